// The standalone page: asks which conversation and who you are, then shows the panel.
//
// An embedder like any other: it sets attributes and one property of <talk-participants> and knows nothing of
// WebAssembly. One of three sections is shown at a time; with each change the focus goes to its heading.

import { hideRoom, showRoom } from "./room.js";
import { offer, signIn } from "./server.js";
import { Start } from "./start.js";

const find = (id) => document.getElementById(id);
const SECTIONS = ["start", "room", "broken"];

let current = null;
let isBusy = false;

function show(name, { focus = true } = {}) {
  for (const section of SECTIONS) {
    find(section).hidden = section !== name;
  }
  find("person").hidden = name !== "room";
  find("news").textContent = "";
  if (focus) {
    find(`${name}-title`).focus();
  }
}

/** Runs one step at a time: a second click while signing in does nothing. */
async function once(news, step) {
  if (isBusy) {
    return;
  }
  isBusy = true;
  find("news").textContent = news;
  document.body.setAttribute("aria-busy", "true");
  try {
    await step();
  } finally {
    isBusy = false;
    find("news").textContent = "";
    document.body.removeAttribute("aria-busy");
  }
}

async function begin({ isFirst }) {
  let offered;
  try {
    offered = await offer();
  } catch {
    show("broken");
    return;
  }
  const start = new Start(offered, (choice) => once("Signing in…", () => enter(offered, start, choice)));
  show("start", { focus: !isFirst });
}

async function enter(offered, start, { token, credentials }) {
  const result = await signIn(credentials);
  if (result.problem) {
    start.fail(result.problem);
    return;
  }
  start.clear();
  current = result.signIn;
  showRoom(offered, token, current);
  show("room");
}

function leave() {
  current?.end();
  current = null;
}

find("switch").addEventListener("click", () => {
  hideRoom();
  leave();
  show("start");
});
find("again").addEventListener("click", () => once("Trying again…", () => begin({ isFirst: false })));
addEventListener("pagehide", (event) => {
  if (!event.persisted) {
    leave();
  }
});

await begin({ isFirst: true });
