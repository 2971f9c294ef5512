// The browser's knowledge of languages: collation, plural categories, relative times, graphemes, folding.

export class Language {
  constructor(tag) {
    const locales = Language.supported(tag);
    this.collator = new Intl.Collator(locales, { numeric: true, sensitivity: 'base' });
    this.plurals = new Intl.PluralRules(locales);
    this.numbers = new Intl.NumberFormat(locales);
    this.relative = new Intl.RelativeTimeFormat(locales, { numeric: 'auto' });
    this.times = new Intl.DateTimeFormat(locales, { hour: 'numeric', minute: '2-digit' });
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

  // For each name its place in the language's order; equal names share one.
  ranks(names) {
    const { compare } = this.collator;
    const order = Array.from(names.keys()).sort((a, b) => compare(names[a], names[b]));
    const ranks = new Uint32Array(names.length);
    let rank = 0;
    order.forEach((place, i) => {
      if (i > 0 && compare(names[order[i - 1]], names[place]) !== 0) rank += 1;
      ranks[place] = rank;
    });
    return ranks;
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

  graphemes(text) {
    return this.segmenter ? Array.from(this.segmenter.segment(text), (part) => part.segment) : Array.from(text);
  }

  // Case and accents away, for searching.
  fold(text) {
    return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(this.locales);
  }
}
