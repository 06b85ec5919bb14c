import type { AstArgument } from '../../ast/ast.ts';
import { LIBRARY } from '../library/library.ts';
import type { Signature } from '../library/signature.ts';
import type { Session } from '../session.ts';
import type { FeelFunction, FeelValue } from '../value/value.ts';
import type { Eval } from './frame.ts';

/** One signature with the places of the written arguments among its parameters. */
type Fitting = { readonly signature: Signature; readonly order: readonly number[] };

/** A call of a function of FEEL; null when there is none of that name. */
export function compileBuiltin(
  name: string,
  written: readonly AstArgument[],
  args: readonly Eval[],
  session: Session,
): Eval | null {
  const signatures = LIBRARY.get(name);
  if (!signatures) return null;
  // `before(range: r, point: p)` fits two ways by its names; the order they are written in tells.
  const fitting = signatures
    .flatMap((signature) => fit(signature, written))
    .sort((a, b) => Number(isInOrder(b)) - Number(isInOrder(a)));
  const [only] = fitting;
  if (fitting.length === 1 && only && isInOrder(only)) {
    const { signature } = only;
    return (frame) =>
      signature.call(
        args.map((arg) => arg(frame)),
        session,
      ) ?? null;
  }
  return (frame) => {
    const values = args.map((arg) => arg(frame));
    for (const { signature, order } of fitting) {
      const result = signature.call(arranged(values, order, signature), session);
      if (result !== undefined) return result;
    }
    return null;
  };
}

const isInOrder = ({ order }: Fitting): boolean => order.every((place, at) => place === at);

/** Missing values in the middle stay undefined: their parameters are optional. */
function arranged(
  values: readonly FeelValue[],
  order: readonly number[],
  signature: Signature,
): readonly FeelValue[] {
  if (order.every((place, at) => place === at)) return values;
  const made: (FeelValue | undefined)[] = signature.parameters.map(() => undefined);
  order.forEach((place, at) => {
    made[place] = values[at] ?? null;
  });
  // A signature reads an undefined value as one that was not given.
  return made as readonly FeelValue[];
}

function fit(signature: Signature, written: readonly AstArgument[]): Fitting[] {
  const { parameters, variadic } = signature;
  const order = written.map(({ name }, at) =>
    name === null ? at : parameters.findIndex((parameter) => parameter.name === name),
  );
  const named = written.some(({ name }) => name !== null);
  if (variadic && named && written.length > parameters.length) return [];
  if (!variadic && order.some((place) => place < 0 || place >= parameters.length)) return [];
  if (order.some((place) => place < 0) || new Set(order).size < order.length) return [];
  const needed = parameters.every(({ optional }, at) => optional || order.includes(at));
  return needed ? [{ signature, order }] : [];
}

/** A function of FEEL as a value, such as the second argument of `sort`. */
export function builtinFunction(name: string, session: Session): FeelFunction | null {
  const signatures = LIBRARY.get(name);
  const [first] = signatures ?? [];
  if (!signatures || !first) return null;
  const takes = (signature: Signature, count: number): boolean =>
    signature.variadic ||
    (count <= signature.parameters.length &&
      signature.parameters.slice(count).every(({ optional }) => optional));
  return {
    is: 'function',
    parameters: first.parameters.map((parameter) => parameter.name),
    accepts: (count) => signatures.some((signature) => takes(signature, count)),
    run: (values) => {
      for (const signature of signatures) {
        const result = takes(signature, values.length)
          ? signature.call(values, session)
          : undefined;
        if (result !== undefined) return result;
      }
      return null;
    },
  };
}
