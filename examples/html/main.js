// A page without any framework: a meeting with a list of speakers, and the panel beside it.

import "./talk-participants/index.js";
import { describe } from "./happenings.js";
import { Speakers } from "./speakers.js";

const find = (id) => document.getElementById(id);
const panel = document.querySelector("talk-participants");
const speakers = new Speakers(find("speakers"), find("nobody"));

// The reference server's owner. A page of Nextcloud leaves this out: its visitors are signed in already.
panel.credentials = { user: "olga", password: "olga-password" };

// An entry of this page's own in the menu of each person.
panel.actions = [
  {
    id: "speak",
    label: "Let speak",
    offered: ({ key }) => !speakers.has(key),
    run: (person) => speakers.add(person),
  },
];

const EVENTS = ["tp-ready", "tp-change", "tp-session", "tp-action", "tp-error"];
for (const name of EVENTS) {
  panel.addEventListener(name, ({ detail }) => {
    if ("online" in detail) find("count").textContent = `${detail.total} people, ${detail.online} online`;
    for (const sentence of describe(name, detail)) tell(sentence);
  });
}

let isHere = false;
panel.addEventListener("tp-session", ({ detail }) => {
  isHere = detail.state === "here";
  find("join").textContent = isHere ? "Leave the meeting" : "Join the meeting";
});

find("join").addEventListener("click", async ({ target }) => {
  target.disabled = true;
  // What a join answers has the `sessionId`, with which a call or a chat on this page would go on.
  const { ok, role, message } = isHere ? await panel.leave() : await panel.join();
  target.disabled = false;
  find("status").textContent = ok ? (role ? `You are connected as ${role}.` : "You left the meeting.") : message;
});

find("refresh").addEventListener("click", async () => {
  const seen = await panel.refresh();
  tell(seen.ok ? `Looked again: ${seen.online} of ${seen.total} online` : seen.message);
});

find("compact").addEventListener("change", ({ target }) => {
  panel.density = target.checked ? "compact" : null;
});

function tell(sentence) {
  const time = document.createElement("time");
  time.textContent = new Date().toLocaleTimeString("en", { timeStyle: "short" });
  const item = document.createElement("li");
  item.append(time, sentence);
  find("news").prepend(item);
}
