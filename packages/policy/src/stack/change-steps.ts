import { type Day, isoDate, type Text } from '@sanyi/kernel';
import { valueText } from '../kinds/value-text.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import type { Library } from '../package/policy-package.ts';
import { buildStack } from './build-stack.ts';
import { type DayChange, dayChanges } from './day-changes.ts';
import { answeredOtherwise, saysMore } from './package-part.ts';
import type { Stack } from './stack.ts';
import type { WhatIf } from './stack-spec.ts';

/**
 * One change of a reform, made after all that come before it.
 *
 * @example
 * ```ts
 * declare const step: ChangeStep; // from changeSteps
 * step.stack; // 'beijing+parameters/drugMarkupRate=0'
 * ```
 */
export type ChangeStep = {
  readonly kind: 'parameter' | 'list' | 'rule' | 'rules' | 'package';
  /**
   * `parameters/NAME`, `lists/NAME`, `lists/NAME/KEY`, the head of a stack, the id of a package, or
   * `PACKAGE#DECISION/RULE`.
   */
  readonly path: string;
  readonly title: Text;
  /** What it was and what it becomes, where it is one value. */
  readonly from: string | null;
  readonly to: string | null;
  /** Rows of a list that move together in this step. */
  readonly rows: number;
  /** The rules once this change and all before it are made, as text of a stack. */
  readonly stack: string;
};

/**
 * What is taken apart.
 *
 * @example
 * ```ts
 * declare const stack: Stack; // buildStack(library, 'beijing')
 * const on = dayOf('2018-12-31');
 * const of: ChangedRules = { baseline: stack, reform: stack, head: stack, library: new Map(), on };
 * ```
 */
export type ChangedRules = {
  readonly baseline: Stack;
  readonly reform: Stack;
  /** The reform without packages and values on top: the first part of its text. */
  readonly head: Stack;
  /** The packages, to tell what a package that is laid on changes. */
  readonly library: Library;
  /** The day whose values are compared, the last of a replay. */
  readonly on: Day;
};

/**
 * A reform as changes made one after the other, in an order that is always the same. From the rules
 * of one fixed day to those of another first the parameters by name, then price lists, then what is
 * left of the day: decision tables and purchase prices. Then packages and values that are tried, in
 * the order of the text; of a package first what else it says, then each rule that answers otherwise. The last step is the reform itself, so that the differences between
 * neighbours add up to the whole.
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
    steps.push(restStep(text, changes));
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

/** The last step is always the reform; where the rest of a day changes nothing it stays to say so. */
function restStep(stack: string, changes: readonly DayChange[]): ChangeStep {
  const title =
    changes.length === 0
      ? { en: `Rules of ${stack}`, zh: `${stack} 的规则` }
      : {
          en: `Decision tables and purchase prices of ${stack}`,
          zh: `${stack} 的决策表与采购价`,
        };
  return { kind: 'rules', path: stack, title, from: null, to: null, rows: 0, stack };
}

/** Values can be compared where every claim takes the rules of one day. */
function isComparable({ baseline, head }: ChangedRules): boolean {
  const [old, now] = [baseline.spec, head.spec];
  return old.at.kind === 'fixed' && now.at.kind === 'fixed' && old.place === now.place;
}

/** A what-if as it stands in the text of a stack. */
const writtenPart = ({ path, value, from }: WhatIf): string =>
  `${path}${from === null ? '' : `@${isoDate(from)}`}=${value}`;

/** More rules of a package than these move together: each costs a replay. */
const RULES_APART = 20;

/** A package that is laid on: what else it says, where it says anything else, then rule by rule. */
function packageSteps(part: string, below: string, of: ChangedRules): ChangeStep[] {
  const { reform, library, on } = of;
  const whole = library.get(part);
  const rules = whole ? answeredOtherwise(whole, library) : [];
  const head = { ...packageStep(part, reform), stack: `${below}+${part}` };
  if (!whole || rules.length === 0 || rules.length > RULES_APART) return [head];
  const withRules = (count: number): string =>
    `${below}+${part}#${rules
      .slice(0, count)
      .map(({ path }) => path)
      .join(',')}`;
  const [before, bare] = [below, withRules(0)].map((text) => buildStack(library, text));
  if (!before?.ok || !bare?.ok) return [head];
  const steps = rules.map(({ path, title, from, to }, at): ChangeStep => {
    const stack = at === rules.length - 1 ? `${below}+${part}` : withRules(at + 1);
    return { kind: 'rule', path: `${part}#${path}`, title, from, to, rows: 1, stack };
  });
  const sides = { baseline: before.value, head: bare.value };
  const isBare = dayChanges({ ...of, ...sides, on }).length === 0 && !saysMore(whole, library);
  return isBare ? steps : [{ ...head, stack: withRules(0) }, ...steps];
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
