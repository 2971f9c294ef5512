// The script of the page: loads the panel if there is a conversation, else reads the field for one.
//
// A classic script, because that is what Nextcloud 20 can load; `import` finds files beside it wherever the app is
// installed, and passes the script's nonce on.

(() => {
	'use strict';

	const TOKEN = /^[a-z0-9]{4,30}$/;
	const CALL = /\/call\/([^/?#]*)\/?(?:[?#].*)?$/;

	const panel = document.querySelector('.talk-participants talk-participants');
	if (panel) {
		import('./panel/loader.js').catch((error) => {
			console.error(error);
			panel.setAttribute('role', 'alert');
			panel.textContent = 'The participant list could not be loaded. Check the connection and reload the page.';
		});
		return;
	}

	const form = document.querySelector('.talk-participants-form');
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
		if (given === '') return { problem: 'Enter the link or the token of a conversation.' };
		if (TOKEN.test(given)) return { token: given };
		if (!given.includes('/')) {
			return { problem: 'This is neither a link nor a token. A token has 4 to 30 small letters and digits.' };
		}
		const token = (CALL.exec(given) ?? [])[1];
		if (token === undefined || !TOKEN.test(token)) {
			return { problem: 'This link does not lead to a conversation. Such a link has /call/ and a token in it.' };
		}
		const host = /^https?:\/\/([^/]+)/i.exec(given)?.[1];
		if (host !== undefined && host.toLowerCase() !== location.host) {
			return { problem: `This link belongs to ${host}, but this is ${location.host}.` };
		}
		return { token };
	}
})();
