import type { Ast } from '../../ast/ast.ts';
import { CALL_DEPTH_MAX } from '../../limits.ts';
import type { SourceSpan } from '../../source.ts';
import { stop } from '../../trouble.ts';
import { externalFunction } from '../library/externals.ts';
import { type Session, spend } from '../session.ts';
import { coerce } from '../type/conform.ts';
import { ANY } from '../type/feel-type.ts';
import { isContext } from '../value/kind.ts';
import type { FeelFunction, FeelType, FeelValue } from '../value/value.ts';
import { type Compiler, report, spanIn } from './compiler.ts';
import { type Eval, type Frame, newFrame } from './frame.ts';
import { type Local, nameKey, type Scope } from './scope.ts';

/** A parameter with the type its values are made to fit. */
export type TypedParameter = { readonly name: string; readonly type: FeelType };

/** `function(a: number, b) body`; it keeps the values that stand around it where it is made. */
export function compileFunction(
  ast: Ast & { readonly form: 'function' },
  scope: Scope,
  compiler: Compiler,
): Eval {
  const parameters = ast.parameters.map(({ name, type }) => ({
    name,
    type: type ? compiler.writtenType(type, scope) : ANY,
  }));
  const span = spanIn(scope, ast);
  if (ast.external) {
    return compileExternal(parameters, compiler.expression(ast.body, scope), span, compiler);
  }
  return closure(parameters, scope, compiler, (inner) => compiler.expression(ast.body, inner));
}

/** A function whose body is compiled with its parameters in sight. */
export function closure(
  parameters: readonly TypedParameter[],
  scope: Scope,
  compiler: Compiler,
  compileBody: (inner: Scope) => Eval,
): Eval {
  const slots = { count: parameters.length };
  const names = new Map<string, Local>(
    parameters.map(({ name, type }, slot) => [nameKey(name), { slot, type }]),
  );
  const body = compileBody({
    place: scope.place,
    slots,
    subject: null,
    layer: { layer: 'names', names, outer: { layer: 'border', outer: scope.layer } },
  });
  const parameterNames = parameters.map(({ name }) => name);
  const types = parameters.map(({ type }) => type);
  const { session } = compiler;
  const run = (around: Frame, values: readonly FeelValue[]): FeelValue => {
    const frame = newFrame(slots.count, around, around.world);
    for (let at = 0; at < parameters.length; at += 1) {
      const given = values[at] ?? null;
      const value = coerce(given, parameters[at]?.type ?? ANY);
      if (value === null && given !== null) return null;
      frame.slots[at] = value;
    }
    return deeper(session, scope.place, () => body(frame));
  };
  return (frame) => {
    // Slots around it may be written again, by the next turn of a loop.
    const around: Frame = { ...frame, slots: frame.slots.slice() };
    return functionValue(parameterNames, (values) => run(around, values), types);
  };
}

/** Runs a call; calls inside each other are bounded, because the machine's stack is. */
export function deeper(session: Session, span: SourceSpan, run: () => FeelValue): FeelValue {
  spend(session, 1, span);
  if (session.depth >= CALL_DEPTH_MAX) {
    stop('FEEL_WORK_LIMIT', span, { limit: String(CALL_DEPTH_MAX) });
  }
  session.depth += 1;
  try {
    return run();
  } finally {
    session.depth -= 1;
  }
}

/** A function value that takes as many values as it has parameters. */
export const functionValue = (
  parameters: readonly string[],
  run: (values: readonly FeelValue[]) => FeelValue,
  types?: readonly FeelType[],
): FeelFunction => ({
  is: 'function',
  parameters,
  ...(types ? { types } : {}),
  accepts: (count) => count === parameters.length,
  run,
});

/** A function of the registry, named by a context such as `{java: {class, method signature}}`. */
export function compileExternal(
  parameters: readonly TypedParameter[],
  naming: Eval,
  span: SourceSpan,
  compiler: Compiler,
): Eval {
  const names = parameters.map(({ name }) => name);
  let known: FeelFunction | null | undefined;
  return (frame) => {
    if (known === undefined) {
      const run = externalFunction(compiler.externals, nameOf(naming(frame)));
      known = run && functionValue(names, run);
      if (known === null) report(compiler, 'FEEL_UNKNOWN_FUNCTION', span, unknown(naming(frame)));
    }
    return known;
  };
}

function nameOf(value: FeelValue): string {
  const inner = isContext(value) ? (value.get('java') ?? value) : null;
  if (!isContext(inner)) return '';
  return `${text(inner.get('class'))}.${text(inner.get('method signature'))}`;
}

const text = (value: FeelValue | undefined): string => (typeof value === 'string' ? value : '');

const unknown = (value: FeelValue): Record<string, string> => ({
  name: nameOf(value),
  suggestion: '',
  suggestionZh: '',
});
