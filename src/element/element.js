// The class of the custom element <talk-participants>: lifecycle, properties and methods. What they mean is decided in the
// module (`src/element/instance.rs`), to which this class passes them on.

import { defineProperty, REFLECTING, upgradeProperties } from './attributes.js';
import { disconnected, failureCode, failureView, focusInto, TEXTS, typedInto, UNAVAILABLE } from './failures.js';
import { argumentOf, fields, HostValues, text } from './host-values.js';
import { LanguageResolver } from './language.js';
import { participantsOf, readLists } from './lists.js';

/**
 * @import { FailedResult, FailureCode, Typed } from './failures.js'
 * @import { Catalogues } from './language.js'
 * @import { ModuleLoader, Panel } from './module-loader.js'
 */

/** Properties that have no attribute. */
const PROPERTIES = ['credentials', 'fetch', 'requestToken', 'messages', 'actions'];

/** Options that inherit nothing, since a script may have given a name of theirs to every object. */
const OPEN = /** @type {const} */ ({ __proto__: null, mode: 'open' });

/**
 * Makes a class for a custom element, to which `withAttributes` adds the attributes. All elements of a class share the
 * module and the catalogues.
 *
 * @param {ModuleLoader} loader
 * @param {Catalogues} catalogues
 */
export function elementClass(loader, catalogues) {
  // Undefined where a page is rendered on a server; the class can be imported there, but not used.
  const Base = /** @type {typeof HTMLElement} */ (globalThis.HTMLElement ?? class {});

  class TalkParticipants extends Base {
    #shadow = this.attachShadow(OPEN);
    #internals = this.attachInternals?.();
    #language = new LanguageResolver(this, catalogues, () => this.#update());
    #observer = {
      retry: () => {
        if (loader.module && this.#hasStopped) this.#mayRetry = true;
        void this.#mounted();
      },
      fail: (/** @type {FailureCode} */ code) => void this.#fail(code),
    };
    /** @type {Record<string, any>} */
    #properties = Object.create(null);
    #values = new HostValues((name) => void this.#reportValue(name));
    /** Attributes, properties or the language changed, which the panel has yet to be told. */
    #hasChanges = false;
    /** The mounted panel; `null` as soon as the module is broken. @type {Panel | null} */
    #panel = null;
    /** Settle the calls under way, which a module that broke never answers. @type {Set<(failure: FailedResult) => void>} */
    #calls = new Set();
    /** The account that the panel acts as, as the module compares it. */
    #account = '';
    /** What stood in the fields of a panel that broke down, and for which conversation. @type {{ typed: Typed | null, token: string | null }} */
    #kept = { typed: null, token: null };
    /** The last attempt to mount a panel since it was connected. @type {Promise<FailedResult | null> | null} */
    #attempt = null;
    /** The last attempt failed, and another one may succeed. */
    #mayRetry = false;
    /** It shows that the module is broken. */
    #hasStopped = false;
    /** Resolves `whenReady`. @type {(result: unknown) => void} */
    #ready = () => {};
    #whenReady = new Promise((resolve) => (this.#ready = resolve));

    connectedCallback() {
      loader.observe(this.#observer);
      upgradeProperties(this, [...REFLECTING, ...PROPERTIES], (name) => this.#values.reject(name, undefined));
      this.#language.observe();
      // Moving an element to another document, such as that of a picture-in-picture window, removes its style sheets.
      if (this.#panel) this.#shadow.adoptedStyleSheets = loader.sheetsFor(this.ownerDocument);
      else this.#mounted();
    }

    // Moving an element in the document disconnects and connects it at once: only one that stays away is unmounted.
    disconnectedCallback() {
      queueMicrotask(() => {
        if (this.isConnected) return;
        loader.unobserve(this.#observer);
        const panel = this.#panel;
        this.#panel = null;
        this.#attempt = null;
        this.#kept = { typed: null, token: null };
        this.#guard(() => panel?.unmount());
        this.#language.disconnect();
        this.#setStates([]);
      });
    }

    /** @type {(name: string, before: string | null, after: string | null) => void} */
    attributeChangedCallback(_name, before, after) {
      if (before !== after) this.#update();
    }

    /** Settles when the panel shows something for the first time, or cannot. */
    get whenReady() {
      return this.#whenReady;
    }

    /** The participants that the panel knows of, as plain values. */
    get participants() {
      return this.#guard(() => participantsOf(this.#panel?.participants() ?? '[]')) ?? [];
    }

    /** @param {unknown} [options] */
    join(options) {
      return this.#call((panel) => panel.join(fields(options, { texts: ['password', 'name'], flags: ['takeOver'] })));
    }

    /** @param {unknown} [options] */
    leave(options) {
      return this.#call((panel) => panel.leave(fields(options, { flags: ['confirmed'] })));
    }

    refresh() {
      return this.#call((panel) => panel.refresh());
    }

    /** @param {unknown} name */
    setGuestName(name) {
      return this.#call((panel) => panel.setGuestName(text(name, 'name')));
    }

    /** @param {unknown} key */
    reveal(key) {
      return this.#call((panel) => panel.reveal(text(key, 'key')));
    }

    /**
     * Moves the focus into the panel: to the list, or else to the first control.
     *
     * @param {FocusOptions} [options]
     * @returns {Promise<any>}
     */
    focus(options) {
      return this.#call(() => focusInto(this.#shadow, options));
    }

    /**
     * Calls the panel once it is mounted, or resolves to why it cannot be.
     *
     * @param {(panel: Panel) => unknown} act
     * @returns {Promise<any>}
     */
    async #call(act) {
      if (!this.isConnected) return disconnected();
      const failure = await this.#mounted();
      if (failure) return failure;
      if (loader.failure) return this.#failure(loader.failure);
      if (!this.#panel) return disconnected();
      // Settings apply to the calls of the same turn, also to one that was made before them.
      this.#passChanges();
      /** @type {(failure: FailedResult) => void} */
      let settle = () => {};
      const broken = new Promise((resolve) => (settle = resolve));
      this.#calls.add(settle);
      try {
        return await Promise.race([act(this.#panel), broken]);
      } catch (error) {
        loader.report(error);
        // The loader breaks in a microtask.
        await null;
        return loader.failure ? this.#failure(loader.failure) : this.#badValue(argumentOf(error));
      } finally {
        this.#calls.delete(settle);
      }
    }

    /**
     * Calls the module. What it throws is reported, but does not go on to the page.
     *
     * @template Result
     * @param {() => Result} act
     */
    #guard(act) {
      try {
        return act();
      } catch (error) {
        console.error(error);
        loader.report(error);
      }
    }

    /** Mounts the panel unless that was done or is being done. Resolves to `null`, or to why there is no panel. */
    #mounted() {
      if (!this.#attempt || this.#mayRetry) {
        this.#mayRetry = false;
        this.#attempt = this.#mountWhenLoaded();
      }
      return this.#attempt;
    }

    /** Mounts at once if the module and the catalogue are there, so that the element is blank for as short as possible. */
    async #mountWhenLoaded() {
      const { state } = loader;
      if (state === 'broken') return this.#fail('panic');
      loader.load();
      for (;;) {
        // The language may change meanwhile, and another element may load the module again after a failure.
        const pending = [loader.loading, this.#language.resolve()].filter((promise) => promise !== null);
        if (pending.length === 0) break;
        await Promise.all(pending);
      }
      // The observer has shown that the module is broken.
      if (loader.state === 'broken') return this.#failure('panic');
      return loader.failure ? this.#fail(loader.failure) : this.#mount();
    }

    async #mount() {
      if (!loader.module || !this.isConnected || this.#panel) return null;
      try {
        this.#shadow.adoptedStyleSheets = loader.sheetsFor(this.ownerDocument);
        this.#shadow.replaceChildren();
        const { typed, token } = this.#kept;
        this.#panel = loader.module.mount(this, this.#shadow, {
          emit: (name, detail, cancelable) => this.#emit(name, detail, cancelable),
          show: (states) => this.#setStates(states),
          belongsTo: (account) => void (this.#account = account),
          typed: token === this.getAttribute('token') ? typed : null,
        });
        this.#kept = { typed: null, token: null };
        this.#hasStopped = false;
      } catch (error) {
        console.error(error);
        loader.report(error);
        // The loader hears of a panic in a microtask.
        await null;
        return loader.failure ? this.#failure(loader.failure) : this.#fail(failureCode(error));
      }
      this.#update();
      return null;
    }

    /** Shows and reports why there is no panel. @param {FailureCode} code */
    #fail(code) {
      this.#hasStopped = code === 'panic';
      if (this.#panel) this.#kept = { typed: typedInto(this.#shadow, this.#account), token: this.getAttribute('token') };
      this.#panel = null;
      const failure = this.#failure(code);
      const { ok, ...detail } = failure;
      const restart = { label: this.#text('restart', TEXTS.restart), act: () => this.#restart() };
      this.#shadow.adoptedStyleSheets = [];
      this.#shadow.replaceChildren(failureView(failure.message, loader.canRestart ? restart : null));
      for (const settle of this.#calls) settle(failure);
      this.#setStates(['error']);
      this.#ready(failure);
      this.#emit('tp-error', detail);
      this.#mayRetry = failure.retryable;
      return failure;
    }

    /** Starts the module again, for all elements. The button that had the focus is gone then. */
    #restart() {
      loader.restart();
      this.refresh().then(() => {
        if (!this.matches(':focus-within')) this.focus();
      });
    }

    /**
     * @param {FailureCode} code
     * @returns {FailedResult}
     */
    #failure(code) {
      const stopped = code === 'panic' && loader.canRestart;
      const message = stopped ? this.#text('stopped', TEXTS.stopped) : this.#text(code, UNAVAILABLE[code]);
      return { ok: false, code, status: null, retryable: code === 'load-failed', message };
    }

    /** A text without the module: the page's own, or in the element's language. @type {(name: string, english: string) => string} */
    #text(name, english) {
      const own = this.#values.message(this.#properties.messages, name);
      return own ?? this.#language.settings?.catalogue?.[name] ?? english;
    }

    /** @param {string} name of a property, or of an argument of a method */
    #badValue(name) {
      const failure = this.#failure('bad-value');
      return { ...failure, message: failure.message.replace('{name}', () => name) };
    }

    /** @param {string} name */
    #reportValue(name) {
      const { ok, ...detail } = this.#badValue(name);
      this.#emit('tp-error', detail);
    }

    /** @type {(name: string, detail: unknown, cancelable?: boolean) => boolean} */
    #emit(name, detail, cancelable = false) {
      if (name === 'tp-ready') this.#ready({ ok: true });
      if (name === 'tp-change') readLists(/** @type {Record<string, any>} */ (detail));
      const init = { __proto__: null, detail, cancelable, bubbles: true, composed: true };
      // A page may replace methods of the element; what they throw must not reach the module.
      const allowed = this.#guard(() => this.dispatchEvent(new CustomEvent(name, init))) ?? true;
      // What a listener changed applies to what it was asked about.
      if (cancelable) this.#passChanges();
      return allowed;
    }

    /** Sets the custom states, which pages select with `:state(…)`. @param {string[]} states */
    #setStates(states) {
      // No `tp-ready` follows. `refresh` says why no conversation can be shown.
      if (states.includes('no-conversation')) this.#call((panel) => panel.refresh()).then(this.#ready);
      const current = this.#internals?.states;
      if (!current) return;
      for (const state of [...current]) if (!states.includes(state)) current.delete(state);
      // Browsers that are too old for the panel know other names only, and throw.
      this.#guard(() => states.forEach((state) => current.add(state)));
    }

    /** Passes changes on in a microtask, so that many changes in a row are one. */
    #update() {
      if (this.#hasChanges || !this.#panel) return;
      this.#hasChanges = true;
      queueMicrotask(() => this.#passChanges());
    }

    #passChanges() {
      if (!this.#hasChanges) return;
      this.#hasChanges = false;
      const { settings } = this.#language;
      if (!this.#panel || !settings) return;
      // The page's own messages may be in a language that has no catalogue; numbers and times are in that language, too.
      const { tag } = settings;
      const ownLanguage = this.#properties.messages && !settings.catalogue && tag && { textTag: tag, spoken: tag };
      const panel = this.#panel;
      const locale = { __proto__: null, ...settings, ...ownLanguage, directed: this.hasAttribute('dir') };
      this.#guard(() => panel.update(this.#values.copy(this.#properties), locale));
    }

    static {
      for (const name of PROPERTIES) {
        defineProperty(this.prototype, name, {
          get() {
            return this.#properties[name] ?? null;
          },
          set(value) {
            this.#properties[name] = value ?? undefined;
            this.#update();
          },
        });
      }
    }
  }
  return TalkParticipants;
}
