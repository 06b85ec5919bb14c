import { assert } from '@sanyi/kernel';
import { MoreThanNumbers } from './loop-text.ts';

/** Ends of whole numbers, both inclusive. */
export type Ends = { readonly low: number; readonly high: number };

/** A value of a loop: values of one number are the same one, and it lies between ends. */
export type Within = Ends & {
  readonly number: number;
  /** Whether it may be no whole number: what is divided, until it is rounded. */
  readonly isBroken: boolean;
  /** What it was made of, where that says more about differences than ends do. */
  readonly made: { readonly operation: unknown; readonly of: readonly [Within, Within] } | null;
};

/** Numbers of one loop are fewer; three of them are one whole number. */
const ROOM = 2 ** 17;

/** Both answers of a condition. */
const EITHER: Ends = { low: 0, high: 1 };

/**
 * Numbers what loops make of amounts that stay between ends: expressions that then say the same have
 * one number. Loops that are numbered by one of these can be compared.
 *
 * @example
 * ```ts
 * const numbers = new WithinNumbers();
 * numbers.of('funds') === numbers.of('funds'); // true
 * ```
 */
export class WithinNumbers {
  /** By what is numbered: constants, names, and operations on one or two numbers. */
  readonly #constants = new Map<number, number>();
  readonly #names = new Map<unknown, number>();
  readonly #made = new Map<number, number>();
  #count = 0;

  /** The number of a name, or of anything else that is the same wherever it stands. */
  of(name: unknown): number {
    return this.#numberIn(this.#names, name);
  }

  /** A number for several in their order. */
  all(of: readonly number[]): number {
    return of.reduce((before, each) => this.#pair('all', before, each), 0);
  }

  #pair(operation: unknown, a: number, b: number): number {
    const key = (this.of(operation) * ROOM + a) * ROOM + b;
    assert(a < ROOM && b < ROOM, 'a loop is no longer than numbers have room for');
    return this.#numberIn(this.#made, key);
  }

  #numberIn<Key>(known: Map<Key, number>, key: Key): number {
    const found = known.get(key);
    if (found !== undefined) return found;
    this.#count += 1;
    known.set(key, this.#count);
    return this.#count;
  }

  constant(value: number): Within {
    const isBroken = !Number.isInteger(value);
    const number = this.#numberIn(this.#constants, value);
    return { number, low: value, high: value, isBroken, made: null };
  }

  flag(is: boolean): Within {
    return this.constant(Number(is));
  }

  /** What an operation makes of values, between ends. */
  made(operation: unknown, of: readonly Within[], ends: Ends): Within {
    const { low, high } = ends;
    if (low === high) return this.constant(low);
    const [a, b] = of;
    const number =
      of.length < 3
        ? this.#pair(operation, a?.number ?? 0, b?.number ?? 0)
        : this.#pair(operation, 0, this.all(of.map((each) => each.number)));
    const isBroken = operation === '/' || (!WHOLE.has(operation) && of.some(isDivided));
    // Only whole numbers are added without being rounded.
    const isTold = a !== undefined && b !== undefined && !isBroken && TOLD.has(operation);
    return { number, low, high, isBroken, made: isTold ? { operation, of: [a, b] } : null };
  }

  /** What two values make, of which one sign stands between. */
  two(sign: string, a: Within, b: Within): Within {
    const isKnown = isConstant(a) && isConstant(b);
    const arithmetic = ARITHMETIC[sign];
    if (arithmetic)
      return isKnown ? this.constant(arithmetic(a.low, b.low)) : this.#sum(sign, a, b);
    const bits = BITS[sign];
    if (bits) return isKnown ? this.constant(bits(a.low, b.low)) : this.made(sign, [a, b], WORD);
    const compared = COMPARED[sign];
    if (!compared) throw new MoreThanNumbers(sign);
    const is = compared(a, b);
    return is === null ? this.made(sign, [a, b], EITHER) : this.flag(is);
  }

  not(of: Within): Within {
    if (isConstant(of)) return this.flag(of.low === 0);
    return this.made('!', [of], EITHER);
  }

  /** The least or the most of two. */
  least(a: Within, b: Within): Within {
    if (a.number === b.number || a.high <= b.low) return a;
    if (b.high <= a.low) return b;
    const ends = { low: Math.min(a.low, b.low), high: Math.min(a.high, b.high) };
    return this.made('least', [a, b], ends);
  }

  most(a: Within, b: Within): Within {
    if (a.number === b.number || a.low >= b.high) return a;
    if (b.low >= a.high) return b;
    const ends = { low: Math.max(a.low, b.low), high: Math.max(a.high, b.high) };
    return this.made('most', [a, b], ends);
  }

  size(of: Within): Within {
    if (of.low >= 0) return of;
    const ends = { low: of.high < 0 ? -of.high : 0, high: Math.max(-of.low, of.high) };
    return this.made('size', [of], ends);
  }

  cut(how: 'floor' | 'trunc', of: Within): Within {
    return this.made(how, [of], { low: Math[how](of.low), high: Math[how](of.high) });
  }

  /** One of two values, which nobody knows. */
  either(condition: Within, yes: Within, no: Within): Within {
    if (yes.number === no.number) return yes;
    // If x is c then c, else x: that is x.
    const [a, b] = condition.made?.operation === '===' ? condition.made.of : [];
    if (b?.number === yes.number && a?.number === no.number) return no;
    const ends = { low: Math.min(yes.low, no.low), high: Math.max(yes.high, no.high) };
    return this.made('either', [condition, yes, no], ends);
  }

