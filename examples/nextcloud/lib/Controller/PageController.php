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
		$given = is_string($token) ? trim($token) : '?';
		$parameters = [
			'action' => $this->urls->linkToRoute(Application::APP_ID . '.page.index'),
			'token' => preg_match(self::TOKEN, $given) === 1 ? $given : '',
			'given' => $given,
		];
		$response = $this->session->isLoggedIn()
			? new TemplateResponse(Application::APP_ID, 'main', $parameters)
			: new PublicTemplateResponse(Application::APP_ID, 'main', $parameters);
		$response->setContentSecurityPolicy($this->policy());
		return $response;
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
