// What the browser knows of languages: collation, plural categories, numbers, times, lists, graphemes and case folding.

/** Languages that are written from right to left. */
const RIGHT_TO_LEFT = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/**
 * Letters that Unicode does not decompose, and the letters that stand for them in a search.
 *
 * @type {Record<string, string>}
 */
const DECOMPOSED = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ŧ: 't', ð: 'd', þ: 'th' };

/**
 * Units of relative times: the seconds below which one is used, its length in seconds, and its name. None is shorter than a
 * minute: a text that changes all the time disturbs who listens to it.
 */
const UNITS = /** @type {const} */ ([
  [3600, 60, 'minute'],
  [86400, 3600, 'hour'],
  [604800, 86400, 'day'],
  [Infinity, 604800, 'week'],
]);

/**
 * The formatters of one language. Making one takes a moment, so that each is made when it is first used.
 *
 * Names are compared by `locales`; numbers, times, plural categories and lists stand among words and go by `spoken`.
 *
 * @param {string[]} locales
 * @param {string[]} spoken
 */
function formatters(locales, spoken) {
  return {
    collator: lazy(() => new Intl.Collator(locales)),
    // "Guest 9" before "Guest 10". Slower, and only of use if both texts have digits.
    numeric: lazy(() => new Intl.Collator(locales, { numeric: true })),
    search: lazy(() => new Intl.Collator(locales, { usage: 'search', sensitivity: 'base' })),
    segmenter: lazy(() => (Intl.Segmenter ? new Intl.Segmenter(locales, { granularity: 'grapheme' }) : null)),
    plurals: lazy(() => new Intl.PluralRules(spoken)),
    numbers: lazy(() => new Intl.NumberFormat(spoken)),
    relative: lazy(() => new Intl.RelativeTimeFormat(spoken, { numeric: 'auto' })),
    times: lazy(() => new Intl.DateTimeFormat(spoken, { hour: 'numeric', minute: '2-digit' })),
    dates: lazy(() => new Intl.DateTimeFormat(spoken, { dateStyle: 'long', timeStyle: 'short' })),
    lists: lazy(() => new Intl.ListFormat(spoken)),
  };
}

/**
 * @template Value
 * @param {() => Value} make
 */
function lazy(make) {
  /** @type {{ value: Value } | null} */
  let made = null;
  return () => (made ??= { value: make() }).value;
}

/** A malformed tag stands for the browser's own language. @param {string} tag */
function canonical(tag) {
  try {
    return Intl.getCanonicalLocales(tag || []);
  } catch {
    return [];
  }
}

/** The formatters and rules of a language, which can change. */
export class Language {
  /** @type {string[]} */
  #locales = [];
  #rightToLeft = false;
  #formatters = formatters([], []);
  /** Letters by what `fold` made of them. @type {Map<string, string>} */
  #folded = new Map();

  /** @param {string} tag */
  constructor(tag) {
    this.switchTo(tag, tag);
  }

  /**
   * Changes the language of this object.
   *
   * @param {string} tag for names
   * @param {string} spoken for numbers, times, plural categories and lists
   */
  switchTo(tag, spoken) {
    const words = canonical(spoken);
    this.#locales = canonical(tag);
    this.#rightToLeft = RIGHT_TO_LEFT.test(words[0] ?? navigator.language);
    this.#formatters = formatters(this.#locales, words);
    this.#folded.clear();
  }

  isRightToLeft() {
    return this.#rightToLeft;
  }

  /** The plural category of a number. @param {number} n */
  plural(n) {
    return this.#formatters.plurals().select(n);
  }

  /** @param {number} n */
  number(n) {
    return this.#formatters.numbers().format(n);
  }

  /** What separates the cells of a spreadsheet's file: a semicolon where numbers have a comma. */
  listSeparator() {
    return this.number(0.5).includes(',') ? ';' : ',';
  }

  /** "3 minutes ago" for a number of seconds in the past. @param {number} seconds */
  ago(seconds) {
    const [, length, unit] = UNITS.find(([limit]) => seconds < limit) ?? UNITS[3];
    return this.#formatters.relative().format(-Math.floor(seconds / length), unit);
  }

  /** The time of day of a moment in milliseconds since the epoch. @param {number} ms */
  time(ms) {
    return this.#formatters.times().format(ms);
  }

  /** The date and the time of day. @param {number} ms */
  date(ms) {
    return this.#formatters.dates().format(ms);
  }

