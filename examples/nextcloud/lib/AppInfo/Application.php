<?php

declare(strict_types=1);

namespace OCA\TalkParticipants\AppInfo;

use OCP\AppFramework\App;
use OCP\AppFramework\Bootstrap\IBootContext;
use OCP\AppFramework\Bootstrap\IBootstrap;
use OCP\AppFramework\Bootstrap\IRegistrationContext;

/**
 * The app, as Nextcloud 20 and later start it. It has a page and nothing else: no tables, no settings, no jobs.
 */
class Application extends App implements IBootstrap {
	public const APP_ID = 'talk_participants';

	public function __construct() {
		parent::__construct(self::APP_ID);
	}

	public function register(IRegistrationContext $context): void {
	}

	public function boot(IBootContext $context): void {
	}
}
