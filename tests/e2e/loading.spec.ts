// What the standalone page shows when the panel cannot run.

import { expect, test } from "./fixtures";
import { element } from "./names";

test.describe("without a working module", () => {
  test.use({ problems: async ({}, use) => use([]) });

  test("a missing file is said in place of the panel", async ({ host, page }) => {
    await page.route("**/*.wasm", (route) => route.abort());
    await host.open();
    await host.enterAs("Owner");
    await expect(page.getByRole("alert").filter({ hasText: element.couldNotBeLoaded })).toBeVisible();
  });

  test("a policy that forbids WebAssembly is named", async ({ host, page }) => {
    await page.route("/", async (route) => {
      const response = await route.fetch();
      const policy = response.headers()["content-security-policy"]?.replace(" 'wasm-unsafe-eval'", "") ?? "";
      await route.fulfill({ response, headers: { ...response.headers(), "content-security-policy": policy } });
    });
    await host.open();
    await host.enterAs("Owner");
    await expect(page.getByRole("alert").filter({ hasText: element.blockedByPolicy })).toBeVisible();
  });
});

test("the page and the panel live with a strict policy and Trusted Types", async ({ host, page }) => {
  const [document] = await Promise.all([page.waitForResponse((response) => response.url().endsWith("/")), host.open()]);
  const policy = document.headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toContain("unsafe-inline");
  await host.enterAs("Owner");
  await expect(page.locator("talk-participants:defined")).toHaveCount(1);
});

test("the module is fetched once, ahead of the script that needs it", async ({ host, page }) => {
  const fetched: string[] = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  await host.open();
  await host.enterAs("Owner");
  await expect(host.panel.rows.first()).toBeVisible();
  expect(fetched.filter((path) => path.endsWith(".wasm"))).toEqual(["/talk-participants_bg.wasm"]);
  expect(fetched.filter((path) => path === "/talk-participants.js")).toHaveLength(1);
});
