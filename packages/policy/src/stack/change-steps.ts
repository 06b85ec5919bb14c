import { isoDate, type Text } from '@sanyi/kernel';
import { valueText } from '../kinds/value-text.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import type { Library, PolicyPackage } from '../package/policy-package.ts';
import { type AnsweredOtherwise, answeredOtherwise } from './answered-otherwise.ts';
import { buildStack } from './build-stack.ts';
import type { ChangedRules, ChangeStep } from './change-step.ts';
import { type DayChange, dayChanges } from './day-changes.ts';
import { saysMore } from './package-part.ts';
import { ruleGroups } from './rule-groups.ts';
import type { Stack } from './stack.ts';
import type { WhatIf } from './stack-spec.ts';

/**
 * A reform as changes made one after the other, in an order that is always the same. From the rules
 * of one fixed day to those of another first the parameters by name, then price lists, then what is
 * left of the day: purchase prices, and of each package that begins the cases of its tables, rule by rule.
 * Then packages and values that are tried, in the order of the text; of a package first what else it says,
 * then its rules. More than twenty rules move in groups that ask alike. The last step is the reform itself,
 * so that the differences between neighbours add up to the whole.
 *
 * @example
 * ```ts
 * declare const stack: Stack; // buildStack(library, 'beijing')
 * const on = dayOf('2018-12-31');
 * changeSteps({ baseline: stack, reform: stack, head: stack, library: new Map(), on }); // []
 * ```
 */
export function changeSteps(of: ChangedRules): ChangeStep[] {
  const { baseline, reform } = of;
  const [oldHead = '', ...old] = baseline.text.split('+');
  const [head = '', ...now] = reform.text.split('+');
  const isKept = old.every((part, at) => part === now[at]);
  const steps: ChangeStep[] = [];
  let text = [head, ...(isKept ? old : [])].join('+');
  if (head !== oldHead || !isKept) {
    const changes = isComparable(of) ? dayChanges(of) : [];
    let patched = baseline.text;
    for (const { patches, ...change } of changes) {
      patched = [patched, ...patches].join('+');
      steps.push({ ...change, stack: patched });
    }
    steps.push(...restSteps(text, changes, of));
  }
  const whatIfs = new Map(reform.spec.whatIfs.map((whatIf) => [writtenPart(whatIf), whatIf]));
  for (const part of now.slice(isKept ? old.length : 0)) {
    const whatIf = whatIfs.get(part);
    if (whatIf) steps.push({ ...triedStep(whatIf, of), stack: `${text}+${part}` });
    else steps.push(...packageSteps(part, text, of));
    text = `${text}+${part}`;
  }
  return steps;
}

/**
 * What is left of a day: first all but the tables of packages that begin between the days, then those
 * rule by rule.
 */
function restSteps(stack: string, changes: readonly DayChange[], of: ChangedRules): ChangeStep[] {
  if (!isComparable(of)) return [restStep(stack, REST.whole(stack))];
  const begun = begunPackages(of);
  const after = (count: number): string =>
    [stack, ...begun.slice(count).map(({ id }) => `${id}#`)].join('+');
  const { library } = of;
  if (begun.length === 0 || !buildStack(library, after(0)).ok) {
    const title = goesBack(of) ? REST.back : changes.length === 0 ? REST.whole : REST.but;
    return [restStep(stack, title(stack))];
  }
  return [
    { ...restStep(stack, REST.but(stack)), stack: after(0) },
    ...begun.flatMap((whole, at) =>
      ruleSteps(whole, { below: after(at + 1), last: after(at + 1), library }),
    ),
  ];
}

/** What is left, and why it changes at once. */
const REST = {
  whole: (stack: string): Text => ({ en: `Rules of ${stack}`, zh: `${stack} 的规则` }),
  but: (stack: string): Text => ({
    en: `Purchase prices and what else ${stack} says; formulas and sums over a year change at once`,
    zh: `${stack} 的采购价及其余规定；公式与年度累计一次性变化`,
  }),
  back: (stack: string): Text => ({
    en: `Purchase prices and decision tables of ${stack}; back to an earlier day tables change at once`,
    zh: `${stack} 的采购价与决策表；回到较早日期时决策表一次性变化`,
  }),
} as const;

const goesBack = ({ baseline, head }: ChangedRules): boolean => {
  const [old, now] = [baseline.spec.at, head.spec.at];
  return old.kind === 'fixed' && now.kind === 'fixed' && old.day > now.day;
};

/** Packages of the place that begin after the old day and hold on the new one, with rules that can move alone. */
function begunPackages({ baseline, head, library }: ChangedRules): PolicyPackage[] {
  const [old, now] = [baseline.spec.at, head.spec.at];
  if (old.kind !== 'fixed' || now.kind !== 'fixed') return [];
  return head.packages.filter(({ id, place, effective: { from, to } }) => {
    const begins = place === head.place && from > old.day && from <= now.day;
    const whole = library.get(id);
    const isThere = begins && (to === null || to > now.day) && whole !== undefined;
    return isThere && answeredOtherwise(whole, library).length > 0;
  });
}

