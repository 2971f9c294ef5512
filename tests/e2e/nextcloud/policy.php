<?php

declare(strict_types=1);

// What the app asks of the Content-Security-Policy, in the two forms that Nextcloud's class for it has had.

/** Up to Nextcloud 27: no word for WebAssembly but the one for eval. */
class PolicyWithEval {
	/** @var bool */
	public $eval = false;
	/** @var bool */
	public $wasm = false;

	public function allowEvalScript($state = true): self {
		$this->eval = $state;
		return $this;
	}
}

/** Since Nextcloud 28: WebAssembly by itself. */
class PolicyWithWasm extends PolicyWithEval {
	public function allowEvalWasm(bool $state = true): self {
		$this->wasm = $state;
		return $this;
	}
}

class_alias(
	$ask['version'] < 28 ? PolicyWithEval::class : PolicyWithWasm::class,
	'OCP\AppFramework\Http\ContentSecurityPolicy'
);
