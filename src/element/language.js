// The language of an element: which one its `lang` asks for, and the catalogue with that language's texts.

/** How long a catalogue may take, in milliseconds; the panel is not mounted before it is there. */
const TIMEOUT = 5000;

/**
 * Patterns by message name; a counted message's forms are joined as `one=…|other=…`.
 *
 * @typedef {Record<string, string>} Catalogue
 */

/**
 * Addresses of catalogues by BCP 47 tag.
 *
 * @typedef {Record<string, string | URL>} Locations
 */

/**
 * The languages of a panel: `tag` is what the page or the browser asked for, `textTag` that of the language of the texts, which has a
 * catalogue or is English, and `spoken` the language of numbers and times, which keeps the region that was asked for.
 *
 * @typedef {{ tag: string, textTag: string, spoken: string }} Locale
 */

/**
 * What `Instance::update` reads. `catalogue` is empty for English.
 *
 * @typedef {Locale & { catalogue?: Catalogue | null }} LocaleSettings
 */

/** Loads catalogues, each once. English needs none: its texts are in the module. */
export class Catalogues {
  #locations;
  /** @type {Map<string, Catalogue | Promise<unknown>>} */
  #loaded = new Map();

  /** @param {() => Locations} locations called each time, since a page may configure more languages later */
  constructor(locations) {
    this.#locations = locations;
  }

  /**
   * The catalogues in a folder, for a program that has the panel compiled in.
   *
   * @param {string} folder address seen from the page; an empty one has no catalogues
   * @param {string[]} languages
   */
  static inFolder(folder, languages) {
    return new Catalogues(() => locationsIn(folder, languages));
  }

  /** The languages that have a catalogue. */
  get languages() {
    return Object.keys(this.#locations());
  }

  /**
   * The catalogue of a language, if it is loaded.
   *
   * @param {string} language
   * @returns {Catalogue | null}
   */
  get(language) {
    const found = this.#loaded.get(language);
    return found instanceof Promise ? null : (found ?? null);
  }

  /**
   * Loads the catalogue of a language. Returns a promise while it is on its way, which never rejects: after a failure there
   * is no catalogue, and the next call tries again. Returns `null` if there is nothing to wait for.
   *
   * @param {string} language
   */
  load(language) {
    const location = this.#locations()[language];
    if (!location) return null;
    if (!this.#loaded.has(language)) {
      const loading = fetchCatalogue(location).then(
        (catalogue) => this.#loaded.set(language, catalogue),
        (error) => {
          this.#loaded.delete(language);
          console.warn(`talk-participants: no texts for "${language}", so English is used.`, error);
        },
      );
      this.#loaded.set(language, loading);
    }
    const found = this.#loaded.get(language);
    return found instanceof Promise ? found : null;
  }
}

/** Resolves the language of one element from the nearest `lang` attribute, and calls `changed` when the result changed. */
export class LanguageResolver {
  /**
   * The resolved language; `null` before the first one.
   *
   * @type {LocaleSettings | null}
   */
  settings = null;

  #element;
  #catalogues;
  #changed;
  /** @type {MutationObserver | null} */
  #observer = null;
  /** The `lang` that was resolved last. @type {string | null} */
  #lang = null;
  /** @type {Promise<void> | null} */
  #loading = null;

  /**
   * @param {HTMLElement} element
   * @param {Catalogues} catalogues
   * @param {() => void} changed
   */
  constructor(element, catalogues, changed) {
    this.#element = element;
    this.#catalogues = catalogues;
    this.#changed = changed;
  }