/** The last step is always the reform; where the rest of a day changes nothing it stays to say so. */
const restStep = (stack: string, title: Text): ChangeStep => ({
  ...{ kind: 'rules', path: stack, title, from: null, to: null, rows: 0, stack },
});

/** Values can be compared where every claim takes the rules of one day. */
function isComparable({ baseline, head }: ChangedRules): boolean {
  const [old, now] = [baseline.spec, head.spec];
  return old.at.kind === 'fixed' && now.at.kind === 'fixed' && old.place === now.place;
}

/** A what-if as it stands in the text of a stack. */
const writtenPart = ({ path, value, from }: WhatIf): string =>
  `${path}${from === null ? '' : `@${isoDate(from)}`}=${value}`;

/** Steps of one package at most: each costs a replay. With more rules, those that ask alike move together. */
const GROUPS_APART = 20;

/** A package that is laid on: what else it says, where it says anything else, then rule by rule. */
function packageSteps(part: string, below: string, of: ChangedRules): ChangeStep[] {
  const { reform, library, on } = of;
  const whole = library.get(part);
  const head = { ...packageStep(part, reform), stack: `${below}+${part}` };
  const steps = whole ? ruleSteps(whole, { below, last: head.stack, library }) : [];
  const none = `${below}+${part}#`;
  const [before, bare] = [below, none].map((text) => buildStack(library, text));
  if (!whole || steps.length === 0 || !before?.ok || !bare?.ok) return [head];
  const sides = { baseline: before.value, head: bare.value };
  const isBare = dayChanges({ ...of, ...sides, on }).length === 0 && !saysMore(whole, library);
  return isBare ? steps : [{ ...head, stack: none }, ...steps];
}

/** The rules of a package that can move alone, one group after the other; the last ends at a given text. */
function ruleSteps(
  whole: PolicyPackage,
  at: { readonly below: string; readonly last: string; readonly library: Library },
): ChangeStep[] {
  const groups = ruleGroups(whole, { library: at.library, limit: GROUPS_APART });
  const moved: string[] = [];
  return groups.map(({ title, rules }, index): ChangeStep => {
    const paths = rules.map(({ path }) => path);
    moved.push(...paths);
    const stack =
      index === groups.length - 1 ? at.last : `${at.below}+${whole.id}#${moved.join(',')}`;
    return {
      ...{ kind: 'rule', path: `${whole.id}#${paths.join(',')}`, title },
      ...toldAnswers(rules),
      ...{ rows: rules.length, stack },
    };
  });
}

/** What one rule answered before and answers now; of several, or of other questions, nothing is told. */
function toldAnswers(rules: readonly AnsweredOtherwise[]): Pick<ChangeStep, 'from' | 'to'> {
  const [only, ...more] = rules;
  const { rule, before } = only ?? { rule: null, before: null };
  if (more.length > 0 || !rule || !before) return { from: null, to: null };
  const moved = rule.outputs.flatMap((text, at) => (text === before.outputs[at] ? [] : [at]));
  const told = (texts: readonly string[]): string => moved.map((at) => texts[at] ?? '').join(', ');
  return { from: told(before.outputs), to: told(rule.outputs) };
}

function packageStep(id: string, reform: Stack): Omit<ChangeStep, 'stack'> {
  const title = reform.packages.find((each) => each.id === id)?.title ?? { en: id, zh: id };
  return { kind: 'package', path: id, title, from: null, to: null, rows: 0 };
}

const NOWHERE = { institution: 0, level: '', district: '' };

function triedStep(whatIf: WhatIf, of: ChangedRules): Omit<ChangeStep, 'stack'> {
  const { path, value, unit, name, keys } = whatIf;
  const { head, on } = of;
  const day = head.ruleDay(on);
  if (unit === 'parameter') {
    const regime = head.regime(head.intervalAt(day), NOWHERE);
    const citation = regime.parameterCitation(name);
    const title = citation?.parameter.title ?? { en: name, zh: name };
    const from = citation ? valueText(citation.value.value, citation.parameter.kind) : null;
    return { kind: 'parameter', path, title, from, to: value, rows: 0 };
  }
  const list = listNamed(head, name);
  const [column] = list?.columns ?? [];
  const whole = (list?.keys ?? []).map((_, at) => keys[at] ?? '');
  const answer = column ? head.listValue(name, whole, { day, column: column.name }) : null;
  const from = answer && column ? valueText(answer.value, column.kind) : null;
  const row = keys.join(', ');
  const title = { en: `${name}: ${row}`, zh: `${name}：${row}` };
  return { kind: 'list', path, title, from, to: value, rows: 1 };
}

const listNamed = ({ packages }: Stack, name: string): PolicyList | undefined =>
  packages.findLast((each) => each.lists.has(name))?.lists.get(name);
