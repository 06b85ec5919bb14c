import type { Problem } from '@sanyi/kernel';
import type { Decision, DmnModel, ImportedReference } from '../../dmn/model.ts';
import { VALUE_DEPTH_MAX, WORK_MAX } from '../../limits.ts';
import type { RuleRef } from '../../rule-ref.ts';
import { stop } from '../../trouble.ts';
import type { Watch, WatchTable } from '../compile/compiler.ts';
import { parsedTexts } from '../compile/parsed.ts';
import type { World } from '../compile/world.ts';
import { newSession } from '../session.ts';
import { coerce } from '../type/conform.ts';
import { ANY } from '../type/feel-type.ts';
import { isContext, isFunction, isList } from '../value/kind.ts';
import type { FeelValue } from '../value/value.ts';
import { type Answered, compileElements, type Element, keyOf } from './elements.ts';
import type { StandardInputs, StandardOptions } from './standard-options.ts';
import type { Shared, Unit } from './unit.ts';
import { unitsOf } from './units.ts';

/** Who looks on while a model runs. */
export type Onlookers = {
  readonly watch: Watch;
  readonly watchTable: WatchTable;
  readonly answered: Answered;
};

/** One compilation of a model and those it imports. */
export type Compiled = {
  readonly rules: readonly RuleRef[];
  readonly fired: readonly number[];
  readonly problemsOf: (name: string) => readonly Problem[];
  readonly decide: (name: string, inputs: StandardInputs) => FeelValue;
  readonly serve: (name: string, values: StandardInputs) => FeelValue;
};

/** Compiles a model, with or without onlookers. */
export function compileModel(
  model: DmnModel,
  options: StandardOptions,
  onlookers: Onlookers | null,
): Compiled {
  const shared: Shared = {
    session: newSession(),
    externals: options.externals ?? {},
    watch: onlookers?.watch ?? null,
    watchTable: onlookers?.watchTable ?? null,
    rules: [],
    texts: parsedTexts(),
    fired: [],
  };
  const problems: Problem[] = [];
  const units = unitsOf(model, options.imported ?? [], shared, problems);
  const elements = new Map<string, Element>();
  for (const unit of units.values()) {
    const answered = onlookers?.answered ?? (() => undefined);
    for (const each of compileElements(unit, shared, answered)) {
      elements.set(keyOf(unit.model, each.name), each);
    }
  }
  const run = (name: string, work: (element: Element) => FeelValue): FeelValue => {
    shared.session.work = WORK_MAX;
    shared.session.depth = 0;
    shared.session.now = options.now ?? null;
    shared.fired.length = 0;
    const element = elements.get(keyOf(model, name));
    return element ? bounded(name, () => work(element)) : null;
  };
  return {
    rules: shared.rules,
    fired: shared.fired,
    problemsOf: (name) => [...problems, ...reachable(name, model, units, elements)],
    decide: (name, inputs) =>
      run(name, (element) =>
        element.answer({ inputs: worldInputs(inputs, model, units), decided: new Map() }),
      ),
    serve: (name, values) =>
      run(name, (element) => {
        const world: World = { inputs: new Map(), decided: new Map() };
        const service = element.answer(world);
        if (!isFunction(service)) return null;
        return service.run(service.parameters.map((each) => values.get(each) ?? null));
      }),
  };
}

/** The machine's stack is a bound like the others: a rule that needs more is stopped, not crashed. */
function bounded(name: string, work: () => FeelValue): FeelValue {
  const span = { decision: name, from: 0, to: name.length, text: name };
  const tooMuch = (limit: number): never => stop('FEEL_WORK_LIMIT', span, { limit: String(limit) });
  try {
    const answer = work();
    return isDeep(answer, VALUE_DEPTH_MAX) ? tooMuch(VALUE_DEPTH_MAX) : answer;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tooMuch(WORK_MAX);
  }
}

/** Whether lists and contexts stand inside each other deeper than readers of an answer can go. */
function isDeep(value: FeelValue, levels: number): boolean {
  if (levels === 0) return true;
  if (isList(value)) return value.some((item) => isDeep(item, levels - 1));
  if (!isContext(value)) return false;
  for (const entry of value.values()) if (isDeep(entry, levels - 1)) return true;
  return false;
}

/** Inputs made to fit their types, under the keys that expressions read. */
function worldInputs(
  inputs: StandardInputs,
  root: DmnModel,
  units: ReadonlyMap<string, Unit>,
): ReadonlyMap<string, FeelValue> {
  const made = new Map<string, FeelValue>();
  for (const { model, types } of units.values()) {
    for (const input of model.inputs) {
      const key = keyOf(model, input.name);
      const given = inputs.get(key) ?? (model === root ? inputs.get(input.name) : undefined);
      if (given === undefined) continue;
      const type = input.typeRef === undefined ? ANY : (types.named(input.typeRef) ?? ANY);
      made.set(key, coerce(given, type));
    }
  }
  return made;
}

/** Problems of an element and of all that it requires, in imported models too. */
function reachable(
  name: string,
  root: DmnModel,
  units: ReadonlyMap<string, Unit>,
  elements: ReadonlyMap<string, Element>,
): Problem[] {
  const wanted = new Set<string>();
  const open: (readonly [DmnModel, string])[] = [[root, name]];
  for (let each = open.pop(); each !== undefined; each = open.pop()) {
    const [model, wantedName] = each;
    const key = keyOf(model, wantedName);
    if (wanted.has(key)) continue;
    wanted.add(key);
    for (const local of requiredNames(wantedName, model)) open.push([model, local]);
    for (const { namespace, id } of importedBy(wantedName, model)) {
      const other = units.get(namespace)?.model;
      const found = other && elementsOf(other).find((one) => one.id === id);
      if (other && found) open.push([other, found.name]);
    }
  }
  return [...wanted].flatMap((key) => elements.get(key)?.problems ?? []);
}

const elementsOf = (model: DmnModel): readonly { readonly id: string; readonly name: string }[] => [
  ...model.decisions,
  ...model.knowledge,
  ...model.services,
];

const deciding = (name: string, model: DmnModel): Decision | undefined =>
  [...model.decisions, ...model.knowledge].find((one) => one.name === name);

const importedBy = (name: string, model: DmnModel): readonly ImportedReference[] =>
  deciding(name, model)?.requiresImported ?? [];

function requiredNames(name: string, model: DmnModel): readonly string[] {
  const service = model.services.find((one) => one.name === name);
  return [...(deciding(name, model)?.requires ?? []), ...(service?.outputs ?? [])];
}
