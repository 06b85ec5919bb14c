import { type Day, fail, ok, problem, type Result, type Text } from '@sanyi/kernel';
import type { Provenance, Stack } from '@sanyi/policy';
import { CARE, PLACE_LEVELS } from '../replay/replay-layout.ts';

/** A measured change of the volume, or one that follows what is paid. */
const FORMS = ['shift', 'elasticity'] as const;

/** How the volume of one kind of care at one level, or of one item, responds to a reform. */
export type BehaviourResponse = {
  readonly id: string;
  readonly title: Text;
  readonly of:
    | { readonly level: string; readonly care: (typeof CARE)[number] }
    | { readonly item: string };
  readonly form: (typeof FORMS)[number];
  /** Thousandths: of a percent where it is a shift, of the elasticity otherwise. */
  readonly value: bigint;
  readonly provenance: Provenance;
  readonly source: string;
};

/**
 * Reads the responses in force on a day from a stack that lays a package of behaviour on top.
 *
 * @returns `BEHAVIOUR_MISSING` where no package has any, `BEHAVIOUR_WRONG` for a row that means
 * nothing, `BEHAVIOUR_TWICE` where two rows speak of one thing
 * @example
 * ```ts
 * declare const stack: Stack; // buildStack(library, 'beijing+behaviour-2017')
 * behaviourResponses(stack, dayOf('2018-12-31'));
 * ```
 */
export function behaviourResponses(stack: Stack, day: Day): Result<BehaviourResponse[]> {
  const list = stack.packages.findLast((each) => each.lists.has('response'))?.lists.get('response');
  if (!list) return fail(problem('BEHAVIOUR_MISSING', stack.text));
  const known = new Set<string>();
  const responses: BehaviourResponse[] = [];
  for (const { row } of stack.listRows('response', day)) {
    const value = (name: string) =>
      row.values[list.columns.findIndex((column) => column.name === name)] ?? null;
    const cell = (name: string): string | null => {
      const found = value(name);
      return found === null ? null : String(found);
    };
    const id = row.keys[0] ?? '';
    const of = subjectOf(cell);
    const form = FORMS.find((each) => each === cell('form'));
    const number = value('value');
    if (!of || !form || typeof number !== 'bigint') {
      return fail(problem('BEHAVIOUR_WRONG', stack.text, { response: id }));
    }
    const subject = JSON.stringify(of);
    if (known.has(subject)) return fail(problem('BEHAVIOUR_TWICE', stack.text, { response: id }));
    known.add(subject);
    responses.push({
      ...{ id, of, form, value: number },
      title: { en: cell('title_en') ?? id, zh: cell('title_zh') ?? id },
      provenance: row.provenance,
      source: row.source,
    });
  }
  return responses.length > 0 ? ok(responses) : fail(problem('BEHAVIOUR_MISSING', stack.text));
}

function subjectOf(cell: (name: string) => string | null): BehaviourResponse['of'] | null {
  const [level, item] = [cell('level'), cell('item')];
  const care = CARE.find((each) => each === cell('care'));
  if (item !== null) return level === null && care === undefined ? { item } : null;
  if (level === null || !PLACE_LEVELS.includes(level) || care === undefined) return null;
  return { level, care };
}
