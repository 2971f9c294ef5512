// Pauses between the parts of something long.

/**
 * Lets the page do what is due: input, timers, frames. A timer would do as well, but those of hidden pages wait for seconds.
 *
 * @returns {Promise<void>}
 */
export function pause() {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
