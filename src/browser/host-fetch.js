// Calls a `fetch` that belongs to the page: the property `fetch`, or the global function, which a script may have replaced. It may
// throw, return anything, and never settle; what it resolves to may be a proxy, or have getters that throw.

/** The headers that the panel reads. */
const HEADERS = ['content-length', 'content-type', 'date', 'retry-after', 'x-nextcloud-maintenance-mode'];

/** Statuses with which a response has no body. */
const WITHOUT_BODY = [204, 205, 304];

/**
 * Calls a `fetch`. Resolves to a response that can be read without an exception of the page's, or to `null` if there is none.
 * Rejects if `fetch` throws or rejects, and as soon as the request is aborted, whether or not `fetch` heeds that.
 *
 * @param {(request: Request) => unknown} fetch
 * @param {Request} request
 */
export function send(fetch, request) {
  const answer = new Promise((resolve) => resolve(fetch(request)));
  return untilAborted(answer.then(readable), request.signal);
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

/** @param {any} answer */
async function readable(answer) {
  try {
    return isOfBrowser(answer) ? answer : await copied(answer);
  } catch {
    return null;
  }
}

/**
 * Whether a value is a response of the browser that nobody changed. A proxy of one looks the same, but cannot be read.
 *
 * @param {any} answer
 */
function isOfBrowser(answer) {
  if (!(answer instanceof Response) || Reflect.ownKeys(answer).length > 0) return false;
  if (Object.getPrototypeOf(answer) !== Response.prototype) return false;
  // Throws for a proxy, and where a script changed what all responses have.
  const values = HEADERS.map((name) => answer.headers.get(name));
  return typeof answer.status === 'number' && values.every((value) => value === null || typeof value === 'string');
}

/**
 * A response with what was read from something like one, such as that of another window or of a library.
 *
 * @param {any} answer
 */
async function copied(answer) {
  const status = Number(answer.status);
  // That is a redirect that was not followed.
  if (status === 0) return Response.error();
  const headers = new Headers();
  for (const name of HEADERS) {
    const value = answer.headers.get(name);
    if (typeof value === 'string') headers.set(name, value);
  }
  return new Response(WITHOUT_BODY.includes(status) ? null : await body(answer), { status, headers });
}

/** @param {any} answer */
async function body(answer) {
  if (answer.body instanceof ReadableStream) return answer.body;
  const content = await (typeof answer.arrayBuffer === 'function' ? answer.arrayBuffer() : answer.text());
  // Throws for what is no buffer, and for one that was detached.
  return typeof content === 'string' ? content : ArrayBuffer.prototype.slice.call(content, 0);
}
