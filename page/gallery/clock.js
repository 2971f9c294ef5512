// The gallery's clock stands still, so that it looks the same on every day: nobody's "two minutes ago" becomes three.

/** A Wednesday morning, in milliseconds since the epoch. */
export const NOW = Date.UTC(2026, 0, 14, 9, 30);

/** Stops the page's clock. Timers go on. */
export function stop() {
  Date.now = () => NOW;
}
