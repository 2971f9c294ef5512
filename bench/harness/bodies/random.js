// A small seeded generator (mulberry32): the same bodies on every machine and in every run.

export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** A number from 0 up to, but not including, 1. */
    next,
    /** A whole number below `limit`. */
    below: (limit) => Math.floor(next() * limit),
    /** One of a list. */
    of: (list) => list[Math.floor(next() * list.length)],
    /** `count` characters of an alphabet. */
    text(alphabet, count) {
      let text = '';
      for (let i = 0; i < count; i += 1) text += alphabet[Math.floor(next() * alphabet.length)];
      return text;
    },
    /** `count` different whole numbers below `limit`. */
    sample(limit, count) {
      const chosen = new Set();
      while (chosen.size < Math.min(count, limit)) chosen.add(Math.floor(next() * limit));
      return [...chosen];
    },
  };
}
