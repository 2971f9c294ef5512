<?php

declare(strict_types=1);

// Runs the app's own controller and template, as an old or a new Nextcloud would, for the tests.
//
// Reads from standard input {app, version, webroot, front, path, query, user, language, requestToken, policy}. `path` is
// below the app's address; `front` is what addresses of pages have before their path ("/index.php", or nothing);
// `policy` is "browser", "recorded" (as for clients that Nextcloud does not know) or "own" (without what the controller
// asked for). Writes {status, policy, html, globals}.

namespace {
	use OCA\TalkParticipants\AppInfo\Application;
	use OCA\TalkParticipants\Controller\PageController;
	use OCP\AppFramework\Http\Template\PublicTemplateResponse;

	$ask = json_decode((string)file_get_contents('php://stdin'), true);
	require __DIR__ . '/ocp.php';
	require __DIR__ . '/policy.php';
	require __DIR__ . '/recorded.php';
	require __DIR__ . '/routes.php';
	require __DIR__ . '/layout.php';
	spl_autoload_register(function (string $class) use ($ask): void {
		$file = str_replace(['OCA\\TalkParticipants', '\\'], [$ask['app'] . '/lib', '/'], $class) . '.php';
		require $file;
	});

	$request = new class implements OCP\IRequest {
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
	$l = new class($ask) implements OCP\IL10N {
		private $language;
		private $texts = [];

		/** English, as in Nextcloud, has no file and stands for languages that the app does not have. */
		public function __construct(array $ask) {
			$file = $ask['app'] . "/l10n/$ask[language].json";
			$isThere = is_file($file);
			$this->language = $isThere ? $ask['language'] : 'en';
			$this->texts = $isThere ? json_decode((string)file_get_contents($file), true)['translations'] : [];
		}

		public function t(string $text, $parameters = []): string {
			return vsprintf($this->texts[$text] ?? $text, $parameters);
		}

		public function getLanguageCode(): string {
			return $this->language;
		}
	};

	$application = new Application();
	$routes = (require $ask['app'] . '/appinfo/routes.php')['routes'];
	$found = routed($routes, $ask['path']);
	if ($found === null) {
		print(json_encode(['status' => 404, 'policy' => '', 'html' => 'Page not found', 'globals' => '']));
		exit;
	}
	[$name, $arguments] = $found;
	[, $method] = explode('#', $name);
	$controller = new PageController($request, new Urls($routes, $ask), $session);
	$response = $controller->$method(($arguments + $ask['query'])['token'] ?? '');
	// Nextcloud's layout for logged in users fails without one, and guests do not get it.
	if (($response instanceof PublicTemplateResponse) !== ($ask['user'] === null)) {
		throw new LogicException('the wrong layout');
	}
	$nonce = base64_encode($ask['requestToken']);
	$content = rendered($ask['app'] . "/templates/$response->template.php", $response->parameters, $l);
	$policy = policy($ask, $response->policy, $nonce);
	print(json_encode(['status' => 200, 'policy' => $policy] + page($content, $ask, $nonce)));
}
