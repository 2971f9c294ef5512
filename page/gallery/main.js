// The gallery: every state of the panel with fixed participants, a fake server and a stopped clock. It is for looking at the
// panel and for the tests of its looks; it embeds the element as any other page would.
//
// ?state= one or several states or groups (default: all that fit on one page), ?theme=light|dark, ?dir=rtl, ?width= of a
// panel in pixels, ?lang= of the panels, ?bare=yes without the controls. `html[data-shown]` names what is shown once all
// states are reached.

import { stopClock } from "./clock.js";
import { FakeServer } from "./fake-server.js";
import { PanelDriver, settled } from "./panel-driver.js";
import { GROUPS } from "./states.js";

/** @import { State } from "./states.js" */

/**
 * A state on the page: its frame, and a driver of its panel unless only its name is shown.
 *
 * @typedef {{ frame: HTMLElement, state: State, driver: PanelDriver | null }} Shown
 */

stopClock();

const STATES = GROUPS.flatMap(({ states }) => states);
/** The settings in the address, with their defaults. @type {Record<string, string>} */
const DEFAULTS = { state: "all", theme: "auto", dir: "ltr", width: "320", lang: "", bare: "" };
const root = document.documentElement;
const form = /** @type {HTMLFormElement} */ (document.getElementById("controls"));
const stage = /** @type {HTMLElement} */ (document.getElementById("stage"));

/** The drivers of the panels that are shown, by state: tests go on from there. @type {Map<string, PanelDriver>} */
export const drivers = new Map();

/** Counts calls of `show`; a newer one ends those before it. */
let turn = 0;

/**
 * Makes an element.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Partial<HTMLElementTagNameMap[Tag]>} properties
 * @param {...Node} children
 */
function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The states of a setting: all, those of a group, or those named with commas between. @param {string} word */
function statesOf(word) {
  if (word === "all") {
    return STATES.filter(({ alone }) => !alone);
  }
  const group = GROUPS.find(({ name }) => name === word);
  return group ? group.states : word.split(",").flatMap((one) => STATES.filter(({ name }) => name === one));
}

/** @returns {Record<string, string>} */
function settings() {
  return { ...DEFAULTS, ...Object.fromEntries(new URLSearchParams(location.search)) };
}

/** The address with changed settings. @param {Record<string, string>} changed */
function address(changed) {
  const all = { ...settings(), ...changed };
  return `?${new URLSearchParams(Object.entries(all).filter(([name, value]) => value !== DEFAULTS[name]))}`;
}

/**
 * A frame with the title of a state, which is a link to that state alone.
 *
 * @param {State} state
 * @param {string} className
 */
function titledFrame({ name, title }, className) {
  const link = element("a", { href: address({ state: name }), textContent: title });
  return element("section", { className: `frame ${className}` }, element("h2", {}, link));
}

/**
 * A frame with a panel and its driver.
 *
 * @param {State} state
 * @param {Record<string, string>} chosen
 * @returns {Shown}
 */
function withPanel(state, { lang = "", dir }) {
  const { name, server, attributes = {}, height = "usual" } = state;
  const panel = document.createElement("talk-participants");
  const answers = new FakeServer(server);
  panel.fetch = answers.fetch;
  panel.dataset.state = name;
  // A language has a direction of its own; English is shown from right to left only if its element says so.
  const direction = dir === "rtl" && lang === "" ? dir : "";
  const defaults = { token: `gallery${name}`, "heading-level": "3", "poll-interval": "86400", avatars: "off" };
  const given = { dir: direction, ...defaults, lang, ...attributes };
  for (const [attribute, value] of Object.entries(given)) {
    if (value || attribute === "readonly") {
      panel.setAttribute(attribute, value);
    }
  }
  const frame = titledFrame(state, height);
  frame.append(panel);
  frame.dataset.state = name;
  return { frame, state, driver: new PanelDriver(panel, answers) };
}

/**
 * A frame with the title only, for a state that would cover the others.
 *
 * @param {State} state
 * @returns {Shown}
 */
function titleOnly(state) {
  return { frame: titledFrame(state, "named"), state, driver: null };
}

/** Takes the steps that lead to a state. @param {Shown} shown */
async function reach({ state, driver }) {
  if (!driver) {
    return;
  }
  if (state.server.outage !== "hangs") {
    // A panel without a conversation shows a message, and is never ready.
    await Promise.race([driver.panel.whenReady, driver.find(".message")]);
  }
  await state.steps?.(driver);
}

/** Promises that settle when the pictures of a panel are loaded or have failed. @param {Shown} shown */
function pictures({ driver }) {
  const images = driver?.panel.shadowRoot?.querySelectorAll("img") ?? [];
  return [...images].map((image) => image.decode().catch(() => {}));
}

async function show() {
  const mine = ++turn;
  delete root.dataset.shown;
  const chosen = settings();
  for (const field of /** @type {Iterable<HTMLSelectElement>} */ (/** @type {unknown} */ (form.elements))) {
    field.value = chosen[field.name] ?? field.value;
  }
  root.dataset.theme = chosen.theme;
  root.dir = chosen.dir ?? "";
  const header = /** @type {HTMLElement} */ (document.querySelector("header"));
  header.hidden = chosen.bare !== "";
  root.style.setProperty("--width", `${Number(chosen.width) || 320}px`);
  const states = statesOf(chosen.state ?? "");
  const all = states.map((state) => (state.alone && states.length > 1 ? titleOnly(state) : withPanel(state, chosen)));
  stage.replaceChildren(...all.map(({ frame }) => frame));
  drivers.clear();
  for (const { state, driver } of all) {
    if (driver) {
      drivers.set(state.name, driver);
    }
  }
  // One after the other: each needs the focus and the pointer for itself.
  for (const one of all) {
    await reach(one);
    if (mine !== turn) {
      return;
    }
  }
  await Promise.all([document.fonts.ready, ...all.flatMap(pictures)]);
  await settled();
  if (mine === turn) {
    root.dataset.shown = chosen.state;
  }
}

/** Fills the list of states in the controls. */
function fillStates() {
  const select = /** @type {HTMLSelectElement} */ (form.elements.namedItem("state"));
  select.append(element("option", { value: "all", textContent: "All that fit on one page" }));
  for (const { name, title, states } of GROUPS) {
    const group = element("optgroup", { label: title }, element("option", { value: name, textContent: `${title}: all` }));
    group.append(...states.map((state) => element("option", { value: state.name, textContent: state.title })));
    select.append(group);
  }
}

fillStates();
form.addEventListener("change", ({ target }) => {
  const { name, value } = /** @type {HTMLSelectElement} */ (target);
  history.pushState(null, "", address({ [name]: value }));
  show();
});
addEventListener("popstate", show);
await show();
