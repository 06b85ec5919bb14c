import { type BoundaryInput, boundaryInputs, type Kind, type Row, type Value } from '@sanyi/feel';
import {
  assert,
  attempt,
  type Day,
  type Problem,
  type Random,
  random,
  type Text,
} from '@sanyi/kernel';
import type { LinkedHook } from '../decisions/linked-hook.ts';
import type { HookName } from '../hooks/hook-name.ts';
import { valueText } from '../kinds/value-text.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { bindHook } from '../stack/bound-hook.ts';
import { indexRules } from '../stack/rule-index.ts';
import type { BoundHook } from '../stack/stack.ts';
import { bare } from '../tests/run-good.ts';
import { regimesOf } from './analyse-package.ts';

/**
 * A test row at the edge of a rule with what the package answers now. `out` is null where it stops,
 * and `problem` says why. `fires` tells whether the rule itself answers: at its edge it need not.
 *
 * @example
 * ```ts
 * const open = (cases: readonly BoundaryCase[]): number => cases.filter((each) => each.problem).length;
 * ```
 */
export type BoundaryCase = {
  readonly hook: HookName;
  readonly decision: string;
  readonly rule: string;
  readonly title: Text;
  /** Fields and values as packages write them. */
  readonly in: readonly (readonly [field: string, value: string])[];
  readonly out: string | null;
  readonly rules: readonly string[];
  readonly fires: boolean;
  readonly problem: Problem | null;
};

/** Inputs tried until one makes a rule answer that other decisions must let be asked first. */
const TRIES = 400;

/**
 * Makes test rows at the edges of every rule of a package: on, just below and just above each bound,
 * on the first day that the package is in force. Fields that a table does not
 * look at get values under which it is asked; a rule that none was found for is left out.
 *
 * @throws when the library has no package of that id
 * @example
 * ```ts
 * const library = unwrap(readLibrary([]));
 * for (const id of library.keys()) boundaryCases(library, id).length;
 * ```
 */
export function boundaryCases(library: Library, id: string): BoundaryCase[] {
  const whole = library.get(id);
  assert(whole !== undefined, `the library has no package ${id}`);
  return [...whole.linked.values()].flatMap((linked) => casesOf(library, whole, linked));
}

function casesOf(library: Library, whole: PolicyPackage, linked: LinkedHook): BoundaryCase[] {
  const model = whole.tables.get(linked.file);
  const [first] = regimesOf(library, whole, linked);
  if (!model || !first) return [];
  const { from, to, parameters } = first;
  const day = { low: from, high: to === null ? null : to - 1 };
  const inputs = boundaryInputs(model, linked.checked, { parameters, bounds: { day } });
  const index = indexRules([{ rank: 0, package: whole }]);
  const offset = index.offsets.get(`${whole.id} ${linked.hook.name}`) ?? 0;
  const hook = bindHook({ package: whole, linked, parameters, rules: index.citations, offset });
  const asking: Asking = { linked, hook, offset, fields: fieldsOf(linked, from) };
  const seen = new Set<string>();
  let base: Row | null = null;
  return inputs.flatMap((input) => {
    if (input.side === 'inside') base = completed(input, asking);
    if (base === null) return [];
    const made = caseOf(input, { ...base, ...given(input) }, asking);
    const key = JSON.stringify([made.rule, made.in]);
    if (seen.has(key)) return [];
    seen.add(key);
    return [made];
  });
}

type Asking = {
  readonly linked: LinkedHook;
  readonly hook: BoundHook;
  /** Where the rules of the hook begin in what fires. */
  readonly offset: number;
  readonly fields: readonly Field[];
};

/** A field of the hook that the decision reads, with values worth trying. */
type Field = { readonly name: string; readonly kind: Kind; readonly values: readonly Value[] };

