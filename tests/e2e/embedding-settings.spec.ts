// Attributes and properties of the element.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, matching, ui } from "./names";
import { isApi, isLongPoll } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { OLGA, UMA } from "./participants";

const TEAM: Room = {
  type: 2,
  name: "Team",
  participants: [OLGA, { userId: "max", displayName: "Max Mustermann", type: 2, session: true, pingAge: 0 }, UMA],
};

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

test("readonly shows the list and nothing that changes it", async ({ openPanel }) => {
  const olga = await openPanel("olga", { readonly: "" });
  await expect(olga.panel.rows).toHaveCount(3);
  const names = await olga.panel.root.getByRole("button").evaluateAll((all) => all.map((it) => it.ariaLabel));
  // With what takes the list out and changes nothing.
  expect(names).toEqual([ui.moreActions]);
  await expect(olga.panel.addButton).toHaveCount(0);
  await olga.panel.root.evaluate((panel: any) => (panel.readonly = false));
  await expect(olga.panel.join).toBeVisible();
  await expect(olga.panel.actions("Uma Krishnan")).toBeVisible();
});

test("sort is the order until the viewer chooses another, which is remembered", async ({ openPanel }) => {
  const olga = await openPanel("olga", { sort: "name" });
  await olga.panel.expectRows(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
    ui.row("Max Mustermann", ui.roleModerator, ui.online),
    ui.row("Uma Krishnan", ui.roleUser, ui.offline),
  );
  // By role there are headings, by name there are none.
  const moderators = olga.panel.list.getByRole("rowgroup", { name: ui.section(ui.showModerators, 1), exact: true });
  await expect(moderators).toHaveCount(0);
  await olga.panel.root.evaluate((panel: any) => (panel.sort = "role"));
  await expect(moderators).toHaveCount(1);
  await olga.panel.sortBy(ui.sortByName);
  await expect(moderators).toHaveCount(0);
  await olga.page.reload();
  await expect(olga.panel.rows).toHaveCount(3);
  await expect(moderators).toHaveCount(0);
});

test("theme and density are taken over by the style sheets", async ({ openPanel }) => {
  const olga = await openPanel("olga", { theme: "dark", density: "compact" });
  await expect(olga.panel.rows).toHaveCount(3);
  const look = () =>
    olga.panel.root.evaluate((panel) => {
      // The first is the viewer's own, which has two lines.
      const row = panel.shadowRoot?.querySelectorAll("[role=row]")[1];
      return [getComputedStyle(panel).colorScheme, row?.getBoundingClientRect().height];
    });
  expect(await look()).toEqual(["dark", 36]);
  await olga.panel.root.evaluate((panel: any) => ([panel.theme, panel.density] = ["light", null]));
  await expect.poll(look).toEqual(["light", 48]);
});

test("session=host: the page joins by itself, the panel neither offers nor polls", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  const polls: string[] = [];
  olga.page.on("response", (response) => {
    if (isLongPoll(response)) {
      polls.push(response.url());
    }
  });
  olga.page.on("request", (request) => {
    if (request.url().includes("/signaling/")) {
      polls.push(request.url());
    }
  });
  await olga.open({ token, session: "host" });
  await expect(olga.panel.rows).toHaveCount(3);
  await expect(olga.panel.join).toHaveCount(0);
  const refused = await olga.panel.root.evaluate((panel: any) => panel.join());
  expect(refused).toMatchObject({ ok: false, code: "not-possible" });
  await olga.page.evaluate(async (token) => {
    await fetch(`/ocs/v2.php/apps/spreed/api/v1/room/${token}/participants/active?format=json`, {
      method: "POST",
      headers: { "OCS-APIRequest": "true", "Content-Type": "application/json" },
      body: "{}",
    });
  }, token);
  await olga.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);
  await expect.poll(() => olga.heard("tp-session")).toEqual([{ state: "here" }]);
  await expect(olga.panel.leave).toHaveCount(0);
  await olga.refreshed();
  await olga.refreshed();
  expect(polls).toEqual([]);
});

