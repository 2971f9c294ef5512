// A page on another address than Nextcloud, with the recipes of examples/proxy between the two.

import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import type { Request } from "@playwright/test";
import { Control, type Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { Embedding, isJoin, isLongPoll, logIn } from "./pages/embedding";
import { Proxy } from "./pages/proxy";
import { OLGA, UMA } from "./participants";
import { Server } from "./server";

/** Origins of the proxies, whose ports are known later than the server's options. */
const ANY_PORT = ["--allow-origin", "http://127.0.0.1:*", "--allow-origin", "http://localhost:*"];
const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** Vite comes with the examples, or with the benchmark. */
const VITE = [
  process.env.TALK_PARTICIPANTS_VITE,
  `${ROOT}examples/react/node_modules/vite`,
  `${ROOT}bench/node_modules/vite`,
]
  .map((folder) => `${folder}/bin/vite.js`)
  .find(existsSync);

test.use({ serverOptions: ANY_PORT });

const ROOM: Room = { type: 3, name: "Elsewhere", participants: [OLGA, UMA] };

const WAYS = [
  { name: "nginx", base: "", start: Proxy.nginx, tag: "@long" },
  { name: "nginx", base: "/nextcloud", start: Proxy.nginx, tag: [] },
  {
    name: "Vite",
    base: "/nextcloud",
    start: (url: string, base: string) => Proxy.vite(VITE ?? "", url, base),
    tag: "@long",
  },
];

for (const { name, base, start, tag } of WAYS) {
  const where = base === "" ? "at the root" : "in a folder";

  test(
    `${name} before a Nextcloud ${where}: log in, join, get changes of others, promote`,
    { tag },
    async ({ browser, token }) => {
      expect(name !== "Vite" || VITE, "Vite; run npm ci in examples/react").toBeTruthy();
      const behind = await Server.start(...ANY_PORT, "--webroot", base === "" ? "/" : base);
      const proxy = await start(behind.url, base);
      const context = await browser.newContext({ baseURL: proxy.url });
      try {
        const control = new Control(behind.url);
        await control.putRoom(token, ROOM);
        await logIn(context, "olga", base);
        const names = (await context.cookies()).map((cookie) => cookie.name);
        expect(names, "cookies of the page's own address").toContain("nc_session_id");
        const olga = await new Embedding(await context.newPage()).open({
          token,
          "base-url": base,
          "user-id": "olga",
          "poll-interval": "60",
        });
        await olga.panel.expectRows(
          ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
          ui.row("Uma Krishnan", ui.roleUser, ui.offline),
        );
        await olga.panel.join.click();
        await olga.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);

        const told = olga.page.waitForResponse(isLongPoll);
        const other = await browser.newContext({ baseURL: proxy.url });
        await logIn(other, "uma", base);
        const uma = await new Embedding(await other.newPage()).open({ token, "base-url": base, "user-id": "uma" });
        await uma.panel.join.click();
        await told;
        await expect(olga.panel.row("Uma Krishnan"), "told by the long poll").toHaveAccessibleName(
          ui.row("Uma Krishnan", ui.roleUser, ui.online),
        );
        await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
        await expect.poll(() => control.types(token)).toMatchObject({ uma: 2 });
        await other.close();
      } finally {
        await context.close();
        await proxy.stop();
        await behind.stop();
      }
    },
  );
}

test(
  "nginx passes a guest, with the password of the conversation",
  { tag: "@long" },
  async ({ server, browser, token, control }) => {
    const proxy = await Proxy.nginx(server.url);
    const context = await browser.newContext({ baseURL: proxy.url });
    try {
      await control.putRoom(token, { ...ROOM, password: "open sesame" });
      const guest = await new Embedding(await context.newPage()).open({ token });
      await guest.panel.name.fill("Greta");
      await guest.panel.join.click();
      await guest.panel.password.fill("open sesame");
      const joined = guest.page.waitForRequest((request: Request) => isJoin(request));
      await guest.page.keyboard.press("Enter");
      expect(new URL((await joined).url()).origin).toBe(proxy.url);
      await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
      await expect.poll(() => control.types(token)).toMatchObject({ Greta: 4 });
    } finally {
      await context.close();
      await proxy.stop();
    }
  },
);

