// Waiting for the browser.

/** The next frame. */
export const frame = () => new Promise(requestAnimationFrame);

/** A task of its own, after everything that waits already. */
export const task = () =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

/**
 * Acts at the beginning of a frame and tells how long it took until the document was as `isDone` wants it and painted, in
 * milliseconds. A frame's callbacks, styles, layout and paint are one task, so the next task comes after the paint.
 */
export function painted(act, settled, isDone) {
  return new Promise((resolve, reject) => {
    requestAnimationFrame(async () => {
      try {
        const start = performance.now();
        act();
        const paint = task();
        let late = false;
        paint.then(() => (late = true));
        await settled();
        if (late || !isDone()) {
          // It was not ready for this frame: it is painted with the next.
          for (let frames = 0; !isDone(); frames += 1) {
            if (frames === 60) throw new Error('the document did not change within 60 frames');
            await frame();
          }
          await frame();
          await task();
        } else {
          await paint;
        }
        resolve(performance.now() - start);
      } catch (error) {
        reject(error);
      }
    });
  });
}