test("properties that were set before the element is known count", async ({ token, browserOf }) => {
  const olga = await browserOf(null);
  await olga.page.route("**/loader.js", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await olga.page.addInitScript((token) => {
    addEventListener("DOMContentLoaded", () => {
      const panel: any = document.createElement("talk-participants");
      panel.credentials = { user: "olga", password: "olga-password" };
      panel.token = token;
      panel.readonly = true;
      panel.messages = { Participants: "Crew" };
      panel.pollInterval = 1;
      document.getElementById("here")?.append(panel);
    });
  }, token);
  await olga.open();
  await expect(olga.panel.root.getByRole("heading", { name: "Crew" })).toBeVisible();
  await expect(olga.panel.root.getByRole("grid", { name: "Crew" }).getByRole("row")).toHaveCount(3);
  await expect(olga.panel.join).toHaveCount(0);
  const reflected = await olga.panel.root.evaluate((panel) => panel.getAttributeNames().sort());
  expect(reflected).toEqual(["poll-interval", "readonly", "token"]);
});

test("the page's own fetch sends every request, and may change at any time", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  await olga.page.addInitScript(() => {
    addEventListener("DOMContentLoaded", () => {
      (globalThis as any).sent = [];
      customElements.whenDefined("talk-participants").then(() => {
        const panel: any = document.querySelector("talk-participants");
        panel.fetch = (request: Request) => {
          (globalThis as any).sent.push(request.url);
          return fetch(request);
        };
      });
    });
  });
  const requests = recordUrls(olga.page, isApi);
  await olga.open({ token });
  await expect(olga.panel.rows).toHaveCount(3);
  const sent = () => olga.page.evaluate<string[]>(() => (globalThis as any).sent);
  expect((await sent()).length).toBeGreaterThanOrEqual(4);
  expect(requests.filter((url) => url.includes("/ocs/")).length).toBe(
    (await sent()).filter((url) => url.includes("/ocs/")).length,
  );
  // Whatever it does instead, the panel says so and goes on.
  await olga.panel.root.evaluate((panel: any) => (panel.fetch = () => Promise.reject("no")));
  await expect(olga.panel.root.getByText(matching(ui.staleServer, ".*"))).toBeVisible();
  await olga.panel.root.evaluate((panel: any) => (panel.fetch = () => "no promise at all"));
  await olga.panel.root.evaluate((panel: any) => panel.refresh());
  await olga.panel.root.evaluate((panel: any) => (panel.fetch = null));
  expect(await olga.panel.root.evaluate((panel: any) => panel.refresh())).toMatchObject({ ok: true });
  await expect(olga.panel.root.getByText(beginning(ui.noAnswerTitle))).toHaveCount(0);
});

test("the request token comes from the page's property, its head, or Nextcloud's bus", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  await olga.page.addInitScript(() => {
    const subscribers = new Map<string, Set<(event?: unknown) => void>>();
    const of = (name: string) => subscribers.get(name) ?? subscribers.set(name, new Set()).get(name)!;
    Object.assign(window, {
      _nc_event_bus: {
        subscribe: (name: string, act: () => void) => of(name).add(act),
        unsubscribe: (name: string, act: () => void) => of(name).delete(act),
        emit: (name: string, event?: unknown) => of(name).forEach((act) => act(event)),
        count: () => [...subscribers.values()].reduce((sum, { size }) => sum + size, 0),
      },
    });
    addEventListener("DOMContentLoaded", () => {
      document.head.dataset.requesttoken = "of the head";
    });
  });
  await olga.open({ token });
  const next = async () => {
    const request = olga.page.waitForRequest((request) => request.url().includes("/participants?"));
    return (await request).headers()["requesttoken"];
  };
  expect(await next()).toBe("of the head");
  await olga.page.evaluate(() => (window as any)._nc_event_bus.emit("csrf-token-update", { token: "of the bus" }));
  expect(await next()).toBe("of the bus");
  await olga.panel.root.evaluate((panel: any) => (panel.requestToken = () => "of the page"));
  await expect.poll(next).toBe("of the page");
  await olga.panel.root.evaluate((panel: any) => (panel.requestToken = null));
  await expect.poll(next).toBe("of the head");

  await olga.page.evaluate(() => (window as any)._nc_event_bus.emit("networkOffline"));
  await expect(olga.panel.root.getByText(matching(ui.staleOffline, ".*"))).toBeVisible();
  await olga.page.evaluate(() => (window as any)._nc_event_bus.emit("networkOnline"));
  await expect(olga.panel.root.getByText(beginning(ui.offlineTitle))).toHaveCount(0);
  await olga.panel.root.evaluate((panel) => panel.remove());
  await expect.poll(() => olga.page.evaluate(() => (window as any)._nc_event_bus.count())).toBe(0);
});

