// The dialog that asks for the password again, when the server has forgotten it. The panel stays in its place behind it.

import { find } from "./dom.js";

/** @import { SignIn } from "./server.js" */

/**
 * Asks until the sign-in is renewed. Resolves to `false` if the dialog is cancelled instead.
 *
 * @param {SignIn} signIn
 * @returns {Promise<boolean>}
 */
export function askForPassword(signIn) {
  const dialog = find("password-dialog", HTMLDialogElement);
  const password = find("password-again", HTMLInputElement);
  const problem = find("password-again-problem");
  find("password-again-about").textContent =
    `${signIn.displayName}, this page was not used for a while, so its server has forgotten your app password.`;
  password.value = "";
  problem.textContent = "";
  dialog.showModal();
  return new Promise((resolve) => {
    const listeners = new AbortController();
    const { signal } = listeners;
    find("password-again-form").addEventListener("submit", submit, { signal });
    find("password-again-switch").addEventListener("click", () => close(false), { signal });
    // Escape leaves nothing to go on with: the way out is the button.
    dialog.addEventListener("cancel", (event) => event.preventDefault(), { signal });

    /** @param {Event} event */
    async function submit(event) {
      event.preventDefault();
      const failure = password.value === "" ? "Enter the password." : await signIn.renew(password.value);
      problem.textContent = failure ?? "";
      if (failure === null) {
        close(true);
      } else {
        password.focus();
      }
    }

    /** @param {boolean} isRenewed */
    function close(isRenewed) {
      listeners.abort();
      password.value = "";
      dialog.close();
      resolve(isRenewed);
    }
  });
}
