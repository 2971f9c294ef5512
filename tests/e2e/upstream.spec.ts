// The standalone page in front of another server, as `cargo xtask demo --upstream` starts it. That server stands for a
// real Nextcloud in a sub-folder, with the cookies, redirects and refusals of the recorded one.

import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";
import type { Room } from "./control";
import { expect, test as base } from "./fixtures";
import { beginning, standalone, ui } from "./names";
import { isList } from "./pages/embedding";
import { HostPage } from "./pages/host-page";
import { MAX, OLGA, UMA } from "./participants";
import { Server } from "./server";

type PerWorker = {
  /** The server of the page; `server` is the one behind it. */
  front: Server;
};

const test = base.extend<object, PerWorker>({
  front: [
    async ({ server }, use) => {
      const front = await Server.start("--upstream", `${server.url}/nextcloud`);
      await use(front);
      await front.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ front }, use) => use(front.url),
});

test.use({ serverOptions: ["--webroot", "/nextcloud"] });

const ROOM: Room = { type: 3, name: "Review", participants: [OLGA, MAX, UMA] };

test.beforeEach(({ control, token }) => control.putRoom(token, ROOM));

/** Opens the page and signs in with an app password. */
async function signedIn(host: HostPage, user: string, token: string): Promise<void> {
  await host.open(token);
  await host.signInWith(user, `${user}-password`);
  await expect(host.switchPerson).toBeVisible();
}

/** Sends a request to the upstream server as the user who is signed in. */
function ask(host: HostPage, path: string): Promise<{ status: number; redirected: boolean; text: string }> {
  return host.panel.root.evaluate(
    async (panel: Element & { credentials?: { headers: Record<string, string> } }, path) => {
      const answer = await fetch(path, { headers: panel.credentials?.headers, redirect: "manual" });
      return { status: answer.status, redirected: answer.type === "opaqueredirect", text: await answer.text() };
    },
    path,
  );
}

/** All requests of the page that go to the server behind it. */
function forwarded(page: Page): string[] {
  const paths: string[] = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (pathname.includes("/ocs/") || pathname.includes("/avatar/") || pathname.includes("csrftoken")) {
      paths.push(pathname);
    }
  });
  return paths;
}

test("the page names the server and offers no personas", async ({ host, page, server }) => {
  await host.open();
  await expect(page.getByText(standalone.server(`${server.url}/nextcloud`))).toBeVisible();
  await expect(host.persona("Owner")).toHaveCount(0);
  await expect(page.getByRole("group", { name: standalone.conversationsOfDemo })).toHaveCount(0);
  await expect(host.userName).toBeVisible();
});

test("a user with an app password sees the list and joins", async ({ host, page, token, another }) => {
  const paths = forwarded(page);
  await signedIn(host, "olga", token);
  await expect(page.getByText(standalone.signedInAs("Olga Petrova"))).toBeVisible();
  await host.panel.expectRows(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
    ui.row("Max Mustermann", ui.roleModerator, ui.offline),
    ui.row("Uma Krishnan", ui.roleUser, ui.offline),
  );
  await host.panel.join.click();
  await host.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);
  const uma = await another(token);
  await uma.signInWith("uma", "uma-password");
  await uma.panel.join.click();
  await expect(host.panel.row("Uma Krishnan"), "told by the long poll").toHaveAccessibleName(
    ui.row("Uma Krishnan", ui.roleUser, ui.online),
    { timeout: 4_000 },
  );
  await uma.panel.leave.click();
  await expect(host.panel.row("Uma Krishnan")).toHaveAccessibleName(
    beginning(ui.row("Uma Krishnan", ui.roleUser, ui.lastSeen(""))),
  );
  expect(paths.filter((path) => !path.startsWith("/nextcloud/"))).toEqual([]);
  expect(await page.context().cookies(), "cookies stay in the page's server").toEqual([]);
});

test(
  "promoting, demoting, adding and removing reach the upstream server",
  { tag: "@v4" },
  async ({ host, token, control }) => {
    await signedIn(host, "olga", token);
    const { panel } = host;
    await panel.choose("Uma Krishnan", ui.promoteToModerator);
    await expect.poll(() => control.types(token)).toMatchObject({ uma: 2 });
    await panel.choose("Uma Krishnan", ui.demoteToUser);
    await expect.poll(() => control.types(token)).toMatchObject({ uma: 3 });
    await panel.typeToAdd("sven");
    await panel.root.getByRole("option", { name: /Sven/ }).click();
    await expect.poll(() => control.types(token)).toMatchObject({ sven: 3 });
    await expect(panel.row("Sven Åkesson")).toBeVisible();
    await panel.remove("Uma Krishnan");
    await expect.poll(() => control.types(token)).not.toHaveProperty("uma");
    await expect(panel.row("Uma Krishnan")).toHaveCount(0);
  },
);

test(
  "a guest joins with the password, takes a name, and leaves",
  { tag: "@v4" },
  async ({ host, page, token, control }) => {
    await control.putRoom(token, { ...ROOM, password: "open sesame" });
    await host.open(token);
    await host.asGuest.click();
    await host.panel.name.fill("Greta");
    await host.panel.join.click();
    await host.panel.password.fill("wrong");
    await page.keyboard.press("Enter");
    await expect(host.panel.passwordDialog.getByRole("alert")).toHaveText(ui.passwordWrong);
    await host.panel.password.fill("open sesame");
    await page.keyboard.press("Enter");
    await expect(host.panel.heading(ui.anyGuestIn)).toBeVisible();
    await expect.poll(() => control.types(token)).toMatchObject({ Greta: 4 });
    await host.panel.leave.click();
    await host.panel.answer(ui.leaveTitle, ui.leave);
    await expect.poll(() => control.types(token)).not.toHaveProperty("Greta");
  },
);

