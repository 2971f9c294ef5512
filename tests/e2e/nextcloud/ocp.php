<?php

declare(strict_types=1);

// The few public classes of Nextcloud that the app uses, in just as much as it uses of them. The policies, which differ
// between versions, are in policy.php.

namespace OCP {
	interface IRequest {
	}

	interface IURLGenerator {
		public function linkToRoute(string $routeName, array $arguments = []): string;
	}

	interface IUserSession {
		public function isLoggedIn();
	}

	interface IL10N {
		public function t(string $text, $parameters = []): string;

		public function getLanguageCode(): string;
	}

	/** Collects what templates ask for, as Nextcloud does; the layout writes it into the head. */
	class Util {
		/** @var string[] */
		public static $scripts = [];
		/** @var string[] */
		public static $styles = [];

		public static function addScript(string $application, ?string $file = null): void {
			self::$scripts[] = "apps/$application/js/$file.js";
		}

		public static function addStyle(string $application, ?string $file = null): void {
			self::$styles[] = "apps/$application/css/$file.css";
		}
	}
}

namespace OCP\AppFramework {
	class App {
		/** @var string */
		public $name;

		public function __construct(string $name) {
			$this->name = $name;
		}
	}

	abstract class Controller {
		/** @var \OCP\IRequest */
		protected $request;

		public function __construct(string $appName, \OCP\IRequest $request) {
			$this->request = $request;
		}
	}
}

namespace OCP\AppFramework\Bootstrap {
	interface IRegistrationContext {
	}

	interface IBootContext {
	}

	interface IBootstrap {
		public function register(IRegistrationContext $context): void;

		public function boot(IBootContext $context): void;
	}
}

namespace OCP\AppFramework\Http {
	class TemplateResponse {
		/** @var string */
		public $app;
		/** @var string */
		public $template;
		/** @var array */
		public $parameters;
		/** @var ContentSecurityPolicy|null */
		public $policy;

		public function __construct(string $app, string $template, array $parameters = []) {
			$this->app = $app;
			$this->template = $template;
			$this->parameters = $parameters;
		}

		public function setContentSecurityPolicy(ContentSecurityPolicy $policy): self {
			$this->policy = $policy;
			return $this;
		}
	}
}

namespace OCP\AppFramework\Http\Template {
	class PublicTemplateResponse extends \OCP\AppFramework\Http\TemplateResponse {
	}
}