  /** @param {string} text */
  graphemes(text) {
    const segmenter = this.#formatters.segmenter();
    return segmenter ? Array.from(segmenter.segment(text), ({ segment }) => segment) : Array.from(text);
  }

  /** "Ada, Bob and Cleo" for names separated by line breaks. @param {string} names */
  list(names) {
    return this.#formatters.lists().format(names.split('\n'));
  }

  /** Compares names. */
  collator() {
    return this.#formatters.collator();
  }

  /** Compares names that have digits, by the numbers. */
  numericCollator() {
    return this.#formatters.numeric();
  }

  /**
   * Text without case, and without the accents that make no other letter in the language: é is e, but in Swedish å is
   * not a.
   *
   * @param {string} text
   */
  fold(text) {
    const lower = text.normalize('NFC').toLocaleLowerCase(this.#locales);
    // Only letters that may have an accent.
    return lower.replace(/[\u00c0-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]\p{M}*|\p{ASCII}\p{M}+/gu, (letter) => {
      const known = this.#folded.get(letter);
      if (known !== undefined) return known;
      const plain = DECOMPOSED[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
      // In German ü equals ue; a keyboard without ü has only u.
      const isSame = [plain, `${plain}e`].some((other) => this.#formatters.search().compare(letter, other) === 0);
      const folded = isSame ? plain : letter;
      this.#folded.set(letter, folded);
      return folded;
    });
  }
}

/**
 * The names of one list in the order of a language. Names come from WebAssembly as one text, since passing each on its own
 * takes longer than comparing it.
 */
export class NameOrder {
  #language;
  /** @type {string[]} */
  #names = [];
  /** By index of a name: whether it has digits. @type {boolean[]} */
  #hasDigits = [];
  /** Indices of the names in their order. @type {number[]} */
  #order = [];
  /** By place in the order: whether the name equals the one before. @type {boolean[]} */
  #repeats = [];

  /** @param {Language} language */
  constructor(language) {
    this.#language = language;
  }

  /**
   * Adds names, and returns the rank of every name by index; equal names have the same.
   *
   * @param {string} text names separated by line breaks
   * @param {number} from index of the first one; 0 removes all names that were added before
   */
  ranks(text, from) {
    if (from === 0) {
      this.#names = [];
      this.#hasDigits = [];
      this.#order = [];
      this.#repeats = [];
    }
    const added = text.split('\n');
    const names = (this.#names = this.#names.concat(added));
    const hasDigits = (this.#hasDigits = this.#hasDigits.concat(added.map((name) => /\d/.test(name))));
    const language = this.#language;
    const collator = language.collator();
    /** @type {(a: number, b: number) => number} */
    const compare = (a, b) => {
      const [nameA, nameB] = [names[a] ?? '', names[b] ?? ''];
      const collated = (hasDigits[a] && hasDigits[b] ? language.numericCollator() : collator).compare(nameA, nameB);
      // Different names that are equal to the language are ordered by code units, and not by who came first.
      return collated || (nameA < nameB ? -1 : nameA > nameB ? 1 : 0);
    };
    this.#merge(added.map((_, i) => from + i).sort(compare), compare);
    const ranks = new Uint32Array(names.length);
    let rank = 0;
    this.#order.forEach((name, place) => {
      if (place > 0 && !this.#repeats[place]) rank += 1;
      ranks[name] = rank;
    });
    return ranks;
  }

  /**
   * Merges sorted indices into the order. The place of each is found by bisection, since usually they are few.
   *
   * @param {number[]} added
   * @param {(a: number, b: number) => number} compare
   */
  #merge(added, compare) {
    const [before, repeatsBefore] = [this.#order, this.#repeats];
    /** @type {number[]} */
    const order = [];
    /** @type {boolean[]} */
    const repeats = [];
    let taken = 0;
    const take = (/** @type {number} */ end) => {
      for (; taken < end; taken++) {
        order.push(/** @type {number} */ (before[taken]));
        repeats.push(/** @type {boolean} */ (repeatsBefore[taken]));
      }
    };
    for (const name of added) {
      let [low, high] = [taken, before.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(/** @type {number} */ (before[middle]), name) <= 0) low = middle + 1;
        else high = middle;
      }
      take(low);
      const last = order.at(-1);
      repeats.push(last !== undefined && this.#names[last] === this.#names[name]);
      order.push(name);
    }
    take(before.length);
    this.#order = order;
    this.#repeats = repeats;
  }
}
