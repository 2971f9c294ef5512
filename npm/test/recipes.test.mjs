// The recipes of docs/embedding.md for pages that a server renders are those that the end-to-end tests run: the projects
// in tests/fresh have them word for word. The one for PHP is run as it stands there.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const root = new URL("../../", import.meta.url);
const text = (path) => readFileSync(new URL(path, root), "utf8");

const [, section] = /^## Pages that a server renders\n(.*?)^## /ms.exec(text("docs/embedding.md"));
/** The blocks of a language, as they are for the conversation of the tests. */
const blocks = (language) =>
  [...section.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "gms"))].map(([, block]) =>
    block.replace("abcd1234", "teamsync1"),
  );

test("Next.js", () => {
  const [page, ...more] = blocks("tsx");
  assert.deepEqual(more, []);
  assert.ok(text("tests/fresh/next/app/page.tsx").endsWith(`\n${page}`), page);
});

test("Nuxt", () => {
  const [setting] = /`vue: \{.*?\}`/s.exec(section);
  const found = text("tests/fresh/nuxt/nuxt.config.ts");
  assert.ok(found.includes(setting.slice(1, -1)), setting);
  const [page, ...more] = blocks("vue");
  assert.deepEqual(more, []);
  // The project has more attributes and its own script besides.
  const app = text("tests/fresh/nuxt/app/app.vue").replaceAll(/\s+/g, " ");
  for (const line of page.split("\n").filter((line) => !/^(<\/?script|<\/?template|$)/.test(line))) {
    for (const part of line.split(/(?<=ClientOnly>)|(?=<\/)|(?<=") /).map((part) => part.replace(/>$/, "").trim())) {
      assert.ok(app.includes(part), `${part} of ${line}`);
    }
  }
});

test("a template of PHP", () => {
  assert.equal(blocks("php").length, 1);
});
