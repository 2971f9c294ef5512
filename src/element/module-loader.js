// Loads the panel's WebAssembly module, once for all elements of a class, and knows whether it can be used:
//
//   idle ──load()──▶ loading ──▶ ready ──trap or panic──▶ broken
//                     ▲    │       ▲                        │
//        load() again │    ▼       └───────restart()────────┘
//                     failed
//
// `failed` is left by the next load(), which an element asks for when it is connected, when it is called, and, through
// `retry`, when the browser is online again. An instance that trapped must not be called again: as soon as nothing of it is
// on the stack any more, a fresh one replaces it, which waits for `restart()`. A module that is part of the page's own
// program cannot be replaced, and stays `broken`. Requests that do not need the module could be sent from `load()`, while it
// is on its way.

import { failureCode, isTooOld } from './failures.js';

/** @import { FailureCode } from './failures.js' */

/**
 * One mounted panel: the `Instance` of `src/element/instance.rs`.
 *
 * @typedef {object} Panel
 * @property {(properties: object, localeSettings: object) => void} update
 * @property {() => string} participants in JSON
 * @property {() => void} unmount
 * @property {(options?: unknown) => Promise<any>} join
 * @property {(options?: unknown) => Promise<any>} leave
 * @property {() => Promise<any>} refresh
 * @property {(name: unknown) => Promise<any>} setGuestName
 * @property {(key: unknown) => Promise<any>} reveal
 */

/**
 * What a panel calls on its element: dispatching an event, which returns `false` if the page prevented it, and setting the
 * element's custom states. `typed` is what stood in the fields of a panel that broke down; `belongsTo` says which account the
 * panel acts as.
 *
 * @typedef {object} Hooks
 * @property {import('./failures.js').Typed | null} typed
 * @property {(name: string, detail: unknown, cancelable: boolean) => boolean} emit
 * @property {(states: string[]) => void} show
 * @property {(account: string) => void} belongsTo
 */

/**
 * The panel's module once it can be called. `styles` is the text of its style sheet; `giveUp` ends its timers, requests,
 * listeners and locks after a trap; `renew` replaces its instance by a fresh one, where that is possible.
 *
 * @typedef {object} PanelModule
 * @property {string} styles
 * @property {(host: HTMLElement, shadow: ShadowRoot, hooks: Hooks) => Panel} mount
 * @property {() => void} giveUp
 * @property {() => void} [renew]
 */

/**
 * Requests the module; `panicked` is to be called when it panics. A module that is part of the page's own program is
 * returned at once.
 *
 * @typedef {(panicked: () => void) => PanelModule | PromiseLike<PanelModule>} RequestModule
 */

/**
 * A connected element. `retry`: the module is ready, again perhaps, or loading it may succeed now. `fail`: the module is
 * broken.
 *
 * @typedef {object} Observer
 * @property {() => void} retry
 * @property {(code: FailureCode) => void} fail
 */

/** After how long loading is given up: enough for a connection of 100 kbit/s. */
const LOADING_MS = 60_000;

export class ModuleLoader {
  /** @type {'idle' | 'loading' | 'ready' | 'failed' | 'broken'} */
  #state = 'idle';
  /** @type {PanelModule | null} */
  #module = null;
  /** @type {FailureCode | null} */
  #failure = null;
  /** @type {Promise<void> | null} */
  #loading = null;
  /** @type {Set<Observer>} */
  #observers = new Set();
  /** A fresh instance waits for `restart()`. */
  #isRenewed = false;
  /** By document: a style sheet cannot be adopted in another. @type {WeakMap<Document, CSSStyleSheet>} */
  #sheets = new WeakMap();
  #request;

  /** @param {RequestModule} request */
  constructor(request) {
    this.#request = request;
  }

  /**
   * The loader for a program that has the module compiled in.
   *
   * @param {(panicked: () => void) => string} prepare returns the style sheet's text
   * @param {PanelModule['mount']} mount
   * @param {PanelModule['giveUp']} giveUp
   */
  static compiledIn(prepare, mount, giveUp) {
    return new ModuleLoader((panicked) => ({ __proto__: null, styles: prepare(panicked), mount, giveUp }));
  }

  get state() {
    return this.#state;
  }

  /** The module, if it can be called: `null` in every state but `ready`. */
  get module() {
    return this.#state === 'ready' ? this.#module : null;
  }

  /** Why there is no module: set in the states `failed` and `broken`. */
  get failure() {
    return this.#failure;
  }

  /** In the state `loading`, resolves when that state ends; it never rejects. Otherwise `null`. */
  get loading() {
    return this.#loading;
  }

