import type { PackageDraft } from '@sanyi/governance';
import { ok, type Result, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { actorsOf, testedDatabases } from '../testing/record-samples.ts';
import { type Records, type RecordsDoor, recordsOver } from './open-records.ts';
import type { SqlDatabase } from './sql-connection.ts';

const AT = '2019-05-05T01:00:00.000Z';
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);

describe.each(testedDatabases())('drafts on $name', ({ name, skipped, open, remove }) => {
  let database: SqlDatabase;
  let records: Records;
  let cities = 0;
  const city = () => {
    cities += 1;
    return actorsOf(`drafts-${name.toLowerCase()}-${cities}`);
  };
  const as = <T>(actor: Actor, work: (door: RecordsDoor) => Promise<Result<T>>) =>
    records.withActor(actor, work);
  const withRecords = test.skipIf(skipped);

  beforeAll(async () => {
    if (skipped) return;
    database = await open();
    records = unwrap(await recordsOver(database, () => AT));
  }, 120_000);
  afterAll(async () => {
    if (skipped) return;
    await records.close();
    await remove();
  });

  const base = { package: 'fees', version: '1.0.0' };
  const copied = async (who: Actor, text = 'price 80') =>
    unwrap(
      await as(who, ({ drafts }) =>
        drafts.make({ name: 'fees-v2', base, files: { 'policy.yaml': text }, note: 'copy' }),
      ),
    );
  const save = (who: Actor, { id, version }: PackageDraft, text: string) =>
    as(who, ({ drafts }) =>
      drafts.save(id, { version, name: 'fees-v2', files: { 'policy.yaml': text }, note: text }),
    );
  const submitted = async (who: ReturnType<typeof actorsOf>) => {
    const draft = await copied(who.office);
    const { id, version } = draft;
    return unwrap(await as(who.office, ({ drafts }) => drafts.submit(id, { version, note: 'go' })));
  };
  const approve = (who: Actor, { id, version, files, filesHash }: PackageDraft) =>
    as(who, ({ drafts }) =>
      drafts.approve(id, {
        version,
        files,
        name: 'fees-v2',
        from: '2019-07-01',
        seenHash: filesHash,
      }),
    );

  withRecords(
    'REC-23 of two who save one version the second is told by whom and when',
    async () => {
      const who = city();
      const draft = await copied(who.office);
      const first = unwrap(await save(who.office, draft, 'price 90'));
      const second = await save(who.deputy, draft, 'price 100');
      expect(codeOf(second)).toBe('GOV_CHANGED_MEANWHILE');
      expect(second.ok ? '' : second.problems[0].en).toContain(`Name of office (Office of office)`);
      expect(second.ok ? '' : second.problems[0].en).toContain(AT);
      const now = unwrap(await as(who.deputy, ({ drafts }) => drafts.find(draft.id)));
      expect([now.version, now.files]).toEqual([first.version, { 'policy.yaml': 'price 90' }]);
      const before = unwrap(await as(who.deputy, ({ drafts }) => drafts.version(draft.id, 1)));
      expect(before.files).toEqual({ 'policy.yaml': 'price 80' });
      // Nothing is lost: the second keeps the text as a copy of its own.
      const own = await copied(who.deputy, 'price 100');
      expect(own.id).not.toBe(draft.id);
    },
  );

  withRecords('REC-23 saved at the same moment, one is written and one refused', async () => {
    const who = city();
    const draft = await copied(who.office);
    const both = await Promise.all([
      save(who.office, draft, 'price 90'),
      save(who.deputy, draft, 'price 100'),
    ]);
    expect(both.map(codeOf).sort()).toEqual(['GOV_CHANGED_MEANWHILE', 'ok']);
  });

  withRecords(
    'REC-23 approved it stands, also against statements, and its name is taken',
    async () => {
      const who = city();
      const draft = await submitted(who);
      const approved = unwrap(await approve(who.director, draft));
      expect([approved.state, approved.from]).toEqual(['approved', '2019-07-01']);
      expect(codeOf(await save(who.office, approved, 'price 1'))).toBe('GOV_STATE');
      const again = await submitted(who);
      expect(codeOf(await approve(who.director, again))).toBe('GOV_DRAFT_NAME');
      const connection = await database.connect();
      const statement = `update sanyi.draft set version = version + 1, name = 'x' where id = $1`;
      await expect(connection.query(statement, [approved.id])).rejects.toThrow('stands');
      connection.release();
      const told = await as(who.office, async ({ history }) =>
        ok(await history.of('draft', draft.id)),
      );
      expect(unwrap(told).map(({ act }) => act)).toEqual([
        'draft.write',
        'draft.submit',
        'draft.approve',
      ]);
    },
  );

  withRecords(
    'REC-24 offices write and the director approves; others see what is approved',
    async () => {
      const who = city();
      const draft = await submitted(who);
      expect(codeOf(await approve(who.office, draft))).toBe('RECORDS_ACT_REFUSED');
      expect(codeOf(await approve(who.tongzhou, draft))).toBe('RECORDS_ACT_REFUSED');
      for (const other of [who.tongzhou, who.reader]) {
        expect(codeOf(await save(other, draft, 'x'))).toBe('RECORDS_ACT_REFUSED');
        expect(codeOf(await as(other, ({ drafts }) => drafts.find(draft.id)))).toBe(
          'RECORDS_UNKNOWN',
        );
        expect(unwrap(await as(other, async ({ drafts }) => ok(await drafts.list())))).toEqual([]);
      }
      unwrap(await approve(who.director, draft));
      for (const other of [who.tongzhou, who.reader]) {
        expect(unwrap(await as(other, ({ drafts }) => drafts.find(draft.id))).state).toBe(
          'approved',
        );
      }
      const elsewhere = city();
      expect(codeOf(await as(elsewhere.director, ({ drafts }) => drafts.find(draft.id)))).toBe(
        'RECORDS_UNKNOWN',
      );
    },
  );
});
