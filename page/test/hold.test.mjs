// What people do before the rest of the panel is here: what is kept of it, and what comes of that.

import assert from "node:assert/strict";
import { test } from "node:test";
import { held, hold, release } from "../split/hold.js";

class ShadowRoot {
  activeElement = null;
}

/** As much of a node in a panel as events need. */
class Node extends EventTarget {
  isConnected = true;
  root = root;

  getRootNode() {
    return this.root;
  }
}

class SubmitEvent extends Event {}

class MouseEvent extends Event {
  constructor(type, { detail = 0, ...init } = {}) {
    super(type, init);
    this.detail = detail;
  }
}

const root = new ShadowRoot();
Object.assign(globalThis, { Node, ShadowRoot });

/** A node whose events are the panel's: `heard` gets those that reach it. The closure is called as the glue does it. */
function node(heard, ...types) {
  const made = new Node();
  const real = (event) => {
    event.preventDefault();
    heard.push(event);
  };
  for (const type of types) made.addEventListener(type, (event) => held({ cnt: 1 }, real, [event]) || real(event));
  return made;
}

const click = (detail) => new MouseEvent("click", { detail, bubbles: true, cancelable: true });
const submit = () => new SubmitEvent("submit", { bubbles: true, cancelable: true });
const told = (heard) => heard.map(({ type, target, detail }) => ({ type, target, detail }));

test("a form that was sent is sent to the panel later, once, and never to the page's server", async () => {
  const heard = [];
  const form = node(heard, "submit", "input");
  hold();
  form.dispatchEvent(new Event("input", { bubbles: true }));
  for (let time = 0; time < 2; time += 1) assert.equal(form.dispatchEvent(submit()), false);
  assert.deepEqual(heard, []);
  await release();
  assert.deepEqual(heard.map(({ type }) => type), ["input", "submit"]);
  assert.ok(heard[1] instanceof SubmitEvent && heard[1].defaultPrevented);
  hold();
  form.dispatchEvent(submit());
  form.isConnected = false;
  await release();
  assert.equal(heard.length, 2, "one that is gone meanwhile is not sent");
});

test("of clicks and forms the last one counts", async () => {
  const heard = [];
  const [button, form] = [node(heard, "click"), node(heard, "submit")];
  hold();
  form.dispatchEvent(submit());
  button.dispatchEvent(click(1));
  await release();
  assert.deepEqual(told(heard), [{ type: "click", target: button, detail: 1 }]);
  hold();
  button.dispatchEvent(click(1));
  form.dispatchEvent(submit());
  await release();
  assert.deepEqual(heard.slice(1).map(({ target }) => target), [form]);
});

test("of a double click the first half counts; a second half alone stays one, so that buttons can tell", async () => {
  const heard = [];
  const [button, other] = [node(heard, "click"), node(heard, "click")];
  hold();
  other.dispatchEvent(click(1));
  button.dispatchEvent(click(1));
  assert.equal(button.dispatchEvent(click(2)), false);
  await release();
  assert.deepEqual(told(heard), [{ type: "click", target: button, detail: 1 }]);
  hold();
  button.dispatchEvent(click(2));
  await release();
  assert.equal(heard[1].detail, 2);
});

test("the focus is told of where it is, not where it was", async () => {
  const heard = [];
  const [first, second] = [node(heard, "focusin", "focusout"), node(heard, "focusin", "focusout")];
  const focus = (target) => {
    root.activeElement?.dispatchEvent(new Event("focusout"));
    root.activeElement = target;
    target?.dispatchEvent(new Event("focusin"));
  };
  hold();
  focus(first);
  focus(second);
  await release();
  assert.deepEqual(heard.map(({ type, target }) => [type, target]), [["focusin", second]]);
  heard.length = 0;
  hold();
  focus(first);
  focus(null);
  await release();
  assert.deepEqual(heard, []);
});
