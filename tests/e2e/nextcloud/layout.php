<?php

declare(strict_types=1);

// The page around an app's template, as far as the app and the panel can notice: the head's data, the globals, which come
// by a script with a nonce, the app's styles and scripts in the order and form of Nextcloud, and its colours.

use OCP\Util;

/** Writes text into markup. */
function p($text): void {
	print(htmlspecialchars((string)$text, ENT_QUOTES));
}

/** Writes markup. */
function print_unescaped($markup): void {
	print($markup);
}

/** Runs a template. */
function rendered(string $file, array $_): string {
	ob_start();
	include $file;
	return (string)ob_get_clean();
}

/** The whole page, and the script with the globals; `$ask` is what render.php was asked. */
function page(string $content, array $ask, string $nonce): array {
	$webroot = $ask['webroot'];
	$apps = json_encode(['talk_participants' => "$webroot/apps/talk_participants"]);
	$globals = 'var _oc_webroot=' . json_encode($webroot) . ";var _oc_appswebroots=$apps;";
	$user = '';
	if ($ask['user'] !== null) {
		$name = htmlspecialchars($ask['user']);
		$user = " data-user=\"$name\" data-user-displayname=\"$name\"";
	}
	$head = '<meta charset="utf-8"><title>Nextcloud</title>';
	if ($ask['version'] >= 30) {
		$head .= "<meta name=\"csp-nonce\" nonce=\"$nonce\">";
	}
	foreach (Util::$styles as $style) {
		$head .= "<link rel=\"stylesheet\" href=\"$webroot/$style?v=1\">";
	}
	// In Nextcloud this is the file core/js/oc.js, made anew for each page; it is loaded in the same way.
	$head .= "<script nonce=\"$nonce\" defer src=\"$webroot/core/js/oc.js?v=1\"></script>";
	foreach (Util::$scripts as $script) {
		$head .= "<script nonce=\"$nonce\" defer src=\"$webroot/$script?v=1\"></script>";
	}
	$head .= '<style>:root{--color-main-background:#fff;--color-main-text:#222;--color-primary-element:#00679e}</style>';
	$title = '<h1 class="hidden-visually">Talk participants</h1>';
	$main = $ask['version'] >= 25
		? "<main id=\"content\">$title$content</main>"
		: "$title<div id=\"content\" role=\"main\">$content</div>";
	$data = $user . ' data-requesttoken="' . htmlspecialchars($ask['requestToken']) . '"';
	return [
		'html' => "<!DOCTYPE html><html class=\"ng-csp\" lang=\"en\"><head$data>$head</head>"
			. "<body><header id=\"header\"></header>$main</body></html>",
		'globals' => $globals,
	];
}
