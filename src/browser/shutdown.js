// Timers, requests, listeners, views and locks of the panel, so that all of them can be ended from outside of the module: after
// a panic or a trap the module must not be called again, and other tabs wait for its locks.

/** @type {Set<ReturnType<typeof setTimeout>>} */
const timers = new Set();
/** @type {Set<AbortController>} */
const requests = new Set();
/** Functions that release a lock. @type {Set<() => void>} */
const locks = new Set();
/** Functions that end a listener or a subscription. @type {Set<() => void>} */
const listeners = new Set();
/** What has views of the panel in it. @type {Set<ParentNode>} */
const mounts = new Set();

/** The events that views listen to (`on:…` in `src/view`). */
const EVENTS =
  'cancel change click close contextmenu focusin focusout input keydown mousedown paste pointercancel pointerdown ' +
  'pointerenter pointerleave pointermove pointerup scroll submit touchend';

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
    const options = { __proto__: null, signal };
    navigator.locks.request(name, options, held).catch(reject);
  });
}

/**
 * Adds a listener. Returns a function that removes it.
 *
 * @param {EventTarget} target
 * @param {string} type
 * @param {(event: Event) => void} act
 */
export function listen(target, type, act) {
  target.addEventListener(type, act);
  return kept(() => target.removeEventListener(type, act));
}

/**
 * Subscribes to an event bus of the page. Returns a function that ends the subscription, or `null` where there is no bus.
 *
 * @param {any} bus
 * @param {string} name
 * @param {(event: unknown) => void} act
 */
export function subscribe(bus, name, act) {
  const called = (/** @type {unknown} */ event) => {
    try {
      act(event);
    } catch (error) {
      // A trap of the module, which the bus may catch; the loader has to hear of it.
      reportError(error);
    }
  };
  try {
    bus.subscribe(name, called);
  } catch {
    return null;
  }
  return kept(() => {
    try {
      bus.unsubscribe(name, called);
    } catch {
      // A bus without this method keeps no subscription.
    }
  });
}

/**
 * Registers what a view is mounted in.
 *
 * @param {ParentNode} parent
 */
export function addMount(parent) {
  mounts.add(parent);
}

/** @param {ParentNode} parent */
export function removeMount(parent) {
  mounts.delete(parent);
}

/** Keeps events from the listeners of views, which would call the module. */
function deafen() {
  const stop = (/** @type {Event} */ event) => event.stopImmediatePropagation();
  for (const view of [...mounts].flatMap(({ children }) => [...children])) {
    for (const type of EVENTS.split(' ')) view.addEventListener(type, stop, true);
  }
  mounts.clear();
}

/** @param {() => void} remove */
function kept(remove) {
  const end = () => {
    if (listeners.delete(end)) remove();
  };
  listeners.add(end);
  return end;
}

/**
 * Ends all timers, requests, listeners and locks.
 *
 * @param {string} place where the module stopped, for the console
 */
export function shutDown(place) {
  console.error(`talk-participants stopped at ${place}`);
  deafen();
  for (const timer of timers) clearTimer(timer);
  for (const end of listeners) end();
  for (const request of requests) request.abort();
  requests.clear();
  for (const release of locks) release();
}
