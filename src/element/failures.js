// Failures that the element itself reports, because the panel's module is not there to report them.

/**
 * A failed call's result, as `npm/class.d.ts` declares it. `status` is an HTTP status, which these failures have none of.
 *
 * @typedef {{ ok: false, code: string, status: null, retryable: boolean, message: string }} FailedResult
 */

/** English messages by error code. Every catalogue in `languages/` translates these names, too. */
export const UNAVAILABLE = {
  'no-wasm': 'The participant list needs WebAssembly, which this browser does not offer or has switched off.',
  'csp-wasm':
    "The participant list is blocked by this page's Content-Security-Policy, which has to allow 'wasm-unsafe-eval'.",
  'load-failed': 'The participant list could not be loaded. Check the connection and reload the page.',
  panic: 'The participant list has stopped because of an error in it. Reload the page.',
};

/** @typedef {keyof typeof UNAVAILABLE} FailureCode */

/**
 * The error code for an exception that was thrown while the module was loaded or a panel was mounted.
 *
 * @param {unknown} error
 * @returns {FailureCode}
 */
export function failureCode(error) {
  if (typeof WebAssembly !== 'object') return 'no-wasm';
  // No browser has a type of its own for this; the messages are those of Chromium, Firefox and WebKit.
  const forbidden = /Content.Security.Policy|unsafe-eval|blocked by CSP/i;
  return error instanceof WebAssembly.CompileError && forbidden.test(error.message) ? 'csp-wasm' : 'load-failed';
}

/**
 * The result of a call on an element that is in no document.
 *
 * @returns {FailedResult}
 */
export function disconnected() {
  return permanentFailure('disconnected', 'The element is in no document.');
}

/**
 * The result of a call that would fail again.
 *
 * @param {string} code
 * @param {string} message
 * @returns {FailedResult}
 */
export function permanentFailure(code, message) {
  return { ok: false, code, status: null, retryable: false, message };
}

/**
 * The paragraph that an element shows instead of the panel.
 *
 * @param {string} message
 */
export function failureView(message) {
  const text = document.createElement('p');
  text.setAttribute('role', 'alert');
  text.setAttribute('part', 'unavailable');
  text.textContent = message;
  return text;
}
