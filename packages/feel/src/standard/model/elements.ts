import { type Problem, problem } from '@sanyi/kernel';
import type {
  Decision,
  DecisionService,
  DmnModel,
  InputData,
  KnowledgeModel,
} from '../../dmn/model.ts';
import { type Eval, newFrame } from '../compile/frame.ts';
import { closure, compileExternal, deeper, functionValue } from '../compile/function.ts';
import { type Global, nameKey, type Scope, type Slots } from '../compile/scope.ts';
import type { World } from '../compile/world.ts';
import { coerce } from '../type/conform.ts';
import { ANY } from '../type/feel-type.ts';
import type { FeelType, FeelValue } from '../value/value.ts';
import { compileLogic, parametersOf } from './logic.ts';
import { fitted } from './text.ts';
import { compilerFor, type Shared, type Unit } from './unit.ts';

/** An element that answers in a world, at most once there. */
export type Element = {
  readonly name: string;
  readonly problems: readonly Problem[];
  readonly answer: (world: World) => FeelValue;
};

/** How an element is called inside one compilation of several models. */
export const keyOf = (model: DmnModel, name: string): string => `${model.namespace}#${name}`;

/** Sees what each decision answered. */
export type Answered = (decision: string, value: FeelValue) => void;

/** Fills a unit with its inputs, decisions, knowledge models and services. */
export function compileElements(unit: Unit, shared: Shared, answered: Answered): Element[] {
  const { model } = unit;
  for (const input of model.inputs)
    unit.elements.set(nameKey(input.name), inputGlobal(input, unit));
  const made: Element[] = [];
  const elements = new Map<string, Element>();
  const globalOf = (
    name: string,
    type: FeelType | null,
  ): Global & { readonly global: 'value' } => ({
    global: 'value',
    read: (frame) => elements.get(name)?.answer(frame.world) ?? null,
    type,
  });
  for (const { name, typeRef } of model.decisions) {
    const type = typeRef === undefined ? null : unit.types.named(typeRef);
    unit.elements.set(nameKey(name), globalOf(name, type));
  }
  for (const { name, parameters } of model.knowledge) {
    const names = parameters.map((each) => each.name);
    unit.elements.set(nameKey(name), { ...globalOf(name, null), parameters: names });
  }
  for (const { name, inputData, inputDecisions } of model.services) {
    const parameters = [...inputData, ...inputDecisions];
    unit.elements.set(nameKey(name), { ...globalOf(name, null), parameters });
  }
  const add = (element: Element): void => {
    made.push(element);
    elements.set(element.name, element);
  };
  for (const each of model.knowledge) add(knowledgeElement(each, unit, shared));
  for (const each of model.decisions) add(decisionElement(each, unit, shared, answered));
  for (const each of model.services) add(serviceElement(each, unit, elements, shared));
  return made;
}

function inputGlobal(input: InputData, unit: Unit): Global {
  const key = keyOf(unit.model, input.name);
  return {
    global: 'value',
    read: (frame) => frame.world.inputs.get(key) ?? null,
    type: input.typeRef === undefined ? null : unit.types.named(input.typeRef),
  };
}

/** What an element may read: what it requires, and the models that its own imports. */
function scopeOf(of: Decision, unit: Unit, slots: Slots): Scope {
  const globals = new Map<string, Global>();
  for (const [name, imported] of unit.imports) {
    if (name !== '') globals.set(nameKey(name), { global: 'model', elements: imported.elements });
    else for (const [each, element] of imported.elements) globals.set(each, element);
  }
  for (const name of of.requires) {
    const element = unit.elements.get(nameKey(name));
    if (element) globals.set(nameKey(name), element);
  }
  return {
    place: { decision: of.name, from: 0, to: 0, text: '' },
    layer: { layer: 'globals', globals },
    slots,
    subject: null,
  };
}

const remembered = (
  key: string,
  answer: (world: World) => FeelValue,
): ((world: World) => FeelValue) => {
  return (world) => {
    const known = world.decided.get(key);
    if (known !== undefined) return known;
    const value = answer(world);
    world.decided.set(key, value);
    return value;
  };
};

function decisionElement(
  decision: Decision,
  unit: Unit,
  shared: Shared,
  answered: Answered,
): Element {
  const problems: Problem[] = [];
  const { name } = decision;
  const cycle = cycleFrom(decision, unit.model);
  if (cycle) {
    problems.push(problem('DMN_CYCLE', name, { cycle: cycle.join(' → ') }));
    return { name, problems, answer: () => null };
  }
  const compiler = compilerFor({ types: unit.types, shared, problems });
  const slots = { count: 0 };
  const scope = scopeOf(decision, unit, slots);
  const type = decision.typeRef === undefined ? ANY : compiler.type(decision.typeRef, scope.place);
  const logic = fitted(compileLogic(typedTable(decision), scope, compiler), type);
  const answer = remembered(keyOf(unit.model, name), (world) => {
    const value = deeper(shared.session, scope.place, () =>
      logic(newFrame(slots.count, null, world)),
    );
    answered(name, value);
    return value;
  });
  return { name, problems, answer };
}

