// What the panel does in JavaScript: what must go on when it cannot, and what costs less in one call than in many.

// --- What would call the panel later: timers, requests, locks. When the panel breaks down it must not be called again, and
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

// --- The pen.
// Writes texts and attributes of many nodes at once. Each text that crosses from WebAssembly on its own costs several times
// what writing it does, so they cross as one.

const ATTRIBUTES = ['class', 'aria-label', 'aria-rowindex', 'tabindex', 'aria-expanded', 'name'];

export class Pen {
  #nodes = [];
  #free = [];

  // Takes a node and gives it a number.
  take(node) {
    const number = this.#free.pop() ?? this.#nodes.length;
    this.#nodes[number] = node;
    return number;
  }

  // Nobody writes to it any more, and it must not be kept by its number.
  forget(number) {
    this.#nodes[number] = null;
    this.#free.push(number);
  }

  // `places`: for each text the number of its node, and which attribute it is; 0 for the text itself. `texts`: separated by
  // zero characters.
  write(places, texts) {
    texts.split('\0').forEach((text, i) => {
      const node = this.#nodes[places[2 * i]];
      if (node === null) return;
      const attribute = places[2 * i + 1];
      if (attribute === 0) node.data = text;
      else node.setAttribute(ATTRIBUTES[attribute - 1], text);
    });
  }
}

// --- Out of the page.

// Where the clipboard's own interface is missing or refuses, as on pages without TLS, the older command may still do; it takes
// what the event is given, so that nothing has to be put into the page. Says whether one of them worked.
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let done = false;
    const give = (event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData.setData('text/plain', text);
      done = true;
    };
    document.addEventListener('copy', give, true);
    document.execCommand('copy');
    document.removeEventListener('copy', give, true);
    return done;
  }
}

// A link that is in no document: the page around does not hear of its click, and goes nowhere.
export function save(text, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  later(() => URL.revokeObjectURL(link.href), 60_000);
}
