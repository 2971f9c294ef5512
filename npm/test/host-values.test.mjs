// The readers of the page's values: every property and argument with every kind of bad value. None throws, and what can be
// read is read.

import assert from "node:assert/strict";
import { test } from "node:test";
import { BadValue, fields, HostValues, text } from "../../src/element/host-values.js";
import { BAD, getter, hostile, throws } from "./values.mjs";

const turn = () => new Promise((resolve) => setTimeout(resolve));

/** What becomes of properties, and which of them are reported. */
async function copied(properties) {
  const reported = [];
  const values = new HostValues((name) => reported.push(name));
  const copy = values.copy(properties);
  await turn();
  return { copy, reported, values };
}

const GOOD = {
  credentials: { headers: { "X-Own": "1" }, user: "ada", password: "pw" },
  messages: { Join: "In" },
  actions: [{ id: "greet", label: "Greet", run() {} }],
  fetch: async () => new Response(),
  requestToken: () => "token",
};

test("what the reference describes is read, and nothing is reported", async () => {
  const { copy, reported } = await copied(GOOD);
  assert.deepEqual({ ...copy.credentials, headers: { ...copy.credentials.headers } }, GOOD.credentials);
  assert.deepEqual({ ...copy.messages }, GOOD.messages);
  assert.deepEqual(copy.actions.map(({ id, label }) => ({ id, label })), [{ id: "greet", label: "Greet" }]);
  assert.equal(copy.requestToken(), "token");
  assert.ok((await copy.fetch()) instanceof Response);
  assert.deepEqual(reported, []);
  const { copy: none, reported: still } = await copied({ credentials: null, messages: undefined });
  assert.deepEqual(Object.values(none), Array(5).fill(undefined));
  assert.deepEqual(still, []);
});

/** What a property takes without a complaint: an object without the names that it looks for, or a function that fails later. */
const SILENT = {
  credentials: [],
  messages: ["a detached buffer", "a promise that never settles"],
  actions: [],
  fetch: ["a revoked proxy of a function"],
  requestToken: [],
};

for (const name of Object.keys(GOOD)) {
  test(`${name}: a value that cannot be read counts as absent, and is reported once`, async () => {
    for (const [what, value] of Object.entries(BAD)) {
      const reported = [];
      const values = new HostValues((name) => reported.push(name));
      const copies = [values.copy({ ...GOOD, [name]: value }), values.copy({ ...GOOD, [name]: value })];
      for (const copy of copies) {
        if (name === "requestToken") assert.equal(copy.requestToken?.(), undefined, what);
        if (name === "credentials") assert.equal(copy.credentials, null, what);
        for (const other of Object.keys(GOOD)) if (other !== name) assert.ok(copy[other], `${other} beside ${what}`);
      }
      await turn();
      assert.deepEqual(reported, SILENT[name].includes(what) ? [] : [name], what);
    }
  });
}

test("a field that throws is left out, and the others count", async () => {
  const { copy, reported } = await copied({
    messages: getter("Leave", { Join: "In" }),
    actions: [getter("label", { id: "a" }), { id: "b", label: "B", run() {} }, hostile(), null, 7],
  });
  assert.deepEqual({ ...copy.messages }, { Join: "In" });
  assert.deepEqual(copy.actions.map(({ id }) => id), ["b"]);
  assert.deepEqual(reported, ["messages", "actions"]);
});

test("texts of another type are left out, and reported", async () => {
  for (const value of Object.values(BAD)) {
    const { copy, reported } = await copied({ messages: { Join: "In", Leave: value } });
    assert.deepEqual({ ...copy.messages }, { Join: "In" });
    assert.deepEqual(reported, ["messages"]);
  }
});

