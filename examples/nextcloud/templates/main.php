<?php

declare(strict_types=1);

use OCA\TalkParticipants\AppInfo\Application;
use OCP\Util;

/** @var array{action: string, token: string, given: string} $_ */

// The script goes through Nextcloud, not through a tag of our own: the nonce of a tag would have to come from a private
// class, or be computed from the request token in one way up to Nextcloud 29 and in another since. What addScript writes
// has worked from 20 to 31: a classic, deferred script with the nonce. Its import() inherits that nonce, which matters
// because script-src holds no 'self' there; and it gets a `?v=` that changes with the app, so no old one is kept.
Util::addScript(Application::APP_ID, 'main');
Util::addStyle(Application::APP_ID, 'main');
?>
<?php // The outer one is Nextcloud's: its width, its background, the aim of "Skip to main content". ?>
<div id="app-content">
<div class="talk-participants">
<?php if ($_['token'] !== '') { ?>
	<?php // Who is signed in, the request token and the folder of Nextcloud are read by the panel from the page's head. ?>
	<talk-participants token="<?php p($_['token']); ?>" heading-level="2"></talk-participants>
	<p><a href="<?php p($_['action']); ?>">Another conversation</a></p>
<?php } else { ?>
	<h2>Who is in the conversation?</h2>
	<form class="talk-participants-form" method="get" action="<?php p($_['action']); ?>" novalidate>
		<label for="talk-participants-conversation">Conversation link or token</label>
		<input id="talk-participants-conversation" name="token" value="<?php p($_['given']); ?>" type="text" inputmode="url"
			autocomplete="off" autocapitalize="none" spellcheck="false"
			aria-describedby="talk-participants-problem talk-participants-hint"
			aria-invalid="<?php p($_['given'] === '' ? 'false' : 'true'); ?>">
		<p id="talk-participants-problem" role="alert"><?php if ($_['given'] !== '') { ?>This does not name a conversation. A token has 4 to 30 small letters and digits.<?php } ?></p>
		<p id="talk-participants-hint">Talk shows the link in the menu of a conversation. It ends in /call/ and a token.</p>
		<button type="submit" class="primary">Show participants</button>
	</form>
<?php } ?>
	<noscript><p>This page needs JavaScript and WebAssembly.</p></noscript>
</div>
</div>
