// The yardstick: what the browser itself needs to decode the answer, and nothing else.

export function mount() {
  return {
    receive: (bytes) => new Response(bytes).json(),
    settled: () => Promise.resolve(),
    unmount() {},
  };
}
