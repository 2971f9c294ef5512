<?php

declare(strict_types=1);

// The page around an app's template, put together of a recorded one: its head with the data and the globals, the app's
// styles and scripts in the order and form of Nextcloud, and its colours.

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
function rendered(string $file, array $_, OCP\IL10N $l): string {
	ob_start();
	include $file;
	return (string)ob_get_clean();
}

/** An opening tag with other values of attributes that it has. */
function tagged(string $tag, array $values): string {
	foreach ($values as $name => $value) {
		$tag = preg_replace("/ $name=\"[^\"]*\"/", " $name=\"$value\"", $tag);
	}
	return $tag;
}

/** The script that sets the globals. Of those that nobody here reads, the names are enough. */
function globals(array $names, string $webroot): string {
	$values = [
		'_oc_webroot' => $webroot,
		'_oc_appswebroots' => ['talk_participants' => "$webroot/apps/talk_participants"],
	];
	$values += array_fill_keys($names, new stdClass());
	return implode('', array_map(function (string $name) use ($values): string {
		return "var $name=" . json_encode($values[$name]) . ';';
	}, array_keys($values)));
}

/** The whole page, and the globals if they come as a file; `$ask` is what render.php was asked. */
function page(string $content, array $ask, string $nonce): array {
	['webroot' => $webroot, 'version' => $version, 'user' => $user, 'language' => $language] = $ask;
	$recorded = recorded($version, $user === null ? 'nobody' : 'user', '/apps/talk_participants/');
	$globals = globals($recorded['globals'], $webroot);
	$isInline = $recorded['globals'] !== [];

	$head = implode('', $recorded['meta']) . '<title>Nextcloud</title>';
	foreach (Util::$styles as $style) {
		$head .= "<link rel=\"stylesheet\" href=\"$webroot/$style?v=1\">";
	}
	// The themes are complete in the page for nobody; those for a user come after more than was recorded.
	foreach (recorded($version, 'nobody', '/apps/talk_participants/')['stylesheets'] as $sheet) {
		if (preg_match('#/theme/|/accessibility/|css-variables#', $sheet) === 1) {
			$head .= str_replace('href="', "href=\"$webroot", $sheet);
		}
	}
	if (!$isInline) {
		$head .= "<script nonce=\"$nonce\" defer src=\"$webroot/core/js/oc.js?v=1\"></script>";
	}
	foreach (Util::$scripts as $script) {
		$head .= "<script nonce=\"$nonce\" defer src=\"$webroot/$script?v=1\"></script>";
	}
	if ($isInline) {
		$head .= "<script nonce=\"$nonce\">$globals</script>";
	}
	// From Nextcloud's own style sheets: what texts and links look like if an app says nothing.
	$head .= '<style>body{margin:0;background:var(--color-main-background);color:var(--color-main-text);'
		. 'font:15px/1.5 sans-serif}a{color:var(--color-main-text);text-decoration:none}</style>';

	$values = [
		'data-user' => $user,
		'data-user-displayname' => $user,
		'data-requesttoken' => $ask['requestToken'],
	];
	$data = '';
	foreach (array_keys($recorded['head']) as $name) {
		$data .= " $name=\"" . htmlspecialchars((string)$values[$name]) . '"';
	}
	$title = '<h1 class="hidden-visually">Talk participants</h1>';
	$main = $version >= 25
		? "<main id=\"content\">$title$content</main>"
		: "$title<div id=\"content\" role=\"main\">$content</div>";
	$html = tagged($recorded['html'], ['lang' => str_replace('_', '-', $language), 'data-locale' => $language]);
	$body = tagged($recorded['body'], ['dir' => in_array($language, ['ar', 'he'], true) ? 'rtl' : 'ltr']);
	return [
		'html' => "<!DOCTYPE html>$html<head$data>" . str_replace('NONCE', $nonce, $head) . '</head>'
			. "$body<header id=\"header\"></header>$main</body></html>",
		'globals' => $isInline ? '' : $globals,
	];
}
