<?php

declare(strict_types=1);

namespace OCA\TalkParticipants\Controller;

use OCA\TalkParticipants\AppInfo\Application;
use OCP\AppFramework\Controller;
use OCP\AppFramework\Http\ContentSecurityPolicy;
use OCP\AppFramework\Http\Template\PublicTemplateResponse;
use OCP\AppFramework\Http\TemplateResponse;
use OCP\IRequest;
use OCP\IURLGenerator;
use OCP\IUserSession;

/**
 * The page with the panel. It asks the server nothing on its own: who may see what is decided by Talk, call by call.
 */
class PageController extends Controller {
	/** What a conversation's token looks like; anything else cannot name one. */
	private const TOKEN = '/^[a-z0-9]{4,30}$/D';

	private const INDEX = Application::APP_ID . '.page.index';
	private const CONVERSATION = Application::APP_ID . '.page.conversation';

	/** @var IURLGenerator */
	private $urls;
	/** @var IUserSession */
	private $session;

	public function __construct(IRequest $request, IURLGenerator $urls, IUserSession $session) {
		parent::__construct(Application::APP_ID, $request);
		$this->urls = $urls;
		$this->session = $session;
	}

	/**
	 * Open to guests, because public conversations are. It only shows something, so it needs no request token.
	 *
	 * @NoAdminRequired
	 * @NoCSRFRequired
	 * @PublicPage
	 *
	 * @param mixed $token from the address; a page that is called with nonsense says so
	 */
	public function index($token = ''): TemplateResponse {
		return $this->page(is_string($token) ? trim($token) : '?', self::INDEX);
	}

	/**
	 * The same with the token in the path, where the route lets only tokens through.
	 *
	 * @NoAdminRequired
	 * @NoCSRFRequired
	 * @PublicPage
	 */
	public function conversation(string $token): TemplateResponse {
		return $this->page($token, self::CONVERSATION);
	}

	private function page(string $given, string $route): TemplateResponse {
		$token = preg_match(self::TOKEN, $given) === 1 ? $given : '';
		$isKnown = $this->session->isLoggedIn();
		$parameters = [
			'action' => $this->urls->linkToRoute(self::INDEX),
			'token' => $token,
			'given' => $given,
			'isKnown' => $isKnown,
			'login' => $token === '' ? '' : $this->login($route, $token),
		];
		$response = $isKnown
			? new TemplateResponse(Application::APP_ID, 'main', $parameters)
			: new PublicTemplateResponse(Application::APP_ID, 'main', $parameters);
		$response->setContentSecurityPolicy($this->policy());
		return $response;
	}

	/**
	 * The address of the server's login, which leads back to the page.
	 *
	 * That one is made of the route and the token, never of the address that was called: so the login leads nowhere else.
	 */
	private function login(string $route, string $token): string {
		return $this->urls->linkToRoute('core.login.showLoginForm', [
			'redirect_url' => $this->urls->linkToRoute($route, ['token' => $token]),
		]);
	}

	/**
	 * Nextcloud's usual policy, and WebAssembly.
	 *
	 * Since Nextcloud 28 that can be allowed by itself. Before, the only word for it is the one that allows `eval`, too;
	 * it holds for this page alone, and the panel uses none.
	 */
	private function policy(): ContentSecurityPolicy {
		$policy = new ContentSecurityPolicy();
		if (method_exists($policy, 'allowEvalWasm')) {
			$policy->allowEvalWasm(true);
		} else {
			$policy->allowEvalScript(true);
		}
		return $policy;
	}
}
