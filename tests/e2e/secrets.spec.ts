// Session ids and credentials appear in requests and nowhere else.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { readable } from "./leaks";
import { ui } from "./names";
import { OLGA } from "./participants";

/** Everything that a script could read in a page, passwords in fields included. */
const traces = async (page: Page): Promise<string> =>
  Object.values(await page.evaluate(readable, true)).join("\n");

/** What a page writes to its console from now on, and what is thrown in it. */
function consoleOf(page: Page): string[] {
  const lines: string[] = [];
  page.on("console", (message) => lines.push(message.text()));
  page.on("pageerror", (error) => lines.push(String(error), error.stack ?? ""));
  return lines;
}

type Truth = { participants: { session: string | null }[] };

const sessionsOf = (room: Truth): string[] =>
  room.participants.map((row) => row.session).filter((session) => session !== null);

test("session ids are in no part of the page", { tag: "@v4" }, async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 3,
    name: "Secrets",
    participants: [
      OLGA,
      { userId: "max", displayName: "Max Mustermann", type: 2, session: true },
      { name: "Ana", type: 4, session: true },
      { name: "", type: 6, session: true },
    ],
  });
  const olga = await browserOf("olga");
  const guest = await browserOf(null);
  const lines = [olga, guest].map(({ page }) => consoleOf(page));
  await Promise.all([olga.open({ token }), guest.open({ token })]);
  await olga.panel.join.click();
  await guest.panel.name.fill("Gustav");
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect(olga.panel.row("Gustav")).toBeVisible();
  await expect(olga.panel.leave).toBeVisible();

  const sessions = sessionsOf(await control.room(token));
  expect(sessions).toHaveLength(5);
  for (const { page } of [olga, guest]) {
    const seen = await traces(page);
    expect(seen, "the search looks into the shadow root").toContain("Gustav");
    for (const session of sessions) {
      expect(seen.includes(session) || seen.includes(encodeURIComponent(session))).toBe(false);
      expect(seen.includes(session.slice(0, 24))).toBe(false);
    }
  }
  await olga.panel.leave.click();
  await expect(olga.panel.join).toBeVisible();
  const written = lines.flat().join("\n");
  expect(sessions.filter((session) => written.includes(session.slice(0, 24)))).toEqual([]);
});

test("session ids are in no address of a request", { tag: "@v4" }, async ({ control, token, browserOf }) => {
  await control.putRoom(token, { type: 3, name: "Secrets", participants: [OLGA] });
  const guest = await browserOf(null);
  const asked: string[] = [];
  guest.page.on("request", (request) => asked.push(request.url()));
  await guest.open({ token });
  await guest.panel.name.fill("Ana");
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  const [session = ""] = sessionsOf(await control.room(token));
  expect(session).not.toBe("");
  // The long poll begins after the join is on the screen.
  await expect.poll(() => asked.some((url) => url.includes("/signaling/"))).toBe(true);
  expect(asked.filter((url) => decodeURIComponent(url).includes(session))).toEqual([]);
});

test("an app password given to the panel is in no part of the page", async ({ control, token, browserOf }) => {
  await control.putRoom(token, { type: 2, name: "Secrets", participants: [OLGA] });
  const page = (await (await browserOf(null)).open()).page;
  const lines = consoleOf(page);
  await page.evaluate((token) => {
    const panel = document.createElement("talk-participants");
    Object.assign(panel, { credentials: { user: "olga", password: "olga-password" } });
    for (const [name, value] of Object.entries({ token, "user-id": "olga", lang: "en" })) {
      panel.setAttribute(name, value);
    }
    document.getElementById("here")?.append(panel);
  }, token);
  await expect(page.getByRole("row", { name: ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline) })).toBeVisible();
  await page.getByRole("button", { name: ui.join, exact: true }).click();
  await expect(page.getByRole("row", { name: ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.online) })).toBeVisible();
  const seen = await traces(page);
  for (const secret of ["olga-password", btoa("olga:olga-password")]) {
    expect(seen.includes(secret)).toBe(false);
    expect(lines.join("\n").includes(secret)).toBe(false);
  }
});

test("the conversation's password is gone after joining and after cancelling", async ({
  control,
  token,
  openPanel,
}) => {
  await control.putRoom(token, { type: 3, name: "Secrets", password: "sesame-4711", participants: [OLGA] });
  const sven = await openPanel("sven");
  await sven.panel.join.click();
  await sven.panel.password.fill("mistyped-4712");
  await sven.panel.password.press("Enter");
  await expect(sven.panel.password).toHaveAttribute("aria-invalid", "true");
  await sven.page.keyboard.press("Escape");
  await expect(sven.panel.passwordDialog).toBeHidden();
  expect((await traces(sven.page)).includes("mistyped-4712")).toBe(false);
  await sven.panel.join.click();
  await sven.panel.password.fill("sesame-4711");
  await sven.panel.password.press("Enter");
  await expect(sven.panel.leave).toBeVisible();
  expect((await traces(sven.page)).includes("sesame-4711")).toBe(false);
});

test("the standalone page keeps an app password in no part of the page", async ({ host, page, control, token }) => {
  await control.putRoom(token, { type: 2, name: "Secrets", participants: [OLGA] });
  await host.open(token);
  await host.signInWith("olga", "olga-password");
  await host.panel.join.click();
  await host.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);
  const seen = await traces(page);
  expect(seen).toContain("Olga Petrova");
  expect(seen.includes("olga-password")).toBe(false);
  for (const session of sessionsOf(await control.room(token))) {
    expect(seen.includes(session.slice(0, 24))).toBe(false);
  }
});
