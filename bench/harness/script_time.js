// How long scripts run, whatever calls them. The browser's own counter, `ScriptDuration`, leaves out microtasks, in which
// some frameworks do most of their work; the sampling profiler sees everything.

/** Microseconds between two looks at what runs. */
const INTERVAL = 100;
/** What the profiler calls the time in which no script runs. */
const NOT_SCRIPT = new Set(['(root)', '(program)', '(idle)']);

/** Milliseconds of script, WebAssembly and garbage collection while `act` runs. */
export async function scriptTime(session, act) {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.send('Profiler.start');
  const result = await act();
  const { profile } = await session.send('Profiler.stop');
  return { result, script: scriptOf(profile) };
}

/** The part of a profile that is script, in milliseconds. */
export function scriptOf({ nodes, samples, timeDeltas }) {
  const script = new Set(nodes.filter(({ callFrame }) => !NOT_SCRIPT.has(callFrame.functionName)).map(({ id }) => id));
  // A sample lasts until the next one; of the last nobody knows.
  const lasts = (i) => Math.max(timeDeltas[i + 1] ?? 0, 0);
  return samples.reduce((sum, id, i) => sum + (script.has(id) ? lasts(i) : 0), 0) / 1_000;
}
