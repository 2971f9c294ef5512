// The script of the page: loads the panel if there is a conversation, else reads the field for one.
//
// A classic script, because that is what Nextcloud 20 can load; `import` finds files beside it wherever the app is
// installed, and passes the script's nonce on. Its texts are in the page, in the viewer's language.

(() => {
	'use strict';

	const TOKEN = /^[a-z0-9]{4,30}$/;
	const CALL = /\/call\/([^/?#]*)\/?(?:[?#].*)?$/;

	const page = document.querySelector('.talk-participants');
	const panel = page.querySelector('talk-participants');
	if (panel) {
		leadToLogin(panel, document.getElementById('talk-participants-login'));
		import('./panel/loader.js').catch((error) => {
			console.error(error);
			panel.setAttribute('role', 'alert');
			panel.textContent = page.dataset.loadFailed;
		});
		return;
	}

	const form = page.querySelector('.talk-participants-form');
	const texts = form.dataset;
	const field = form.elements.namedItem('token');
	const problem = document.getElementById('talk-participants-problem');

	function complain(text) {
		problem.textContent = text;
		field.setAttribute('aria-invalid', String(text !== ''));
	}

	// A link becomes its token, which the form then sends as any form does; so the address can be kept and passed on.
	form.addEventListener('submit', (event) => {
		const found = read(field.value.trim());
		if (found.token !== undefined) {
			field.value = found.token;
			return;
		}
		event.preventDefault();
		complain(found.problem);
		field.focus();
	});
	field.addEventListener('input', () => complain(''));

	function read(given) {
		if (given === '') return { problem: texts.empty };
		if (TOKEN.test(given)) return { token: given };
		if (!given.includes('/')) return { problem: texts.neither };
		const token = (CALL.exec(given) ?? [])[1];
		if (token === undefined || !TOKEN.test(token)) return { problem: texts.noConversation };
		const theirs = /^https?:\/\/([^/]+)/i.exec(given)?.[1];
		if (theirs !== undefined && theirs.toLowerCase() !== location.host) {
			const hosts = { theirs, own: location.host };
			return { problem: texts.otherServer.replace(/\{(theirs|own)\}/g, (_, which) => hosts[which]) };
		}
		return { token };
	}

	// Like Talk: who has no login and opens a conversation that guests cannot see gets the login at once. Nobody is led
	// away from what they have seen already: after an expired login, or when a conversation is closed to guests in the
	// middle, there is a link.
	function leadToLogin(panel, link) {
		const isKnown = document.head.dataset.user !== undefined;
		let hasSeen = false;
		panel.addEventListener('tp-state', ({ detail: { state } }) => {
			if (isKnown) {
				link.parentElement.hidden = state !== 'signed-out';
			} else if (!hasSeen && (state === 'not-found' || state === 'signed-out')) {
				location.replace(link.href);
			}
			hasSeen ||= ['outside', 'guest', 'lobby', 'listed', 'removed'].includes(state);
		});
	}
})();
