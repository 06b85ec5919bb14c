import type { Load } from '../check/program.ts';
import type { Block } from '../javascript/block.ts';
import { type Code, plain } from '../javascript/code.ts';
import type { Writer } from '../javascript/writer.ts';
import type { Dimension } from './dimensions.ts';
import { setOf } from './dimensions.ts';
import { columnName } from './fields.ts';
import { isOrderedLoad } from './ordered.ts';

/** How the columns of an evaluation are held, as far as code depends on it. */
export type Shape = {
  /** Columns of 32-bit integers: what is read from them needs no test. */
  readonly whole: ReadonlySet<string>;
  /** Columns that have a mask of missing values. */
  readonly masked: ReadonlySet<string>;
};

type Reading = {
  readonly shape: Shape;
  readonly root: Block;
  readonly writer: Writer;
  /** Names of columns that a key decides, and whether it decides the interval. */
  readonly keyed: ReadonlySet<string>;
  /** Names of local variables that carry accumulators, by name. */
  readonly carried: ReadonlyMap<string, string>;
  codesOf(load: Load): readonly string[] | null;
};

/** Writes how values of the row at hand are read, each at the top of the row when first needed. */
export class RowReader {
  readonly #of: Reading;
  readonly #raw = new Map<Load, string>();
  readonly #tested = new Map<Load, Code>();
  readonly #places = new Map<string, string>();
  /** Columns and masks that the code reads. */
  readonly columns: Map<string, string> = new Map();
  readonly masks: Map<string, string> = new Map();

  constructor(of: Reading) {
    this.#of = of;
  }

  /** The value of a field as expressions hold it. */
  value(load: Load): Code {
    const { writer, codesOf } = this.#of;
    const { type } = load;
    if (isOrderedLoad(load)) return this.#number(load);
    const raw = this.#read(load);
    const missing = this.#missing(load);
    const orNull = (text: string): Code =>
      plain(missing === null ? text : `(${missing} ? null : ${text})`);
    if (type.is === 'flag') return orNull(`(${raw} === 1)`);
    const codes = codesOf(load) ?? [];
    const held =
      type.is === 'text'
        ? [...codes]
        : Array.from({ length: 2 ** codes.length }, (_, bits) => setOf(codes, bits));
    return orNull(`${writer.keep(held)}[${raw}]`);
  }

  /** The case of a dimension. */
  place(dimension: Dimension): string {
    const { root, writer } = this.#of;
    const known = this.#places.get(dimension.key);
    if (known) return known;
    const text = this.#placeText(dimension);
    const name = writer.fresh('p');
    root.lines.push(`const ${name} = ${text};`);
    this.#places.set(dimension.key, name);
    return name;
  }

  #placeText({ by, size }: Dimension): string {
    if (by.what === 'key') return 'kk';
    if (by.what === 'interval') return 'interval[i]';
    const missing = this.#missing(by.load);
    const orNull = (text: string): string =>
      missing === null ? text : `(${missing} ? ${size - 1} : ${text})`;
    if (by.what === 'position') return orNull(this.#read(by.load));
    return orNull(stretchText(by.breaks, this.#number(by.load).text, this.#of.writer));
  }

  /** A number, tested where its column may hold more than 32 bits. */
  #number(load: Load): Code {
    const known = this.#tested.get(load);
    if (known) return known;
    const { root, writer } = this.#of;
    const interval = load.limits ?? { low: -(2n ** 31n), high: 2n ** 31n - 1n };
    const raw = this.#read(load);
    const missing = this.#missing(load);
    const present = missing === null ? '' : `!${missing} && `;
    const tests = this.#widthTests(load, raw);
    if (load.limits) tests.push(`${raw} < ${interval.low}`, `${raw} > ${interval.high}`);
    if (tests.length > 0) root.lines.push(`if (${present}(${tests.join(' || ')})) ${root.leave}`);
    let code: Code = { text: raw, ...interval };
    if (missing !== null) {
      const name = writer.fresh('v');
      root.lines.push(`const ${name} = ${missing} ? null : ${raw};`);
      code = { ...code, text: name };
    }
    this.#tested.set(load, code);
    return code;
  }

  /** Tests that a number has 32 bits; a sum of whole numbers is whole. */
  #widthTests(load: Load, raw: string): string[] {
    if (this.#isCarried(load)) return [`!(Math.abs(${raw}) <= ${2 ** 31 - 1})`];
    return this.#isWhole(load) ? [] : [`(${raw} | 0) !== ${raw}`];
  }

  /** Whether each row tests a carried accumulator before it is used. */
  testsCarried(name: string): boolean {
    return [...this.#tested.keys()].some((load) => this.#isCarried(load) && load.name === name);
  }

  #isWhole(load: Load): boolean {
    return this.#of.shape.whole.has(columnName(load)) && !this.#isCarried(load);
  }

  #isCarried = (load: Load): boolean => load.from === 'acc' && this.#of.carried.has(load.name);

  #read(load: Load): string {
    const carried = this.#isCarried(load) ? this.#of.carried.get(load.name) : undefined;
    if (carried !== undefined) return carried;
    const known = this.#raw.get(load);
    if (known) return known;
    const { root } = this.#of;
    const name = `r${load.slot}`;
    root.lines.push(`const ${name} = c${load.slot}[${this.#rowOf(load)}];`);
    this.columns.set(columnName(load), `c${load.slot}`);
    this.#raw.set(load, name);
    return name;
  }

  /** Where the value of a field stands in its column. */
  #rowOf = (load: Load): string => (this.#of.keyed.has(columnName(load)) ? 'kk' : 'i');

  /** Whether the value is missing, as a name; null where it never is. */
  #missing(load: Load): string | null {
    if (!load.type.nullable || !this.#of.shape.masked.has(columnName(load))) return null;
    const { root } = this.#of;
    const name = `n${load.slot}`;
    if (!this.masks.has(columnName(load))) {
      root.lines.push(`const ${name} = m${load.slot}[${this.#rowOf(load)}] !== 0;`);
      this.masks.set(columnName(load), `m${load.slot}`);
    }
    return name;
  }
}

const BREAKS_COMPARED_MAX = 8;

/** The number of breaks that a value has reached. */
function stretchText(breaks: readonly number[], value: string, writer: Writer): string {
  if (breaks.length === 0) return '0';
  if (breaks.length <= BREAKS_COMPARED_MAX) {
    return breaks.map((one) => `(${value} >= ${one} ? 1 : 0)`).join(' + ');
  }
  return `${writer.keep(reached(breaks))}(${value})`;
}

const reached =
  (breaks: readonly number[]) =>
  (value: number): number => {
    let low = 0;
    let high = breaks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((breaks[middle] ?? 0) <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
