import type { TaskDraft } from '@sanyi/governance';
import { ok, type Result, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { actorsOf, editionText, figure, testedDatabases } from '../testing/record-samples.ts';
import { type Records, type RecordsDoor, recordsOver } from './open-records.ts';

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);
const who = actorsOf('city-of-centres');

describe.each(testedDatabases())('health centres on $name', ({ skipped, open, remove }) => {
  let records: Records;
  const withRecords = test.skipIf(skipped);

  beforeAll(async () => {
    const now = () => '2019-05-05T01:00:00.000Z';
    if (!skipped) records = unwrap(await recordsOver(await open(), now));
  }, 120_000);
  afterAll(async () => {
    if (skipped) return;
    await records.close();
    await remove();
  });

  const as = <T>(actor: Actor, work: (door: RecordsDoor) => Promise<Result<T>>) =>
    records.withActor(actor, work);
  const draft = (owner: Actor, more: Partial<TaskDraft> = {}): Omit<TaskDraft, 'id' | 'place'> => ({
    ...{ district: 'tongzhou', level: 'centre', institution: owner.institution ?? null },
    title: { en: 'Visit those who were not seen', zh: '随访未到诊人员' },
    deadline: '2019-06-30',
    origin: { kind: 'person' },
    parent: null,
    owners: owner.person ? [owner.person] : [],
    measure: null,
    ...more,
  });

  withRecords(
    'REC-26 a centre sees and reports its own tasks; its district sees them, others do not',
    async () => {
      const whole = unwrap(
        await as(who.office, ({ tasks }) =>
          tasks.open(draft(who.tongzhou, { level: 'district', institution: null })),
        ),
      );
      const opened = (owner: Actor) =>
        as(who.tongzhou, ({ tasks }) => tasks.open(draft(owner, { parent: whole.id })));
      const own = unwrap(await opened(who.otter));
      const other = unwrap(await opened(who.heron));
      const seenBy = async (actor: Actor) =>
        unwrap(await as(actor, async ({ tasks }) => ok(await tasks.list({})))).map(({ id }) => id);
      expect(await seenBy(who.otter)).toEqual([own.id]);
      expect(await seenBy(who.heron)).toEqual([other.id]);
      expect((await seenBy(who.tongzhou)).sort()).toEqual([whole.id, own.id, other.id].sort());
      expect(await seenBy(who.yanqing)).toEqual([]);
      // A centre of the same name in another district is another centre.
      expect(await seenBy({ ...who.otter, district: 'yanqing' })).toEqual([]);
      expect(await seenBy({ ...who.otter, institution: '' })).toEqual([]);
      const said = { version: 1, text: 'All were visited.', done: true };
      const report = (actor: Actor, id: string) =>
        as(actor, ({ tasks }) => tasks.report(id, said)).then(codeOf);
      expect(await report(who.otter, other.id)).toBe('RECORDS_UNKNOWN');
      expect(await report(who.otter, whole.id)).toBe('RECORDS_UNKNOWN');
      expect(await report(who.otter, own.id)).toBe('ok');
      const told = await as(who.otter, async ({ history }) =>
        ok([await history.of('task', own.id), await history.of('task', other.id)]),
      );
      expect(unwrap(told).map(({ length }) => length)).toEqual([2, 0]);
      const closing = { version: 2, reason: 'seen' };
      const close = (actor: Actor) =>
        as(actor, ({ tasks }) => tasks.close(own.id, closing)).then(codeOf);
      expect(await close(who.otter)).toBe('RECORDS_ACT_REFUSED');
      expect(await close(who.tongzhou)).toBe('ok');
    },
  );

  withRecords('REC-26 a centre opens and sends nothing, and sees what everybody sees', async () => {
    const own = draft(who.otter);
    expect(codeOf(await as(who.otter, ({ tasks }) => tasks.open(own)))).toBe('RECORDS_ACT_REFUSED');
    const sheet = {
      ...{ district: 'tongzhou', period: '2019-Q1', family: 'blood' },
      rows: [{ indicator: 'donations', numerator: '1', denominator: '2', note: '' }],
      file: { name: 'blood.xlsx', sha256: 'a' },
    };
    const send = (actor: Actor) => as(actor, ({ submissions }) => submissions.send(sheet));
    expect(codeOf(await send(who.otter))).toBe('RECORDS_ACT_REFUSED');
    unwrap(await send(who.tongzhou));
    const text = {
      series: 'bulletin',
      period: '2019-Q1',
      ...editionText(figure('tongzhou', '9.0')),
    };
    unwrap(await as(who.office, ({ editions }) => editions.draft(text)));
    const seen = await as(who.otter, async ({ editions, submissions, projects, locks }) =>
      ok([
        (await editions.list({})).length,
        (await submissions.list({})).length,
        (await projects.list({})).length,
        (await locks.list('2019-Q1')).length,
      ]),
    );
    expect(unwrap(seen)).toEqual([0, 0, 0, 0]);
  });
});
