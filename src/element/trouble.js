// Why there is no panel, or no answer of one, in the words and shapes that pages get.

/** Why the panel could not be loaded, as the code of an error. */
export function codeOf(error) {
  if (typeof WebAssembly !== 'object') return 'no-wasm';
  const forbidden = /Content.Security.Policy|unsafe-eval|blocked by CSP/i;
  return error instanceof WebAssembly.CompileError && forbidden.test(error.message) ? 'csp-wasm' : 'load-failed';
}

/** What an element shows when it cannot show more. */
export function alert(message) {
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.setAttribute('part', 'unavailable');
  text.textContent = message;
  return text;
}

/** The result of a call of an element that is not there. */
export function gone() {
  return problem('disconnected', 'The element is in no document.');
}

/** The result of a call that nobody can make better by trying again. */
export function problem(code, message) {
  return { ok: false, code, status: null, retryable: false, message };
}
