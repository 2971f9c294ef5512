<?php

declare(strict_types=1);

// Runs the app's own controller and template, as an old or a new Nextcloud would, for the tests.
//
// Reads from standard input {app, version, webroot, path, query, user, requestToken, policy}; `path` is below the app's
// address, and a policy of false leaves out what the controller asked for. Writes {status, policy, html, globals}.

namespace {
	use OCA\TalkParticipants\AppInfo\Application;
	use OCA\TalkParticipants\Controller\PageController;
	use OCP\AppFramework\Http\ContentSecurityPolicy;
	use OCP\AppFramework\Http\Template\PublicTemplateResponse;

	$ask = json_decode((string)file_get_contents('php://stdin'), true);
	require __DIR__ . '/ocp.php';
	require __DIR__ . ($ask['version'] >= 28 ? '/policy31.php' : '/policy20.php');
	require __DIR__ . '/layout.php';
	spl_autoload_register(function (string $class) use ($ask): void {
		$file = str_replace(['OCA\\TalkParticipants', '\\'], [$ask['app'] . '/lib', '/'], $class) . '.php';
		require $file;
	});

	/** The route of the app that a path matches, with what it takes from it. */
	function routed(array $routes, string $path): ?array {
		foreach ($routes['routes'] as $route) {
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

	$request = new class implements OCP\IRequest {
	};
	$urls = new class($ask) implements OCP\IURLGenerator {
		private $ask;

		public function __construct(array $ask) {
			$this->ask = $ask;
		}

		public function linkToRoute(string $routeName, array $arguments = []): string {
			if ($routeName !== 'talk_participants.page.index') {
				throw new InvalidArgumentException("no route $routeName");
			}
			return $this->ask['webroot'] . '/index.php/apps/talk_participants/';
		}
	};
	$session = new class($ask) implements OCP\IUserSession {
		private $ask;

		public function __construct(array $ask) {
			$this->ask = $ask;
		}

		public function isLoggedIn() {
			return $this->ask['user'] !== null;
		}
	};

	$application = new Application();
	$found = routed(require $ask['app'] . '/appinfo/routes.php', $ask['path']);
	if ($found === null) {
		print(json_encode(['status' => 404, 'policy' => '', 'html' => 'Page not found', 'globals' => '']));
		exit;
	}
	[$name, $arguments] = $found;
	[, $method] = explode('#', $name);
	$controller = new PageController($request, $urls, $session);
	$response = $controller->$method(($arguments + $ask['query'])['token'] ?? '');
	// Nextcloud's layout for logged in users fails without one, and guests do not get it.
	if (($response instanceof PublicTemplateResponse) !== ($ask['user'] === null)) {
		throw new LogicException('the wrong layout');
	}
	$nonce = base64_encode($ask['requestToken']);
	$content = rendered($ask['app'] . "/templates/$response->template.php", $response->parameters);
	$policy = $ask['policy'] ? $response->policy : new ContentSecurityPolicy();
	print(json_encode(['status' => 200, 'policy' => $policy->header($nonce)] + page($content, $ask, $nonce)));
}
