import type { LockedData } from '@sanyi/governance';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { mayAct } from '../actor.ts';
import type { Sender } from './send-sheet.ts';

/**
 * Opens closed data again, in the name of a director and with a reason, so that a corrected sheet
 * can come in. Every lock over them is released: that of the submission and that of an edition.
 * Other districts keep the locks of their own submissions; a published edition stays as it is.
 *
 * @returns how many locks were released; `REPORT_DATA_OPEN` where none stands, `RECORDS_ACT_REFUSED`
 *   for anybody but a director
 * @example
 * ```ts
 * declare const records: Records;
 * const sender = { records, actor: demoActor('synthea') };
 * const data = { district: 'daxing', period: '2019-Q1', family: 'expense' };
 * (await reopenData(sender, data, 'a sheet was wrong')).ok; // false
 * ```
 */
export async function reopenData(
  { records, actor }: Sender,
  data: LockedData,
  reason: string,
): Promise<Result<number>> {
  const may = mayAct(actor, { act: 'period.release', district: data.district });
  if (!may.ok) return may;
  return records.withActor(actor, async ({ locks }): Promise<Result<number>> => {
    let released = 0;
    for (;;) {
      const lock = await locks.over(data);
      if (!lock) break;
      const open = await locks.release(lock.id, { version: lock.version, reason });
      if (!open.ok) return open;
      released += 1;
    }
    if (released > 0) return ok(released);
    const { district, period, family } = data;
    const where = `${district ?? '*'} ${period}`;
    return fail(problem('REPORT_DATA_OPEN', where, { period, form: family ?? '*' }));
  });
}
