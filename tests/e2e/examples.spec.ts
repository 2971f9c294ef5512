// The examples, built as `cargo xtask example` does it, and new projects with the package from its tarball: each shows
// the list, hears events, has an action of its own, and joins, under the server's strict policy.

import { Control } from "./control";
import { expect, test } from "./fixtures";
import { beginning, ending, example as texts, matching, ui } from "./names";
import { built, DevServer } from "./pages/built";
import { ExamplePage } from "./pages/example";
import { PageServer } from "./pages/page-server";
import { Panel } from "./pages/panel";
import { Server } from "./server";

const TOKEN = "teamsync1";

for (const name of ["html", "react", "vue", "leptos"]) {
  test.describe(name, { tag: name === "html" ? [] : "@long" }, () => {
    let server: Server;
    test.beforeEach(async () => {
      server = await Server.start("--dist", built("examples", name));
    });
    test.afterEach(() => server.stop());

    test("the example shows the list and hears who comes", async ({ page }) => {
      const example = new ExamplePage(page);
      await page.goto(server.url);
      await expect(example.panel.row("Olga Petrova")).toHaveAccessibleName(
        beginning(ui.row("Olga Petrova", ui.you, ui.roleOwner)),
      );
      await expect(example.count(24, 0)).toBeVisible();
      await expect(example.news).toHaveText([ending(texts.listIsHere(24))]);
      await new Control(server.url).patchParticipants(TOKEN, [{ userId: "max", session: true }]);
      await example.lookAgain.click();
      await expect(
        example.news.filter({
          hasText: matching((before, name) => `${before}${texts.isOnline(name)}`, ".*", "Max .*"),
        }),
      ).toHaveCount(1);
      await expect(example.news.first()).toHaveText(ending(texts.lookedAgain(1, 24)));
      await expect(example.count(24, 1)).toBeVisible();
    });

    test("the example's own action runs and is told", async ({ page }) => {
      const example = new ExamplePage(page);
      await page.goto(server.url);
      await expect(example.count(24, 0), "the page's script has run").toBeVisible();
      await example.panel.choose("Nils Holm", texts.letSpeak);
      await expect(example.speakers).toHaveText([/^Nils Holm/]);
      await expect(example.news.filter({ hasText: ending(texts.spoken("Nils Holm")) })).toHaveCount(1);
      await example.panel.actions("Nils Holm").click();
      await expect(example.panel.menu).toBeVisible();
      await expect(example.panel.item(texts.letSpeak)).toHaveCount(0);
      await page.keyboard.press("Escape");
      await example.done("Nils Holm").click();
      await expect(example.speakers).toHaveCount(0);
      await example.panel.actions("Nils Holm").click();
      await expect(example.panel.item(texts.letSpeak)).toBeVisible();
    });

    test("the example joins and leaves through methods and sets a property", async ({ page }) => {
      const example = new ExamplePage(page);
      await page.goto(server.url);
      await example.join.click();
      await expect(example.status).toHaveText(texts.connectedAs("owner"));
      await example.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);
      await expect(example.panel.leave).toBeVisible();
      await expect(example.count(24, 1)).toBeVisible();
      await example.leave.click();
      await expect(example.status).toHaveText(texts.left);
      await expect(example.join).toBeVisible();
      await example.compact.check();
      await expect(example.panel.root).toHaveAttribute("density", "compact");
    });
  });
}

for (const name of ["react", "vue"]) {
  test(
    `${name}: the development server shows the panel with the documented setting`,
    { tag: "@long" },
    async ({ page }) => {
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
    },
  );
}

for (const name of ["react", "vue", "svelte", "angular"]) {
  test(`${name}: the tarball works in a new project`, { tag: name === "react" ? [] : "@long" }, async ({ page }) => {
    const server = await Server.start("--dist", built("fresh", name));
    try {
      const panel = new Panel(page);
      await page.goto(server.url);
      await expect(page.getByText(ui.countOnline(0), { exact: true })).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await panel.choose("Nils Holm", texts.sayHello);
      await expect(page.getByText(texts.hello("Nils Holm"))).toBeVisible();
    } finally {
      await server.stop();
    }
  });
}

for (const [name, program] of [["next", "server.js"], ["nuxt", "server/index.mjs"]] as const) {
  test(`${name}: a server renders the page around the panel`, { tag: "@long" }, async ({ page, server }) => {
    const site = await PageServer.start(process.execPath, [`${built("fresh", name)}/${program}`]);
    try {
      await site.answerApi(page, server.url);
      const html = await (await page.request.get(site.url)).text();
      expect(html).toContain("New project");
      expect(html, "the element is the browser's").not.toContain("<talk-participants");
      const panel = new Panel(page);
      await page.goto(site.url);
      await expect(page.getByText(ui.countOnline(0), { exact: true })).toBeVisible();
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await panel.choose("Nils Holm", texts.sayHello);
      await expect(page.getByText(texts.hello("Nils Holm"))).toBeVisible();
    } finally {
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await site.stop();
    }
  });
}