  /** Observes `lang` and `dir` of the element and its ancestors, across shadow roots, where the element is now. */
  observe() {
    this.disconnect();
    this.#observer = new MutationObserver(() => {
      this.resolve();
      this.#changed();
    });
    const options = { __proto__: null, subtree: true, attributes: true, attributeFilter: ['lang', 'dir'] };
    /** @type {Node | undefined} */
    let root = this.#element.getRootNode();
    while (root) {
      this.#observer.observe(root, options);
      root = hostOf(root)?.getRootNode();
    }
    this.resolve();
  }

  disconnect() {
    this.#observer?.disconnect();
  }

  /**
   * Resolves the language anew. Returns a promise while its catalogue is loaded, and `null` when `settings` are up to date.
   */
  resolve() {
    const lang = nearestLang(this.#element);
    if (lang === this.#lang) return this.#loading;
    this.#lang = lang;
    const locale = localeFor(lang, this.#catalogues.languages);
    const apply = () => {
      // Another language was asked for meanwhile.
      if (this.#lang !== lang) return;
      this.#loading = null;
      const catalogue = this.#catalogues.get(locale.textTag);
      this.settings = catalogue || locale.textTag === 'en' ? { ...locale, catalogue } : localeFor(lang, []);
      this.#changed();
    };
    this.#loading = this.#catalogues.load(locale.textTag)?.then(apply) ?? null;
    if (!this.#loading) apply();
    return this.#loading;
  }
}

/**
 * Where the catalogues of some languages are in a folder.
 *
 * @param {string | URL} folder
 * @param {string[]} languages
 * @returns {Locations}
 */
export function locationsIn(folder, languages) {
  if (!folder) return {};
  // A `<base>` of another origin has no say in where files of this one are.
  const around = new URL(document.baseURI).origin === location.origin ? document.baseURI : location.href;
  const base = new URL(`${folder}`.replace(/\/?$/, '/'), around);
  return Object.fromEntries(languages.map((language) => [language, new URL(`${language}.json`, base)]));
}

/**
 * @param {string | URL} location
 * @returns {Promise<Catalogue>}
 */
async function fetchCatalogue(location) {
  const controller = new AbortController();
  const read = async () => {
    const options = { __proto__: null, signal: controller.signal };
    const answer = await fetch(location, options);
    if (!answer.ok) throw new Error(`${answer.status} for ${location}`);
    return answer.json();
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  // A script may have replaced `fetch` by a function that does not heed the signal.
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => {
      controller.abort();
      reject(new Error(`${location} takes too long`));
    }, TIMEOUT);
  });
  const content = await Promise.race([read(), late]).finally(() => clearTimeout(timer));
  /** @type {[string, string | Record<string, string>][]} */
  const patterns = Object.entries(content);
  return Object.fromEntries(patterns.map(([name, pattern]) => [name, joined(pattern)]));
}

/**
 * A pattern as one text. In the file a counted message's forms are an object by plural category.
 *
 * @param {string | Record<string, string>} pattern
 */
function joined(pattern) {
  if (typeof pattern === 'string') return pattern;
  return Object.entries(pattern)
    .map(([category, form]) => `${category}=${form}`)
    .join('|');
}

/**
 * The host of a shadow root.
 *
 * @param {Node} node
 * @returns {Node | undefined}
 */
function hostOf(node) {
  return 'host' in node && typeof node.host === 'object' ? /** @type {ShadowRoot} */ (node).host : undefined;
}

/** The nearest `lang` attribute, across shadow roots; empty if there is none. @param {Node} element */
function nearestLang(element) {
  /** @type {Node | null | undefined} */
  let node = element;
  while (node) {
    const lang = 'getAttribute' in node ? /** @type {Element} */ (node).getAttribute('lang') : null;
    if (lang !== null) return lang.trim();
    node = node.parentNode ?? hostOf(node);
  }
  return '';
}

/**
 * The locale for a `lang` attribute, or for this browser's languages if it is empty.
 *
 * @param {string} lang
 * @param {string[]} languages those that have a catalogue
 * @returns {Locale}
 */
function localeFor(lang, languages) {
  const wanted = (lang ? [lang] : [...navigator.languages]).map(parsed).filter((locale) => locale !== null);
  for (const locale of wanted) {
    const textTag = closest(locale, [...languages, 'en']);
    if (textTag) return { tag: `${locale}`, textTag, spoken: spoken(locale, textTag) };
  }
  return { tag: `${wanted[0] ?? ''}`, textTag: 'en', spoken: spoken(wanted[0], 'en') };
}

/** @param {string} tag */
function parsed(tag) {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

/**
 * The name that is the same, or else of the same language, preferably in the same script.
 *
 * @param {Intl.Locale} locale
 * @param {string[]} names
 */
function closest(locale, names) {
  const { language, script } = locale.maximize();
  const candidates = names.map((name) => {
    const candidate = new Intl.Locale(name).maximize();
    return { name, language: candidate.language, script: candidate.script };
  });
  const related = candidates.filter((candidate) => candidate.language === language);
  const sameName = related.find(({ name }) => name === locale.baseName);
  return (sameName ?? related.find((candidate) => candidate.script === script) ?? related[0])?.name;
}

/**
 * The language of numbers and times among texts in `textTag`: the one that was asked for, or that of the texts in the region
 * that was asked for.
 *
 * @param {Intl.Locale | undefined} locale
 * @param {string} textTag
 */
function spoken(locale, textTag) {
  const texts = new Intl.Locale(textTag).maximize();
  const wanted = locale?.maximize();
  if (wanted?.language === texts.language && wanted.script === texts.script) return `${locale}`;
  return locale?.region ? `${texts.language}-${texts.script}-${locale.region}` : textTag;
}
