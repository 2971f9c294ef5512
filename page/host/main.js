// The standalone page: asks for a conversation and a sign-in, then shows the panel.
//
// It embeds <talk-participants> as any other page would. One of three sections is shown at a time; with each change the
// focus goes to its heading.

import { find } from "./dom.js";
import { hidePanel, showPanel } from "./panel-view.js";
import { askForPassword } from "./password-dialog.js";
import { fetchDemo, signIn } from "./server.js";
import { SignInForm } from "./sign-in-form.js";

/**
 * @import { Demo, SignIn } from "./server.js"
 * @import { Choice } from "./sign-in-form.js"
 */

const SECTIONS = ["start", "room", "broken"];

/** Who is signed in. @type {SignIn | null} */
let current = null;
let isBusy = false;
let isRenewing = false;

/**
 * Shows a section, and nothing else.
 *
 * @param {string} name
 */
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

/**
 * Runs one step at a time, with a message: a second click while signing in does nothing.
 *
 * @param {string} news
 * @param {() => Promise<void>} step
 */
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

/** Shows the form, or that the server does not answer. @param {{ isFirst: boolean }} options */
async function begin({ isFirst }) {
  let demo;
  try {
    demo = await fetchDemo();
  } catch {
    show("broken");
    return;
  }
  const offered = demo;
  const form = new SignInForm(offered, (choice) => once("Signing in…", () => enter(offered, form, choice)));
  show("start", { focus: !isFirst });
}

/**
 * Signs in and shows the panel, or why that failed.
 *
 * @param {Demo} demo
 * @param {SignInForm} form
 * @param {Choice} choice
 */
async function enter(demo, form, { token, credentials }) {
  const result = await signIn(credentials);
  if (!result.signIn) {
    form.fail(result.problem);
    return;
  }
  form.clear();
  current = result.signIn;
  showPanel(demo, token, current);
  show("room");
}

function signOut() {
  current?.end();
  current = null;
}

function switchPerson() {
  hidePanel();
  signOut();
  show("start");
}

/**
 * Signs in again for a panel that stays as it is. Nothing is asked for a persona, and nothing of guests, who have no sign-in.
 *
 * @param {Element} panel
 */
async function renew(panel) {
  const signIn = current;
  if (isRenewing || signIn === null || !signIn.isRenewable) {
    return;
  }
  isRenewing = true;
  try {
    if (!(await signIn.isForgotten())) {
      return;
    }
    const isRenewed = signIn.needsPassword ? await askForPassword(signIn) : (await signIn.renew()) === null;
    if (isRenewed && "refresh" in panel && typeof panel.refresh === "function") {
      await panel.refresh();
    } else if (!isRenewed && signIn.needsPassword) {
      switchPerson();
    }
  } catch {
    // The panel says what is wrong, and asks for a sign-in again if it needs one.
  } finally {
    isRenewing = false;
  }
}

find("panel").addEventListener("tp-auth-required", (event) => {
  if (event instanceof CustomEvent && event.target instanceof Element && event.detail?.reason === "signed-out") {
    renew(event.target);
  }
});
find("switch").addEventListener("click", switchPerson);
find("again").addEventListener("click", () => once("Trying again…", () => begin({ isFirst: false })));
addEventListener("pagehide", (event) => {
  if (!event.persisted) {
    signOut();
  }
});

await begin({ isFirst: true });
