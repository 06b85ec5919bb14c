import {
  block,
  branch,
  type Code,
  chosen,
  double,
  either,
  int,
  LoopFunction,
  type LoopMemory,
  leaveIf,
  loop,
  loopModule,
  type Variable,
  when,
} from '../loops/index.ts';
import { formOf, type Held } from './column-forms.ts';
import type { KernelCode } from './kernel-code.ts';
import { type Expression, MoreThanNumbers, readLoop, type Statement } from './loop-text.ts';
import {
  asDouble,
  asFlag,
  asInt,
  between,
  bitAt,
  doubleOf,
  flagOf,
  INT,
  intOf,
  type LoopValue,
  written,
} from './loop-values.ts';
import { roundingCode } from './rounding-code.ts';

/** The columns that a loop goes over, by the names that its text has for them. */
export type LoopColumns = ReadonlyMap<string, Held>;

/** What every loop is told beside its columns. */
const TOLD = ['from', 'to', 'state'] as const;
const ROW = 'i';

/**
 * Writes the loop over rows as WebAssembly, from the same text as its JavaScript: what is proved and
 * tested there is proved and tested here. Tables go into the memory; columns are told by their
 * addresses, in the order of `columns`, and accumulators stand at `state`. It gives the row that the row
 * program must be asked about, or the end.
 *
 * @throws MoreThanNumbers where the text says more than numbers, flags, look-ups and branches
 */
export function writeLoop(of: KernelCode, columns: LoopColumns, memory: LoopMemory): Uint8Array {
  return loopModule({ rows: new LoopWriter(of, columns, memory).made() });
}

type Known = { readonly variable: Variable; readonly value: LoopValue };

class LoopWriter {
  readonly #of: KernelCode;
  readonly #columns: LoopColumns;
  readonly #memory: LoopMemory;
  readonly #made: LoopFunction;
  readonly #tables = new Map<unknown, number>();
  /** Names that get another value, or more bits, after they were declared. */
  readonly #assigned = new Set<string>();
  readonly #marked = new Set<string>();
  /** Names in reach: null before the first value, which says what they hold. */
  readonly #scopes: Map<string, Known | null>[] = [new Map()];
  /** What can be left here, from the outermost. */
  readonly #labels: string[] = [];

  constructor(of: KernelCode, columns: LoopColumns, memory: LoopMemory) {
    this.#of = of;
    this.#columns = columns;
    this.#memory = memory;
    this.#made = new LoopFunction([...TOLD, ...columns.keys()]);
  }

