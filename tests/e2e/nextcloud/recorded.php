<?php

declare(strict_types=1);

// Pages of a real Nextcloud, as tests/recordings/pages has them.

/** The recorded page: the app's for somebody with a login ("user") or without one ("nobody"), or the login page. */
function recorded(int $version, string $who, string $path): array {
	$file = dirname(__DIR__, 2) . "/recordings/pages/nextcloud-$version.json";
	foreach (json_decode((string)file_get_contents($file), true)['pages'] as $page) {
		if ($page['who'] === $who && strpos($page['path'], $path) !== false) {
			return $page;
		}
	}
	throw new LogicException("no page $path of $version as $who");
}

/**
 * The policy of the app's page: as it was recorded, if the app asked for what it did then, or Nextcloud's own, which the
 * login page has. `$as` is "browser" for what Nextcloud sends to browsers that it knows, else as recorded.
 */
function policy(array $ask, object $asked, string $nonce): string {
	$page = recorded($ask['version'], $ask['user'] === null ? 'nobody' : 'user', '/apps/talk_participants/');
	foreach (["'unsafe-eval'" => $asked->eval, "'wasm-unsafe-eval'" => $asked->wasm] as $word => $isAsked) {
		if ((strpos($page['csp'], $word) !== false) !== $isAsked) {
			throw new LogicException("the app asked for another policy than the recorded one: $word");
		}
	}
	$policy = $ask['policy'] === 'own' ? recorded($ask['version'], 'nobody', '/login')['csp'] : $page['csp'];
	if ($ask['policy'] !== 'recorded') {
		$policy = str_replace("script-src 'self'", "script-src 'nonce-NONCE'", $policy);
	}
	return str_replace('NONCE', $nonce, $policy);
}
