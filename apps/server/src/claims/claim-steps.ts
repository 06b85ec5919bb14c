import type { Accumulator, ClaimCheck, Step, WireText } from '@sanyi/api';
import type { ExplainedStep, Explanation } from '@sanyi/insurance';
import { clauseText } from '@sanyi/policy';

/**
 * The steps to the fund part, old beside new, in the order of the new ones.
 *
 * @param titles - what the codes that rules answer with are called
 */
export function stepsOf(
  after: Explanation,
  before: Explanation | null,
  titles: ReadonlyMap<string, WireText>,
): Step[] {
  const now = keyed(after.steps);
  const old = before ? keyed(before.steps) : new Map<string, ExplainedStep>();
  const ids = [...new Set([...now.keys(), ...old.keys()])];
  return ids.flatMap((id) => {
    const step = now.get(id) ?? old.get(id);
    if (!step) return [];
    const kind = kindOf(step);
    const values = {
      before: before ? (old.get(id)?.value ?? null) : null,
      after: now.get(id)?.value ?? null,
    };
    const words = {
      before: inWords(values.before, titles),
      after: inWords(values.after, titles),
    };
    const shown = (value: string | null): string | null =>
      kind === 'money' && value !== null ? fenText(value) : value;
    return {
      id,
      title: step.title,
      before: shown(values.before),
      after: shown(values.after),
      kind,
      words: kind === 'code' || kind === 'flag' ? words : null,
      strong: step.kind === 'result',
    };
  });
}

/**
 * The steps a person reads: of the expressions inside a decision only the last, its answer.
 *
 * @example
 * ```ts
 * shownSteps(explanation.steps).map((step) => step.title.en); // ['Inside the scheme', ...]
 * ```
 */
export const shownSteps = (steps: readonly ExplainedStep[]): ExplainedStep[] => [
  ...keyed(steps).values(),
];

/** One step per decision: of the expressions inside a decision only the last, its answer, is kept. */
function keyed(steps: readonly ExplainedStep[]): Map<string, ExplainedStep> {
  const found = new Map<string, ExplainedStep>();
  for (const step of steps) {
    const decision = step.kind === 'rule' ? (step.place ?? '').split('/')[0] : step.title.en;
    if (step.kind === 'rule' && /^[{[]/.test(step.value)) continue;
    const id = `${step.kind}:${decision}`;
    found.delete(id);
    found.set(id, step);
  }
  return found;
}

/** Yuan with two decimals as fen: money travels in fen everywhere. */
const fenText = (yuan: string): string => String(BigInt(yuan.replace('.', '')));

const FLAGS: Readonly<Record<string, WireText>> = {
  true: { en: 'yes', zh: '是' },
  false: { en: 'no', zh: '否' },
};

/** A flag or a code of the rules in words; anything else is the text of a clause. */
const inWords = (value: string | null, titles: ReadonlyMap<string, WireText>): WireText | null =>
  value === null ? null : (FLAGS[value] ?? titles.get(value) ?? clauseText(value));

function kindOf({ value }: ExplainedStep): Step['kind'] {
  if (/^-?\d+\.\d\d$/.test(value)) return 'money';
  if (/^-?\d+$/.test(value)) return 'count';
  if (/^-?\d+\.\d+$/.test(value)) return 'rate';
  return value === 'true' || value === 'false' ? 'flag' : 'code';
}

/** The running sums of the year, old beside new. */
export const accumulatorsOf = (after: Explanation, before: Explanation | null): Accumulator[] =>
  after.accumulators.map((now) => {
    const old = before?.accumulators.find((each) => each.name === now.name);
    return {
      name: now.name,
      title: now.title,
      kind: now.kind === 'money' ? 'money' : 'count',
      before: old ? { start: String(old.before), end: String(old.after) } : null,
      after: { start: String(now.before), end: String(now.after) },
    };
  });

/** The checks that ran on both sides; one that failed on either side has failed. */
export const checksOf = (after: Explanation, before: Explanation | null): ClaimCheck[] =>
  after.checks.map((check) => {
    const old = before?.checks.find((each) => each.id === check.id);
    const sides = before ? 2 : 1;
    return {
      id: check.id,
      title: check.title,
      ok: check.ok && (old?.ok ?? true),
      detail: {
        en: sides === 2 ? 'Checked under both sets of rules' : 'Checked under these rules',
        zh: sides === 2 ? '两组规则下均已核对' : '已按本规则核对',
      },
    };
  });