  /** A quotient that is rounded to a whole number by a function. */
  rounded(by: unknown, top: Within, bottom: Within): Within {
    const { low, high } = quotient(top, bottom);
    return this.made(by, [top, bottom], { low: Math.floor(low) - 1, high: Math.ceil(high) + 1 });
  }

  #sum(sign: string, a: Within, b: Within): Within {
    if (sign === '-' && a.number === b.number) return this.constant(0);
    if (isZero(b) && sign !== '*' && sign !== '/') return a;
    if (isZero(a) && sign === '+') return b;
    if (sign === '*' && (isZero(a) || isZero(b))) return this.constant(0);
    if (sign === '-') return this.made(sign, [a, b], difference(a, b, DEPTH));
    return this.made(sign, [a, b], ENDS[sign]?.(a, b) ?? quotient(a, b));
  }
}

const isDivided = ({ isBroken }: Within): boolean => isBroken;

/** Operations whose results are whole numbers. */
const WHOLE: ReadonlySet<unknown> = new Set(['floor', 'trunc']);
/** Operations of which a difference can be told apart by what they were made of. */
const TOLD: ReadonlySet<unknown> = new Set(['+', '-', 'least', 'most', '===']);
/** How deep that is looked for. */
const DEPTH = 4;

/**
 * Ends of a difference of whole numbers. Where both grow out of the same value, as sums before and after a claim
 * do, it lies between narrower ends than theirs say.
 */
function difference(a: Within, b: Within, depth: number): Ends {
  if (a.number === b.number) return { low: 0, high: 0 };
  const own = { low: a.low - b.high, high: a.high - b.low };
  if (depth === 0) return own;
  return PARTS.map((part) => part(a, b, depth - 1)).reduce<Ends>(
    (ends, more) =>
      more === null
        ? ends
        : { low: Math.max(ends.low, more.low), high: Math.min(ends.high, more.high) },
    own,
  );
}

type Part = (a: Within, b: Within, depth: number) => Ends | null;

const PARTS: readonly Part[] = [
  // (a + c) - b
  ({ made }, b, depth) => {
    if (made?.operation !== '+') return null;
    const [first, more] = made.of;
    const { low, high } = difference(first, b, depth);
    return { low: low + more.low, high: high + more.high };
  },
  // a - (b + c)
  (a, { made }, depth) => {
    if (made?.operation !== '+') return null;
    const [first, more] = made.of;
    const { low, high } = difference(a, first, depth);
    return { low: low - more.high, high: high - more.low };
  },
  // (a - c) - (b - c)
  (a, b, depth) => {
    if (a.made?.operation !== '-' || b.made?.operation !== '-') return null;
    const [[first, less], [second, off]] = [a.made.of, b.made.of];
    return less.number === off.number ? difference(first, second, depth) : null;
  },
  ...(['least', 'most'] as const).map(
    (operation): Part =>
      (a, b, depth) => {
        if (a.made?.operation !== operation && b.made?.operation !== operation) return null;
        const partsOf = (of: Within): readonly [Within, Within] =>
          of.made?.operation === operation ? of.made.of : [of, of];
        const [[first, second], [third, fourth]] = [partsOf(a), partsOf(b)];
        const [x, y] = [difference(first, third, depth), difference(second, fourth, depth)];
        return { low: Math.min(x.low, y.low), high: Math.max(x.high, y.high) };
      },
  ),
];

export const isConstant = ({ low, high }: Ends): boolean => low === high;

const isZero = ({ low, high }: Ends): boolean => low === 0 && high === 0;

const WORD: Ends = { low: -(2 ** 31), high: 2 ** 32 - 1 };

type Two = (a: number, b: number) => number;

const ARITHMETIC: Readonly<Record<string, Two>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
};

const BITS: Readonly<Record<string, Two>> = {
  '|': (a, b) => a | b,
  '&': (a, b) => a & b,
  '>>>': (a, b) => a >>> b,
};

/** Ends of a result; what doubles do at ends holds between them, because they round in order. */
const ENDS: Readonly<Record<string, (a: Ends, b: Ends) => Ends>> = {
  '+': (a, b) => ({ low: a.low + b.low, high: a.high + b.high }),
  '*': (a, b) => outermost([a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high]),
};

/** @throws MoreThanNumbers where the divisor may be nothing */
function quotient(a: Ends, b: Ends): Ends {
  if (b.low <= 0 && b.high >= 0) throw new MoreThanNumbers('/');
  return outermost([a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high]);
}

const outermost = (of: readonly number[]): Ends => ({
  low: Math.min(...of),
  high: Math.max(...of),
});

/** Whether a comparison holds; null where ends do not say it. */
type Compared = (a: Within, b: Within) => boolean | null;

const isBelow: Compared = (a, b) => {
  if (a.high < b.low) return true;
  return a.low >= b.high || a.number === b.number ? false : null;
};

const isEqual: Compared = (a, b) => {
  if (a.number === b.number) return true;
  return a.high < b.low || b.high < a.low ? false : null;
};

const opposite =
  (of: Compared): Compared =>
  (a, b) => {
    const is = of(a, b);
    return is === null ? null : !is;
  };

const turned =
  (of: Compared): Compared =>
  (a, b) =>
    of(b, a);

const COMPARED: Readonly<Record<string, Compared>> = {
  '<': isBelow,
  '>': turned(isBelow),
  '<=': opposite(turned(isBelow)),
  '>=': opposite(isBelow),
  '===': isEqual,
  '==': isEqual,
  '!==': opposite(isEqual),
};
