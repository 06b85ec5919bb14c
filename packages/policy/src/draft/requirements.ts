import type { Decision, DmnModel, Logic } from '@sanyi/feel';
import { textsOf } from './logic-parts.ts';

/**
 * A model with another logic in one decision, which requires what its texts speak of: what they
 * newly name is required, what they name no more is not.
 */
export function withRequirements(model: DmnModel, decision: Decision, logic: Logic): DmnModel {
  const [before, after] = [namesIn(decision.logic), namesIn(logic)];
  const gone = (name: string): boolean => before.has(name) && !after.has(name);
  const kept = decision.requires.filter((name) => !gone(name));
  const added = [...after].filter(
    (name) => !kept.includes(name) && mayRequire(model, decision, name),
  );
  const edited: Decision = { ...decision, logic, requires: [...kept, ...added] };
  const decisions = model.decisions.map((each) => (each === decision ? edited : each));
  return { ...model, decisions };
}

/** A model that declares the field a new column reads, so that other modellers find it, too. */
export function withInput(
  model: DmnModel,
  { role, name, label }: { readonly role: string; readonly name: string; readonly label: string },
): DmnModel {
  const [field = ''] = name.split('.');
  const known = [...model.inputs, ...model.decisions].some((each) => each.name === field);
  if (role !== 'input' || known || !/^[A-Za-z]\w*$/.test(field)) return model;
  const titled = label === '' || field !== name ? {} : { label };
  return { ...model, inputs: [...model.inputs, { id: `input-${field}`, name: field, ...titled }] };
}

/** Whether a decision may read another without reading itself in the end. */
export function mayRequire(model: DmnModel, decision: Decision, name: string): boolean {
  if (name === decision.name) return false;
  const named = model.decisions.find((each) => each.name === name);
  if (named) return !reaches(model, named, decision.name);
  return [...model.inputs, ...model.knowledge, ...model.services].some(
    (each) => each.name === name,
  );
}

function reaches(model: DmnModel, from: Decision, name: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.name === name) return true;
    if (seen.has(at.name)) continue;
    seen.add(at.name);
    const { requires } = at;
    open.push(...model.decisions.filter((each) => requires.includes(each.name)));
  }
  return false;
}

/** Names in the texts of a logic; parts after a dot, keys and texts in quotes are none. */
function namesIn(logic: Logic): ReadonlySet<string> {
  const names = textsOf(logic).flatMap((text) => [
    ...text
      .replace(/"(?:[^"\\]|\\.)*"/g, '""')
      .matchAll(/(?<![\w$])(?<!(?<!\.)\.\s*)[\p{L}_][\w\p{L}]*(?![\w\p{L}]|\s*:)/gu),
  ]);
  return new Set(names.map(([name]) => name));
}