function fieldsOf({ checked, hook }: LinkedHook, day: Day): Field[] {
  // A case is asked on a day, whether the decision reads it or not.
  const today: Field = { name: 'day', kind: { kind: 'day' }, values: [day] };
  const read = checked.program.loads.flatMap(({ from, name, type }): Field[] => {
    const kind = hook.inputs[name];
    if (from !== 'input' || !kind) return [];
    const codes = type.is === 'text' ? (type.codes ?? ['other']) : [];
    return [{ name, kind, values: valuesOf(kind, codes, day) }];
  });
  return read.some(({ name }) => name === 'day') ? read : [...read, today];
}

function valuesOf(kind: Kind, codes: readonly string[], day: Day): readonly Value[] {
  const absent: readonly Value[] = kind.optional ? [null] : [];
  switch (kind.kind) {
    case 'flag':
      return [false, true, ...absent];
    case 'day':
      return [day];
    case 'code':
    case 'text':
      return [...codes, ...absent];
    case 'list':
      return [[]];
    case 'count':
      return [30n, 1n, 2n, 70n, 0n, ...absent];
    case 'money':
      return [10_000n, 500_000n, 0n, ...absent];
    case 'rate':
      return [500_000n, 0n, ...absent];
    default:
      return [1_000n, ...absent];
  }
}

const given = ({ example }: BoundaryInput): Row =>
  Object.fromEntries(
    example.values.flatMap(({ input, value }) =>
      input?.from === 'input' ? [[input.name, value] as const] : [],
    ),
  );

/** An input with the other fields such that the rule answers; null when none was found. */
function completed(input: BoundaryInput, asking: Asking): Row | null {
  const own = given(input);
  const open = asking.fields.filter(({ name }) => !(name in own));
  const draws = random(1).fork(input.rule.rule);
  for (let attempts = 0; attempts < TRIES; attempts += 1) {
    const row: Row = {
      ...own,
      ...Object.fromEntries(open.map(({ name, values }) => [name, pick(values, attempts, draws)])),
    };
    if (fires(input, row, asking)) return row;
  }
  return null;
}

const pick = (values: readonly Value[], attempts: number, draws: Random): Value =>
  values[attempts === 0 ? 0 : draws.below(values.length)] ?? null;

function fires({ rule }: BoundaryInput, row: Row, asking: Asking): boolean {
  const fired: number[] = [];
  const done = attempt(() => asking.hook.evaluate(row, startOf(asking.linked), fired));
  return done.ok && fired.includes(rule.index + asking.offset);
}

/** The accumulators of a person who had no claim yet. */
function startOf({ fold }: LinkedHook): Row | undefined {
  return fold
    ? Object.fromEntries(fold.accumulators.map(({ name, start }) => [name, start] as const))
    : undefined;
}

function caseOf(input: BoundaryInput, row: Row, asking: Asking): BoundaryCase {
  const { hook, linked, fields } = asking;
  const { decision, rule } = input;
  const trace = attempt(() => hook.trace(row, startOf(linked)));
  const written = fields.map(
    ({ name, kind }) => [name, valueText(row[name] ?? null, kind)] as const,
  );
  return {
    hook: hook.hook,
    decision,
    rule: rule.rule,
    title: titleOf(input),
    in: written,
    out: trace.ok ? valueText(trace.value.output, linked.checked.output) : null,
    rules: trace.ok ? [...new Set(trace.value.rules.map(({ cite }) => bare(cite)))] : [],
    fires: trace.ok && trace.value.fired.includes(rule.index + asking.offset),
    problem: trace.ok ? null : trace.problems[0],
  };
}

const SIDES = {
  below: { en: 'just below', zh: '略低于' },
  at: { en: 'at', zh: '等于' },
  above: { en: 'just above', zh: '略高于' },
} as const;

function titleOf({ rule, side, label, title, bound }: BoundaryInput): Text {
  if (side === 'inside') return { en: `${rule.rule}: inside`, zh: `${rule.rule}：范围之内` };
  const words = SIDES[side];
  return {
    en: `${rule.rule}: ${label} ${words.en} ${bound}`,
    zh: `${rule.rule}：${title} ${words.zh} ${bound}`,
  };
}
