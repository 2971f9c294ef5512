import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scriptOf } from '../harness/script_time.js';

const node = (id, functionName) => ({ id, callFrame: { functionName } });

test('what runs counts until the next look, and what does not run does not', () => {
  const nodes = [node(1, '(root)'), node(2, '(idle)'), node(3, 'paint'), node(4, '(garbage collector)'), node(5, '(program)')];
  const profile = { nodes, samples: [2, 3, 5, 4, 3], timeDeltas: [50, 1_000, 2_000, 300, 700] };
  // From the second sample 2,000 µs of painting, from the fourth 700 of collecting; of the last nobody knows.
  assert.equal(scriptOf(profile), 2.7);
});
