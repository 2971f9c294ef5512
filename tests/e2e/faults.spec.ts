// Faults between the panel and the server, chosen by a seed: requests and answers that are lost, late, cut off or
// refused. Afterwards the panel shows the state of the server, every outcome was reported, and no input is lost. The
// server answers odd seeds like Talk 10 and even ones like Talk 17.

import { expect, test } from "./fixtures";
import { guest, moderator, selfJoined, type Figures } from "./faults/journeys";
import type { JourneyContext } from "./faults/viewer";
import { Embedding } from "./pages/embedding";

/** `17`, or `1-20`. */
function seedsOf(text: string): number[] {
  const [first = 1, last = first] = text.split("-").map(Number);
  return Array.from({ length: last - first + 1 }, (_, at) => first + at);
}

const SEEDS = seedsOf(process.env.TALK_PARTICIPANTS_FAULT_SEEDS ?? "1-6");
const JOURNEYS = { moderator, guest, selfJoined };
/** Seeds of one API that go at the same time: journeys mostly wait. */
const AT_ONCE = 3;

// Traces of so many pages at once are more than their recorder takes.
test.use({ trace: "off" });

const total: Figures & { seeds: number } = { seeds: 0, commands: 0, requests: 0, faults: {} };

for (const parity of [0, 1]) {
  const seeds = SEEDS.filter((seed) => seed % 2 === parity);
  for (let at = 0; at < seeds.length; at += AT_ONCE) {
    const some = seeds.slice(at, at + AT_ONCE);
    test(
      `seeds ${some.join(", ")}`,
      { tag: parity === 0 ? "@v4" : [] },
      async ({ browser, server, control, token, isV4 }) => {
        test.skip(isV4 !== (parity === 0), "another server");
        test.setTimeout(300_000);
        const runs = some.flatMap((seed) =>
          Object.entries(JOURNEYS).map(([name, journey]) => ({ seed, name, journey })),
        );
        const results = await Promise.allSettled(
          runs.map(async ({ seed, name, journey }) => {
            const context: JourneyContext = {
              browser,
              baseURL: server.url,
              control,
              seed,
              token: `${token.slice(0, 12)}${name.toLowerCase()}${seed}`,
            };
            return journey(context).catch(async (error) => {
              throw new Error(`${error}\n${await context.viewer?.describe()}`);
            });
          }),
        );
        const failed = results.flatMap((result, at) => {
          if (result.status === "fulfilled") {
            add(result.value);
            return [];
          }
          const { seed, name } = runs[at]!;
          return [
            `seed ${seed}, ${name}; again with: cargo xtask test e2e --seeds ${seed} -- faults.spec\n${result.reason}`,
          ];
        });
        total.seeds += some.length;
        expect(failed.join("\n\n")).toBe("");
      },
    );
  }
}

test("a server that only fails is asked less and less often", async ({ browser, server, control, token }) => {
  const lane = `back-off-${token}`;
  const extraHTTPHeaders = { "X-Fault-Lane": lane };
  const context = await browser.newContext({ baseURL: server.url, extraHTTPHeaders });
  await control.faults(lane, { seed: 1, percent: 100, kinds: { internal: 1 } });
  await new Embedding(await context.newPage()).open({ token });
  const asked = async () => (await control.arrived(lane)).filter((request) => request.class === "GET capabilities");
  await expect.poll(async () => (await asked()).length, { timeout: 60_000 }).toBe(4);
  const times = (await asked()).map(({ ms }) => ms);
  await context.close();
  const gaps = times.slice(1).map((ms, at) => ms - times[at]!);
  // Waits begin with the answer and get longer by chance only, so slow machines do not make them shorter.
  for (const [at, least] of [2_000, 4_000, 8_000].entries()) {
    expect(gaps[at], `after ${at + 1} failures`).toBeGreaterThanOrEqual(least);
  }
});

test.afterAll(() => {
  if (total.seeds > 0) {
    console.log(`so far in this worker: ${JSON.stringify(total)}`);
  }
});

function add(figures: Figures): void {
  total.commands += figures.commands;
  total.requests += figures.requests;
  for (const [name, count] of Object.entries(figures.faults)) {
    total.faults[name] = (total.faults[name] ?? 0) + count;
  }
}
