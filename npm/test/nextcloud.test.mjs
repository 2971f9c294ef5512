// The app for Nextcloud says all of its texts in every language of the panel, under Nextcloud's names for them.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { languages } from "../tools/messages.mjs";

const app = new URL("../../examples/nextcloud/", import.meta.url);
const read = (path) => readFileSync(new URL(path, app), "utf8");

/** The texts of the template, and the name in the navigation, which Nextcloud translates by itself. */
const texts = [
  ...[...read("templates/main.php").matchAll(/\$l->t\('([^']*)'\)/g)].map(([, text]) => text),
  /<navigation>\s*<name>(.*?)<\/name>/.exec(read("appinfo/info.xml"))[1],
];
const placeholders = (text) => [...text.matchAll(/\{\w+\}|\/call\//g)].map(([place]) => place).sort();

/** Nextcloud has two kinds of German. */
const files = [...languages.map((language) => language.replace("-", "_")), "de_DE"].map((name) => `${name}.json`);

test("the app has the panel's languages", () => {
  assert.deepEqual(readdirSync(new URL("l10n/", app)).sort(), files.sort());
});

for (const file of files) {
  test(`${file} has every text, with its placeholders`, () => {
    const { translations, pluralForm } = JSON.parse(read(`l10n/${file}`));
    assert.deepEqual(Object.keys(translations).sort(), [...new Set(texts)].sort());
    for (const [text, translation] of Object.entries(translations)) {
      assert.deepEqual(placeholders(translation), placeholders(text), text);
      assert.notEqual(translation, text);
    }
    assert.match(pluralForm, /^nplurals=\d; plural=.*;$/);
  });
}