test("leaving for good ends the membership", async ({ host, token, control }) => {
  await signedIn(host, "uma", token);
  await host.panel.chooseOwn(ui.leaveConversation);
  await host.panel.answer(ui.leaveForGoodTitle, ui.leave);
  await expect(host.panel.news).toHaveText(ui.leftForGood);
  expect(await control.types(token)).not.toHaveProperty("uma");
});

for (const path of ["call", "index.php/call"]) {
  test(`takes links with /${path}/ of the upstream server only`, async ({ host, page, server, token }) => {
    await host.open();
    await host.conversation.fill(`https://cloud.example/nextcloud/${path}/${token}`);
    await host.asGuest.click();
    await expect(page.getByText(beginning(standalone.otherServer("cloud.example", "127")))).toBeVisible();
    await host.conversation.fill(`${server.url}/nextcloud/${path}/${token}?callUser=x#message_5`);
    await host.asGuest.click();
    await expect(host.panel.root).toHaveAttribute("token", token);
    await expect(host.panel.heading(ui.notInConversationTitle)).toBeVisible();
  });
}

test("a wrong password is reported and does not make a guest", async ({ host, page, token }) => {
  const paths = forwarded(page);
  await host.open(token);
  await host.signInWith("olga", "mistyped");
  await expect(page.getByRole("alert")).toHaveText(standalone.wrongPassword);
  await expect(host.panel.root).toHaveCount(0);
  expect(paths).toEqual([]);
});

test("after a log-out on the server the tab is signed out", async ({
  host,
  page,
  token,
}) => {
  await signedIn(host, "uma", token);
  await expect(host.panel.rows).toHaveCount(3);
  const { token: requestToken } = JSON.parse((await ask(host, "/nextcloud/index.php/csrftoken")).text);
  const out = await ask(host, `/nextcloud/index.php/logout?requesttoken=${encodeURIComponent(requestToken)}`);
  expect(out.redirected).toBe(true);
  await expect(host.panel.heading(ui.signedOutTitle)).toBeVisible({ timeout: 15_000 });
});

test(
  "a second tab takes the session over, or is a second device on API v4",
  { tag: "@v4" },
  async ({ host, token, another, isV4 }) => {
    await signedIn(host, "uma", token);
    await host.panel.joinAndWait();
    const other = await another(token);
    await other.signInWith("uma", "uma-password");
    await other.panel.join.click();
    if (isV4) {
      await expect(other.panel.leave).toBeVisible();
      await host.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online, ui.devices(2));
      await expect(host.panel.leave).toBeVisible();
      return;
    }
    await other.panel.button(ui.takeOver).click();
    await expect(other.panel.leave).toBeVisible();
    await expect(host.panel.own).toContainText(ui.ownElsewhere);
  },
);

test("an app password that is revoked is reported", async ({ host, page, token, control }) => {
  await control.putAccount("vera", "Vera Lang");
  await control.putRoom(token, {
    ...ROOM,
    participants: [...ROOM.participants, { userId: "vera", displayName: "Vera Lang", type: 3 }],
  });
  await signedIn(host, "vera", token);
  await expect(host.panel.rows).toHaveCount(4);
  await control.setEnabled("vera", "Vera Lang", false);
  await expect(host.panel.heading(ui.signedOutTitle)).toBeVisible({ timeout: 15_000 });
  await host.switchPerson.click();
  await host.signInWith("vera", "vera-password");
  await expect(page.getByRole("alert")).toHaveText(standalone.wrongPassword);
});

test("refusals of the upstream server have a reason, and the change is reverted", async ({
  host,
  page,
  token,
  control,
}) => {
  await signedIn(host, "max", token);
  const { panel } = host;
  // The menu is open from before, as the role changes behind the panel's back.
  await panel.actions("Uma Krishnan").click();
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  const refused = page.waitForResponse((answer) => answer.url().includes("/moderators") && answer.status() === 403);
  await panel.item(ui.promoteToModerator).click();
  await refused;
  await expect(panel.failure).toContainText(ui.promoteFailed("Uma Krishnan"));
  await expect(panel.failure).toContainText(ui.notModerator);
  await panel.expectRow("Uma Krishnan", ui.roleUser, ui.offline);
});

test("a server that moved is named with its new address", async ({ browser }) => {
  const moved = createServer((request, answer) => {
    answer.writeHead(301, { Location: `https://cloud.example${request.url}` }).end();
  });
  await once(moved.listen(0, "127.0.0.1"), "listening");
  const front = await Server.start("--upstream", `http://127.0.0.1:${(moved.address() as AddressInfo).port}/nextcloud`);
  const context = await browser.newContext({ baseURL: front.url });
  try {
    const host = await new HostPage(await context.newPage()).open("teamsync1");
    await host.signInWith("olga", "olga-password");
    await expect(host.page.getByRole("alert")).toHaveText(
      "The Nextcloud server sends this page on to https://cloud.example/nextcloud. If that is right, start the demo with that address.",
    );
  } finally {
    await context.close();
    await front.stop();
    moved.close();
  }
});

test("a server that stops is called unreachable, not a wrong password", async ({ browser }) => {
  const behind = await Server.start();
  const front = await Server.start("--upstream", behind.url);
  const context = await browser.newContext({ baseURL: front.url });
  try {
    const host = await new HostPage(await context.newPage()).open("teamsync1");
    await behind.stop();
    await host.signInWith("olga", "olga-password");
    await expect(host.page.getByRole("alert")).toHaveText(beginning(standalone.cannotBeReached));
  } finally {
    await context.close();
    await front.stop();
  }
});