  made(): LoopFunction {
    const made = this.#made;
    const statements = readLoop(this.#of.rows);
    this.#note(statements);
    const { row } = made.locals('int', 'row');
    this.#scopes[0]?.set(ROW, { variable: row, value: intOf(row.get, { ...INT, low: 0 }) });
    const carried = this.#of.carried.map((name) => {
      const { sum } = made.locals('double', 'sum');
      this.#scopes[0]?.set(name, { variable: sum, value: doubleOf(sum.get) });
      return sum;
    });
    const state = made.parameter('state').get;
    const bytes = Float64Array.BYTES_PER_ELEMENT;
    // The loop is left from outside of it, and goes on from inside.
    this.#labels.push(STOPPED, 'rows');
    made.body = [
      row.set(made.parameter('from').get),
      carried.map((sum, at) => sum.set(double.load(state, at * bytes))),
      loop(
        leaveIf(int.isAtLeast(row.get, made.parameter('to').get)),
        this.#all(statements),
        row.set(int.plus(row.get, int.of(1))),
      ),
      carried.map((sum, at) => double.store(state, sum.get, at * bytes)),
      row.get,
    ];
    return made;
  }

  #note(statements: readonly Statement[]): void {
    for (const each of statements) {
      if (each.does === 'assign') this.#assigned.add(each.name);
      if (each.does === 'mark') this.#marked.add(each.name);
      if (each.does === 'block') this.#note(each.body);
      if (each.does === 'if') this.#note([...each.yes, ...each.no]);
    }
  }

  #all(statements: readonly Statement[]): Code {
    return statements.map((each) => this.#statement(each));
  }

  /** Statements in braces: what is declared there is known there. */
  #inside(statements: readonly Statement[], label: string | null): Code {
    this.#scopes.push(new Map());
    if (label !== null) this.#labels.push(label);
    const code = this.#all(statements);
    if (label !== null) this.#labels.pop();
    this.#scopes.pop();
    return code;
  }

  #leave(label: string): Code {
    const at = this.#labels.lastIndexOf(label);
    if (at < 0) throw new MoreThanNumbers(`leaves ${label}`);
    return branch(this.#labels.length - 1 - at);
  }

  #statement(of: Statement): Code {
    switch (of.does) {
      case 'declare':
        return this.#declare(of.name, of.value);
      case 'assign':
        return this.#assign(of.name, this.#value(of.value));
      case 'mark': {
        const { variable } = this.#known(of.name);
        return variable.set(int.or(variable.get, asInt(this.#value(of.value))));
      }
      case 'store':
        return this.#store(of.into, this.#value(of.at), this.#value(of.value));
      case 'if':
        return this.#branch(of);
      case 'block':
        return block(this.#inside(of.body, of.label));
      case 'leave':
        return this.#leave(of.label);
      case 'stop':
        return this.#leave(STOPPED);
    }
  }

  #declare(name: string, from: Expression | null): Code {
    const scope = this.#scopes.at(-1);
    if (from === null) {
      scope?.set(name, null);
      return [];
    }
    const value = this.#value(from);
    const isConstant = !this.#assigned.has(name) && !this.#marked.has(name);
    const held = isConstant ? value : this.#marked.has(name) ? intOf([], INT) : widest(value);
    return this.#hold(name, { held, value, scope });
  }

  #assign(name: string, value: LoopValue): Code {
    const scope = this.#scopes.findLast((each) => each.has(name));
    const known = scope?.get(name);
    if (known) return known.variable.set(converted(value, known.value));
    return this.#hold(name, { held: widest(value), value, scope });
  }

  /** Gives a name its variable, which holds what is of a kind, and the first value. */
  #hold(
    name: string,
    {
      held,
      value,
      scope,
    }: {
      readonly held: LoopValue;
      readonly value: LoopValue;
      readonly scope: Map<string, Known | null> | undefined;
    },
  ): Code {
    const { own } = this.#made.locals(held.kind === 'double' ? 'double' : 'int', 'own');
    scope?.set(name, { variable: own, value: { ...held, code: own.get } });
    return own.set(converted(value, held));
  }

  #known(name: string): Known {
    const known = this.#scopes.findLast((each) => each.has(name))?.get(name);
    if (!known) throw new MoreThanNumbers(name);
    return known;
  }

  #branch({ condition, yes, no }: Statement & { readonly does: 'if' }): Code {
    if (condition.is === 'flag') return this.#inside(condition.value ? yes : no, null);
    const tried = selfCompared(condition);
    if (tried !== null) {
      // A number that doubles do not hold: the row program has it.
      const value = this.#value(tried);
      if (value.kind !== 'double') return [];
      return when(double.differ(value.code, value.code), this.#stopInside());
    }
    const asked = asFlag(this.#value(condition));
    const then = this.#inside(yes, 'if');
    return no.length === 0 ? when(asked, then) : either(asked, then, this.#inside(no, 'if'));
  }

  #stopInside(): Code {
    return this.#inside([{ does: 'stop' }], 'if');
  }

  #value(of: Expression): LoopValue {
    switch (of.is) {
      case 'number':
        return written(of.value);
      case 'flag':
        return flagOf(int.of(Number(of.value)));
      case 'name':
        return this.#known(of.name).value;
      case 'entry':
        return this.#entry(of.of, this.#value(of.at));
      case 'call':
        return this.#call(of);
      case 'one':
        if (of.sign === '!') return flagOf(int.isZero(asFlag(this.#value(of.of))));
        if (of.of.is !== 'number') throw new MoreThanNumbers('-');
        return written(-of.of.value);
      case 'two':
        return this.#two(of);
      case 'choice':
        return this.#choice(of);
    }
  }

  #two(of: Expression & { readonly is: 'two' }): LoopValue {
    const { sign, left, right } = of;
    if (sign === '&' && left.is === 'two' && left.sign === '>>>' && right.is === 'number') {
      return bitAt(this.#value(left.left), this.#value(left.right), right.value);
    }
    if (sign === '!==' && isCut(left)) return isNoInt(this.#value(left.left));
    return between(sign, this.#value(left), this.#value(right));
  }

  #choice({ condition, yes, no }: Expression & { readonly is: 'choice' }): LoopValue {
    if (condition.is === 'flag') return this.#value(condition.value ? yes : no);
    const asked = asFlag(this.#value(condition));
    const [a, b] = [this.#value(yes), this.#value(no)];
    if (a.kind === 'flag' || b.kind === 'flag') return flagOf(chosen(asFlag(a), asFlag(b), asked));
    if (a.kind === 'double' || b.kind === 'double') {
      return doubleOf(chosen(asDouble(a), asDouble(b), asked));
    }
    const ends = { low: Math.min(a.low, b.low), high: Math.max(a.high, b.high) };
    return intOf(chosen(a.code, b.code, asked), ends);
  }

  #call({ of, given }: Expression & { readonly is: 'call' }): LoopValue {
    const numbers = given.map((each) => asDouble(this.#value(each)));
    const [first, second] = numbers;
    if (first === undefined) throw new MoreThanNumbers(of);
    const one = ONE[of];
    if (one && second === undefined) return doubleOf(one(first));
    if (second === undefined) throw new MoreThanNumbers(of);
    const two = TWO[of];
    if (two) return doubleOf(two(first, second));
    const rounded = roundingCode(this.#kept(of), [first, second], this.#made);
    if (rounded === null) throw new MoreThanNumbers(of);
    return doubleOf(rounded);
  }

  /** A value that the text reads beside it. */
  #kept(name: string): unknown {
    return /^k\d+$/.test(name) ? this.#of.values[Number(name.slice(1))] : null;
  }

  #entry(of: string, at: LoopValue): LoopValue {
    const place = asInt(at);
    const column = this.#columns.get(of);
    if (column) {
      const { load, shift } = formOf(column);
      return load(int.plus(this.#made.parameter(of).get, shifted(place, shift)), 0);
    }
    const table = this.#kept(of);
    if (!isTable(table)) throw new MoreThanNumbers(of);
    const { load, shift } = formOf(table);
    return load(shifted(place, shift), this.#placed(table));
  }

  /** Where a table stands in the memory. */
  #placed(table: Float64Array | Int32Array | Uint8Array): number {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const { length } = table;
    const memory = this.#memory;
    const into =
      table instanceof Float64Array
        ? memory.float64(length)
        : table instanceof Int32Array
          ? memory.int32(length)
          : memory.uint8(length);
    into.set(table);
    this.#tables.set(table, into.byteOffset);
    return into.byteOffset;
  }

  #store(into: string, at: LoopValue, value: LoopValue): Code {
    const column = this.#columns.get(into);
    if (!column) throw new MoreThanNumbers(into);
    const { store, shift } = formOf(column);
    const address = int.plus(this.#made.parameter(into).get, shifted(asInt(at), shift));
    return store(address, value);
  }
}

const STOPPED = 'stopped';

const ONE: Readonly<Record<string, (of: Code) => Code>> = {
  'Math.floor': double.floor,
  'Math.trunc': double.trunc,
  'Math.abs': double.abs,
};
const TWO: Readonly<Record<string, (a: Code, b: Code) => Code>> = {
  'Math.min': double.least,
  'Math.max': double.most,
};

const shifted = (place: Code, by: number): Code =>
  by === 0 ? place : int.shifted(place, int.of(by));

/** A name that may get any value of its kind later. */
const widest = (value: LoopValue): LoopValue => (value.kind === 'flag' ? flagOf([]) : doubleOf([]));

const converted = (value: LoopValue, { kind }: LoopValue): Code =>
  kind === 'double' ? asDouble(value) : kind === 'flag' ? asFlag(value) : asInt(value);

/** What is asked to be a number by being compared with itself. */
function selfCompared(of: Expression): Expression | null {
  if (of.is !== 'two' || of.sign !== '!==') return null;
  const { left, right } = of;
  return left.is === 'name' && right.is === 'name' && left.name === right.name ? left : null;
}

/** A number cut to 32 bits, to be compared with itself. */
const isCut = (of: Expression): of is Expression & { readonly is: 'two' } =>
  of.is === 'two' && of.sign === '|' && of.right.is === 'number' && of.right.value === 0;

/** Whether a number is none of 32 bits. */
function isNoInt({ kind, code }: LoopValue): LoopValue {
  if (kind !== 'double') return flagOf(int.of(0));
  const isBeyond = int.or(
    double.isLess(code, double.of(INT.low)),
    double.isMore(code, double.of(INT.high)),
  );
  return flagOf(int.or(double.differ(double.trunc(code), code), isBeyond));
}

const isTable = (value: unknown): value is Float64Array | Int32Array | Uint8Array =>
  value instanceof Float64Array || value instanceof Int32Array || value instanceof Uint8Array;
