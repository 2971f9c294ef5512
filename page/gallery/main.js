// The gallery: every state of the panel with fixed people, a fixed server and a fixed clock. A page for looking at the
// panel and for the tests of its looks; it embeds the product's own element and draws nothing of it itself.
//
// ?state= one or several states or groups (default: all that fit on one page), ?theme=light|dark, ?dir=rtl, ?width= of a
// panel in pixels, ?lang= of the panels, ?bare=yes without the controls. `html[data-shown]` names what is shown once
// everything stands still.

import { stop } from "./clock.js";
import { Hands, settled } from "./hands.js";
import { Server } from "./server.js";
import { GROUPS } from "./states.js";

stop();

const STATES = GROUPS.flatMap(({ states }) => states);
const USUAL = { state: "all", theme: "auto", dir: "ltr", width: "320", lang: "", bare: "" };
const root = document.documentElement;
const form = document.getElementById("controls");
const stage = document.getElementById("stage");

let turn = 0;

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

/** The states of a word: all, those of a group, or those named with commas between. */
function statesOf(word) {
  if (word === "all") {
    return STATES.filter(({ alone }) => !alone);
  }
  const group = GROUPS.find(({ name }) => name === word);
  return group ? group.states : word.split(",").flatMap((one) => STATES.filter(({ name }) => name === one));
}

function settings() {
  return { ...USUAL, ...Object.fromEntries(new URLSearchParams(location.search)) };
}

function address(changed) {
  const all = { ...settings(), ...changed };
  const told = Object.entries(all).filter(([name, value]) => value !== USUAL[name]);
  return `?${new URLSearchParams(told)}`;
}

/** A frame with a panel in it, and the panel's people at work. */
function frame(state, { lang, dir }) {
  const { name, title, server, attributes = {}, height = "usual" } = state;
  const panel = document.createElement("talk-participants");
  const answers = new Server(server);
  panel.fetch = answers.answer;
  panel.dataset.state = name;
  // A language has its own direction; English has this one only if its element says so.
  const turned = dir === "rtl" && lang === "" ? dir : "";
  const given = { dir: turned, token: `gallery${name}`, "heading-level": "3", "poll-interval": "86400", avatars: "off", lang, ...attributes };
  for (const [attribute, value] of Object.entries(given).filter(([key, text]) => text || key === "readonly")) {
    panel.setAttribute(attribute, value);
  }
  const link = element("a", { href: address({ state: name }), textContent: title });
  const around = element("section", { className: `frame ${height}` }, element("h2", {}, link), panel);
  around.dataset.state = name;
  return { around, panel, state, hands: new Hands(panel, answers) };
}

/** A state that would lie over the others is only named. */
function named({ name, title }) {
  const link = element("a", { href: address({ state: name }), textContent: title });
  const around = element("section", { className: "frame named" }, element("h2", {}, link));
  return { around };
}

async function bring({ panel, state, hands }) {
  if (!panel) {
    return;
  }
  if (state.server.trouble !== "hangs") {
    // What names no conversation says so at once.
    await Promise.race([panel.whenReady, hands.find(".message")]);
  }
  await state.steps?.(hands);
}

/** Settles when its pictures are there, or are known not to be. */
function pictures(panel) {
  return [...panel.shadowRoot.querySelectorAll("img")].map((image) => image.decode().catch(() => {}));
}

async function show() {
  const mine = ++turn;
  delete root.dataset.shown;
  const chosen = settings();
  for (const field of form.elements) {
    field.value = chosen[field.name] ?? field.value;
  }
  root.dataset.theme = chosen.theme;
  root.dir = chosen.dir;
  document.querySelector("header").hidden = chosen.bare !== "";
  root.style.setProperty("--width", `${Number(chosen.width) || 320}px`);
  const states = statesOf(chosen.state);
  const frames = states.map((state) => (state.alone && states.length > 1 ? named(state) : frame(state, chosen)));
  stage.replaceChildren(...frames.map(({ around }) => around));
  // One after the other: each needs the focus and the pointer for itself.
  for (const each of frames) {
    await bring(each);
    if (mine !== turn) {
      return;
    }
  }
  await Promise.all([document.fonts.ready, ...frames.flatMap(({ panel }) => (panel ? pictures(panel) : []))]);
  await settled();
  if (mine === turn) {
    root.dataset.shown = chosen.state;
  }
}

function offer() {
  const select = form.elements.namedItem("state");
  select.append(element("option", { value: "all", textContent: "All that fit on one page" }));
  for (const { name, title, states } of GROUPS) {
    const group = element("optgroup", { label: title }, element("option", { value: name, textContent: `${title}: all` }));
    group.append(...states.map((state) => element("option", { value: state.name, textContent: state.title })));
    select.append(group);
  }
}

offer();
form.addEventListener("change", ({ target }) => {
  history.pushState(null, "", address({ [target.name]: target.value }));
  show();
});
addEventListener("popstate", show);
await show();
