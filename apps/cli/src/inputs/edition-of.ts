import type { WireEdition } from '@sanyi/api';
import { fail, ok, parsePeriod, problem, type Result } from '@sanyi/kernel';
import type { GovernanceDesk } from '@sanyi/server';
import type { Actor } from '@sanyi/store';
import type { Call, Command, Option } from '../call/command.ts';

/** The quarter whose editions a command is about. */
export const PERIOD_ARGUMENT: Command['arguments'][number] = {
  name: 'PERIOD',
  text: { en: 'quarter, such as 2019-Q1', zh: '季度，如 2019-Q1' },
};

/** Names an edition other than the newest of its quarter. */
export const EDITION_OPTION: Option = {
  name: 'edition',
  value: 'ID',
  text: { en: 'this edition, such as E1', zh: '该版本，如 E1' },
  otherwise: { en: 'the newest of the quarter', zh: '该季度最新版本' },
};

/** Answers about editions. */
export type Editions = GovernanceDesk['editions'];

/** The edition that is named, or the newest of the quarter. */
export async function editionOf(
  call: Call,
  editions: Editions,
  actor: Actor,
): Promise<Result<WireEdition>> {
  const period = parsePeriod(call.arguments[0] ?? '', 'PERIOD');
  if (!period.ok) return period;
  const list = await editions.list(actor, period.value.id);
  if (!list.ok) return list;
  const named = call.options.get('edition');
  const found = list.value.rows.find(({ id }) => named === undefined || id === named);
  if (found) return ok(found);
  const id = named ?? period.value.id;
  return fail(problem('RECORDS_UNKNOWN', id.slice(0, 80), { id: id.slice(0, 80) }));
}
