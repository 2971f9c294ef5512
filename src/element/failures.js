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
  'too-old': 'This browser is too old for the participant list. Update it, or use another one.',
  'load-failed': 'The participant list could not be loaded. Check the connection and reload the page.',
  panic: 'The participant list has stopped because of an error in it. Reload the page.',
  'bad-value': 'A setting that this page gives to the participant list cannot be read: {name}',
};

/** More English texts, which the catalogues translate, too. */
export const TEXTS = {
  stopped: 'The participant list has stopped because of an error in it.',
  restart: 'Restart',
};

/** @typedef {keyof typeof UNAVAILABLE} FailureCode */

/**
 * What stood in the fields of a panel, and the account that it acted as.
 *
 * @typedef {{ query: string, name: string | null, account: string }} Typed
 */

/** Fields of a panel whose text is kept. A password is not. */
const FIELDS = { query: 'input[role=combobox]', name: '.name-form input' };

/** Style properties of the failure's view: the module, which has the style sheets, may not be there. */
const BOX = {
  'box-sizing': 'border-box',
  margin: '0',
  padding: '1rem',
  border: '1px solid var(--tp-color-line, var(--color-border, #8888))',
  'border-radius': 'var(--tp-radius-large, var(--border-radius-large, 12px))',
  background: 'var(--tp-color-bg, var(--color-main-background, canvas))',
  color: 'var(--tp-color-text, var(--color-main-text, canvastext))',
  font: '1rem/1.5 var(--tp-font, var(--font-face, system-ui, sans-serif))',
};
const BUTTON = {
  display: 'block',
  'margin-block-start': '0.75rem',
  padding: '0.5rem 1rem',
  'min-height': '2.75rem',
  border: '0',
  'border-radius': 'var(--tp-radius, var(--border-radius-element, 8px))',
  background: 'var(--tp-color-primary, var(--color-primary-element, #00679e))',
  color: 'var(--tp-color-primary-text, var(--color-primary-element-text, #fff))',
  font: 'inherit',
  cursor: 'pointer',
};

/**
 * Whether the browser lacks something that the panel needs; `docs/other-origins.md` says since which version each has it. What
 * is older has the parts that are not asked for here, too.
 */
export function isTooOld() {
  const has = (/** @type {string} */ condition) => globalThis.CSS?.supports?.(condition);
  const needed = [has('selector(:state(a))'), has('color: light-dark(red, red)'), 'popover' in HTMLElement.prototype];
  return !needed.every(Boolean);
}

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
 * What an element shows instead of the panel: a sentence, and a button if something can be done.
 *
 * @param {string} message
 * @param {{ label: string, act: () => void } | null} button
 */
export function failureView(message, button) {
  const view = element('div', BOX);
  view.setAttribute('part', 'unavailable');
  const text = element('p', { margin: '0' });
  text.setAttribute('role', 'alert');
  text.textContent = message;
  view.append(text);
  if (button) {
    const press = element('button', BUTTON);
    press.setAttribute('type', 'button');
    press.setAttribute('part', 'button');
    press.textContent = button.label;
    press.addEventListener('click', button.act);
    view.append(press);
  }
  return view;
}

/**
 * An element with a style. A Content-Security-Policy does not concern styles that are set in this way.
 *
 * @param {string} name
 * @param {Record<string, string>} style
 */
function element(name, style) {
  const made = document.createElement(name);
  for (const [property, value] of Object.entries(style)) made.style.setProperty(property, value);
  return made;
}

/**
 * What stands in the fields of a panel that broke down; `null` if nothing does.
 *
 * @param {ShadowRoot} shadow
 * @param {string} account
 * @returns {Typed | null}
 */
export function typedInto(shadow, account) {
  const [query, name] = [FIELDS.query, FIELDS.name].map((selector) => {
    const field = /** @type {HTMLInputElement | null} */ (shadow.querySelector(selector));
    return field?.value ?? null;
  });
  if (query === null && name === null) return null;
  return { query: query ?? '', name: name ?? null, account };
}

/** Where `focus()` looks, in this order: the list's current row, a field, a button. */
const FOCUSABLE = ['[role=row][tabindex="0"]', 'input, select, textarea', 'button'];

/**
 * Moves the focus into a panel. The result is that of a method.
 *
 * @param {ShadowRoot} root
 * @param {FocusOptions} [options]
 */
export function focusInto(root, options) {
  const found = FOCUSABLE.map((selector) => root.querySelector(selector)).find(Boolean);
  /** @type {HTMLElement | undefined | null} */ (found)?.focus(options);
  if (!found) return permanentFailure('not-possible', 'There is nothing in the panel that can have the focus.');
  return { ok: true };
}
