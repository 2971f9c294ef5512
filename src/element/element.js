// The class behind <talk-participants>. It holds no rules: what attributes, properties and calls mean is decided by the
// panel itself, which `load` brings. Until it is there calls wait; if it cannot come, every element says why in its place.

import { Catalogues, Ear, UNAVAILABLE } from './language.js';
import { REFLECTED, accessor, flag, text } from './reflect.js';
import { alert, codeOf, gone, problem } from './trouble.js';

const PROPERTIES = ['credentials', 'fetch', 'requestToken', 'messages', 'actions'];
const METHODS = ['join', 'leave', 'refresh', 'setGuestName'];

/**
 * A class for a custom element. `load` brings the panel, once for all elements: `{ styles, mount, giveUp }`, or a promise of
 * it; it is called when the first element is put into a document, and handed what to call when the panel breaks down. A
 * panel in parts has `{ later, kept, whenComplete }`, too: `later` is called when every element has something to show, brings
 * what that did not need and resolves to whether it could; until it has, what may need it is handed to `kept`.
 * `languages` says where the catalogues are, by language; English needs none.
 */
export function classFor(load, languages = () => ({})) {
  const Base = globalThis.HTMLElement ?? class {};
  const connected = new Set();
  let panel = null;
  let loading = null;
  let broken = null;
  // Elements that show nothing yet, and when there are none of them for the first time.
  const blank = new Set();
  let begin = null;
  const begun = new Promise((resolve) => (begin = resolve));
  const texts = new Catalogues(languages);
  // By document: a style sheet can be used in the one that it was made in.
  const sheets = new WeakMap();

  function sheetOf(page) {
    if (!sheets.has(page)) {
      const sheet = new page.defaultView.CSSStyleSheet();
      sheet.replaceSync(panel.styles);
      sheets.set(page, sheet);
    }
    return sheets.get(page);
  }

  // The panel cannot go on, in none of the elements.
  function stop(reason) {
    if (broken) return;
    broken = reason;
    for (const element of connected) element.stopped(stop);
  }

  function again() {
    for (const element of connected) element.stopped(stop, true);
  }

  function begins(element) {
    if (blank.delete(element) && blank.size === 0) begin();
  }

  // Calls the panel, now or when all of it is there.
  function calmly(act) {
    const safely = () => broken || act();
    if (!panel.kept?.(safely)) safely();
  }

  // A trap, such as memory or a part that cannot be had, is no panic: the panel cannot tell of it any more.
  function trapped({ error, reason = error }) {
    const isTrap = reason instanceof WebAssembly.RuntimeError && /talk.participants/.test(reason.stack);
    if (!isTrap || broken) return;
    try {
      panel.giveUp();
    } catch {
      // It is worse than that; nothing of it is called from here on.
    }
    stop(/cannot be loaded/.test(reason.message) ? 'load-failed' : 'panic');
  }

  function arrived(loaded) {
    addEventListener('error', trapped);
    addEventListener('unhandledrejection', trapped);
    panel = loaded;
  }

  function fetchPanel() {
    try {
      // Not at once: the panel is in the middle of what broke it.
      const loaded = load(() => queueMicrotask(() => stop('panic')));
      if (typeof loaded.then !== 'function') return arrived(loaded);
      // Others that it failed for are not left behind.
      loading = loaded.then(arrived).then(again, (error) => {
        // The next element that is connected tries again, as does the next call, and all when there is a network again.
        loading = null;
        addEventListener('online', again, { once: true });
        console.error(error);
        throw codeOf(error);
      });
    } catch (error) {
      loading = Promise.reject(codeOf(error));
    }
  }

  class TalkParticipants extends Base {
    static observedAttributes = [...Object.keys(REFLECTED), 'lang'];

    #mounted = null;
    #starting = null;
    #properties = {};
    #updating = false;
    #internals = null;
    #ready = null;
    #ear = new Ear(this, texts, () => this.#update());
    #whenReady = new Promise((resolve) => (this.#ready = resolve));

    constructor() {
      super();
      this.attachShadow({ mode: 'open' });
      this.#internals = this.attachInternals?.();
    }

    connectedCallback() {
      connected.add(this);
      for (const name of [...PROPERTIES, ...Object.values(REFLECTED)]) this.#upgrade(name);
      this.#ear.listen();
      if (this.#mounted) this.#dress();
      else this.#starting ??= this.#start();
    }

    // A move in the document disconnects and connects at once; only what stays away is taken down.
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        connected.delete(this);
        begins(this);
        const mounted = this.#mounted;
        if (mounted) calmly(() => mounted.unmount());
        this.#mounted = this.#starting = null;
        this.#ear.stop();
        this.#show([]);
      });
    }

    attributeChangedCallback(name, before, after) {
      if (before !== after) this.#update();
    }

    /** Settles when the panel shows something for the first time, or cannot. */
    get whenReady() {
      return this.#whenReady;
    }

    /** Everybody whom the panel knows of, as plain values. */
    get participants() {
      return this.#mounted && !broken ? this.#mounted.participants() : [];
    }

    /** Moves the focus into the panel: to the list, or else to the first control. */
    async focus(options) {
      const failure = await this.#started();
      if (failure) return failure;
      const wanted = ['[role=row][tabindex="0"]', 'input, select, textarea', 'button'];
      const found = wanted.map((selector) => this.shadowRoot.querySelector(selector)).find(Boolean);
      found?.focus(options);
      return found ? { ok: true } : problem('not-possible', 'There is nothing in the panel that can have the focus.');
    }

    /** For the class itself, which proves with `key` that it is: the panel has broken down, or may be loaded after all. */
    stopped(key, again = false) {
      if (key !== stop) return;
      if (again) this.#starting ??= this.#start();
      else this.#fail(broken);
    }

    // Mounts at once if the panel is here, so that an element is never blank longer than it has to be.
    #start() {
      if (!panel && !loading && !broken) fetchPanel();
      if (broken) return this.#fail(broken);
      const heard = this.#ear.hear();
      if (panel && !heard) return this.#mount();
      return Promise.all([loading, heard]).then(
        // By now another language may be meant, and is waited for like the first.
        () => (broken ? null : this.#start()),
        async (code) => (await this.#ear.hear(), panel ? this.#start() : this.#fail(code)),
      );
    }

    #mount() {
      if (broken || !this.isConnected || this.#mounted) return null;
      try {
        this.#dress();
        this.shadowRoot.replaceChildren();
        this.#mounted = panel.mount(this, this.shadowRoot, {
          emit: (name, detail, cancelable) => this.#emit(name, detail, cancelable),
          show: (states) => this.#show(states),
        });
      } catch (error) {
        return this.#refuse(error);
      }
      blank.add(this);
      this.#whenReady.then(() => begins(this));
      begun.then(() => this.#complete());
      this.#update();
      return null;
    }

    // Not at once: whoever mounts has yet to note that it is starting.
    async #refuse(error) {
      console.error(error);
      trapped({ error });
      await null;
      return broken ? this.#failure(broken) : this.#fail(codeOf(error));
    }

    // A move to another document, such as a picture in picture, takes style sheets away. One that nobody sees can have none.
    #dress() {
      const page = this.ownerDocument;
      this.shadowRoot.adoptedStyleSheets = page.defaultView ? [sheetOf(page)] : [];
    }

    // Brings what the first view did without. As long as that cannot be had, the element says so above what it shows.
    async #complete() {
      await (panel.later && begun);
      if (await (panel.later?.() ?? true)) return null;
      const failure = this.#failure('load-incomplete');
      if (!this.shadowRoot.querySelector('[part=unavailable]')) {
        const note = alert(failure.message);
        note.className = 'notice failure';
        this.shadowRoot.prepend(note);
        panel.whenComplete.then(() => note.remove());
        this.#ready({ ok: false, ...failure });
        this.#emit('tp-error', failure);
      }
      return { ok: false, ...failure };
    }

    #emit(name, detail, cancelable = false) {
      if (name === 'tp-ready') this.#ready({ ok: true });
      return this.dispatchEvent(new CustomEvent(name, { detail, cancelable, bubbles: true, composed: true }));
    }

    // States for `:state(…)`.
    #show(states) {
      // Why there is nothing to show is for whoever waits for it, too.
      if (states.includes('no-conversation')) this.#ask('refresh', []).then(this.#ready);
      const shown = this.#internals?.states;
      if (!shown) return;
      for (const state of [...shown]) if (!states.includes(state)) shown.delete(state);
      for (const state of states) shown.add(state);
    }

    #fail(code) {
      this.#mounted = null;
      const failure = this.#failure(code);
      this.shadowRoot.adoptedStyleSheets = [];
      this.shadowRoot.replaceChildren(alert(failure.message));
      this.#show(['error']);
      this.#ready({ ok: false, ...failure });
      this.#emit('tp-error', failure);
      // What cannot be loaded now may be there the next time.
      if (code === 'load-failed' && !broken) this.#starting = null;
      return failure;
    }

    #failure(code) {
      const message = this.#properties.messages?.[code] ?? this.#ear.speech?.catalogue?.[code] ?? UNAVAILABLE[code];
      return { code, status: null, retryable: code.startsWith('load-') && !broken, message };
    }

    async #call(name, values) {
      const failure = (await this.#started()) ?? (await this.#complete());
      return failure ?? this.#ask(name, values);
    }

    async #ask(name, values) {
      const failure = await this.#started();
      if (failure) return failure;
      // It may have been taken out in the meantime.
      return this.#mounted ? this.#mounted[name](...values) : gone();
    }

    // Waits until there is a panel to call; otherwise the result of every call.
    async #started() {
      if (!this.isConnected) return gone();
      const failure = await (this.#starting ??= this.#start());
      if (failure) return { ok: false, ...failure };
      if (broken) return { ok: false, ...this.#failure(broken) };
      if (!this.#mounted) return gone();
      // Settings of this turn count before calls.
      this.#pass();
      return null;
    }

    // Many changes in a row are one change for the panel.
    #update() {
      if (this.#updating || !this.#mounted) return;
      this.#updating = true;
      queueMicrotask(() => this.#pass());
    }

    #pass() {
      if (this.#updating) calmly(() => this.#tell());
    }

    #tell() {
      const isDue = this.#updating && this.#mounted;
      this.#updating = false;
      if (!isDue) return;
      const { messages } = this.#properties;
      // Texts of the page's own may be in a language that has no catalogue; then numbers and times are, too.
      const { tag, catalogue } = this.#ear.speech;
      const own = messages && !catalogue && tag && { words: tag, spoken: tag };
      this.#mounted.update(this.#properties, { ...this.#ear.speech, ...own, directed: this.hasAttribute('dir') });
    }

    // A property that was set before this class was known hides the accessor; set it again, through it.
    #upgrade(name) {
      if (!Object.hasOwn(this, name)) return;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }

    static {
      for (const name of PROPERTIES) {
        accessor(this.prototype, name, {
          get() {
            return this.#properties[name] ?? null;
          },
          set(value) {
            this.#properties[name] = value ?? undefined;
            this.#update();
          },
        });
      }
      for (const name of METHODS) {
        this.prototype[name] = function (...values) {
          return this.#call(name, values);
        };
      }
      for (const [attribute, name] of Object.entries(REFLECTED)) {
        accessor(this.prototype, name, attribute === 'readonly' ? flag(attribute) : text(attribute));
      }
    }
  }
  return TalkParticipants;
}

/** Defines an element whose panel is in the page's own program already; `places` says where the catalogues are. */
export function defineWith(tag, prepare, mount, giveUp, places) {
  if (customElements.get(tag)) return;
  const load = (panicked) => ({ styles: prepare(panicked), mount, giveUp });
  customElements.define(tag, classFor(load, () => places));
}
