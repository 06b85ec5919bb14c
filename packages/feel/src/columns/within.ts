import { DOUBLE_ROUNDING } from '../javascript/double-rounding.ts';
import type { KernelCode } from './kernel-code.ts';
import { type Expression, MoreThanNumbers, readLoop, type Statement } from './loop-text.ts';
import { type Ends, isConstant, type Within, type WithinNumbers } from './within-values.ts';

/**
 * Rows of one key whose fields and accumulators stay between ends, all of them whole numbers.
 *
 * @example
 * ```ts
 * const upTo = { money: 100_000, 'acc.paid': 2_000_000 } as const;
 * const rows: RowsWithin = {
 *   key: 0,
 *   ends: (name) => (name === 'money' || name === 'acc.paid' ? { low: 0, high: upTo[name] } : null),
 * };
 * ```
 */
export type RowsWithin = {
  readonly key: number;
  /** By field and, as `acc.name`, by accumulator; null where the rows have none. */
  ends(name: string): Ends | null;
};

/**
 * Numbers what a loop writes for some rows and how it carries accumulators on; null where it cannot be told,
 * because a row may need the row program, or the loop says more than numbers.
 */
export function numberedWithin(
  { code, carried }: { readonly code: KernelCode; readonly carried: readonly string[] },
  rows: RowsWithin,
  numbers: WithinNumbers,
): number | null {
  try {
    return new Walk(code, { rows, numbers, carried }).number();
  } catch (error) {
    if (error instanceof MoreThanNumbers) return null;
    throw error;
  }
}

/** What a name holds; null before its first value, which `NaN` is instead of one; undefined where it is not known. */
type Held = Within | null | undefined;

class Walk {
  readonly #code: KernelCode;
  readonly #rows: RowsWithin;
  readonly #numbers: WithinNumbers;
  /** Fields by the names of their columns. */
  readonly #fields: ReadonlyMap<string, string>;
  readonly #names = new Map<string, Held>();
  /** What names held before the branch at hand. */
  #before: Map<string, Held> | null = null;

  constructor(
    code: KernelCode,
    of: {
      readonly rows: RowsWithin;
      readonly numbers: WithinNumbers;
      readonly carried: readonly string[];
    },
  ) {
    this.#code = code;
    this.#rows = of.rows;
    this.#numbers = of.numbers;
    this.#fields = new Map([...code.columns].map(([field, local]) => [local, field]));
    code.carried.forEach((name, at) => {
      this.#names.set(name, this.#field(`acc.${of.carried[at]}`));
    });
  }

