// What would call the panel later: timers, requests, locks. When the panel breaks down it must not be called again, and
// what it holds must not stay held, so all of it ends here, without asking the panel.

const timers = new Set();
const requests = new Set();
const locks = new Set();

export function later(act, ms) {
  const timer = setTimeout(() => {
    timers.delete(timer);
    act();
  }, ms);
  timers.add(timer);
  return timer;
}

export function never(timer) {
  timers.delete(timer);
  clearTimeout(timer);
}

export function watch(request) {
  requests.add(request);
}

export function unwatch(request) {
  requests.delete(request);
}

// Web Locks hold a lock until a promise settles; this turns that into "get it, and a function to give it back".
export function acquire(name, signal) {
  if (!navigator.locks) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    const held = () =>
      new Promise((settle) => {
        const release = () => {
          locks.delete(release);
          settle();
        };
        locks.add(release);
        resolve(release);
      });
    navigator.locks.request(name, { signal }, held).catch(reject);
  });
}

export function stop(place) {
  console.error(`talk-participants stopped at ${place}`);
  for (const timer of timers) never(timer);
  for (const request of requests) request.abort();
  for (const release of locks) release();
}
