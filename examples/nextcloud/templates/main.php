<?php

declare(strict_types=1);

use OCA\TalkParticipants\AppInfo\Application;
use OCP\Util;

/** @var array{action: string, token: string, given: string, isKnown: bool, login: string} $_ */
/** @var \OCP\IL10N $l */

// The script goes through Nextcloud, not through a tag of our own: the nonce of a tag would have to come from a private
// class, or be computed from the request token in one way up to Nextcloud 29 and in another since. What addScript writes
// has worked from 20 to 34: a classic, deferred script with the nonce. Its import() inherits that nonce, which matters
// because script-src holds no 'self' there; and it gets a `?v=` that changes with the app, so no old one is kept.
Util::addScript(Application::APP_ID, 'main');
Util::addStyle(Application::APP_ID, 'main');

// Pages of older versions run from left to right in every language.
$direction = preg_match('/^(ar|he)\b/', $l->getLanguageCode()) === 1 ? 'rtl' : 'ltr';
?>
<?php // The outer one is Nextcloud's: its width, its background, the aim of "Skip to main content". ?>
<div id="app-content">
<div class="talk-participants" dir="<?php p($direction); ?>"
	data-load-failed="<?php p($l->t('The participant list could not be loaded. Check the connection and reload the page.')); ?>">
<?php if ($_['token'] !== '') { ?>
<?php if (!$_['isKnown']) { ?>
	<?php // Before the panel, which takes everybody without a login for a guest. ?>
	<p><?php p($l->t('Have an account?')); ?> <a id="talk-participants-login" href="<?php p($_['login']); ?>"><?php p($l->t('Log in')); ?></a></p>
<?php } ?>
	<?php // Who is signed in, the request token and the folder of Nextcloud are read by the panel from the page's head. ?>
	<talk-participants token="<?php p($_['token']); ?>" heading-level="2">
<?php if ($_['isKnown']) { ?>
		<?php // Shown when the login has expired. ?>
		<p slot="footer" hidden><a id="talk-participants-login" class="button primary" href="<?php p($_['login']); ?>"><?php p($l->t('Log in')); ?></a></p>
<?php } ?>
	</talk-participants>
	<p><a href="<?php p($_['action']); ?>"><?php p($l->t('Another conversation')); ?></a></p>
<?php } else { ?>
	<h2><?php p($l->t('Who is in the conversation?')); ?></h2>
	<form class="talk-participants-form" method="get" action="<?php p($_['action']); ?>" novalidate
		data-empty="<?php p($l->t('Enter the link or the token of a conversation.')); ?>"
		data-neither="<?php p($l->t('This is neither a link nor a token. A token has 4 to 30 small letters and digits.')); ?>"
		data-no-conversation="<?php p($l->t('This link does not lead to a conversation. Such a link has /call/ and a token in it.')); ?>"
		data-other-server="<?php p($l->t('This link belongs to {theirs}, but this is {own}.')); ?>">
		<label for="talk-participants-conversation"><?php p($l->t('Conversation link or token')); ?></label>
		<input id="talk-participants-conversation" name="token" value="<?php p($_['given']); ?>" type="text" inputmode="url"
			dir="ltr" autocomplete="off" autocapitalize="none" spellcheck="false"
			aria-describedby="talk-participants-problem talk-participants-hint"
			aria-invalid="<?php p($_['given'] === '' ? 'false' : 'true'); ?>">
		<p id="talk-participants-problem" role="alert"><?php if ($_['given'] !== '') { p($l->t('This does not name a conversation. A token has 4 to 30 small letters and digits.')); } ?></p>
		<p id="talk-participants-hint"><?php p($l->t('Talk shows the link in the menu of a conversation. It ends in /call/ and a token.')); ?></p>
		<button type="submit" class="primary"><?php p($l->t('Show participants')); ?></button>
	</form>
<?php } ?>
	<noscript><p><?php p($l->t('This page needs JavaScript and WebAssembly.')); ?></p></noscript>
</div>
</div>
