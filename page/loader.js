// Starts the panel: loads the WebAssembly module, which defines <talk-participants>.
//
// If that fails, the element is defined here and says so in its place, so that a page that embeds it never
// shows an empty box. Nothing else of the page is touched.

const TAG = "talk-participants";

class Unavailable extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "alert");
    this.textContent = unavailableBecause;
  }
}

let unavailableBecause = "";

function explain(error) {
  if (typeof WebAssembly !== "object") {
    return "The participant list needs WebAssembly, which this browser does not offer or has switched off.";
  }
  if (error instanceof WebAssembly.CompileError && /Content.Security.Policy|unsafe-eval/i.test(error.message)) {
    return "The participant list is blocked by this page's Content-Security-Policy, which has to allow 'wasm-unsafe-eval'.";
  }
  return "The participant list could not be loaded. Check the connection and reload the page.";
}

try {
  const { default: start } = await import("./talk-participants.js");
  await start({ module_or_path: new URL("./talk-participants_bg.wasm", import.meta.url) });
} catch (error) {
  console.error(error);
  unavailableBecause = explain(error);
  if (!customElements.get(TAG)) {
    customElements.define(TAG, Unavailable);
  }
}
