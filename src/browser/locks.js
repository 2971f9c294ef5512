// Web Locks hold a lock until a promise settles; this turns that into "get it, and a function to give it back".
export function acquire(name) {
  if (!navigator.locks) return Promise.resolve(null);
  return new Promise((resolve, reject) => {
    navigator.locks.request(name, () => new Promise((release) => resolve(release))).catch(reject);
  });
}
