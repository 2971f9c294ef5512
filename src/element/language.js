// Which language the panel speaks, and the catalogues of texts.

/** What is said where there is no panel, by code. Catalogues have these names too. */
export const UNAVAILABLE = {
  'no-wasm': 'The participant list needs WebAssembly, which this browser does not offer or has switched off.',
  'csp-wasm':
    "The participant list is blocked by this page's Content-Security-Policy, which has to allow 'wasm-unsafe-eval'.",
  'load-failed': 'The participant list could not be loaded. Check the connection and reload the page.',
  panic: 'The participant list has stopped because of an error in it. Reload the page.',
};

/** How long a catalogue may take, in milliseconds; the panel waits for it. */
const PATIENCE = 5000;

/** The texts of the languages; `places` says where they are, by language. English needs none. */
export class Catalogues {
  #places;
  // Texts, or the promise of them.
  #known = new Map();

  constructor(places) {
    this.#places = places;
  }

  /** The languages that there are texts for. */
  get languages() {
    return Object.keys(this.#places());
  }

  /** The texts of a language; a promise until they are here. What could not be loaded is asked for again, if `load` is set. */
  of(language, load = true) {
    const place = this.#places()[language];
    if (!place) return null;
    if (load && !this.#known.has(language)) {
      const coming = fetchCatalogue(place).then(
        (catalogue) => this.#known.set(language, catalogue),
        (error) => {
          this.#known.delete(language);
          console.warn(`talk-participants: no texts for "${language}", so English it is.`, error);
        },
      );
      this.#known.set(language, coming);
    }
    return this.#known.get(language);
  }
}

/** Finds out which language is meant where an element stands, and calls `changed` when that changed. */
export class Ear {
  /** What to speak, as `speechFor` says it, with the texts of the language in `catalogue`. */
  speech = null;

  #element;
  #texts;
  #changed;
  #observer = null;
  // The `lang` that counts, and the promise of its texts.
  #lang = null;
  #hearing = null;

  constructor(element, texts, changed) {
    this.#element = element;
    this.#texts = texts;
    this.#changed = changed;
  }

  /** Listens where the element stands now: `lang` may change on anything around it, and `dir` on itself. */
  listen() {
    this.stop();
    this.#observer = new MutationObserver(() => {
      this.hear();
      this.#changed();
    });
    const changes = { subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] };
    let root = this.#element.getRootNode();
    for (; root; root = root.host?.getRootNode()) this.#observer.observe(root, changes);
    this.hear();
  }

  stop() {
    this.#observer?.disconnect();
  }

  /** Looks which language is meant, and speaks it once its texts are here: at once, or after the promise that is given. */
  hear() {
    const lang = langAround(this.#element);
    if (lang === this.#lang) return this.#hearing;
    this.#lang = lang;
    const speech = speechFor(lang, this.#texts.languages);
    const speak = (catalogue) => {
      if (this.#lang !== lang) return;
      this.#hearing = null;
      this.speech = catalogue || speech.words === 'en' ? { ...speech, catalogue } : speechFor(lang, []);
      this.#changed();
    };
    const found = this.#texts.of(speech.words);
    this.#hearing = found?.then ? found.then(() => speak(this.#texts.of(speech.words, false))) : (speak(found), null);
    return this.#hearing;
  }
}

/** Where the catalogues of some languages are: files in a folder. Nowhere, if there is no folder. */
export function placesIn(folder, names) {
  if (!folder) return {};
  const base = new URL(`${folder}`.replace(/\/?$/, '/'), document.baseURI);
  return Object.fromEntries(names.map((name) => [name, new URL(`${name}.json`, base)]));
}

// Patterns by name. A pattern for a counted thing is an object with the forms by plural category, and becomes one text.
async function fetchCatalogue(place) {
  const answer = await fetch(place, { signal: AbortSignal.timeout(PATIENCE) });
  if (!answer.ok) throw new Error(`${answer.status} for ${place}`);
  const entries = Object.entries(await answer.json()).map(([name, pattern]) => {
    const forms = typeof pattern === 'object' && Object.entries(pattern).map(([category, form]) => `${category}=${form}`);
    return [name, forms ? forms.join('|') : pattern];
  });
  return Object.fromEntries(entries);
}

// The nearest `lang`, across shadow roots; empty where there is none.
function langAround(node) {
  for (; node; node = node.parentNode ?? node.host) {
    const lang = node.getAttribute?.('lang');
    if (typeof lang === 'string') return lang.trim();
  }
  return '';
}

/**
 * What to speak where `lang` counts, or else in this browser: `tag` is what was asked for, `words` the language of the texts,
 * which is one of `names` or English, `spoken` the one of numbers and times, which has the region that was asked for.
 */
function speechFor(lang, names) {
  const asked = (lang ? [lang] : [...navigator.languages]).map(localeOf).filter(Boolean);
  for (const locale of asked) {
    const words = closest(locale, [...names, 'en']);
    if (words) return { tag: `${locale}`, words, spoken: spoken(locale, words) };
  }
  return { tag: `${asked[0] ?? ''}`, words: 'en', spoken: spoken(asked[0], 'en') };
}

function localeOf(tag) {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

// The same name, or else the same language, preferably in the same script.
function closest(locale, names) {
  const { language, script } = locale.maximize();
  const others = names.map((name) => ({ name, ...parts(new Intl.Locale(name).maximize()) }));
  const kin = others.filter((other) => other.language === language);
  const found = kin.find(({ name }) => name === locale.baseName) ?? kin.find((other) => other.script === script) ?? kin[0];
  return found?.name;
}

function parts({ language, script, region }) {
  return { language, script, region };
}

function spoken(locale, words) {
  const [asked, said] = [locale, new Intl.Locale(words)].map((each) => each && parts(each.maximize()));
  if (asked?.language === said.language && asked.script === said.script) return `${locale}`;
  return locale?.region ? `${said.language}-${said.script}-${locale.region}` : words;
}
