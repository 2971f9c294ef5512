// The recipe of docs/embedding.md for pages of which a server fills in a template: PHP runs it as it stands there.

import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { logIn } from "./pages/embedding";
import { PageServer } from "./pages/page-server";
import { Panel } from "./pages/panel";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PHP = process.env.TALK_PARTICIPANTS_PHP ?? "php";
/** Where `cargo xtask dist` puts the package. */
const PACKAGE = `${ROOT}target/npm/talk-participants`;

/** The block of PHP in the documentation. */
async function recipe(): Promise<string> {
  const text = await readFile(`${ROOT}docs/embedding.md`, "utf8");
  const blocks = [...text.matchAll(/^```php\n(.*?)^```$/gms)].map(([, block]) => block!);
  expect(blocks).toHaveLength(1);
  return blocks[0]!;
}

let folder: string;
let site: PageServer;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "talk-participants-template-"));
  await cp(PACKAGE, join(folder, "talk-participants"), { recursive: true });
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Page</title>';
  await writeFile(join(folder, "page.php"), `<?php $token = $_GET["token"]; ?>\n${head}\n${await recipe()}`);
  site = await PageServer.start(PHP, ["-S", "127.0.0.1:0", "-t", folder]);
});

test.afterAll(async () => {
  await site?.stop();
  await rm(folder, { recursive: true, force: true });
});

test("a template that PHP fills in shows the panel", async ({ browser, server, control, token }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Team",
    participants: [
      { userId: "olga", displayName: "Olga Petrova", type: 1 },
      { userId: "max", displayName: "Max", type: 3 },
    ],
  });
  const context = await browser.newContext({ baseURL: server.url });
  await logIn(context, "olga");
  const page = await context.newPage();
  await site.answerApi(page, server.url);
  await page.goto(`${site.url}/page.php?token=${token}`);
  const panel = new Panel(page);
  await panel.expectRows(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
    ui.row("Max", ui.roleUser, ui.offline),
  );
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await context.close();
});

test("a token with signs of markup stays a token", async ({ page }) => {
  const token = `"><img src=x id="injected"> & 'abc'`;
  await page.goto(`${site.url}/page.php?token=${encodeURIComponent(token)}`);
  await expect(page.locator("talk-participants")).toHaveAttribute("token", token);
  await expect(page.locator("#injected")).toHaveCount(0);
  await expect(new Panel(page).root.getByRole("grid")).toHaveCount(0);
});
