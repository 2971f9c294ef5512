// Vite's proxy settings, which the package exports: what they pass on, and what they change in an answer.

import assert from "node:assert/strict";
import { test } from "node:test";
import { proxyTo } from "../../examples/proxy/vite.js";

/** The only entry of the settings. */
function entry(nextcloud) {
  const [[pattern, proxy], ...more] = Object.entries(proxyTo(nextcloud));
  assert.deepEqual(more, []);
  return { passes: (path) => new RegExp(pattern).test(path), ...proxy };
}

/** An answer after the settings have seen it. */
function changed({ configure }, headers) {
  const answer = { headers };
  configure({ on: (event, listener) => event === "proxyRes" && listener(answer) });
  return answer.headers;
}

test("they pass on what the panel asks for, and nothing else", () => {
  const { passes, target } = entry("https://cloud.example");
  assert.equal(target, "https://cloud.example");
  const passed = [
    "/ocs/v2.php/apps/spreed/api/v1/room/abcd1234",
    "/ocs/v2.php/cloud/capabilities?format=json",
    "/ocs/v2.php/cloud/user",
    "/index.php/csrftoken",
    "/avatar/ada/64",
    "/index.php/login",
    "/status.php",
  ];
  for (const path of passed) assert.ok(passes(path), path);
  const refused = ["/", "/ocs/v2.php/cloud/users", "/remote.php/dav", "/index.php/apps/files", "/src/status.php", "/loginpage"];
  for (const path of refused) assert.ok(!passes(path), path);
});

test("a Nextcloud in a folder has the same folder here", () => {
  for (const address of ["https://cloud.example/next.cloud", new URL("https://cloud.example/next.cloud/")]) {
    const { passes, target } = entry(address);
    assert.equal(target, "https://cloud.example");
    assert.ok(passes("/next.cloud/status.php"));
    assert.ok(!passes("/status.php"));
    assert.ok(!passes("/nextxcloud/status.php"));
  }
});

test("cookies and redirects belong to this address, and the browser is not told about the other one", () => {
  const headers = changed(entry("https://cloud.example"), {
    "set-cookie": ["a=1; Path=/; Domain=cloud.example; Secure; HttpOnly", "__Host-b=1; Path=/; Secure"],
    location: "https://cloud.example/index.php/login",
    "www-authenticate": "Basic",
    "strict-transport-security": "max-age=1",
    etag: "1",
  });
  assert.deepEqual(headers, {
    "set-cookie": ["a=1; Path=/; HttpOnly", "__Host-b=1; Path=/; Secure"],
    location: "/index.php/login",
    etag: "1",
  });
  const elsewhere = { location: "https://elsewhere.example/" };
  assert.deepEqual(changed(entry("https://cloud.example"), { ...elsewhere }), elsewhere);
});
