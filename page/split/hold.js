// Between the first view and the arrival of the rest nothing calls the panel: it might need what is not there yet. What
// would have called it is kept, and happens in the same order as soon as the rest is here.

/** Of these only the last one counts, and there may be hundreds. */
const MANY = new Set(["scroll", "pointermove", "mousemove", "wheel"]);

let queue = null;

/** From now on everything is kept. */
export function hold() {
  queue ??= [];
}

/** Keeps `act` for later, if it cannot happen now. */
export function kept(act) {
  queue?.push(act);
  return queue !== null;
}

/** What was kept happens, and from now on everything at once. Resolves after the last of it. */
export async function release() {
  const acts = queue ?? [];
  queue = null;
  for (const act of acts) {
    try {
      act();
    } catch (error) {
      reportError(error);
    }
    // What it brings about at once comes before the next.
    await null;
  }
}

/** For the glue: whether the call of a closure is kept. `state` is what it knows of the closure, `real` calls it. */
export function held(state, real, values) {
  if (!queue) return false;
  const [event] = values;
  if (event instanceof Event && isOfPanel(event.currentTarget)) repeat(event);
  // One that was dropped meanwhile is not to be called any more.
  else queue.push(() => state.cnt && real(...values));
  return true;
}

function isOfPanel(target) {
  return target instanceof Node && target.getRootNode() instanceof ShadowRoot;
}

// An event has to be handled while it is on its way, so it is stopped here and sent on its way again, as a copy.
function repeat(event) {
  const [target] = event.composedPath();
  event.stopImmediatePropagation();
  // The copy of a click does what clicks do by themselves; a form must never be sent to the server of the page.
  if (event.type === "click" || event.type === "submit") event.preventDefault();
  const last = queue.at(-1);
  if (MANY.has(event.type) && last?.of === target && last.type === event.type) return;
  const copy = new event.constructor(event.type, event);
  queue.push(Object.assign(() => target.dispatchEvent(copy), { of: target, type: event.type }));
}
