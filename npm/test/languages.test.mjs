// Every language says everything that English says, in its own plural forms, and nothing but words.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { catalogue, english, languages, names } from "../tools/messages.mjs";
import { TEXTS, UNAVAILABLE } from "../../src/element/failures.js";

const root = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const texts = [...names, ...Object.keys({ ...UNAVAILABLE, ...TEXTS })];

/** What is the same word in another language, or is no word. */
const SAME = {
  "*": ["AndMore", "AndThen", "NameApart", "RowName", "LineAbout", "BatchStarted", "BatchEnded"],
  de: ["Online", "Offline", "ShowOnline", "CountOnline", "SortName", "ColumnName"],
  es: ["No"],
  fr: ["Participants", "CountPeople", "AddFound"],
  it: ["No"],
  nl: ["Online", "Offline", "ShowOnline", "CountOnline", "RoleModerator", "ShowModerators"],
  pl: ["Online", "Offline", "ShowOnline", "CountOnline", "RoleModerator"],
};

/** Words that would be English in every one of the languages. */
const ENGLISH = /(?<![\p{L}-])(the|you|your|this|that|with|and|been|somebody|nobody|people|again|guest|moderator|user)(?![\p{L}-])/iu;
/** Where one of them is a word of the language. */
const NOT_ENGLISH = { de: ["moderator"], pl: ["moderator"], nl: ["moderator"] };

/** Letters that a text of the language has. */
const SCRIPTS = {
  ar: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u,
  "zh-CN": /\p{Script=Han}/u,
};

const placeholders = (text) => [...new Set([...text.matchAll(/\{(\w*)\}/g)].map(([, name]) => name))].sort();
const isCounted = (text) => text.includes("#");
const formsOf = (pattern) => (typeof pattern === "object" ? Object.values(pattern) : [pattern]);
const formsOfEnglish = (pattern) => pattern.split("|").map((form) => form.replace(/^\w+=/, ""));

/** Complaints about the texts of a language, one a line. */
function complaints(language, check) {
  const found = [];
  for (const [name, pattern] of Object.entries(catalogue(language))) {
    const said = check(name, pattern);
    for (const complaint of [said].flat().filter(Boolean)) found.push(`${language}.json, ${name}: ${complaint}`);
  }
  return found;
}

const each = (title, check) => {
  for (const language of languages) {
    test(`${language}: ${title}`, () => assert.deepEqual(complaints(language, (...it) => check(language, ...it)), []));
  }
};

test("English has every text", () => assert.deepEqual(Object.keys(english).sort(), [...texts].sort()));

test("the lists of languages are equal", () => {
  const quoted = (text) => [...text.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  const listed = {
    "src/i18n/mod.rs": quoted(/LANGUAGES: &\[&str\] = &\[([^\]]*)\]/.exec(read("src/i18n/mod.rs"))[1]),
    "npm/class.js": [...read("npm/class.js").matchAll(/"\.\/languages\/([\w-]+)\.json"/g)].map(([, name]) => name),
    "docs/languages.md": [...read("docs/languages.md").matchAll(/^\| `([\w-]+)` \|/gm)]
      .map(([, name]) => name)
      .filter((name) => name !== "en"),
  };
  for (const [where, names] of Object.entries(listed)) assert.deepEqual(names.sort(), languages, where);
});

for (const language of languages) {
  test(`${language}: every text is there, and no other`, () => {
    const there = Object.keys(catalogue(language));
    const missing = texts.filter((name) => !there.includes(name));
    const unknown = there.filter((name) => !texts.includes(name));
    const said = missing.map((name) => `${name}: ${english[name]}`);
    assert.deepEqual({ missing: said, unknown }, { missing: [], unknown: [] }, `languages/${language}.json`);
  });
}

each("the values of each text are those of English", (language, name, pattern) => {
  const meant = placeholders(english[name] ?? "");
  return formsOf(pattern)
    .map((form) => placeholders(form))
    .filter((found) => `${found}` !== `${meant}`)
    .map((found) => `has {${found}} instead of {${meant}}`);
});

each("counted texts have the plural forms of the language", (language, name, pattern) => {
  if (!isCounted(english[name] ?? "")) return typeof pattern === "string" ? [] : "is not counted";
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const categories = Object.keys(pattern);
  const equal = `${[...categories].sort()}` === `${[...pluralCategories].sort()}`;
  if (!equal) return `has ${categories} instead of ${pluralCategories}`;
  // A form for many numbers has to say which; where there is only one number, words may.
  const rules = new Intl.PluralRules(language);
  const numbers = (category) => [...Array(200).keys()].filter((n) => rules.select(n) === category);
  const many = categories.filter((category) => category === "other" || numbers(category).length > 1);
  return many.filter((category) => !pattern[category].includes("#")).map((category) => `${category} has no #`);
});

each("texts are plain", (language, name, pattern) =>
  formsOf(pattern).flatMap((form) => [
    /[<>|=\\]|&\w+;|__|\*\*/.test(form.replace("'wasm-unsafe-eval'", "")) && "has markup",
    form.replace(/\{\w+\}/g, "").match(/[{}]/) && "has a brace that is none of a value",
    /^\s|\s$|\s\s/.test(form) && "has white space that nobody sees",
    /"|\.\.\./.test(form) && "has a typewriter's quotes or dots",
    // Values are isolated when they are put in.
    /[\p{Bidi_Control}\p{Cc}\u200b\ufeff]/u.test(form) && "has characters that nobody sees",
    form.trim() === "" && "says nothing",
  ]),
);

const ENDS = [
  [/\.$/, /[.。।]$/],
  [/\?$/, /[?？؟]$/],
  [/…$/, /…$/],
];
each("sentences end where English ends", (language, name, pattern) => {
  const [first] = formsOfEnglish(english[name] ?? "");
  return formsOf(pattern).flatMap((form) =>
    ENDS.filter(([ends, too]) => ends.test(first) !== too.test(form)).map(([ends]) => `ends unlike English: ${ends}`),
  );
});

each("nothing is left in English", (language, name, pattern) => {
  const same = [...SAME["*"], ...(SAME[language] ?? [])].includes(name);
  const own = NOT_ENGLISH[language] ?? [];
  return formsOf(pattern).flatMap((form) => {
    const words = form.replace(/\{\w+\}/g, "");
    const found = [...words.matchAll(new RegExp(ENGLISH, "giu"))].map(([word]) => word.toLowerCase());
    const foreign = SCRIPTS[language] && !SCRIPTS[language].test(words) && !SAME["*"].includes(name);
    return [
      !same && formsOfEnglish(english[name] ?? "").includes(form) && "is the English text",
      found.some((word) => !own.includes(word)) && `has English words: ${found}`,
      foreign && "has no letter of the language's script",
    ];
  });
});
