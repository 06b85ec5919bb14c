import type { CacheCodes, CachedSegment } from './cached-segment.ts';
import { narrowCodes } from './cached-segment.ts';

/** Codes of one maker, and how often segments use them: rows by key, claims by what they cite. */
export type CountedCodes = {
  readonly codes: CacheCodes;
  readonly rows: Float64Array;
  readonly claims: Float64Array;
};

/** The common number of each key, and of each number of what is cited, of one maker. */
export type CommonNumbers = { readonly key: Uint32Array; readonly cited: Uint32Array };

/**
 * Codes that several makers share, whatever each of them met first: what is used most often stands first,
 * what is used as often in the order of its text. The same segments have the same codes therefore,
 * however many makers cached them.
 *
 * @returns the codes, and the common numbers of each maker; what no segment uses has none
 * @example
 * ```ts
 * commonCodes([]).codes.keys; // 0
 * ```
 */
export function commonCodes(makers: readonly CountedCodes[]): {
  readonly codes: CacheCodes;
  readonly numbers: readonly CommonNumbers[];
} {
  const keys = new CommonTexts();
  const cited = new CommonTexts();
  const names = [...new Set(makers.flatMap(({ codes }) => Object.keys(codes.fields)))].sort();
  for (const { codes, rows, claims } of makers) {
    keys.add(keyTexts(codes, names), rows);
    cited.add(citedTexts(codes), claims);
  }
  const numbers = makers.map((_, maker) => ({
    key: keys.numbersOf(maker),
    cited: cited.numbersOf(maker),
  }));
  const known = keys.texts.map(integersIn);
  const column = (at: number): Int32Array => Int32Array.from(known, (each) => each[at] ?? 0);
  const lists = cited.texts.map((text) => text.split(LISTS).map(integersIn));
  const listAt = (at: number): readonly (readonly number[])[] => lists.map((all) => all[at] ?? []);
  const [charges, visits, benefits] = [listAt(0), listAt(1), listAt(2)];
  const codes: CacheCodes = {
    keys: known.length,
    outOfScope: makers.some((each) => each.codes.outOfScope),
    fields: Object.fromEntries(names.map((name, at) => [name, column(at)])),
    pattern: column(names.length),
    chargeRuleStart: startsOf(charges),
    chargeRule: Uint32Array.from(charges.flat()),
    visitRuleStart: startsOf(visits),
    visitRule: Uint32Array.from(visits.flat()),
    benefitRuleStart: startsOf(benefits),
    benefitRule: Uint32Array.from(benefits.flat()),
  };
  return { codes, numbers };
}

/** Instead of a common number: no segment uses it. */
const NO_NUMBER = 0xffff_ffff;

/**
 * A cached segment in the common numbers of its maker.
 *
 * @example
 * ```ts
 * // Of a segment of two claims, what has to do with numbers.
 * const cited = Uint16Array.of(0, 0);
 * const segment = { key: Uint16Array.of(1, 0), cited, sumCited: cited } as CachedSegment;
 * const numbers = { key: Uint32Array.of(7, 5), cited: Uint32Array.of(3) };
 * [...renumbered(segment, numbers).key]; // [5, 7]
 * ```
 */
export function renumbered(segment: CachedSegment, { key, cited }: CommonNumbers): CachedSegment {
  const common = (codes: CachedSegment['key'], of: Uint32Array): CachedSegment['key'] =>
    narrowCodes(Array.from(codes, (code) => of[code] as number));
  return {
    ...segment,
    key: common(segment.key, key),
    cited: common(segment.cited, cited),
    sumCited: common(segment.sumCited, cited),
  };
}

/** Where each list begins when all stand one after the other; one more at the end. */
export function startsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const starts = new Uint32Array(lists.length + 1);
  for (const [at, list] of lists.entries()) starts[at + 1] = (starts[at] ?? 0) + list.length;
  return starts;
}

/** Texts of several makers with how often each is used. */
class CommonTexts {
  readonly #used = new Map<string, number>();
  readonly #makers: { readonly texts: readonly string[]; readonly used: Float64Array }[] = [];
  #sorted: readonly string[] | null = null;

  add(texts: readonly string[], used: Float64Array): void {
    this.#sorted = null;
    this.#makers.push({ texts, used });
    for (const [at, text] of texts.entries()) {
      const times = used[at] ?? 0;
      if (times > 0) this.#used.set(text, (this.#used.get(text) ?? 0) + times);
    }
  }

  /** What is used, most often first. */
  get texts(): readonly string[] {
    this.#sorted ??= [...this.#used]
      .sort(([a, used], [b, other]) => other - used || (a < b ? -1 : 1))
      .map(([text]) => text);
    return this.#sorted;
  }

  numbersOf(maker: number): Uint32Array {
    const numbers = new Map(this.texts.map((text, number) => [text, number]));
    const { texts } = this.#makers[maker] ?? { texts: [] };
    return Uint32Array.from(texts, (text) => numbers.get(text) ?? NO_NUMBER);
  }
}

const [LIST, LISTS] = [',', ';'];

const integersIn = (text: string): number[] => (text === '' ? [] : text.split(LIST).map(Number));

/** What each key says: its fields, then the pattern of pilots. */
function keyTexts(codes: CacheCodes, names: readonly string[]): string[] {
  const columns = [...names.map((name) => codes.fields[name]), codes.pattern];
  return Array.from({ length: codes.keys }, (_, key) =>
    columns.map((column) => column?.[key] ?? 0).join(LIST),
  );
}

/** What claims cite together: rules of lines and first contact, of the visit, of the benefit. */
function citedTexts(codes: CacheCodes): string[] {
  const listOf = (starts: Uint32Array, rules: Uint32Array, at: number): string =>
    [...new Set(rules.subarray(starts[at], starts[at + 1]))].sort((a, b) => a - b).join(LIST);
  return Array.from({ length: codes.chargeRuleStart.length - 1 }, (_, at) =>
    [
      listOf(codes.chargeRuleStart, codes.chargeRule, at),
      listOf(codes.visitRuleStart, codes.visitRule, at),
      listOf(codes.benefitRuleStart, codes.benefitRule, at),
    ].join(LISTS),
  );
}
