// Hands text to the browser: to the clipboard, and as a file.

/** How long a file's address stays valid, in milliseconds; the browser may ask the person first where to save it. */
const LIFETIME = 60_000;

/**
 * Copies text to the clipboard, by the older command where the Clipboard API is missing or refuses, as on pages without TLS.
 * Resolves to whether it worked.
 *
 * @param {string} text
 */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    let done = false;
    // The command copies what the event is given, so that no selection in the page has to change.
    const give = (/** @type {ClipboardEvent} */ event) => {
      event.stopImmediatePropagation();
      event.preventDefault();
      event.clipboardData?.setData('text/plain', text);
      done = true;
    };
    document.addEventListener('copy', give, true);
    document.execCommand('copy');
    document.removeEventListener('copy', give, true);
    return done;
  }
}

/**
 * Saves comma-separated values as a file.
 *
 * @param {string} text
 * @param {string} name
 */
export function save(text, name) {
  // The link is in no document, so that the page does not hear of its click.
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), LIFETIME);
}
