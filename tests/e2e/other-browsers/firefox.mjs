#!/usr/bin/env node
// Firefox as Playwright wants it. Playwright drives an ordinary Firefox by WebDriver BiDi and is ahead of the long-term
// releases: it sends commands that these do not know, and gives up. This program starts Firefox in its place, passes the
// protocol on in both directions, and answers those commands itself.
//
// TALK_PARTICIPANTS_FIREFOX is the browser, /usr/bin/firefox-esr if nothing is said.

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { WebSocket, WebSocketServer } from "ws";

/** Commands without which the tests are the same: the colour scheme is the system's. */
const UNKNOWN = new Set(["emulation.setMediaFeaturesOverride"]);
const LISTENING = /WebDriver BiDi listening on (ws:\/\/\S+)/;
/** Answers hold pages and pictures. */
const LIMITS = { maxPayload: 1 << 30 };

const program = process.env.TALK_PARTICIPANTS_FIREFOX ?? "/usr/bin/firefox-esr";
const firefox = spawn(program, process.argv.slice(2), { stdio: ["inherit", "inherit", "pipe"] });
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) {
  process.on(signal, () => firefox.kill(signal));
}
firefox.on("error", (error) => {
  console.error(`${program}: ${error.message}`);
  process.exit(1);
});
firefox.on("exit", (code) => process.exit(code ?? 1));

createInterface({ input: firefox.stderr }).on("line", (line) => {
  const address = LISTENING.exec(line)?.[1];
  if (address === undefined) {
    console.error(line);
    return;
  }
  const server = new WebSocketServer({ host: "127.0.0.1", port: 0, ...LIMITS });
  server.on("listening", () => console.error(line.replace(address, `ws://127.0.0.1:${server.address().port}`)));
  server.on("connection", (client, { url }) => connect(client, new WebSocket(address + url, LIMITS)));
});

function connect(client, browser) {
  const early = [];
  browser.on("open", () => early.splice(0).forEach((text) => browser.send(text)));
  client.on("message", (data) => {
    const text = data.toString();
    const { id, method } = JSON.parse(text);
    if (UNKNOWN.has(method)) {
      client.send(JSON.stringify({ type: "success", id, result: {} }));
    } else if (browser.readyState === WebSocket.OPEN) {
      browser.send(text);
    } else {
      early.push(text);
    }
  });
  browser.on("message", (data) => client.send(data.toString()));
  browser.on("error", () => client.close());
  browser.on("close", () => client.close());
  client.on("close", () => browser.close());
}
