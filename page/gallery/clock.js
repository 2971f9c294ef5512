// The gallery's clock stands still, so that relative times such as "2 minutes ago" are the same in every run.

/** A Wednesday morning, in milliseconds since the epoch. */
export const NOW = Date.UTC(2026, 0, 14, 9, 30);

/** Stops the page's clock. Timers go on. */
export function stopClock() {
  Date.now = () => NOW;
}
