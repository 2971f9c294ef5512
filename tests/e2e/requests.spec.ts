// What goes over the wire: the headers of every request, one list request at a time, and how often.

import type { Request } from "@playwright/test";
import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isApi, isList } from "./pages/embedding";
import { OLGA, UMA } from "./participants";

const TEAM: Room = { type: 3, name: "Team", participants: [OLGA, UMA] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

test("every request asks for JSON by header and query, and has the OCS header", async ({ token, browserOf }) => {
  const requests: Request[] = [];
  const uma = await browserOf("uma");
  const guest = await browserOf(null);
  for (const { page } of [uma, guest]) {
    page.on("request", (request) => {
      if (isApi(request)) {
        requests.push(request);
      }
    });
  }
  await Promise.all([uma.open({ token }), guest.open({ token })]);
  await uma.panel.join.click();
  await guest.panel.name.fill("Ana");
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect(uma.panel.row("Ana")).toBeVisible();
  await uma.panel.leave.click();
  await expect(uma.panel.join).toBeVisible();

  const kinds = new Set(requests.map((request) => `${request.method()} ${new URL(request.url()).pathname}`));
  const talk = "/ocs/v2.php/apps/spreed/api/v1";
  for (const kind of [
    "GET /ocs/v2.php/cloud/capabilities",
    "GET /ocs/v2.php/cloud/user",
    `GET ${talk}/room/${token}`,
    `GET ${talk}/room/${token}/participants`,
    `POST ${talk}/room/${token}/participants/active`,
    `DELETE ${talk}/room/${token}/participants/active`,
    `POST ${talk}/guest/${token}/name`,
    `GET ${talk}/signaling/${token}`,
  ]) {
    expect(kinds).toContain(kind);
  }
  for (const request of requests) {
    const headers = request.headers();
    expect(headers["ocs-apirequest"], request.url()).toBe("true");
    expect(headers["accept"], request.url()).toBe("application/json");
    expect(new URL(request.url()).searchParams.get("format"), request.url()).toBe("json");
    if (request.method() === "POST") {
      expect(headers["content-type"], request.url()).toContain("application/json");
      expect(request.postDataJSON(), request.url()).toEqual(expect.any(Object));
    }
  }
});

test("there is one list request at a time, whatever triggers it", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  let [underWay, most, total] = [0, 0, 0];
  uma.page.on("request", (request) => {
    if (isList(request)) {
      underWay += 1;
      total += 1;
      most = Math.max(most, underWay);
    }
  });
  const end = (request: Request): void => {
    underWay -= Number(isList(request));
  };
  uma.page.on("requestfinished", end);
  uma.page.on("requestfailed", end);
  let held: (() => void)[] = [];
  await uma.page.route("**/participants?*", async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await uma.open({ token });
  for (let round = 0; round < 4; round += 1) {
    await expect.poll(() => held.length).toBe(1);
    await uma.page.evaluate(() => {
      for (let rings = 0; rings < 5; rings += 1) {
        window.dispatchEvent(new Event("focus"));
        window.dispatchEvent(new Event("online"));
        document.dispatchEvent(new Event("visibilitychange"));
      }
    });
    await uma.settled();
    expect(held).toHaveLength(1);
    const [letGo] = held;
    held = [];
    letGo?.();
  }
  expect(most).toBe(1);
  expect(total).toBeGreaterThanOrEqual(4);
});

test("polls come every five seconds, and every thirty while the page is hidden", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  await uma.page.clock.install();
  let lists = 0;
  uma.page.on("request", (request) => (lists += Number(isList(request))));
  await uma.open({ token, "poll-interval": "5" });
  await expect(uma.panel.rows).toHaveCount(2);
  const pollsIn = async (ms: number): Promise<number> => {
    await uma.settled();
    const before = lists;
    await uma.page.clock.fastForward(ms);
    await uma.settled();
    return lists - before;
  };
  await uma.page.clock.pauseAt(new Date(Date.now() + 3_600_000));
  await uma.settled();
  expect(await pollsIn(4_500)).toBe(0);
  expect(await pollsIn(1_100)).toBe(1);
  expect(await pollsIn(5_600)).toBe(1);

  const look = (visibility: DocumentVisibilityState): Promise<void> =>
    uma.page.evaluate((visibility) => {
      Object.defineProperty(document, "visibilityState", { value: visibility, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, visibility);
  await look("hidden");
  expect(await pollsIn(24_000)).toBe(0);
  expect(await pollsIn(10_000)).toBe(1);
  expect(await pollsIn(29_000)).toBe(0);
  expect(await pollsIn(5_000)).toBe(1);
  expect(await pollsIn(10_000)).toBe(0);
  const asked = uma.page.waitForRequest(isList);
  await look("visible");
  await asked;
});
