// The examples, built as `cargo xtask example` does it, and new projects with the package from its tarball: each shows the
// list, hears events, has an action of its own, and joins, under the server's strict policy.

import { Control } from "./control";
import { expect, test } from "./fixtures";
import { built, DevServer } from "./pages/built";
import { ExamplePage } from "./pages/example";
import { Panel } from "./pages/panel";
import { Server } from "./server";

const TOKEN = "teamsync1";

for (const name of ["html", "react", "vue", "leptos"]) {
  test.describe(name, () => {
    let server: Server;
    test.beforeEach(async () => {
      server = await Server.start("--dist", built("examples", name));
    });
    test.afterEach(() => server.stop());

    test("the example shows the list and hears who comes", async ({ page }) => {
      const example = new ExamplePage(page);
      await page.goto(server.url);
      await expect(example.panel.row("Olga Petrova")).toHaveAccessibleName(/^Olga Petrova, You, Owner/);
      await expect(example.count(24, 0)).toBeVisible();
      await expect(example.news).toHaveText([/The list is here: 24 people$/]);
      await new Control(server.url).patchParticipants(TOKEN, [{ userId: "max", session: true }]);
      await example.lookAgain.click();
      await expect(example.news.filter({ hasText: /Max .* is online$/ })).toHaveCount(1);
      await expect(example.news.first()).toHaveText(/Looked again: 1 of 24 online$/);
      await expect(example.count(24, 1)).toBeVisible();
    });

    test("the example's own action runs and is told", async ({ page }) => {
      const example = new ExamplePage(page);
      await page.goto(server.url);
      await example.panel.choose("Nils Holm", "Let speak");
      await expect(example.speakers).toHaveText([/^Nils Holm/]);
      await expect(example.news.filter({ hasText: /speak Nils Holm: done$/ })).toHaveCount(1);
      await example.panel.actions("Nils Holm").click();
      await expect(example.panel.menu).toBeVisible();
      await expect(example.panel.item("Let speak")).toHaveCount(0);
      await page.keyboard.press("Escape");
      await example.done("Nils Holm").click();
      await expect(example.speakers).toHaveCount(0);
      await example.panel.actions("Nils Holm").click();
      await expect(example.panel.item("Let speak")).toBeVisible();
    });

    test("the example joins and leaves through methods and sets a property", async ({ page }) => {
      const example = new ExamplePage(page);
      await page.goto(server.url);
      await example.join.click();
      await expect(example.status).toHaveText("You are connected as owner.");
      await expect(example.panel.row("Olga Petrova")).toHaveAccessibleName("Olga Petrova, You, Owner, Online");
      await expect(example.panel.leave).toBeVisible();
      await expect(example.count(24, 1)).toBeVisible();
      await example.leave.click();
      await expect(example.status).toHaveText("You left the meeting.");
      await expect(example.join).toBeVisible();
      await example.compact.check();
      await expect(example.panel.root).toHaveAttribute("density", "compact");
    });
  });
}

for (const name of ["react", "vue"]) {
  test(`${name}: the development server shows the panel with the documented setting`, async ({ page }) => {
    const server = await Server.start("--allow-origin", "http://127.0.0.1:*");
    const dev = await DevServer.start(name, server.url);
    try {
      const example = new ExamplePage(page);
      await page.goto(dev.url);
      await expect(example.panel.row("Olga Petrova")).toBeVisible();
      await expect(example.count(24, 0)).toBeVisible();
    } finally {
      await dev.stop();
      await server.stop();
    }
  });

  test(`${name}: the tarball works in a new project`, async ({ page }) => {
    const server = await Server.start("--dist", built("fresh", name));
    try {
      const panel = new Panel(page);
      await page.goto(server.url);
      await expect(page.getByText("0 online", { exact: true })).toBeVisible();
      await expect(page.getByRole("heading", { level: 1, name: "Participants" })).toBeVisible();
      await panel.choose("Nils Holm", "Say hello");
      await expect(page.getByText("Hello Nils Holm")).toBeVisible();
    } finally {
      await server.stop();
    }
  });
}