test("nginx keeps a long poll without messages open to its end", { tag: "@long" }, async ({ browser, token }) => {
  test.setTimeout(60_000);
  const behind = await Server.start(...ANY_PORT, "--long-poll-seconds", "30");
  const proxy = await Proxy.nginx(behind.url);
  const context = await browser.newContext({ baseURL: proxy.url });
  try {
    await new Control(behind.url).putRoom(token, ROOM);
    await logIn(context, "olga");
    const olga = await new Embedding(await context.newPage()).open({ token, "user-id": "olga" });
    const asked = olga.page.waitForRequest(/\/signaling\//);
    await olga.panel.join.click();
    const poll = await asked;
    const began = Date.now();
    expect((await poll.response())?.status()).toBe(200);
    expect(Date.now() - began).toBeGreaterThan(25_000);
    await expect(olga.panel.leave).toBeVisible();
  } finally {
    await context.close();
    await proxy.stop();
    await behind.stop();
  }
});

test(
  "permissions, which are the only thing sent with PUT, are set through nginx",
  { tag: "@long" },
  async ({ browser, token }) => {
    const behind = await Server.start(...ANY_PORT, "--api", "v4");
    const proxy = await Proxy.nginx(behind.url);
    const context = await browser.newContext({ baseURL: proxy.url });
    try {
      const control = new Control(behind.url);
      await control.putRoom(token, ROOM);
      await logIn(context, "olga");
      const olga = await new Embedding(await context.newPage()).open({ token, "user-id": "olga" });
      await olga.panel.choose("Uma Krishnan", ui.setPermissions);
      const dialog = olga.panel.form(ui.permissionsTitle("Uma Krishnan"));
      await dialog.getByRole("checkbox", { name: ui.permissionToSpeak }).uncheck();
      await dialog.getByRole("button", { name: ui.save }).click();
      await expect(olga.panel.news).toHaveText(ui.permissionsChanged("Uma Krishnan"));
      const uma = (await control.room(token)).participants.find((row: { userId?: string }) => row.userId === "uma");
      expect(uma.permissions).toBeGreaterThan(0);
    } finally {
      await context.close();
      await proxy.stop();
      await behind.stop();
    }
  },
);

test(
  "nginx passes nothing but what the panel needs, and keeps redirects on its own address",
  { tag: "@long" },
  async ({ server }) => {
    const proxy = await Proxy.nginx(server.url);
    try {
      const ask = (path: string, options: RequestInit = {}) =>
        fetch(`${proxy.url}${path}`, { redirect: "manual", ...options });
      const api = { headers: { "OCS-APIRequest": "true" } };
      expect((await ask("/ocs/v2.php/cloud/capabilities?format=json", api)).status).toBe(200);
      expect((await ask("/ocs/v2.php/cloud/user?format=json", api)).status).toBe(401);
      expect((await ask("/status.php")).status).toBe(200);
      expect((await ask("/index.php/csrftoken")).status).toBe(200);
      for (const path of [
        "/ocs/v2.php/cloud/users",
        "/ocs/v2.php/apps/files_sharing/api/v1/shares",
        "/remote.php/dav",
        "/index.php/apps/files",
      ]) {
        expect((await ask(path, api)).status, path).toBe(404);
      }
      expect((await ask("/ocs/v2.php/cloud/capabilities", { ...api, method: "PATCH" })).status).toBe(403);

      const form = new URLSearchParams({ user: "olga", password: "wrong" });
      const refused = await ask("/index.php/login", { method: "POST", body: form, headers: { Origin: proxy.url } });
      expect([303, 412]).toContain(refused.status);
      expect(refused.headers.get("location") ?? proxy.url).toContain(proxy.url);
    } finally {
      await proxy.stop();
    }
  },
);

for (const { name, base, start } of WAYS.slice(1)) {
  test(
    `${name} sets cookies for the page's own address, and drops headers about the other one`,
    { tag: name === "nginx" ? [] : "@long" },
    async () => {
      const seen: Record<string, unknown> = {};
      const behind = createServer((request, answer) => {
        Object.assign(seen, request.headers);
        answer.setHeader("Set-Cookie", [
          `sent=1; Path=${base}; Domain=${request.headers.host}; Secure; SameSite=Lax`,
          "__Host-strict=true; Path=/; Secure; SameSite=Strict",
        ]);
        answer.setHeader("WWW-Authenticate", 'Basic realm="Nextcloud"');
        answer.setHeader("Strict-Transport-Security", "max-age=1");
        answer.writeHead(303, { Location: `http://${request.headers.host}${base}/index.php/login` }).end();
      });
      await once(behind.listen(0, "127.0.0.1"), "listening");
      const { port } = behind.address() as AddressInfo;
      const proxy = await start(`http://127.0.0.1:${port}`, base);
      try {
        const answer = await fetch(`${proxy.url}${base}/ocs/v2.php/cloud/user?format=json`, {
          redirect: "manual",
          headers: { "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "forged.example" },
        });
        const cookies = answer.headers.getSetCookie();
        expect(cookies.join()).not.toContain(String(port));
        expect(cookies[0]).toMatch(new RegExp(`^sent=1; Path=${base};.*SameSite=Lax`));
        expect(cookies[1]).toBe("__Host-strict=true; Path=/; Secure; SameSite=Strict");
        expect(answer.headers.get("location")?.replace(/^\//, `${proxy.url}/`)).toBe(
          `${proxy.url}${base}/index.php/login`,
        );
        expect(answer.headers.get("www-authenticate")).toBeNull();
        expect(answer.headers.get("strict-transport-security")).toBeNull();
        expect(seen.host).toBe(`127.0.0.1:${port}`);
        if (name === "nginx") {
          expect(seen["x-forwarded-for"]).toBe("127.0.0.1");
          expect(seen["x-forwarded-host"]).toBeUndefined();
        }
      } finally {
        await proxy.stop();
        behind.close();
      }
    },
  );
}

test("nginx accepts the recipe as it is written", async () => {
  const { status, says } = await Proxy.nginxAccepts();
  expect(status, says).toBe(0);
});
