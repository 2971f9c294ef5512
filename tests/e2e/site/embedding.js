// A page that embeds panels: one for each `panel` parameter of its address, a JSON object of attributes.

for (const text of new URLSearchParams(location.search).getAll("panel")) {
  const panel = document.createElement("talk-participants");
  for (const [name, value] of Object.entries(JSON.parse(text))) {
    panel.setAttribute(name, value);
  }
  document.getElementById("here").append(panel);
}
