// Calls a `fetch` that belongs to the page: the property `fetch`, or the global function, which a script may have replaced. It may
// throw, return anything, and never settle; what it resolves to may be a proxy, have getters that throw, or change after it was
// read. So each value is read once, here, and the module gets copies.

import { pause } from './task.js';

/** Statuses that a browser's response can have. 0 is a redirect that was not followed. */
const isStatus = (/** @type {number} */ status) => status === 0 || (status >= 200 && status <= 599);

/** Statuses with which a response has no body. */
const WITHOUT_BODY = [0, 204, 205, 304];

/** What a chunk counts at least, in bytes, so that a stream of tiny or empty ones ends, too. */
const LEAST_CHUNK = 64;

/** After so many chunks the page goes on: promises that are fulfilled already would never let it. */
const CHUNKS_AT_ONCE = 256;

// Taken before the page can put others in their place on a single value.
const TypedArray = Object.getPrototypeOf(Uint8Array);
const lengthOf = getterOf(TypedArray.prototype, 'byteLength');
const typeOf = getterOf(TypedArray.prototype, Symbol.toStringTag);
const lengthOfBuffer = getterOf(ArrayBuffer.prototype, 'byteLength');
const { set } = TypedArray.prototype;

/**
 * An answer as the module reads it. `body` is `null` if it is larger than the limit; the rest was not read then.
 *
 * @typedef {{ status: number, date?: string, retryAfter?: string, maintenance?: string, body: Uint8Array | null }} Answer
 */

/**
 * Calls a `fetch` and reads the whole answer. Resolves to `null` if what the page gave is no response. Rejects if `fetch` or
 * the body rejects, and as soon as `signal` is aborted, whether or not `fetch` heeds that.
 *
 * @param {(request: Request) => unknown} fetch
 * @param {Request} request
 * @param {AbortSignal} signal that of `request`, which the page can replace there
 * @param {number} limit the largest body, in bytes
 * @returns {Promise<Answer | null>}
 */
export function send(fetch, request, signal, limit) {
  const answer = new Promise((resolve) => resolve(fetch(request)));
  return untilAborted(
    answer.then((answer) => read(answer, limit, signal)),
    signal,
  );
}

/**
 * A promise that settles with another one, or rejects when a signal is aborted: what waits for a promise that never settles
 * would be kept for as long as the page lives.
 *
 * @template Value
 * @param {Promise<Value>} promise
 * @param {AbortSignal} signal
 * @returns {Promise<Value>}
 */
export function untilAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    const settle = (/** @type {() => void} */ act) => {
      signal.removeEventListener('abort', abort);
      act();
    };
    const abort = () => settle(() => reject(signal.reason));
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', abort);
    promise.then(
      (value) => settle(() => resolve(value)),
      (error) => settle(() => reject(error)),
    );
  });
}

/**
 * @param {any} answer
 * @param {number} limit
 * @param {AbortSignal} signal
 * @returns {Promise<Answer | null>}
 */
async function read(answer, limit, signal) {
  try {
    const status = Number(answer.status);
    if (!isStatus(status)) return null;
    const { headers } = answer;
    const header = (/** @type {string} */ name) => {
      const value = headers.get(name);
      return typeof value === 'string' ? value : undefined;
    };
    const [date, retryAfter] = [header('date'), header('retry-after')];
    const head = { status, date, retryAfter, maintenance: header('x-nextcloud-maintenance-mode') };
    // That of the compressed body, if it is compressed; no body becomes smaller by that.
    const isTooLarge = Number(header('content-length')) > limit;
    if (answer.bodyUsed) return null;
    const { body } = answer;
    const bytes = body ? streamed(body.getReader(), isTooLarge ? -1 : limit, signal) : await contentOf(answer, status);
    if (bytes instanceof Uint8Array) return { ...head, body: bytes.length > limit ? null : bytes };
    // The connection may break meanwhile, which is no fault of the page's.
    return bytes.then((body) => ({ ...head, body }));
  } catch {
    return null;
  }
}

/**
 * The content of a response without a stream: nothing, or that of something like a response, such as that of a library.
 *
 * @param {any} answer
 * @param {number} status
 */
async function contentOf(answer, status) {
  if (answer instanceof Response || WITHOUT_BODY.includes(status)) return new Uint8Array();
  const content = await (typeof answer.arrayBuffer === 'function' ? answer.arrayBuffer() : answer.text());
  if (typeof content === 'string') return new TextEncoder().encode(content);
  // Throws for what is no buffer; the constructor does for one that was detached.
  Reflect.apply(lengthOfBuffer, content, []);
  return copyOfBytes(new Uint8Array(content));
}

/**
 * Reads chunk by chunk, so that what is too large is not read to its end.
 *
 * @param {any} reader
 * @param {number} limit in bytes; negative: nothing is read
 * @param {AbortSignal} signal ends reading
 * @returns {Promise<Uint8Array | null>} `null`: more than the limit
 */
async function streamed(reader, limit, signal) {
  const cancel = async () => {
    try {
      await reader.cancel();
    } catch {
      // There is nothing to end then.
    }
  };
  signal.addEventListener('abort', cancel);
  try {
    const bytes = new Bytes();
    for (let [count, counted] = [1, 0]; counted <= limit; count += 1) {
      const { done, value } = await reader.read();
      if (done) return bytes.all();
      const chunk = copyOfBytes(value);
      bytes.add(chunk);
      // At the end of a body a chunk may be small.
      counted = Math.max(bytes.length, (count - 1) * LEAST_CHUNK);
      if (count % CHUNKS_AT_ONCE === 0) await pause();
      signal.throwIfAborted();
    }
    void cancel();
    return null;
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

/**
 * A copy of an array of bytes, made at once: the page can change or detach it later. Its own `length` has no say.
 *
 * @param {any} value
 */
function copyOfBytes(value) {
  if (Reflect.apply(typeOf, value, []) !== 'Uint8Array') throw new TypeError('the body has something else than bytes');
  const copy = new Uint8Array(Reflect.apply(lengthOf, value, []));
  // Throws for one that was detached.
  Reflect.apply(set, copy, [value]);
  return copy;
}

/** Bytes that arrive one after another, in one buffer that grows. */
class Bytes {
  length = 0;
  /** @type {Uint8Array} */
  #buffer = new Uint8Array();

  /** @param {Uint8Array} chunk */
  add(chunk) {
    const end = this.length + chunk.length;
    if (this.length === 0) {
      this.#buffer = chunk;
    } else {
      if (end > this.#buffer.length) {
        const larger = new Uint8Array(Math.max(end, 2 * this.#buffer.length));
        larger.set(this.#buffer);
        this.#buffer = larger;
      }
      this.#buffer.set(chunk, this.length);
    }
    this.length = end;
  }

  all() {
    return this.#buffer.subarray(0, this.length);
  }
}

/**
 * @param {object} prototype
 * @param {string | symbol} name
 * @returns {Function}
 */
function getterOf(prototype, name) {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get;
  if (!getter) throw new TypeError(`${String(name)} has no getter`);
  return getter;
}
