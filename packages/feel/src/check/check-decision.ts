import { assert, fail, failOf, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import type { Decision, DmnModel } from '../dmn/model.ts';
import type { DecisionTypes } from '../kind.ts';
import { DIGITS_MAX } from '../limits.ts';
import type { SourceSpan } from '../source.ts';
import { checkStandard, type StandardDecision } from '../standard/door/check-standard.ts';
import { trouble } from '../trouble.ts';
import type { CheckedDecision, Mode } from './checked.ts';
import { type Binding, type Checker, note, type Scope } from './checker.ts';
import { tooManyDigits } from './digits.ts';
import { checkExpression } from './expression.ts';
import { frozen } from './frozen.ts';
import { inlineStages } from './inline.ts';
import { checkLogic } from './logic.ts';
import { fit } from './output.ts';
import { parsedTexts } from './parsed.ts';
import type { Node, Stage } from './program.ts';
import { readsOf } from './reads.ts';
import { answersOnce } from './walk.ts';

/**
 * Checks a decision against the types of its hook: every name known, every type and decimal scale
 * decided, every code spelt right, the output of the kind the hook expects. Required decisions and
 * knowledge models of the same file are checked with it. All problems are told at once.
 *
 * @param model - the file, from `readDmn`
 * @param decision - the name of the decision
 * @param types - what the hook offers and expects
 * @param mode - `strict` is loud and exact, for packages; `standard` has the null semantics of DMN
 * @returns the checked decision, or `FEEL_*` and `DMN_*` problems with place and column
 * @example
 * ```ts
 * const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
 *   id="fees" name="fees" namespace="urn:fees"><decision id="fee" name="fee">
 *   <literalExpression><text>if age &gt;= 65 then 0 else 1.50</text></literalExpression>
 *   </decision></definitions>`;
 * const model = unwrap(readDmn(xml, DMN_LIMITS));
 * const types = { inputs: { age: { kind: 'count' } }, output: { kind: 'money' } } as const;
 * unwrap(checkDecision(model, 'fee', types, 'strict')).reads.inputs; // ['age']
 * const wrong = checkDecision(model, 'fee', { ...types, inputs: {} }, 'strict');
 * wrong.ok ? [] : wrong.problems.map((each) => each.code); // ['FEEL_UNKNOWN_NAME']
 * ```
 */
export function checkDecision<M extends Mode>(
  model: DmnModel,
  decision: string,
  types: DecisionTypes,
  mode: M,
): Result<Checked[M]> {
  if (!model.decisions.some(({ name }) => name === decision)) {
    const names = model.decisions.map(({ name }) => name).join(', ') || '—';
    return fail(problem('DMN_DECISION_UNKNOWN', 'dmn', { name: decision, names }));
  }
  return CHECKERS[mode](model, decision, types);
}

type Checked = { readonly strict: CheckedDecision; readonly standard: StandardDecision };

const CHECKERS: {
  readonly [M in Mode]: (
    model: DmnModel,
    decision: string,
    types: DecisionTypes,
  ) => Result<Checked[M]>;
} = { strict: checkStrict, standard: checkStandard };

function checkStrict(
  model: DmnModel,
  decision: string,
  types: DecisionTypes,
): Result<CheckedDecision> {
  const wanted = model.decisions.find((one) => one.name === decision);
  assert(wanted !== undefined, 'a decision that the file has');
  const outside = notOfPackages(model);
  if (outside) return outside;
  const state = checking(model, types);
  const node = state.checker.logic(wanted.logic, scopeOf(wanted));
  const stages = state.stages();
  const inlined = inlineStages(stages, node);
  const { checker } = state;
  // Fitted first where answers are written, so that problems stand there; the traced program is
  // fitted where they are read and has the same problems or none.
  const fast = fit(inlined.result, types.output, checker);
  const traced: Problem[] = [];
  const result = fit(node, types.output, { ...checker, problems: traced });
  const { problems } = checker;
  const failure = failOf(distinct(problems.length > 0 ? problems : traced));
  if (failure) return failure;
  const frame = { slots: state.slots(), loads: [...checker.loads.values()] };
  const program = { ...frame, stages, result };
  const large = tooManyDigits(program);
  if (large) {
    return fail(trouble('FEEL_TOO_MANY_DIGITS', large.span, { limit: String(DIGITS_MAX) }));
  }
  assert(result.type.is !== 'hole', 'an expression without type and without problem');
  return ok({
    decision,
    mode: 'strict',
    output: types.output,
    rules: checker.rules,
    reads: readsOf(program),
    program: frozen(program),
    fast: frozen({ ...frame, stages: inlined.stages, result: fast }),
  });
}

/** What a file may hold in standard mode only: imports, and functions in another language. */
function notOfPackages(model: DmnModel): Result<never> | null {
  const foreign = model.knowledge.filter(({ kind }) => kind !== undefined);
  return failOf([
    ...model.imports.map(({ name }) => problem('DMN_IMPORT_REFUSED', 'dmn', { name })),
    ...foreign.map(({ name, kind = '' }) => {
      return problem('DMN_LANGUAGE_REFUSED', name, { language: kind });
    }),
  ]);
}

type State = {
  readonly checker: Checker;
  slots(): number;
  stages(): Stage[];
};

type StageDraft = { readonly decision: string; readonly slot: number; readonly node: Node };

function checking(model: DmnModel, types: DecisionTypes): State {
  let slots = 0;
  const drafts: StageDraft[] = [];
  const whole = new Set<string>();
  const bindings = new Map<string, Binding | null>();
  const active: string[] = [];
  const checker: Checker = {
    model,
    types,
    problems: [],
    rules: [],
    ruleStarts: new Map(),
    loads: new Map(),
    parsed: parsedTexts(),
    calls: { count: 0 },
    newSlot: () => {
      slots += 1;
      return slots - 1;
    },
    expression: (ast, scope) => checkExpression(ast, scope, checker),
    logic: (logic, scope) => checkLogic(logic, scope, checker),
    decision: (name, from) => {
      const known = bindings.get(name);
      if (known !== undefined) return known;
      const decision = model.decisions.find((one) => one.name === name);
      if (!decision || inCircle(name, active, from, checker)) return null;
      active.push(name);
      const node = checker.logic(decision.logic, scopeOf(decision));
      active.pop();
      const slot = checker.newSlot();
      const binding = bindingOf(node, slot, () => whole.add(name));
      if (node.type.is !== 'hole') drafts.push({ decision: name, slot, node });
      bindings.set(name, binding);
      return binding;
    },
  };
  const stages = (): Stage[] =>
    drafts.map((draft) => ({ ...draft, whole: whole.has(draft.decision) || !staged(draft.node) }));
  return { checker, slots: () => slots, stages };
}

function inCircle(
  name: string,
  active: readonly string[],
  from: SourceSpan,
  checker: Checker,
): boolean {
  if (!active.includes(name)) return false;
  note(checker, 'DMN_CYCLE', from, { cycle: [...active, name].join(' → ') });
  return true;
}

function scopeOf(owner: Decision): Scope {
  return {
    place: { decision: owner.name, from: 0, to: 0, text: '' },
    owner,
    locals: new Map(),
    seesInputs: true,
    filled: new Set(),
    subject: null,
    calls: [],
  };
}

/** Contexts, and tables that answer with one row of several outputs, have slots for their entries. */
function staged(node: Node): boolean {
  if (node.op === 'context') return node.answer === null;
  return node.op === 'table' && !node.single && answersOnce(node);
}

function bindingOf(node: Node, slot: number, readWhole: () => void): Binding | null {
  if (node.type.is === 'hole') return null;
  const entries = staged(node) ? entryBindings(node) : null;
  return { slot, type: node.type, entries, readWhole };
}

function entryBindings(node: Node): ReadonlyMap<string, Binding> {
  const found = new Map<string, Binding>();
  const add = (name: string, slot: number): void => {
    const type = node.type.is === 'context' ? node.type.entries[name] : undefined;
    if (type) found.set(name, { slot, type, entries: null, readWhole: () => undefined });
  };
  if (node.op === 'context') for (const entry of node.entries) add(entry.name, entry.slot);
  if (node.op === 'table') for (const output of node.outputs) add(output.name, output.slot);
  return found;
}

function distinct(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((each) => {
    const key = `${each.where} ${each.code} ${each.en}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
