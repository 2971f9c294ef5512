// The standalone page up to the panel: naming a conversation, signing in, switching.

import { expect, test } from "./fixtures";
import { beginning, standalone, ui } from "./names";
import { HostPage, type Persona } from "./pages/host-page";
import { Server } from "./server";

const PERSONAS: Persona[] = ["Owner", "Moderator", "User", "Guest", "Self-joined user", "Guest moderator"];

test("lists the personas of the demo and its conversations", async ({ host, page }) => {
  await host.open();
  for (const persona of PERSONAS) {
    await expect(host.persona(persona)).toHaveAccessibleDescription(/\w+/);
  }
  const choices = page.getByRole("group", { name: standalone.conversationsOfDemo });
  await expect(choices.getByRole("button")).toHaveText([/^Open house/, /^Team sync/, /^All hands/]);
  await choices.getByRole("button", { name: "All hands" }).click();
  await expect(host.conversation).toHaveValue("allhands1");
  await expect(choices.getByRole("button", { pressed: true })).toHaveAccessibleName("All hands");
});

test("a persona opens its conversation in one click, and the heading gets the focus", async ({ host, page }) => {
  await host.open();
  await host.enterAs("Owner");
  await expect(page.getByText(beginning(standalone.signedInAs("Olga")))).toBeVisible();
  // The page's heading; the panel below has one of the same name.
  await expect(page.getByRole("heading", { name: "Team sync" }).first()).toBeFocused();
  await expect(host.panel.root).toHaveAttribute("token", "teamsync1");
  await expect(host.panel.root).toHaveAttribute("user-id", "olga");
  await expect(page).toHaveTitle(/^Team sync/);
});

test("a conversation in the address goes before the persona's own", async ({ host }) => {
  await host.open("allhands1");
  await expect(host.conversation).toHaveValue("allhands1");
  await host.enterAs("Owner");
  await expect(host.panel.root).toHaveAttribute("token", "allhands1");
});

for (const link of [
  "https://cloud.example/index.php/call/teamsync1",
  "https://cloud.example/nextcloud/call/teamsync1?callUser=x#message_5",
  "cloud.example/call/teamsync1",
  "/call/teamsync1",
  "  teamsync1 ",
]) {
  test(`takes the conversation from "${link}"`, async ({ host }) => {
    await host.open();
    await host.conversation.fill(link);
    await host.enterAs("Owner");
    await expect(host.panel.root).toHaveAttribute("token", "teamsync1");
  });
}

for (const { text, problem } of [
  { text: "https://cloud.example/apps/files", problem: /does not lead to a conversation/ },
  { text: "https://cloud.example/call/no", problem: /does not lead to a conversation/ },
  { text: "Team sync", problem: /neither a link nor a token/ },
  { text: "javascript:alert(1)", problem: /neither a link nor a token/ },
]) {
  test(`says what is wrong with "${text}"`, async ({ host, page }) => {
    await host.open();
    await host.conversation.fill(text);
    await host.persona("Owner").click();
    await expect(page.getByText(problem)).toBeVisible();
    await expect(host.conversation).toBeFocused();
    await expect(host.conversation).toHaveAttribute("aria-invalid", "true");
    await expect(host.conversation).toHaveAccessibleDescription(problem);
    await expect(host.panel.root).toHaveCount(0);
    await host.conversation.fill("teamsync1");
    await expect(page.getByText(problem)).toBeHidden();
  });
}

test("keeps the fields when signing in fails, and clears a password that was used", async ({ host, page }) => {
  await host.open("teamsync1");
  await host.signInWith("olga", "mistyped");
  await expect(page.getByRole("alert")).toHaveText(standalone.wrongPassword);
  await expect(host.userName).toHaveValue("olga");
  await expect(host.password).toHaveValue("mistyped");
  await host.password.fill("olga-password");
  await host.password.press("Enter");
  await expect(page.getByText(beginning(standalone.signedInAs("Olga")))).toBeVisible();
  await expect(page.locator("#password")).toHaveValue("");
});

test("tells maintenance apart from a wrong password", async ({ host, page, control }) => {
  await host.open("teamsync1");
  await control.maintenance(true);
  try {
    await host.signInWith("olga", "olga-password");
    await expect(page.getByRole("alert")).toHaveText(ui.whyMaintenance);
  } finally {
    await control.maintenance(false);
  }
});

