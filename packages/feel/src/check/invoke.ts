import { nearest } from '@sanyi/kernel';
import type { Ast } from '../ast/ast.ts';
import type { KnowledgeModel, Logic } from '../dmn/model.ts';
import type { SourceSpan } from '../source.ts';
import { orderedArguments } from './arguments.ts';
import { checkBuiltin, STRICT_FUNCTIONS } from './calls.ts';
import { type Checker, hole, note, refuse, type Scope, spanOf, type Written } from './checker.ts';
import type { Node } from './program.ts';
import { isRefused } from './refused.ts';
import { type Argument, argumentOf, callWritten, writeOut } from './written.ts';

type Call = Ast & { readonly form: 'call' };

/** `name(...)`: a function in sight, a knowledge model, or a function of FEEL. */
export function checkCall(ast: Call, scope: Scope, checker: Checker): Node {
  const written = scope.locals.get(ast.name)?.written;
  if (written?.is === 'function') return callInSight(written, ast, scope, checker);
  const invoked = invokeByName(ast, scope, checker) ?? checkBuiltin(ast, scope, checker);
  if (invoked) return invoked;
  const span = spanOf(scope, ast);
  if (isRefused(ast.name)) return refuse(checker, span, ast.name);
  for (const arg of ast.args) checker.expression(arg.value, scope);
  const models = checker.model.knowledge.map(({ name }) => name);
  const near = nearest(ast.name, [...models, ...STRICT_FUNCTIONS]);
  note(checker, 'FEEL_UNKNOWN_FUNCTION', span, {
    name: ast.name,
    suggestion: near ? ` Did you mean "${near}"?` : '',
    suggestionZh: near ? `是否指“${near}”？` : '',
  });
  return hole(span);
}

/** `(function(x) x + 1)(2)`; whatever else is called is no function that was written. */
export function checkInvoke(
  ast: Ast & { readonly form: 'invoke' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, ast);
  if (ast.of.form !== 'function') return refuse(checker, span, 'functionValue');
  if (ast.of.external) return refuse(checker, span, 'external');
  const { body, parameters } = ast.of;
  const written: Written = {
    is: 'function',
    parameters: parameters.map(({ name }) => name),
    body: (inner) => checker.expression(body, inner),
    scope,
  };
  return callInSight(written, { ...ast, form: 'call', name: 'function' }, scope, checker);
}

function callInSight(
  written: Written & { readonly is: 'function' },
  call: Call,
  scope: Scope,
  checker: Checker,
): Node {
  const span = spanOf(scope, call);
  const args = argumentsOf(call, written.parameters, scope, checker);
  return args ? callWritten(written, { name: call.name, args, span }, scope, checker) : hole(span);
}

/** The arguments of a call in the order of the parameters; none after a problem. */
function argumentsOf(
  call: Call,
  names: readonly string[],
  scope: Scope,
  checker: Checker,
): Argument[] | undefined {
  const span = spanOf(scope, call);
  const args = orderedArguments(call, { names, required: names.length }, span, checker);
  return args?.map((arg) => (arg ? argumentOf(arg, scope, checker) : hole(span)));
}

/** `model(a, b)` in an expression; null when no knowledge model has the name. */
function invokeByName(call: Call, scope: Scope, checker: Checker): Node | null {
  const model = checker.model.knowledge.find((one) => one.name === call.name);
  if (!model) return null;
  const span = spanOf(scope, call);
  const names = model.parameters.map((parameter) => parameter.name);
  const values = argumentsOf(call, names, scope, checker);
  return values ? invoke({ model, values, span }, scope, checker) : hole(span);
}

/** A boxed invocation. */
export function checkInvocation(
  logic: Logic & { readonly form: 'invocation' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = scope.place;
  const written = scope.locals.get(logic.function)?.written;
  const model = checker.model.knowledge.find((one) => one.name === logic.function);
  if (written?.is === 'function') {
    const { parameters } = written;
    const values = bindingsOf(logic, parameters, scope, checker);
    const call = { name: logic.function, args: values ?? [], span };
    return values ? callWritten(written, call, scope, checker) : hole(span);
  }
  if (!model) {
    const names = checker.model.knowledge.map((one) => one.name).join(', ') || '—';
    note(checker, 'FEEL_UNKNOWN_NAME', span, { name: logic.function, names });
    return hole(span);
  }
  const names = model.parameters.map((parameter) => parameter.name);
  const values = bindingsOf(logic, names, scope, checker);
  return values ? invoke({ model, values, span }, scope, checker) : hole(span);
}

/** The bindings of a boxed invocation in the order of the parameters; null after a problem. */
function bindingsOf(
  logic: Logic & { readonly form: 'invocation' },
  names: readonly string[],
  scope: Scope,
  checker: Checker,
): Node[] | null {
  const span = scope.place;
  const args = logic.bindings.map((binding) => ({
    name: binding.name,
    value: { form: 'hole', from: 0, to: 0 } as const,
  }));
  const call = { name: logic.function, args };
  if (!orderedArguments(call, { names, required: names.length }, span, checker)) return null;
  return names.map((name) => {
    const binding = logic.bindings.find((one) => one.name === name);
    const place = { ...span, column: name };
    return binding ? checker.logic(binding.logic, { ...scope, place }) : hole(span);
  });
}

type Invocation = {
  readonly model: KnowledgeModel;
  readonly values: readonly Argument[];
  readonly span: SourceSpan;
};

/** Writes the knowledge model out in place; it sees its parameters only. */
function invoke({ model, values, span }: Invocation, scope: Scope, checker: Checker): Node {
  const { name, logic } = model;
  if (!scope.owner.requires.includes(name)) {
    const details = { decision: scope.owner.name, name };
    note(checker, 'FEEL_REQUIREMENT_MISSING', span, details);
    return hole(span);
  }
  const parameters = model.parameters.map((parameter) => parameter.name);
  const own: Scope = {
    place: { decision: name, from: 0, to: 0, text: '' },
    owner: model,
    locals: new Map(),
    seesInputs: false,
    filled: new Set(),
    subject: null,
    calls: [],
  };
  const body = (inner: Scope): Node => checker.logic(logic, inner);
  return writeOut({ name, parameters, args: values, scope: own, body, span }, scope, checker);
}
