// Between the first view and the arrival of the rest nothing calls the panel: it might need what is not there yet.
//
// What would have called it is kept, and happens in the same order as soon as the rest is here. Of what people do in the panel
// meanwhile that is what can still be seen in it, such as what they typed, and the last click or form that was sent.

/** Events that tell of something lasting, which the panel reads from its elements. */
const LASTING = ["input", "change", "scroll", "focusin"];
/** Events that ask for something. The button of a form has no click of its own, and Enter in a field none at all. */
const ASKING = ["click", "submit"];

let queue = null;
let done = [];

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
  // People acted on what they saw; what the server answered since comes after that.
  const acts = [...done.map(({ again }) => again), ...(queue ?? [])];
  queue = null;
  done = [];
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
  if (event instanceof Event && isInPanel(event.currentTarget)) note(event);
  // One that was dropped meanwhile is not to be called any more.
  else queue.push(() => state.cnt && real(...values));
  return true;
}

function isInPanel(target) {
  return target instanceof Node && target.getRootNode() instanceof ShadowRoot;
}

// The event goes on its way to the page. Afterwards the panel gets one like it, which stays inside.
function note(event) {
  const [target] = event.composedPath();
  const { type, bubbles, cancelable, detail, shiftKey, ctrlKey, metaKey } = event;
  // What is in a slot is the page's.
  if (target.getRootNode() !== event.currentTarget.getRootNode()) return;
  const asks = ASKING.includes(type);
  // Another click does what clicks do by themselves; and no form is ever sent to the server of the page.
  if (asks) event.preventDefault();
  if (type === "paste") keepApart(event, target);
  if (!asks && !LASTING.includes(type)) return;
  // The second half of a double click asks for nothing that the first did not, and buttons do not listen to it.
  if (type === "click" && detail > 1 && done.some((other) => ASKING.includes(other.type))) return;
  const copy = new event.constructor(type, { bubbles, cancelable, detail, shiftKey, ctrlKey, metaKey });
  done = done.filter((other) => (asks ? !ASKING.includes(other.type) : other.type !== type || other.target !== target));
  done.push({ type, target, again: () => lasts(type, target) && target.dispatchEvent(copy) });
}

// Whether what an event told of is still so. A focus that has left again would never leave in the eyes of the panel.
function lasts(type, target) {
  return target.isConnected && (type !== "focusin" || target.getRootNode().activeElement === target);
}

// A field of one line would swallow the line breaks between several people. This tells the panel by another event, `input`.
function keepApart(event, field) {
  const pasted = event.clipboardData?.getData("text/plain").trim() ?? "";
  if (!(field instanceof HTMLInputElement) || !pasted.includes("\n")) return;
  event.preventDefault();
  // As when the panel is complete, whom somebody had half typed is not taken for one of them.
  field.value = [field.value.replace(/[^,]*$/, ""), pasted.replace(/\s*\n\s*/g, ", "), ", "].join("");
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