test("a guest needs a conversation, and nothing else", async ({ host, page }) => {
  await host.open();
  await host.showAccountForm();
  await host.asGuest.click();
  await expect(page.getByText(standalone.enterLink)).toBeVisible();
  await host.conversation.fill("openhouse");
  await host.asGuest.click();
  await expect(page.getByText("Guest", { exact: true }).first()).toBeVisible();
  await expect(host.panel.root).toHaveAttribute("token", "openhouse");
  await expect(host.panel.root).not.toHaveAttribute("user-id", /.*/);
});

test("switching goes back to the form and takes the panel away", async ({ host, page }) => {
  await host.open();
  await host.enterAs("User");
  const signedOut = page.waitForRequest("**/demo/sign-out");
  await host.switchPerson.click();
  expect((await signedOut).headers()["x-tp-tab"]).toMatch(/^[0-9a-f]{48}$/);
  await expect(host.panel.root).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
  await host.enterAs("Moderator");
  await expect(page.getByText(beginning(standalone.signedInAs("Max")))).toBeVisible();
});

/** Whom the server takes a page for, asked with the headers that the page gave to its panel. */
function identity(host: HostPage): Promise<string> {
  return host.panel.root.evaluate(async (panel: Element & { credentials?: { headers: Record<string, string> } }) => {
    const answer = await fetch("ocs/v2.php/cloud/user?format=json", {
      headers: { "OCS-APIRequest": "true", ...panel.credentials?.headers },
    });
    return (await answer.json()).ocs.data.id;
  });
}

test("two viewers in two tabs of one browser stay apart", async ({ host, context }) => {
  const other = new HostPage(await context.newPage());
  await Promise.all([host.open(), other.open()]);
  await host.enterAs("Owner");
  await other.enterAs("User");
  expect([await identity(host), await identity(other)]).toEqual(["olga", "uma"]);
});

test("a password that the server lost is asked for again, and the panel stays", async ({ host, page, control }) => {
  await host.open("teamsync1");
  await host.signInWith("olga", "olga-password");
  await host.switchPerson.waitFor();
  await host.panel.typeToAdd("ad");
  await control.forgetPasswords();
  const dialog = page.getByRole("dialog", { name: "Sign in again" });
  await expect(dialog).toBeVisible({ timeout: 60_000 });
  await expect(dialog).toContainText("Olga Petrova");
  await dialog.getByLabel("Password").fill("wrong");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("The user name or the app password is wrong.");
  await dialog.getByLabel("Password").fill("olga-password");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(host.panel.rows.first()).toBeVisible();
  await expect(host.panel.add).toHaveValue("ad");
  expect(await identity(host)).toBe("olga");
});

test("a persona whose sign-in was forgotten is signed in again without a question", async ({ host, page, control }) => {
  await host.open();
  await host.enterAs("Owner");
  await expect(host.panel.rows.first()).toBeVisible();
  const again = page.waitForRequest("**/demo/sign-in", { timeout: 60_000 });
  await control.forgetPasswords();
  await again;
  await expect.poll(() => identity(host)).toBe("olga");
  await expect(host.panel.rows.first()).toBeVisible();
});

test("a demo with its API below a path works the same", async ({ page }) => {
  const server = await Server.start("--webroot", "/nextcloud");
  try {
    const host = new HostPage(page);
    await page.goto(server.url);
    await host.enterAs("Moderator");
    await expect(host.panel.root).toHaveAttribute("base-url", "/nextcloud");
    await expect(host.panel.rows.first()).toBeVisible();
  } finally {
    await server.stop();
  }
});

test("the keyboard reaches everything in reading order", async ({ host, page }) => {
  await host.open();
  const reached: string[] = [];
  for (let presses = 0; presses < 11; presses += 1) {
    await page.keyboard.press("Tab");
    reached.push(
      await page.evaluate(
        () => document.activeElement?.querySelector("strong")?.textContent ?? document.activeElement?.id ?? "",
      ),
    );
  }
  expect(reached).toEqual([
    "conversation",
    "Open house",
    "Team sync",
    "All hands",
    "Owner",
    "Moderator",
    "Guest moderator",
    "User",
    "Self-joined user",
    "Guest",
    "",
  ]);
  await expect(page.getByText(standalone.signInWithAccount)).toBeFocused();
});

test("nothing is stored in the browser", async ({ host, page, context }) => {
  await host.open("teamsync1");
  await host.signInWith("olga", "olga-password");
  await host.switchPerson.waitFor();
  expect(await context.cookies()).toEqual([]);
  const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(stored).not.toContain("password");
});
