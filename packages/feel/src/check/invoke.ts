import type { Ast } from '../ast/ast.ts';
import type { KnowledgeModel, Logic } from '../dmn/model.ts';
import { INVOCATION_DEPTH_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import { orderedArguments } from './arguments.ts';
import {
  type Binding,
  type Checker,
  hole,
  note,
  plainBinding,
  type Scope,
  spanOf,
} from './checker.ts';
import type { Node } from './program.ts';

/** `model(a, b)` in an expression; null when no knowledge model has the name. */
export function invokeByName(
  call: Ast & { readonly form: 'call' },
  scope: Scope,
  checker: Checker,
): Node | null {
  const model = checker.model.knowledge.find((one) => one.name === call.name);
  if (!model) return null;
  const span = spanOf(scope, call);
  const names = model.parameters.map((parameter) => parameter.name);
  const args = orderedArguments(call, { names, required: names.length }, span, checker);
  if (!args) return hole(span);
  const values = args.map((arg) => (arg ? checker.expression(arg, scope) : hole(span)));
  return invoke({ model, values, span }, scope, checker);
}

/** A boxed invocation. */
export function checkInvocation(
  logic: Logic & { readonly form: 'invocation' },
  scope: Scope,
  checker: Checker,
): Node {
  const span = scope.place;
  const model = checker.model.knowledge.find((one) => one.name === logic.function);
  if (!model) {
    const names = checker.model.knowledge.map((one) => one.name).join(', ') || '—';
    note(checker, 'FEEL_UNKNOWN_NAME', span, { name: logic.function, names });
    return hole(span);
  }
  const args = logic.bindings.map((binding) => ({
    name: binding.name,
    value: { form: 'hole', from: 0, to: 0 } as const,
  }));
  const names = model.parameters.map((parameter) => parameter.name);
  const call = { name: model.name, args };
  if (!orderedArguments(call, { names, required: names.length }, span, checker)) return hole(span);
  const values = names.map((name) => {
    const binding = logic.bindings.find((one) => one.name === name);
    const place = { ...span, column: name };
    return binding ? checker.logic(binding.logic, { ...scope, place }) : hole(span);
  });
  return invoke({ model, values, span }, scope, checker);
}

type Invocation = {
  readonly model: KnowledgeModel;
  readonly values: readonly Node[];
  readonly span: SourceSpan;
};

/** Writes the knowledge model out in place, with its parameters in slots of their own. */
function invoke({ model, values, span }: Invocation, scope: Scope, checker: Checker): Node {
  if (!scope.owner.requires.includes(model.name)) {
    const details = { decision: scope.owner.name, name: model.name };
    note(checker, 'FEEL_REQUIREMENT_MISSING', span, details);
    return hole(span);
  }
  if (scope.calls.includes(model.name) || scope.calls.length >= INVOCATION_DEPTH_MAX) {
    const cycle = [...scope.calls, model.name].join(' → ');
    note(checker, 'FEEL_RECURSION', span, { name: model.name, cycle });
    return hole(span);
  }
  const bindings = values.map((value) => ({ slot: checker.newSlot(), value }));
  const locals = new Map<string, Binding>();
  model.parameters.forEach((parameter, at) => {
    const bound = bindings[at];
    if (bound) locals.set(parameter.name, plainBinding(bound.slot, bound.value.type));
  });
  const body = checker.logic(model.logic, {
    place: { decision: model.name, from: 0, to: 0, text: '' },
    owner: model,
    locals,
    seesInputs: false,
    filled: new Set(),
    subject: null,
    calls: [...scope.calls, model.name],
  });
  if (body.type.is === 'hole') return hole(span);
  return { op: 'let', bindings, body, type: body.type, span };
}
