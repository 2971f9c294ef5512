// A page that embeds panels: one for each `panel` parameter of its address, a JSON object of attributes. What the panels
// tell is kept for the tests, in the order in which it is heard at the document: events bubble out of every root.

const names = [
  "tp-ready",
  "tp-change",
  "tp-before-action",
  "tp-action",
  "tp-session",
  "tp-state",
  "tp-guest-name",
  "tp-auth-required",
  "tp-error",
];

globalThis.heard = [];
for (const name of names) {
  document.addEventListener(name, (event) => heard.push({ name, detail: structuredClone(event.detail) }));
}

for (const text of new URLSearchParams(location.search).getAll("panel")) {
  const panel = document.createElement("talk-participants");
  for (const [name, value] of Object.entries(JSON.parse(text))) {
    panel.setAttribute(name, value);
  }
  document.getElementById("here").append(panel);
}
