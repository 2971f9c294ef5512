// The browser's knowledge of languages: collation, plural categories, relative times, graphemes, folding.

export class Language {
  constructor(tag) {
    const locales = Language.supported(tag);
    this.collator = new Intl.Collator(locales);
    // "Guest 9" before "Guest 10". Slower, and the same for texts that do not both hold digits.
    this.numeric = new Intl.Collator(locales, { numeric: true });
    this.plurals = new Intl.PluralRules(locales);
    this.numbers = new Intl.NumberFormat(locales);
    this.relative = new Intl.RelativeTimeFormat(locales, { numeric: 'auto' });
    this.times = new Intl.DateTimeFormat(locales, { hour: 'numeric', minute: '2-digit' });
    this.dates = new Intl.DateTimeFormat(locales, { dateStyle: 'long', timeStyle: 'short' });
    this.segmenter = Intl.Segmenter && new Intl.Segmenter(locales, { granularity: 'grapheme' });
    this.locales = locales;
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

  // Case and accents away, for searching.
  fold(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(this.locales);
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
