import type { Session } from '../session.ts';
import { isContext, isFunction, isList, isRange, isTagged } from '../value/kind.ts';
import { type FeelNumber, integerOf, isNumber } from '../value/number.ts';
import type {
  FeelContext,
  FeelDate,
  FeelDateTime,
  FeelFunction,
  FeelRange,
  FeelTime,
  FeelValue,
} from '../value/value.ts';

/** A parameter: `take` gives the value as the function wants it, or undefined when it does not fit. */
export type Parameter<T> = {
  readonly name: string;
  readonly optional: boolean;
  /** Whether a null that is given counts as not given. */
  readonly nullable: boolean;
  readonly take: (value: FeelValue) => T | undefined;
};

/** One way to call a function. */
export type Signature = {
  readonly parameters: readonly Parameter<unknown>[];
  /** The last parameter takes all further arguments as one list. */
  readonly variadic: boolean;
  /** The answer; undefined when the arguments do not fit, so that another signature is tried. */
  readonly call: (values: readonly FeelValue[], session: Session) => FeelValue | undefined;
};

/** Functions by name, each with the ways to call it. */
export type Builtins = { readonly [name: string]: readonly Signature[] };

type Taken<T extends readonly unknown[]> = { readonly [K in keyof T]: Parameter<T[K]> };

/** A way to call a function with these parameters. */
export function takes<T extends readonly unknown[]>(
  parameters: Taken<T>,
  run: (values: T, session: Session) => FeelValue,
): Signature {
  const list: readonly Parameter<unknown>[] = parameters;
  return {
    parameters: list,
    variadic: false,
    call: (values, session) => {
      const taken: unknown[] = [];
      for (let at = 0; at < list.length; at += 1) {
        const value = takenBy(list[at] as Parameter<unknown>, values[at]);
        if (value === undefined) return undefined;
        taken.push(value);
      }
      // Each parameter has just made the value of its own type.
      return run(taken as readonly unknown[] as T, session);
    },
  };
}

function takenBy(parameter: Parameter<unknown>, value: FeelValue | undefined): unknown {
  if (value === undefined) return parameter.optional ? null : undefined;
  if (value === null && parameter.nullable) return null;
  return parameter.take(value);
}

/** A function of one list, or of the items written out. */
export function takesItems(
  name: string,
  run: (items: readonly FeelValue[]) => FeelValue,
): readonly Signature[] {
  return [
    takes([list(name)], ([items]) => run(items)),
    {
      parameters: [list(name)],
      variadic: true,
      call: (values) => run(values),
    },
  ];
}

/** One item stands for a list of one, and a list of one for its item. */
const single = (value: FeelValue): FeelValue =>
  isList(value) && value.length === 1 ? (value[0] ?? null) : value;

function parameter<T>(name: string, take: (value: FeelValue) => T | undefined): Parameter<T> {
  return { name, optional: false, nullable: false, take };
}

/** A parameter that may be left out, but not given as null. */
export const optional = <T>(of: Parameter<T>): Parameter<T | null> => ({ ...of, optional: true });

/** A parameter that may be left out or given as null. */
export const nullable = <T>(of: Parameter<T>): Parameter<T | null> => ({
  ...of,
  optional: true,
  nullable: true,
});

export const any = (name: string): Parameter<FeelValue> => parameter(name, (value) => value);

export const number = (name: string): Parameter<FeelNumber> =>
  parameter(name, (value) => {
    const one = single(value);
    return isNumber(one) ? one : undefined;
  });

/** A position, a length, a scale: decimals are cut off. */
export const integer = (name: string): Parameter<number> =>
  parameter(name, (value) => {
    const one = single(value);
    if (!isNumber(one)) return undefined;
    const cut = typeof one === 'number' ? one : one.trunc().toNumber();
    return Number.isSafeInteger(cut) ? cut + 0 : undefined;
  });

/** A number that must be whole, such as a year. */
export const wholeNumber = (name: string): Parameter<number> =>
  parameter(name, (value) => {
    const one = single(value);
    return isNumber(one) ? (integerOf(one) ?? undefined) : undefined;
  });

export const text = (name: string): Parameter<string> =>
  parameter(name, (value) => {
    const one = single(value);
    return typeof one === 'string' ? one : undefined;
  });

export const flag = (name: string): Parameter<boolean> =>
  parameter(name, (value) => {
    const one = single(value);
    return typeof one === 'boolean' ? one : undefined;
  });

export const list = (name: string): Parameter<readonly FeelValue[]> =>
  parameter(name, (value) => (isList(value) ? value : value === null ? undefined : [value]));

export const context = (name: string): Parameter<FeelContext> =>
  parameter(name, (value) => {
    const one = single(value);
    return isContext(one) ? one : undefined;
  });

export const range = (name: string): Parameter<FeelRange> =>
  parameter(name, (value) => {
    const one = single(value);
    return isRange(one) ? one : undefined;
  });

export const callable = (name: string): Parameter<FeelFunction> =>
  parameter(name, (value) => (isFunction(value) ? value : undefined));

type Tag = { date: FeelDate; time: FeelTime; 'date and time': FeelDateTime };

/** A value of one of the temporal kinds. */
export function temporal<K extends keyof Tag>(
  name: string,
  ...kinds: readonly K[]
): Parameter<Tag[K]> {
  return parameter(name, (value) => {
    const one = single(value);
    const fits = isTagged(one) && kinds.some((kind) => kind === one.is);
    // The tag has just been compared with the kinds asked for.
    return fits ? (one as Tag[K]) : undefined;
  });
}
