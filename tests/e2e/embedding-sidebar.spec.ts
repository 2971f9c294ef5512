// The sidebar of docs/embedding.md, as it is written there.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { OLGA, UMA } from "./participants";

const GUIDE = fileURLToPath(new URL("../../docs/embedding.md", import.meta.url));

/** The code of the section, by its language. */
async function recipe(): Promise<Map<string, string>> {
  const section = (await readFile(GUIDE, "utf8")).split("\n## ").find((part) => part.startsWith("A sidebar\n")) ?? "";
  return new Map(Array.from(section.matchAll(/^```(\w+)\n([^]*?)^```/gm), ([, language, code]) => [language!, code!]));
}

test("a sidebar opens with the focus in the panel, and closes by its button or Escape", async ({
  browserOf,
  control,
  token,
}) => {
  await control.putRoom(token, { type: 3, name: "Team", participants: [OLGA, UMA] });
  const { page, panel } = await browserOf("olga");
  const code = await recipe();
  const files: Record<string, string> = {
    "/sidebar.html": `<!doctype html>
      <html lang="en">
        <title>Sidebar</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="sidebar.css" />
        ${code.get("html")?.replace("abcd1234", token)}
        <script type="module" src="loader.js"></script>
        <script type="module" src="sidebar.js"></script>
      </html>`,
    "/sidebar.css": code.get("css") ?? "",
    "/sidebar.js": code.get("js") ?? "",
  };
  const types: Record<string, string> = { html: "text/html", css: "text/css", js: "text/javascript" };
  await page.route("**/sidebar.*", (route) => {
    const { pathname } = new URL(route.request().url());
    return route.fulfill({ body: files[pathname], contentType: types[pathname.split(".")[1]!] });
  });
  await page.setViewportSize({ width: 900, height: 600 });
  await page.goto("/sidebar.html");
  const open = page.getByRole("button", { name: "Participants", exact: true });
  const side = page.getByRole("complementary", { name: "Participants" });
  await expect(open).toHaveAttribute("aria-expanded", "false");
  await expect(side).toBeHidden();

  await open.click();
  await expect(open).toHaveAttribute("aria-expanded", "true");
  await expect(panel.rows).toHaveCount(2);
  await expect(panel.row("Olga Petrova")).toBeFocused();
  expect(await side.boundingBox()).toMatchObject({ x: 900 - 352, y: 0, width: 352, height: 600 });
  const inside = await panel.root.boundingBox();
  expect(inside?.width).toBe(352);
  expect((inside?.y ?? 0) + (inside?.height ?? 0)).toBe(600);

  // A menu and a dialog close alone.
  await panel.actions("Uma Krishnan").click();
  await expect(panel.menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel.menu).toBeHidden();
  await panel.choose("Uma Krishnan", ui.removeFromConversation);
  const question = panel.question(ui.removeTitle("Uma Krishnan"));
  await expect(question).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(side).toBeVisible();

  await page.keyboard.press("Escape");
  await expect(side).toBeHidden();
  await expect(open).toBeFocused();
  await open.click();
  await expect(panel.row("Uma Krishnan"), "the row that had the focus last").toBeFocused();
  await side.getByRole("button", { name: "Close", exact: true }).click();
  await expect(side).toBeHidden();
  await expect(open).toBeFocused();
});
