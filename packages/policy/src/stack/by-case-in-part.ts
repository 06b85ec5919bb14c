import type { Decision, DmnModel, TableRule } from '@sanyi/feel';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { DecidedByCase } from './answered-otherwise.ts';
import { restsOn } from './rests-on.ts';

/**
 * A package in which cases go over from the old decision of a hook to the new one rule by rule: a case of
 * which the first rule that speaks has moved is answered by the new decision, one of a rule that has not
 * by the old one. Cases of which no rule speaks belong to the new one.
 *
 * @param of.rules - `decision/rule` of those that have moved
 */
export function byCaseInPart(
  whole: PolicyPackage,
  of: { readonly cases: readonly DecidedByCase[]; readonly rules: readonly string[] },
): PolicyPackage {
  let part = whole;
  for (const each of of.cases) part = oneInPart(part, each, of.rules);
  return part;
}

function oneInPart(
  whole: PolicyPackage,
  each: DecidedByCase,
  moved: readonly string[],
): PolicyPackage {
  const { provision, old } = each;
  const model = whole.tables.get(provision.file);
  const before = old.package.tables.get(old.provision.file);
  if (!model || !before) return whole;
  const chosen = chosenFrom(each, moved);
  const decisions = [...model.decisions, ...oldDecisions(each, before), ...chosen.decisions];
  const inputs = new Map([...before.inputs, ...model.inputs].map((input) => [input.name, input]));
  const knowledge = [...model.knowledge, ...before.knowledge.filter(isOf(each, before))];
  const file: DmnModel = { ...model, inputs: [...inputs.values()], decisions, knowledge };
  return {
    ...whole,
    provides: new Map([
      ...whole.provides,
      [provision.hook, { ...provision, decision: chosen.name }],
    ]),
    tables: new Map([...whole.tables, [provision.file, file]]),
  };
}

const isOf = ({ old }: DecidedByCase, before: DmnModel) => {
  const names = restsOn(before, old.provision.decision);
  return ({ name }: Decision): boolean => names.has(name);
};

/** The old decision, under a name of its own, and what it rests on. */
const oldDecisions = (each: DecidedByCase, before: DmnModel): Decision[] =>
  before.decisions
    .filter(isOf(each, before))
    .map((decision) =>
      decision.name === each.old.provision.decision
        ? { ...decision, id: `${decision.id}-before`, name: beforeName(each) }
        : decision,
    );

const beforeName = ({ name }: DecidedByCase): string => `${name}Before`;

/** Which of the two decisions answers a case, and its answer. */
function chosenFrom(
  each: DecidedByCase,
  moved: readonly string[],
): { readonly name: string; readonly decisions: readonly Decision[] } {
  const { name, table, decision } = each;
  const [moves, chosen] = [`${name}Moves`, `${name}InPart`];
  const rules = table.rules.map((rule) => {
    return { ...rule, outputs: [String(moved.includes(`${name}/${rule.id}`))] };
  });
  // A case of which no rule speaks.
  const rest: TableRule = {
    id: 'no-rule',
    inputs: table.inputs.map(() => '-'),
    outputs: ['true'],
    annotations: rules[0]?.annotations ?? [],
  };
  const chooser: Decision = {
    ...{ id: moves, name: moves, requires: decision.requires, other: [] },
    logic: {
      ...table,
      hitPolicy: 'F',
      outputs: [{ name: '', typeRef: 'boolean' }],
      rules: [...rules, rest],
    },
  };
  const text = `if ${moves} then ${name} else ${beforeName(each)}`;
  const answer: Decision = {
    ...{ id: chosen, name: chosen, requires: [moves, name, beforeName(each)], other: [] },
    logic: { form: 'literal', text },
  };
  return { name: chosen, decisions: [chooser, answer] };
}
