// Timers, requests and locks of the panel, so that all of them can be ended from outside of the module: after a panic or a
// trap the module must not be called again, and other tabs wait for its locks.

/** @type {Set<ReturnType<typeof setTimeout>>} */
const timers = new Set();
/** @type {Set<AbortController>} */
const requests = new Set();
/** Functions that release a lock. @type {Set<() => void>} */
const locks = new Set();

/**
 * Calls `act` after `ms` milliseconds. Returns the timer for `clearTimer`.
 *
 * @param {() => void} act
 * @param {number} ms
 */
export function setTimer(act, ms) {
  const timer = setTimeout(() => {
    timers.delete(timer);
    act();
  }, ms);
  timers.add(timer);
  return timer;
}

/** @param {ReturnType<typeof setTimeout>} timer */
export function clearTimer(timer) {
  timers.delete(timer);
  clearTimeout(timer);
}

/** @param {AbortController} request */
export function addRequest(request) {
  requests.add(request);
}

/** @param {AbortController} request */
export function removeRequest(request) {
  requests.delete(request);
}

/**
 * Requests a Web Lock. Resolves to a function that releases it, or to `null` where the browser has no Web Locks.
 *
 * @param {string} name
 * @param {AbortSignal} signal gives up waiting for the lock
 * @returns {Promise<(() => void) | null>}
 */
export function acquire(name, signal) {
  if (!navigator.locks) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    // A lock is held until this promise settles.
    const held = () =>
      new Promise((settle) => {
        const release = () => {
          locks.delete(release);
          settle(undefined);
        };
        locks.add(release);
        resolve(release);
      });
    navigator.locks.request(name, { signal }, held).catch(reject);
  });
}

/**
 * Ends all timers, requests and locks.
 *
 * @param {string} place where the module stopped, for the console
 */
export function shutDown(place) {
  console.error(`talk-participants stopped at ${place}`);
  for (const timer of timers) clearTimer(timer);
  for (const request of requests) request.abort();
  for (const release of locks) release();
}