  /**
   * The module's style sheets, for elements of a document. One without a window can have none.
   *
   * @param {Document} owner
   */
  sheetsFor(owner) {
    const view = owner.defaultView;
    if (view && this.module && !this.#sheets.has(owner)) {
      const sheet = new view.CSSStyleSheet();
      sheet.replaceSync(this.module.styles);
      this.#sheets.set(owner, sheet);
    }
    const sheet = view && this.#sheets.get(owner);
    return sheet ? [sheet] : [];
  }

  /** @param {Observer} observer */
  observe(observer) {
    this.#observers.add(observer);
  }

  /** @param {Observer} observer */
  unobserve(observer) {
    this.#observers.delete(observer);
  }

  /** Loads the module unless it is loading, ready or broken. */
  load() {
    if (this.#state !== 'idle' && this.#state !== 'failed') return;
    if (isTooOld()) {
      this.#state = 'failed';
      this.#failure = 'too-old';
      return;
    }
    this.#state = 'loading';
    this.#failure = null;
    try {
      // The panic hook runs inside of the module, which has to return before elements are told.
      const loaded = this.#request(() => queueMicrotask(() => this.#break()));
      // Not whether it has `then`: a script may have given that to every object.
      if (Object.hasOwn(loaded, 'mount')) return this.#succeed(/** @type {PanelModule} */ (loaded));
      this.#loading = inTime(loaded).then(
        (module) => this.#succeed(module),
        (error) => this.#fail(error),
      );
    } catch (error) {
      this.#fail(error);
    }
  }

  /**
   * Takes note of an exception that the page or an element caught: a trap of the module breaks it. A trap, such as memory
   * that cannot be had, runs no panic hook.
   *
   * @param {unknown} error
   */
  report(error) {
    if (this.#state !== 'ready' || !isTrap(error)) return;
    // Later, since the page may have called the module from within the module. But before the tasks of what ends now.
    queueMicrotask(() => this.#break());
    try {
      this.#module?.giveUp();
    } catch {
      // It trapped again. Nothing else of it is called.
    }
  }

  /** Whether the module can be started again after a breakdown. */
  get canRestart() {
    return this.#state === 'broken' && this.#isRenewed;
  }

  /** Lets every element mount its panel again, with a fresh instance of the module. */
  restart() {
    if (!this.canRestart) return;
    this.#isRenewed = false;
    this.#failure = null;
    this.#state = 'ready';
    this.#retryAll();
  }

  /** @param {PanelModule} module */
  #succeed(module) {
    this.#loading = null;
    // It panicked before it was ready.
    if (this.#state === 'broken') return;
    this.#module = module;
    this.#state = 'ready';
    addEventListener('error', ({ error }) => this.report(error));
    addEventListener('unhandledrejection', ({ reason }) => this.report(reason));
    // Elements for which an earlier attempt failed.
    this.#retryAll();
  }

  /** @param {unknown} error */
  #fail(error) {
    console.error(error);
    this.#loading = null;
    if (this.#state === 'broken') return;
    this.#failure = failureCode(error);
    this.#state = 'failed';
    addEventListener('online', () => this.#retryAll(), { once: true });
  }

  /** Runs in a microtask, when nothing of the module is on the stack. */
  #break() {
    if (this.#state === 'broken') return;
    this.#state = 'broken';
    this.#failure = 'panic';
    try {
      this.#module?.renew?.();
      this.#isRenewed = Boolean(this.#module?.renew);
    } catch (error) {
      console.error(error);
    }
    this.#tell((observer) => observer.fail('panic'));
  }

  #retryAll() {
    this.#tell((observer) => observer.retry());
  }

  /** @param {(observer: Observer) => void} call */
  #tell(call) {
    for (const observer of [...this.#observers]) {
      try {
        call(observer);
      } catch (error) {
        // Of a page that replaced something of its element. The others are told all the same.
        console.error(error);
      }
    }
  }
}

/**
 * A promise that rejects where the module takes too long: a connection may hang, and a page's own `fetch` never answer.
 *
 * @template Value
 * @param {Value | PromiseLike<Value>} loaded
 * @returns {Promise<Value>}
 */
function inTime(loaded) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the module did not arrive in time')), LOADING_MS);
    Promise.resolve(loaded)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/**
 * Whether an exception is a trap of the panel's module. Other modules of the page trap, too, and a page may throw anything.
 *
 * @param {any} error
 */
function isTrap(error) {
  try {
    return error instanceof WebAssembly.RuntimeError && /talk.participants/.test(error.stack ?? '');
  } catch {
    return false;
  }
}
