import type { Submission } from '@sanyi/governance';
import { ok, type Result } from '@sanyi/kernel';
import type { Facts } from '../facts/open-facts.ts';
import type { RecordsDoor } from '../records/open-records.ts';
import { returnReported } from './reported.ts';
import type { Sender } from './send-sheet.ts';

/** A submission as it was seen. */
export type SeenSheet = { readonly id: string; readonly version: number };

/**
 * Accepts figures that a district sent, in the name of an office: they stay locked and may stand in
 * an edition.
 *
 * @returns `RECORDS_ACT_REFUSED` for anybody but an office, `GOV_CHANGED_MEANWHILE` when another
 *   version was seen, `GOV_STATE` unless they wait, `GOV_PERIOD_LOCKED` where an edition closed them
 * @example
 * ```ts
 * declare const records: Records;
 * const sender = { records, actor: demoActor('synthea') };
 * (await acceptSheet(sender, { id: 'S1', version: 1 })).ok; // false: nobody in an office
 * ```
 */
export const acceptSheet = (
  { records, actor }: Sender,
  { id, version }: SeenSheet,
): Promise<Result<Submission>> =>
  records.withActor(actor, ({ submissions }) => submissions.accept(id, { version }));

/**
 * Returns figures to their district with a reason, in the name of an office: their lock is released,
 * and the figures of all sheets of this submission hold no longer. Record and figures change together
 * or not at all.
 *
 * @returns `GOV_TEXT` without a reason, `STORE_WRITE_FAILED`, and what `acceptSheet` refuses
 * @example
 * ```ts
 * declare const facts: Facts; // from openFacts
 * declare const records: Records;
 * const sender = { records, actor: demoActor('synthea') };
 * const asked = { id: 'S1', version: 1, reason: 'The figures are those of 2018.' };
 * (await returnSheet(sender, facts, asked)).ok; // false: nobody in an office
 * ```
 */
export const returnSheet = (
  { records, actor }: Sender,
  facts: Facts,
  { id, version, reason }: SeenSheet & { readonly reason: string },
): Promise<Result<Submission>> =>
  records.withActor(actor, async (door) => {
    const returned = await door.submissions.giveBack(id, { version, reason });
    if (!returned.ok) return returned;
    const { district, period, changed } = returned.value;
    const marked = await returnReported(facts, {
      place: district ?? '',
      period,
      fileHashes: await filesOf(door, id),
      at: changed.at,
    });
    return marked.ok ? ok(returned.value) : marked;
  });

/** Every file that a submission came in, the corrected ones too. */
async function filesOf({ history }: RecordsDoor, id: string): Promise<string[]> {
  const versions = await history.of('submission', id);
  // The history of submissions holds submissions, and nothing else.
  return [...new Set(versions.map(({ record }) => (record as Submission).file.sha256))];
}
