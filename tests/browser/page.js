// What tests do to the page around the panel. Everything here can be put back with `restore`.

const real = {
  fetch: window.fetch,
  setTimeout: window.setTimeout.bind(window),
  clearTimeout: window.clearTimeout.bind(window),
  now: Date.now,
  MessageChannel: window.MessageChannel,
};

// What went wrong in callbacks, where no test would notice: a panic of the panel, above all.
let errors = [];
window.addEventListener('error', (event) => errors.push(`error: ${event.message}`));
window.addEventListener('unhandledrejection', (event) => errors.push(`rejection: ${String(event.reason)}`));

export function takeErrors() {
  const taken = errors;
  errors = [];
  return taken.join('\n');
}

// A turn of the event loop, which no stopped clock holds up.
export function turn() {
  return new Promise((resolve) => {
    const { port1, port2 } = new real.MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

export function frame() {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}

export function realPause(ms) {
  return new Promise((resolve) => real.setTimeout(resolve, ms));
}

export function restore() {
  window.fetch = real.fetch;
  window.setTimeout = real.setTimeout;
  window.clearTimeout = real.clearTimeout;
  Date.now = real.now;
  window.MessageChannel = real.MessageChannel;
  document.querySelectorAll('talk-participants, .test').forEach((element) => element.remove());
  for (const { name } of Array.from(document.head.attributes)) document.head.removeAttribute(name);
  sessionStorage.clear();
  localStorage.clear();
}

// Runs a text as the body of a function of the page: for what cannot be said in Rust, such as throwing.
export function page(script) {
  return new Function(script)();
}

// Replaces fetch by a function that is given the request. An abort rejects, as it does in a browser.
export function replaceFetch(answer) {
  window.fetch = (request) =>
    new Promise((resolve, reject) => {
      const { signal } = request;
      if (signal.aborted) reject(signal.reason);
      signal.addEventListener('abort', () => reject(signal.reason), { once: true });
      answer(request).then(resolve, reject);
    });
}

export function describe(request) {
  const { method, url, redirect, cache, credentials } = request;
  return JSON.stringify({ method, url, redirect, cache, credentials, headers: Object.fromEntries(request.headers) });
}

export function response(status, headers, body) {
  // A status of 0 is what a redirect looks like that was not followed.
  if (status === 0) return Response.error();
  return new Response(status === 204 || status === 304 ? null : body, { status, headers: JSON.parse(headers) });
}

// A clock that stands still until it is told to go on; timers wait with it.
let now = 0;
let lastTimer = 0;
const timers = new Map();

export function stopClock(ms) {
  now = ms;
  timers.clear();
  Date.now = () => now;
  window.setTimeout = (run, delay = 0, ...values) => {
    lastTimer += 1;
    timers.set(lastTimer, { at: now + Math.max(0, Number(delay)), run: () => run(...values) });
    return lastTimer;
  };
  window.clearTimeout = (id) => {
    if (!timers.delete(id)) real.clearTimeout(id);
  };
}

export function timersWaiting() {
  return timers.size;
}

export async function advance(ms) {
  // What was begun just now may still have to set its timer.
  for (let i = 0; i < 8; i += 1) await turn();
  const end = now + ms;
  for (;;) {
    let first = null;
    for (const [id, timer] of timers) {
      if (timer.at <= end && (first === null || timer.at < timers.get(first).at)) first = id;
    }
    if (first === null) break;
    const timer = timers.get(first);
    timers.delete(first);
    now = Math.max(now, timer.at);
    timer.run();
    for (let i = 0; i < 8; i += 1) await turn();
  }
  now = end;
  for (let i = 0; i < 8; i += 1) await turn();
}

// How many listeners the window and the document have gained since the first call.
let listeners = 0;
let counting = false;

export function countListeners() {
  if (!counting) {
    counting = true;
    for (const target of [window, document]) {
      const { addEventListener, removeEventListener } = target;
      const known = new Set();
      target.addEventListener = (type, listener, ...rest) => {
        if (!known.has(listener)) listeners += 1;
        known.add(listener);
        addEventListener.call(target, type, listener, ...rest);
      };
      target.removeEventListener = (type, listener, ...rest) => {
        if (known.delete(listener)) listeners -= 1;
        removeEventListener.call(target, type, listener, ...rest);
      };
    }
  }
  return listeners;
}

// Counts what happens in a part of the document.
export function watch(root) {
  const watcher = { changes: 0 };
  const observer = new MutationObserver((records) => {
    watcher.changes += records.length;
  });
  observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  watcher.read = () => {
    watcher.changes += observer.takeRecords().length;
    return watcher.changes;
  };
  return watcher;
}

// Whether a text stands anywhere that other scripts of the page can read.
export async function traces(text) {
  const found = [];
  const look = (where, content) => {
    if (content.includes(text)) found.push(where);
  };
  const walk = (node) => {
    if (node.shadowRoot) walk(node.shadowRoot);
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) look('text', child.data);
      if (child.nodeType === Node.ELEMENT_NODE) {
        for (const { name, value } of child.attributes) look(name, value);
        if ('value' in child) look('value', String(child.value));
        walk(child);
      }
    }
  };
  walk(document);
  for (const storage of [sessionStorage, localStorage]) look('storage', JSON.stringify({ ...storage }));
  look('cookie', document.cookie);
  look('address', location.href);
  look('title', document.title);
  const { held = [], pending = [] } = await navigator.locks.query();
  for (const { name } of [...held, ...pending]) look('lock', name);
  return found.join(' ');
}

export async function locksHeld() {
  const { held, pending } = await navigator.locks.query();
  return held.length + pending.length;
}