/** A table of one output without a type of its own has the values of the decision's type. */
function typedTable({ logic, typeRef }: Decision): Decision['logic'] {
  if (logic.form !== 'table' || logic.typeRef !== undefined || typeRef === undefined) return logic;
  return { ...logic, typeRef };
}

function knowledgeElement(knowledge: KnowledgeModel, unit: Unit, shared: Shared): Element {
  const problems: Problem[] = [];
  const { name } = knowledge;
  const compiler = compilerFor({ types: unit.types, shared, problems });
  const slots = { count: 0 };
  const scope = scopeOf({ ...knowledge, requires: [...knowledge.requires, name] }, unit, slots);
  const parameters = parametersOf(knowledge.parameters, scope, compiler);
  const type =
    knowledge.typeRef === undefined ? ANY : compiler.type(knowledge.typeRef, scope.place);
  const result = type.is === 'function' ? type.result : type;
  const made: Eval =
    knowledge.kind === undefined
      ? closure(parameters, scope, compiler, (inner) =>
          fitted(compileLogic(knowledge.logic, inner, compiler), result),
        )
      : compileExternal(
          parameters,
          compileLogic(knowledge.logic, scope, compiler),
          scope.place,
          compiler,
        );
  const answer = remembered(keyOf(unit.model, name), (world) =>
    made(newFrame(slots.count, null, world)),
  );
  return { name, problems, answer };
}

type Parameter = { readonly name: string; readonly type: FeelType; readonly isInput: boolean };

/** A service is a function: its parameters stand for inputs and decisions in a world of its own. */
function serviceElement(
  service: DecisionService,
  unit: Unit,
  elements: ReadonlyMap<string, Element>,
  shared: Shared,
): Element {
  const problems: Problem[] = [];
  const { name } = service;
  const compiler = compilerFor({ types: unit.types, shared, problems });
  const place = { decision: name, from: 0, to: 0, text: '' };
  const typed = (of: { readonly typeRef?: string } | undefined): FeelType =>
    of?.typeRef === undefined ? ANY : compiler.type(of.typeRef, place);
  const { inputs, decisions } = unit.model;
  const parameters: Parameter[] = [
    ...service.inputData.map((each) => ({
      name: each,
      type: typed(inputs.find((input) => input.name === each)),
      isInput: true,
    })),
    ...service.inputDecisions.map((each) => ({
      name: each,
      type: typed(decisions.find((decision) => decision.name === each)),
      isInput: false,
    })),
  ];
  const declared = typed(service);
  const result = declared.is === 'function' ? declared.result : declared;
  const run = (values: readonly FeelValue[]): FeelValue => {
    const world: World = { inputs: new Map(), decided: new Map() };
    let fits = true;
    parameters.forEach((parameter, at) => {
      const given = values[at] ?? null;
      const value = coerce(given, parameter.type);
      fits &&= value !== null || given === null;
      const target = parameter.isInput ? world.inputs : world.decided;
      (target as Map<string, FeelValue>).set(keyOf(unit.model, parameter.name), value);
    });
    if (!fits) return null;
    const answers = service.outputs.map((output): readonly [string, FeelValue] => [
      output,
      elements.get(output)?.answer(world) ?? null,
    ]);
    const [only] = answers;
    return coerce(answers.length === 1 && only ? only[1] : new Map(answers), result);
  };
  const called = functionValue(
    parameters.map((parameter) => parameter.name),
    (values) => deeper(shared.session, place, () => run(values)),
    parameters.map((parameter) => parameter.type),
  );
  return { name, problems, answer: () => called };
}

/** The circle of requirements that a decision stands in; null when it stands in none. */
function cycleFrom(decision: Decision, model: DmnModel): readonly string[] | null {
  const byName = new Map(model.decisions.map((each) => [each.name, each]));
  const seen = new Set<string>();
  const open: string[][] = [[decision.name]];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const requires = byName.get(path.at(-1) ?? '')?.requires ?? [];
    for (const name of requires) {
      if (name === decision.name) return [...path, name];
      if (!byName.has(name) || seen.has(name)) continue;
      seen.add(name);
      open.push([...path, name]);
    }
  }
  return null;
}
