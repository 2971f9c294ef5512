<?php

declare(strict_types=1);

// The app's routes, read both ways: what a path leads to, and the address of a route.

/** The route of the app that a path matches, with what it takes from it. */
function routed(array $routes, string $path): ?array {
	foreach ($routes as $route) {
		$requirements = $route['requirements'] ?? [];
		$pattern = preg_replace_callback('/\{(\w+)\}/', function (array $found) use ($requirements): string {
			return "(?<$found[1]>" . ($requirements[$found[1]] ?? '[^/]+') . ')';
		}, $route['url']);
		if ($route['verb'] === 'GET' && preg_match("#^$pattern$#D", $path, $arguments) === 1) {
			return [$route['name'], array_filter($arguments, 'is_string', ARRAY_FILTER_USE_KEY)];
		}
	}
	return null;
}

/** Makes addresses as Nextcloud does: what is not in the path of a route goes into the query, where slashes stay. */
class Urls implements OCP\IURLGenerator {
	/** @var array<string, string> */
	private $paths = ['core.login.showLoginForm' => '/login'];
	/** @var string */
	private $base;

	public function __construct(array $routes, array $ask) {
		foreach ($routes as $route) {
			$name = 'talk_participants.' . str_replace('#', '.', $route['name']) . ($route['postfix'] ?? '');
			$this->paths[$name] = '/apps/talk_participants' . $route['url'];
		}
		$this->base = $ask['webroot'] . $ask['front'];
	}

	public function linkToRoute(string $routeName, array $arguments = []): string {
		if (!isset($this->paths[$routeName])) {
			throw new InvalidArgumentException("no route $routeName");
		}
		$path = $this->paths[$routeName];
		foreach ($arguments as $name => $value) {
			if (strpos($path, "{{$name}}") !== false) {
				$path = str_replace("{{$name}}", rawurlencode($value), $path);
				unset($arguments[$name]);
			}
		}
		$query = str_replace('%2F', '/', http_build_query($arguments, '', '&', PHP_QUERY_RFC3986));
		return $this->base . $path . ($query === '' ? '' : "?$query");
	}
}
