// The browser's knowledge of languages: collation, plural categories, relative times, lists, graphemes, folding.

// Languages that are written from right to left.
const LEFTWARDS = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

// Letters with a stroke and ligatures, which Unicode does not take apart, and what a language may hold them equal to.
const TAKEN_APART = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ħ: 'h', ŧ: 't', ð: 'd', þ: 'th' };

// What is made when it is first needed, because making one takes a moment. Names go by `locales`; numbers, times, plural
// categories and lists stand among words and go by `spoken`.
const MADE = {
  collator: ({ locales }) => new Intl.Collator(locales),
  // "Guest 9" before "Guest 10". Slower, and the same for texts that do not both hold digits.
  numeric: ({ locales }) => new Intl.Collator(locales, { numeric: true }),
  alike: ({ locales }) => new Intl.Collator(locales, { usage: 'search', sensitivity: 'base' }),
  segmenter: ({ locales }) => Intl.Segmenter && new Intl.Segmenter(locales, { granularity: 'grapheme' }),
  folded: () => new Map(),
  plurals: ({ spoken }) => new Intl.PluralRules(spoken),
  numbers: ({ spoken }) => new Intl.NumberFormat(spoken),
  relative: ({ spoken }) => new Intl.RelativeTimeFormat(spoken, { numeric: 'auto' }),
  times: ({ spoken }) => new Intl.DateTimeFormat(spoken, { hour: 'numeric', minute: '2-digit' }),
  dates: ({ spoken }) => new Intl.DateTimeFormat(spoken, { dateStyle: 'long', timeStyle: 'short' }),
  lists: ({ spoken }) => new Intl.ListFormat(spoken),
};

export class Language {
  constructor(tag) {
    this.become(tag, tag);
  }

  // Another language, in place: whoever holds this one speaks it from now on.
  become(tag, spoken) {
    this.locales = Language.supported(tag);
    this.spoken = Language.supported(spoken);
    this.leftwards = LEFTWARDS.test(this.spoken[0] ?? navigator.language);
    for (const name of Object.keys(MADE)) delete this[name];
  }

  static {
    for (const [name, make] of Object.entries(MADE)) {
      Object.defineProperty(this.prototype, name, {
        get() {
          const value = make(this);
          Object.defineProperty(this, name, { value, configurable: true });
          return value;
        },
      });
    }
  }

  // A malformed tag must not break the panel: the browser's own language serves then.
  static supported(tag) {
    try {
      return Intl.getCanonicalLocales(tag || []);
    } catch {
      return [];
    }
  }

  plural(n) {
    return this.plurals.select(n);
  }

  number(n) {
    return this.numbers.format(n);
  }

  // "3 minutes ago" for a number of seconds in the past.
  ago(seconds) {
    const steps = [
      [60, 1, 'second'],
      [3600, 60, 'minute'],
      [86400, 3600, 'hour'],
      [604800, 86400, 'day'],
      [Infinity, 604800, 'week'],
    ];
    const [, size, unit] = steps.find(([limit]) => seconds < limit);
    return this.relative.format(-Math.floor(seconds / size), unit);
  }

  // The time of day of a moment in milliseconds since the epoch.
  time(ms) {
    return this.times.format(ms);
  }

  // The same with its date.
  date(ms) {
    return this.dates.format(ms);
  }

  graphemes(text) {
    return this.segmenter ? Array.from(this.segmenter.segment(text), (part) => part.segment) : Array.from(text);
  }

  // "Ada, Bob and Cleo" for names separated by line breaks.
  list(names) {
    return this.lists.format(names.split('\n'));
  }

  isLeftwards() {
    return this.leftwards;
  }

  // Case away, for searching, and what is written at a letter, as far as the language takes it for the same letter: é is e,
  // but å is no a in Swedish. Only letters that could be something else are looked at, each once.
  fold(text) {
    const low = text.normalize('NFC').toLocaleLowerCase(this.locales);
    return low.replace(/[\u00c0-\u1fff\u2c60-\u2c7f\ua720-\ua7ff]\p{M}*|\p{ASCII}\p{M}+/gu, (letter) => {
      const known = this.folded.get(letter);
      if (known !== undefined) return known;
      const plain = TAKEN_APART[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
      // To German ü is ue; whoever has no ü on the keyboard may type u all the same.
      const alike = [plain, `${plain}e`].some((other) => this.alike.compare(letter, other) === 0);
      const folded = alike ? plain : letter;
      this.folded.set(letter, folded);
      return folded;
    });
  }
}

// The names of one list in the order of a language. Names come as one text, because each text that crosses costs more than
// comparing it does.
export class NameOrder {
  #language;
  #names = [];
  #numbered = [];
  // The numbers of the names in their order, and for each whether it is the same as the one before.
  #order = [];
  #equal = [];

  constructor(language) {
    this.#language = language;
  }

  // Takes in names from number `from` on (0 begins anew) and gives every name its place; equal names share one.
  ranks(text, from) {
    if (from === 0) this.#names = this.#order = this.#equal = this.#numbered = [];
    const added = text.split('\n');
    const names = (this.#names = this.#names.concat(added));
    const numbered = (this.#numbered = this.#numbered.concat(added.map((name) => /\d/.test(name))));
    const { collator, numeric } = this.#language;
    const collated = (a, b) => (numbered[a] && numbered[b] ? numeric : collator).compare(names[a], names[b]);
    // Names that only look the same to the language still have an order, or it would depend on who came first.
    const compare = (a, b) => collated(a, b) || (names[a] < names[b] ? -1 : names[a] > names[b] ? 1 : 0);
    this.#merge(added.map((_, i) => from + i).sort(compare), compare);
    const ranks = new Uint32Array(this.#names.length);
    let rank = 0;
    this.#order.forEach((name, i) => {
      if (i > 0 && !this.#equal[i]) rank += 1;
      ranks[name] = rank;
    });
    return ranks;
  }

  // Puts sorted numbers into the order: each is looked for by halving, because mostly they are few.
  #merge(added, compare) {
    const [before, equalBefore] = [this.#order, this.#equal];
    const [order, equal] = [[], []];
    let taken = 0;
    const take = (end) => {
      for (; taken < end; taken++) {
        order.push(before[taken]);
        equal.push(equalBefore[taken]);
      }
    };
    for (const name of added) {
      let [low, high] = [taken, before.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (compare(before[middle], name) <= 0) low = middle + 1;
        else high = middle;
      }
      take(low);
      equal.push(order.length > 0 && this.#names[order.at(-1)] === this.#names[name]);
      order.push(name);
    }
    take(before.length);
    this.#order = order;
    this.#equal = equal;
  }
}