test("a failed CSRF check is answered with a fresh token and one more try", async ({ token, openPanel }) => {
  const olga = await openPanel("olga", { "poll-interval": "600" });
  await expect(olga.panel.rows).toHaveCount(3);
  const tokens: (string | undefined)[] = [];
  await olga.page.route("**/csrftoken", (route) => route.fulfill({ json: { token: "fresh" } }));
  await olga.page.route("**/moderators?**", (route) => {
    tokens.push(route.request().headers()["requesttoken"]);
    const stale = tokens.length === 1;
    return stale ? route.fulfill({ status: 412, json: { message: "CSRF check failed" } }) : route.continue();
  });
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.news).toContainText(ui.promoted("Uma Krishnan"));
  expect(tokens).toEqual([undefined, "fresh"]);
});

test("row actions of the host page are in the menus of the participants that it names", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(3);
  await expect(uma.panel.actions("Max Mustermann")).toHaveCount(0);
  await uma.panel.root.evaluate((panel: any) => {
    const order: string[] = ((globalThis as any).order = []);
    panel.addEventListener("tp-action", () => order.push("told"));
    panel.actions = [
      {
        id: "profile",
        label: "Show profile",
        offered: (participant: any) => participant.role === "moderator",
        run: (participant: any) => {
          order.push("run");
          (globalThis as any).ran = participant;
        },
      },
      { id: "bad", label: "Never", offered: () => { throw new Error("no"); }, run: () => undefined },
      { label: "without an id" },
    ];
  });
  await uma.panel.actions("Max Mustermann").click();
  await expect(uma.panel.menu.getByRole("menuitem")).toHaveText(["Show profile"]);
  await uma.panel.item("Show profile").click();
  const max = { key: "user:max", userId: "max", name: "Max Mustermann", role: "moderator" };
  expect(await uma.page.evaluate(() => (globalThis as any).ran)).toEqual({ ...max, online: true, inCall: false });
  await expect
    .poll(() => uma.heard("tp-action"))
    .toEqual([{ kind: "custom", action: "profile", target: max, outcome: "done", code: null, status: null }]);
  expect(await uma.page.evaluate(() => (globalThis as any).order)).toEqual(["told", "run"]);
  await expect(uma.panel.actions("Olga Petrova")).toHaveCount(0);
  await uma.panel.root.evaluate((panel: any) => (panel.actions = null));
  await expect(uma.panel.actions("Max Mustermann")).toHaveCount(0);
});

test("texts of the host page replace the panel's, placeholders included", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(3);
  await olga.panel.root.evaluate((panel: any) => {
    panel.messages = { Join: "Come in", PromotedNews: "{name} <b>leads</b> now.", NoSuchText: "?", Leave: 7 };
  });
  await expect(olga.panel.button("Come in")).toBeVisible();
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.news).toContainText("Uma Krishnan <b>leads</b> now.");
});
