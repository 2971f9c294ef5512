<?php

declare(strict_types=1);

namespace OCP\AppFramework\Http;

/** The policy as of Nextcloud 31: WebAssembly by itself, and 'strict-dynamic' for script elements. */
class ContentSecurityPolicy {
	/** @var bool */
	private $eval = false;
	/** @var bool */
	private $wasm = false;

	public function allowEvalScript($state = true): self {
		$this->eval = $state;
		return $this;
	}

	public function allowEvalWasm(bool $state = true): self {
		$this->wasm = $state;
		return $this;
	}

	public function header(string $nonce): string {
		$scripts = "'nonce-$nonce'" . ($this->eval ? " 'unsafe-eval'" : '') . ($this->wasm ? " 'wasm-unsafe-eval'" : '');
		return "default-src 'none';base-uri 'none';manifest-src 'self';script-src $scripts;"
			. "script-src-elem 'strict-dynamic' $scripts;style-src 'self' 'unsafe-inline';img-src 'self' data: blob:;"
			. "font-src 'self' data:;connect-src 'self';media-src 'self';frame-ancestors 'self';form-action 'self'";
	}
}