test("credentials are read as a whole, or not at all", async () => {
  const login = { user: "ada", password: "pw" };
  for (const good of [login, { headers: { "X-Own": "1" } }, { ...login, headers: { "X-Own": "1" } }, { ...login, headers: null }]) {
    const { copy, reported } = await copied({ credentials: good });
    assert.deepEqual({ ...copy.credentials.headers }, good.headers ?? {});
    assert.deepEqual([copy.credentials.user, copy.credentials.password, reported], [good.user, good.password, []]);
  }
  const halves = [
    {},
    { headers: {} },
    { user: "ada" },
    { password: "pw" },
    { user: "ada", password: null },
    { ...login, headers: { authorization: "Bearer a" } },
    { headers: { Authorization: "Bearer a", AUTHORIZATION: "Bearer b" } },
    { ...login, headers: new Headers({ "X-Own": "1" }) },
    { ...login, headers: new Map([["X-Own", "1"]]) },
    { ...login, headers: ["X-Own"] },
    getter("headers", login),
    getter("user", { password: "pw", headers: { "X-Own": "1" } }),
    getter("password", { user: "ada" }),
  ];
  const odd = Object.values(BAD).flatMap((value) => [
    { ...login, user: value },
    { ...login, headers: value },
    { ...login, headers: { "X-Own": value } },
  ]);
  for (const bad of [...halves, ...odd]) {
    const { copy, reported } = await copied({ credentials: bad });
    assert.deepEqual([copy.credentials, reported], [null, ["credentials"]]);
  }
});

test("what functions of the page throw or return is caught", async () => {
  const { copy, reported } = await copied({
    actions: [{ id: "a", label: "A", offered: throws, run: throws }],
    requestToken: throws,
    fetch: throws,
  });
  const [{ offered, run }] = copy.actions;
  assert.deepEqual([offered({}), run({}), copy.requestToken()], [false, undefined, undefined]);
  assert.deepEqual([offered({}), run({}), copy.requestToken()], [false, undefined, undefined]);
  await turn();
  assert.deepEqual(reported, ["actions", "requestToken"], "once each");
  for (const value of Object.values(BAD)) {
    const { copy, reported } = await copied({ requestToken: () => value });
    assert.equal(copy.requestToken(), undefined);
    await turn();
    assert.deepEqual(reported, ["requestToken"]);
  }
});

test("an array that claims to be endless is read to an end", async () => {
  const endless = new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 50 : { id: `${String(name)}`, label: "A" }) });
  const { copy } = await copied({ actions: endless });
  assert.equal(copy.actions.length, 1000);
});

test("an equal value keeps its copy, so that nothing counts as changed", () => {
  const values = new HostValues(() => {});
  const [first, second] = [values.copy(GOOD), values.copy({ ...GOOD })];
  for (const name of ["messages", "actions", "fetch", "requestToken"]) assert.equal(first[name], second[name], name);
});

test("what a script gave to every object is in no copy", async (context) => {
  const names = ["headers", "user", "password", "X-Own", "Join", "offered", "run", "messages"];
  for (const name of names) Object.prototype[name] = "polluted";
  context.after(() => names.forEach((name) => delete Object.prototype[name]));
  const { copy, reported } = await copied(
    Object.assign(Object.create(null), { credentials: { headers: { "X-Given": "1" } }, actions: [{ id: "a", label: "A" }] }),
  );
  const { headers, user, password } = copy.credentials;
  assert.deepEqual([headers["X-Own"], user, password, copy.messages], [undefined, undefined, undefined, undefined]);
  assert.deepEqual([copy.actions[0].offered, copy.actions[0].run], [undefined, undefined]);
  assert.deepEqual(reported, []);
});

test("arguments of methods are read or refused with their name", () => {
  const names = { texts: ["password", "name"], flags: ["takeOver"] };
  const all = fields({ password: "pw", takeOver: 1, more: 7 }, names);
  assert.deepEqual({ ...all }, { password: "pw", name: undefined, takeOver: true });
  for (const nothing of [undefined, null, {}]) assert.equal(fields(nothing, names).password, undefined);
  const refused = (act, name) => assert.throws(act, (error) => error instanceof BadValue && error.message === name);
  for (const [what, value] of Object.entries(BAD)) {
    refused(() => fields({ name: value }, names), "name");
    refused(() => text(value, "name"), "name");
    if (typeof value !== "object" && typeof value !== "function") refused(() => fields(value, names), "options");
    else if (/proxy/.test(what)) refused(() => fields(value, names), "password");
  }
  refused(() => fields(getter("takeOver"), names), "takeOver");
});