  number(): number {
    if (this.#all(statementsOf(this.#code)) !== null) throw new MoreThanNumbers('leaves');
    const { carried, outputs, words } = this.#code;
    const written = Array.from({ length: outputs }, (_, at) => [`o${at}`, `x${at}`])
      .flat()
      .filter((name) => this.#names.get(name));
    const marked = Array.from({ length: words }, (_, at) => `y${at}`);
    const all = [...carried, ...written, ...marked].map((name) => this.#named(name).number);
    return this.#numbers.all(all);
  }

  /** Gives the label that is left, null for none. */
  #all(statements: readonly Statement[]): string | null {
    for (const each of statements) {
      const left = this.#statement(each);
      if (left !== null) return left;
    }
    return null;
  }

  #statement(of: Statement): string | null {
    switch (of.does) {
      case 'declare':
      case 'assign':
        this.#set(of.name, of.value && !isNothing(of.value) ? this.#value(of.value) : null);
        return null;
      case 'mark': {
        const more = this.#value(of.value);
        this.#set(of.name, this.#numbers.two('|', this.#named(of.name), more));
        return null;
      }
      case 'store':
        this.#set(of.into, this.#value(of.value));
        return null;
      case 'if':
        return this.#branch(of);
      case 'block': {
        const left = this.#all(of.body);
        return left === of.label ? null : left;
      }
      case 'leave':
        return of.label;
      case 'stop':
        throw new MoreThanNumbers('the row program');
    }
  }

  #branch({ condition, yes, no }: Statement & { readonly does: 'if' }): string | null {
    const asked = this.#asked(condition);
    if (isConstant(asked)) return this.#all(asked.low === 0 ? no : yes);
    const [whenYes, whenNo] = [this.#inside(yes), this.#inside(no)];
    for (const name of new Set([...whenYes.keys(), ...whenNo.keys()])) {
      const before = this.#names.get(name);
      // What is declared inside is not known outside.
      if (before === undefined) continue;
      const [a, b] = [whenYes.get(name) ?? before, whenNo.get(name) ?? before];
      if (a === null || b === null) throw new MoreThanNumbers(name);
      this.#set(name, this.#numbers.either(asked, a, b));
    }
    return null;
  }

  /** What names hold that get another value in a branch; outside of it they hold what they did. */
  #inside(statements: readonly Statement[]): Map<string, Held> {
    const outside = this.#before;
    const before = new Map<string, Held>();
    this.#before = before;
    if (this.#all(statements) !== null) throw new MoreThanNumbers('leaves');
    this.#before = outside;
    const inside = new Map([...before.keys()].map((name) => [name, this.#names.get(name)]));
    for (const [name, held] of before) this.#names.set(name, held);
    return inside;
  }

  #set(name: string, value: Within | null): void {
    const before = this.#before;
    if (before && !before.has(name)) before.set(name, this.#names.get(name));
    this.#names.set(name, value);
  }

  /** A condition; a number that is compared with itself is one, unless it is `NaN`. */
  #asked(condition: Expression): Within {
    if (condition.is === 'two' && condition.sign === '!==') {
      const { left, right } = condition;
      if (left.is === 'name' && right.is === 'name' && left.name === right.name) {
        return this.#numbers.flag(this.#names.get(left.name) === null);
      }
      // Fields and what is carried are whole.
      if (isCut(left)) return this.#numbers.flag(!hasWord(this.#value(right)));
    }
    return this.#value(condition);
  }

  #value(of: Expression): Within {
    const numbers = this.#numbers;
    switch (of.is) {
      case 'number':
        return numbers.constant(of.value);
      case 'flag':
        return numbers.flag(of.value);
      case 'name':
        return this.#named(of.name);
      case 'entry':
        return this.#entry(of);
      case 'call':
        return this.#call(of.of, of.given);
      case 'one': {
        const value = this.#value(of.of);
        return of.sign === '!' ? numbers.not(value) : numbers.two('-', numbers.constant(0), value);
      }
      case 'two':
        return this.#two(of);
      case 'choice': {
        const asked = this.#value(of.condition);
        if (isConstant(asked)) return this.#value(asked.low === 0 ? of.no : of.yes);
        return numbers.either(asked, this.#value(of.yes), this.#value(of.no));
      }
    }
  }

  #two({ sign, left, right }: Expression & { readonly is: 'two' }): Within {
    const a = this.#value(left);
    const ends = sign === '&&' ? 0 : sign === '||' ? 1 : null;
    if (ends === null) return this.#numbers.two(sign, a, this.#value(right));
    if (isConstant(a)) return a.low === ends ? a : this.#value(right);
    return this.#numbers.made(sign, [a, this.#value(right)], { low: 0, high: 1 });
  }

  #call(of: string, given: readonly Expression[]): Within {
    const numbers = this.#numbers;
    const [a, b] = given.map((each) => this.#value(each));
    if (!a) throw new MoreThanNumbers(of);
    if (of === 'Math.abs') return numbers.size(a);
    if (of === 'Math.floor') return numbers.cut('floor', a);
    if (of === 'Math.trunc') return numbers.cut('trunc', a);
    if (!b) throw new MoreThanNumbers(of);
    if (of === 'Math.min') return numbers.least(a, b);
    if (of === 'Math.max') return numbers.most(a, b);
    const kept = this.#kept(of);
    if (!ROUNDINGS.has(kept)) throw new MoreThanNumbers(of);
    return numbers.rounded(kept, a, b);
  }

  #entry({ of, at }: Expression & { readonly is: 'entry' }): Within {
    if (of === 'starts') return this.#numbers.constant(0);
    if (of === 'key') return this.#numbers.constant(this.#rows.key);
    const field = this.#fields.get(of);
    if (field !== undefined) return this.#field(field);
    const table = this.#kept(of);
    const place = this.#value(at);
    if (!ArrayBuffer.isView(table) || !isConstant(place)) throw new MoreThanNumbers(of);
    // Tables of loops are columns of numbers.
    const value = (table as Uint8Array | Int32Array | Float64Array)[place.low];
    if (value === undefined || Number.isNaN(value)) throw new MoreThanNumbers(of);
    return this.#numbers.constant(value);
  }

  #field(name: string): Within {
    const ends = this.#rows.ends(name);
    if (ends === null) throw new MoreThanNumbers(name);
    const { low, high } = ends;
    return { number: this.#numbers.of(`field ${name}`), low, high, isBroken: false, made: null };
  }

  #named(name: string): Within {
    const known = this.#names.get(name);
    if (!known) throw new MoreThanNumbers(name);
    return known;
  }

  #kept(name: string): unknown {
    return /^k\d+$/.test(name) ? this.#code.values[Number(name.slice(1))] : null;
  }
}

const ROUNDINGS: ReadonlySet<unknown> = new Set(Object.values(DOUBLE_ROUNDING));

/** Loops are read once. */
const READ = new WeakMap<KernelCode, readonly Statement[]>();

function statementsOf(code: KernelCode): readonly Statement[] {
  const found = READ.get(code) ?? readLoop(code.rows);
  READ.set(code, found);
  return found;
}

const isNothing = (of: Expression): boolean => of.is === 'number' && Number.isNaN(of.value);

/** A number cut to 32 bits, to be compared with itself. */
const isCut = (of: Expression): boolean =>
  of.is === 'two' && of.sign === '|' && of.right.is === 'number' && of.right.value === 0;

const hasWord = ({ low, high }: Ends): boolean => low >= -(2 ** 31) && high < 2 ** 31;
