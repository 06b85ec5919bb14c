import { LEVELS, type SegmentCodes } from '@sanyi/facts';
import type { ColumnKernel } from '@sanyi/feel';
import { assert } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import { MONEY_WIDTH } from '../kernel/claim-block.ts';
import type { SitePatterns } from './site-patterns.ts';

/** Fields of `benefit.claim` that are no codes of a row: amounts, read row by row. */
const AMOUNT_FIELDS: ReadonlySet<string> = new Set(['inScope', 'outOfScope']);

/** Room for each part of a key in one number. */
const AGES = 65_536;
const STAYS = 4096;

/** What of a claim its key is made of. */
export type KeyParts = {
  readonly group: number;
  readonly visit: number;
  readonly place: number;
  readonly age: number;
  readonly stayNumber: number;
  readonly allowed: number;
  readonly ruleDay: number;
};

type Source = { readonly name: string; readonly of: (parts: KeyParts) => number };

/** Numbers what a benefit reads of claims, amounts aside: claims of one key are alike to it. */
export class KeyNumbers {
  readonly names: readonly string[];
  readonly #sources: readonly Source[];
  readonly #persons: Int32Array;
  readonly #visits: Int32Array;
  readonly #places: Int32Array;
  readonly #sizes: readonly [number, number];
  readonly #patterns: SitePatterns;
  readonly #reads: ReadonlySet<string>;
  readonly #known = new Map<number, Map<number, number>>();
  readonly #columns: number[][];
  readonly #pattern: number[] = [];

  constructor(
    kernel: ColumnKernel,
    of: {
      readonly codes: SegmentCodes;
      readonly rules: ClaimRules;
      readonly patterns: SitePatterns;
    },
  ) {
    const { codes, rules, patterns } = of;
    const sources = sourcesOf(codes, rules);
    this.names = kernel.inputs
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('acc.') && !AMOUNT_FIELDS.has(name));
    this.#reads = new Set(this.names);
    this.#sources = this.names.map((name) => {
      const source = sources[name];
      if (!source) throw new Error(`no field ${name}`);
      return { name, of: source };
    });
    const isRead = (name: string): boolean => this.#reads.has(name);
    const { groups, visits } = codes;
    const persons = PERSON_FIELDS.filter(isRead).map((name) => groups[name]);
    const visited = VISIT_FIELDS.filter(isRead).map((name) => visits[name]);
    this.#persons = alike(groups.count, persons);
    this.#visits = alike(visits.count, visited);
    const { institutions } = rules;
    this.#places = alike(institutions.length, [
      ...(isRead('level') ? [institutions.map(({ level }) => LEVELS.at(level))] : []),
      ...(isRead('grassroots') ? [institutions.map(({ grassroots }) => Number(grassroots))] : []),
      patterns.patternOf,
    ]);
    this.#sizes = [1 + largest(this.#visits), 1 + largest(this.#places)];
    this.#patterns = patterns;
    this.#columns = this.names.map(() => []);
  }

  /** The key of a claim. */
  of(parts: KeyParts): number {
    const { group, visit, place } = parts;
    const [visits, places] = this.#sizes;
    const age = this.#reads.has('age') ? parts.age : 0;
    const stay = this.#reads.has('stayNumber') ? parts.stayNumber : 0;
    assert(age < AGES && stay < STAYS, 'a key has room for ages and stays');
    const day = this.#reads.has('day') ? parts.ruleDay : 0;
    const allowed = this.#reads.has('allowed') ? parts.allowed : 0;
    const fixed =
      ((this.#persons[group] ?? 0) * visits + (this.#visits[visit] ?? 0)) * places +
      (this.#places[place] ?? 0);
    const moving = ((day * AGES + age) * STAYS + stay) * 2 + allowed;
    let known = this.#known.get(fixed);
    if (!known) {
      known = new Map();
      this.#known.set(fixed, known);
    }
    const found = known.get(moving) ?? this.#add(parts);
    known.set(moving, found);
    return found;
  }

  #add(parts: KeyParts): number {
    this.#sources.forEach(({ of }, at) => {
      this.#columns[at]?.push(of(parts));
    });
    return this.#pattern.push(this.#patterns.patternOf[parts.place] ?? 0) - 1;
  }

  /** The fields of all keys so far. */
  fields(): Record<string, Int32Array> {
    return Object.fromEntries(
      this.names.map((name, at) => [name, Int32Array.from(this.#columns[at] ?? [])]),
    );
  }

  pattern(): Int32Array {
    return Int32Array.from(this.#pattern);
  }
}

const PERSON_FIELDS = ['scheme', 'personClass', 'keyGroups', 'incomeBand'] as const;
const VISIT_FIELDS = ['visitKind', 'contracted', 'referred'] as const;

/** How each field of `benefit.claim` is found; codes and sets of codes are positions. */
function sourcesOf(
  { groups, visits }: SegmentCodes,
  { institutions }: ClaimRules,
): Readonly<Record<string, (parts: KeyParts) => number>> {
  const levels = institutions.map(({ level }) => LEVELS.at(level));
  return {
    scheme: ({ group }) => groups.scheme[group] ?? 0,
    personClass: ({ group }) => groups.personClass[group] ?? 0,
    keyGroups: ({ group }) => groups.keyGroups[group] ?? 0,
    incomeBand: ({ group }) => groups.incomeBand[group] ?? 0,
    visitKind: ({ visit }) => visits.visitKind[visit] ?? 0,
    contracted: ({ visit }) => visits.contracted[visit] ?? 0,
    referred: ({ visit }) => visits.referred[visit] ?? 0,
    level: ({ place }) => levels[place] ?? 0,
    grassroots: ({ place }) => Number(institutions[place]?.grassroots ?? false),
    stayNumber: ({ stayNumber }) => stayNumber,
    day: ({ ruleDay }) => ruleDay,
    age: ({ age }) => age,
    allowed: ({ allowed }) => allowed,
  };
}

/** Numbers rows by what columns say of them. */
function alike(count: number, columns: readonly ArrayLike<number>[]): Int32Array {
  const known = new Map<string, number>();
  return Int32Array.from({ length: count }, (_, row) => {
    const key = columns.map((column) => column[row] ?? 0).join();
    const found = known.get(key) ?? known.size;
    known.set(key, found);
    return found;
  });
}

const largest = (column: Int32Array): number =>
  column.reduce((most, each) => Math.max(most, each), 0);

/** What is neither in scope nor borne by others, of a row of a block under the old rules. */
export function outOfScope(money: Float64Array, row: number, inScope: number): number {
  const from = row * MONEY_WIDTH;
  return (money[from] ?? 0) - (money[from + 1] ?? 0) - (money[from + 2] ?? 0) - inScope;
}
