<?php

declare(strict_types=1);

namespace OCP\AppFramework\Http;

/** The policy as of Nextcloud 20: scripts by nonce alone, and no word for WebAssembly but the one for eval. */
class ContentSecurityPolicy {
	/** @var bool */
	private $eval = false;

	public function allowEvalScript($state = true): self {
		$this->eval = $state;
		return $this;
	}

	public function header(string $nonce): string {
		$scripts = "'nonce-$nonce'" . ($this->eval ? " 'unsafe-eval'" : '');
		return "default-src 'none';base-uri 'none';manifest-src 'self';script-src $scripts;"
			. "style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;font-src 'self' data:;connect-src 'self';"
			. "media-src 'self';frame-ancestors 'self';form-action 'self'";
	}
}
