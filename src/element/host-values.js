// Reads what the host page passes in: properties, and arguments of methods. Such a value may be of any type, be a proxy or
// have getters that throw, and an exception of the page must not pass through the module. So this makes plain copies, which
// inherit nothing, and the module reads those. Functions of the page are wrapped.

/** An argument of a method that is not what `docs/reference.md` says. The message is its name. */
export class BadValue extends Error {}

/** Entries of `actions` beyond these are left out; a proxy may claim any length. */
const MOST_ACTIONS = 1000;

/**
 * Copies of the properties as the module reads them. Whatever throws or has another type than documented is left out (of
 * `credentials` everything then), and `report` is called once for each such value, with the name of its property.
 */
export class HostValues {
  #report;
  /** By name of the property: its value that was reported last. @type {Map<string, unknown>} */
  #reported = new Map();
  /** By name of the property: its value, and the copy of it. @type {Map<string, { value: unknown, copy: unknown }>} */
  #copies = new Map();

  /** @param {(name: string) => void} report */
  constructor(report) {
    this.#report = report;
  }

  /** @param {Record<string, unknown>} properties */
  copy(properties) {
    const { credentials: login } = properties;
    const isSet = login !== undefined && login !== null;
    return {
      __proto__: null,
      // Read each time, since a page may change the object and then an attribute. `null`: they are set, but cannot be read, so
      // that nothing may be requested; without them requests would act as the account of the browser's cookies.
      credentials: isSet ? (this.#read('credentials', login, credentials) ?? null) : undefined,
      // An equal value keeps its copy, so that the module sees that nothing changed.
      messages: this.#kept('messages', properties.messages, texts),
      actions: this.#kept('actions', properties.actions, actions),
      fetch: this.#kept('fetch', properties.fetch, wrapped),
      requestToken: this.#kept('requestToken', properties.requestToken, requestToken),
    };
  }

  /**
   * A text of the property `messages`, without the module.
   *
   * @param {unknown} messages
   * @param {string} name
   */
  message(messages, name) {
    return this.#kept('messages', messages, texts)?.[name];
  }

  /**
   * Reports a property, unless that was done for the same value.
   *
   * @param {string} name
   * @param {unknown} value
   */
  reject(name, value) {
    if (this.#reported.has(name) && Object.is(this.#reported.get(name), value)) return;
    this.#reported.set(name, value);
    // Not at once: a listener may call methods of the element, and the module may be in the middle of something.
    queueMicrotask(() => this.#report(name));
  }

  /**
   * @template Copy
   * @param {string} name
   * @param {unknown} value
   * @param {Reader<Copy>} read
   */
  #kept(name, value, read) {
    const known = this.#copies.get(name);
    if (known && Object.is(known.value, value)) return /** @type {Copy | undefined} */ (known.copy);
    const copy = this.#read(name, value, read);
    this.#copies.set(name, { value, copy });
    return copy;
  }

  /**
   * @template Copy
   * @param {string} name
   * @param {unknown} value
   * @param {Reader<Copy>} read
   */
  #read(name, value, read) {
    if (value === undefined || value === null) return undefined;
    const bad = () => void this.reject(name, value);
    return attempt(() => read(value, bad), bad);
  }
}

/**
 * Copies a value. `bad` is called for what is left out.
 *
 * @template Copy
 * @typedef {(value: any, bad: () => undefined) => Copy | undefined} Reader
 */

/**
 * The fields of a method's argument that are texts, `texts`, or flags, `flags`.
 *
 * @param {unknown} options
 * @param {{ texts?: string[], flags?: string[] }} names
 */
export function fields(options, { texts = [], flags = [] }) {
  /** @type {Record<string, unknown>} */
  const copy = Object.create(null);
  if (options === undefined || options === null) return copy;
  if (!isObject(options)) throw new BadValue('options');
  for (const name of texts) copy[name] = text(get(options, name), name);
  for (const name of flags) copy[name] = Boolean(get(options, name));
  return copy;
}

/**
 * A text, or nothing.
 *
 * @param {unknown} value
 * @param {string} name
 */
export function text(value, name = '') {
  if (value === undefined || value === null || typeof value === 'string') return value;
  throw new BadValue(name);
}

/**
 * The argument of a method that an exception is about.
 *
 * @param {unknown} error
 */
export function argumentOf(error) {
  return error instanceof BadValue ? error.message : 'options';
}

/** @param {unknown} value @returns {value is object} */
function isObject(value) {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/**
 * A field of an object. A name that a script added to every object counts as absent.
 *
 * @param {any} object
 * @param {string} name
 */
function get(object, name) {
  try {
    return name in Object.prototype && !Object.hasOwn(object, name) ? undefined : object[name];
  } catch {
    throw new BadValue(name);
  }
}

/**
 * The result of a function, or that of `bad` if it throws.
 *
 * @template Result
 * @param {() => Result} act
 * @param {() => undefined} bad
 */
function attempt(act, bad) {
  try {
    return act();
  } catch {
    return bad();
  }
}

/** @type {Reader<Record<string, string>>} */
function texts(value, bad) {
  if (typeof value !== 'object') return bad();
  /** @type {Record<string, string>} */
  const copy = Object.create(null);
  for (const name of Object.keys(value)) {
    const found = attempt(() => text(value[name]), bad);
    if (typeof found === 'string') copy[name] = found;
  }
  return copy;
}

/**
 * All of it, or nothing: with a part of them requests might act as another account.
 *
 * @type {Reader<object>}
 */
function credentials(value, bad) {
  if (typeof value !== 'object') return bad();
  const [user, password] = ['user', 'password'].map((name) => text(get(value, name)) ?? undefined);
  /** @type {Record<string, string>} */
  const headers = Object.create(null);
  const given = get(value, 'headers') ?? {};
  // No `Headers`, `Map` or promise, whose content would be overlooked.
  if (Object.prototype.toString.call(given) !== '[object Object]') return bad();
  for (const name of Object.keys(given)) {
    const header = given[name];
    if (typeof header !== 'string') return bad();
    headers[name] = header;
  }
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const hasLogin = user !== undefined && password !== undefined;
  if (hasLogin) names.push('authorization');
  // Neither half of a login, nor two, nor none.
  const isWhole = (user === undefined) === (password === undefined);
  return isWhole && names.length > 0 && new Set(names).size === names.length
    ? { __proto__: null, headers, user, password }
    : bad();
}

/** @type {Reader<object[]>} */
function actions(value, bad) {
  if (!Array.isArray(value)) return bad();
  const copies = [];
  const length = Math.min(Number(value.length), MOST_ACTIONS);
  for (let index = 0; index < length; index += 1) {
    const copy = attempt(() => action(value[index], bad), bad);
    if (copy) copies.push(copy);
  }
  return copies;
}

/** @type {Reader<object>} */
function action(value, bad) {
  const [id, label, offered, run] = ['id', 'label', 'offered', 'run'].map((name) => get(value, name));
  const isFunction = (/** @type {unknown} */ it) => it === undefined || it === null || typeof it === 'function';
  if (typeof id !== 'string' || typeof label !== 'string' || !isFunction(offered) || !isFunction(run)) return bad();
  return {
    __proto__: null,
    id,
    label,
    offered: offered && ((/** @type {unknown} */ person) => attempt(() => Boolean(offered(person)), bad) ?? false),
    run: run && ((/** @type {unknown} */ person) => void attempt(() => run(person), bad)),
  };
}

/** @type {Reader<(request: Request) => unknown>} */
function wrapped(value, bad) {
  return typeof value === 'function' ? (request) => value(request) : bad();
}

/** @type {Reader<string | (() => string | undefined)>} */
function requestToken(value, bad) {
  if (typeof value !== 'function') return text(value) ?? undefined;
  return () => attempt(() => text(value()), bad) ?? undefined;
}
