import { ok, type Result, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoActor } from '../actor.ts';
import { actorsOf, editionText, figure, testedDatabases } from '../testing/record-samples.ts';
import { type Records, type RecordsDoor, recordsOver } from './open-records.ts';
import type { SqlDatabase } from './sql-connection.ts';

const BULLETIN = { series: 'bulletin', period: '2019-Q1' };
const FILES = [{ path: 'bulletin.pdf', lang: 'zh', format: 'pdf', sha256: 'a'.repeat(64) }];
const AT = '2019-05-05T01:00:00.000Z';

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);

describe.each(testedDatabases())('records on $name', ({ name, skipped, open, remove }) => {
  let database: SqlDatabase;
  let records: Records;
  let cities = 0;
  /** A city of its own for each test: rows of another are not there for it. */
  const city = () => {
    cities += 1;
    return actorsOf(`${name.toLowerCase()}-${cities}`);
  };

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

  function as<T>(
    actor: ReturnType<typeof actorsOf>['office'],
    work: (door: RecordsDoor) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    return records.withActor(actor, work);
  }

  const drafted = async (who: ReturnType<typeof actorsOf>, ...values: readonly string[]) => {
    const figures = values.map((value, at) => figure(at === 0 ? 'tongzhou' : `d${at}`, value));
    const draft = { ...BULLETIN, ...editionText(...figures) };
    return unwrap(await as(who.office, ({ editions }) => editions.draft(draft)));
  };
  const approved = async (who: ReturnType<typeof actorsOf>, ...values: readonly string[]) => {
    const draft = await drafted(who, ...values);
    return unwrap(await as(who.director, ({ editions }) => editions.approve(draft.id, draft)));
  };
  const published = async (who: ReturnType<typeof actorsOf>, ...values: readonly string[]) => {
    const { id, version } = await approved(who, ...values);
    const given = { version, files: FILES, follow: null };
    return unwrap(await as(who.director, ({ editions }) => editions.publish(id, given)));
  };
  const sending = (value: string, sha256: string) => ({
    district: 'tongzhou',
    period: '2019-Q1',
    family: 'blood',
    rows: [{ indicator: 'donations', numerator: value, denominator: '1000', note: '' }],
    file: { name: 'blood.xlsx', sha256 },
  });

  test.skipIf(skipped)(
    'REC-1 an edition goes from draft to receipt; each step is signed',
    async () => {
      const who = city();
      const edition = await published(who, '13.8');
      expect([edition.state, edition.number, edition.version]).toEqual(['published', 1, 3]);
      expect(edition.drafted.by.id).toBe('office');
      expect(edition.approved).toEqual({ by: who.director.person, at: AT });
      const read = unwrap(await as(who.tongzhou, ({ editions }) => editions.find(edition.id)));
      expect(read).toEqual(edition);
      const receipt = unwrap(
        await as(who.tongzhou, ({ editions }) => editions.receive(edition.id, { note: '' })),
      );
      expect(receipt.district).toBe('tongzhou');
      const again = await as(who.tongzhou, ({ editions }) =>
        editions.receive(edition.id, { note: '' }),
      );
      expect(codeOf(again)).toBe('GOV_RECEIVED_TWICE');
      const known = await as(who.office, async ({ editions }) =>
        ok(await editions.receipts(edition.id)),
      );
      expect(unwrap(known).map(({ district }) => district)).toEqual(['tongzhou']);
      const [head] = unwrap(
        await as(who.office, async ({ editions }) => ok(await editions.list(BULLETIN))),
      );
      expect(head && 'figures' in head).toBe(false);
      expect(head?.contentHash).toBe(edition.contentHash);
    },
  );

  test.skipIf(skipped)(
    'REC-2 of two who approve at once the second is told by whom and when',
    async () => {
      const who = city();
      const draft = await drafted(who, '13.8');
      const both = await Promise.all(
        [who.director, who.deputy].map((actor) =>
          as(actor, ({ editions }) => editions.approve(draft.id, draft)),
        ),
      );
      const [first] = both.filter((each) => each.ok);
      const [second] = both.filter((each) => !each.ok);
      expect([both.length, first?.ok, second?.ok]).toEqual([2, true, false]);
      if (!first?.ok || !second || second.ok) throw new Error('one of each');
      expect(second.problems[0].code).toBe('GOV_CHANGED_MEANWHILE');
      expect(second.problems[0].details.when).toBe(AT);
      expect(second.problems[0].details.byEn).toContain(first.value.approved?.by.name.en);
      const locks = await as(who.office, async (door) => ok(await door.locks.list('2019-Q1')));
      expect(unwrap(locks).filter(({ state }) => state === 'locked')).toHaveLength(1);
    },
  );

  test.skipIf(skipped)('REC-3 what is published is frozen, for the database too', async () => {
    const who = city();
    const edition = await published(who, '13.8');
    const redraft = { ...editionText(figure('tongzhou', '9.9')), version: edition.version };
    const changed = await as(who.office, ({ editions }) => editions.redraft(edition.id, redraft));
    expect(codeOf(changed)).toBe('GOV_STATE');
    const connection = await database.connect();
    const by = (statement: string) => connection.query(statement, []).then(() => 'done', String);
    const where = `where id = '${edition.id}'`;
    const bump = 'set version = version + 1';
    expect(await by(`update sanyi.edition ${bump}, state = 'published' ${where}`)).toMatch(
      /frozen/,
    );
    expect(await by(`update sanyi.edition set version = 9 ${where}`)).toMatch(/follows version/);
    connection.release();
  });

  test.skipIf(skipped)('REC-4 a correction is a new edition that lists what changed', async () => {
    const who = city();
    const first = await published(who, '13.8', '4.0');
    const text = editionText(figure('tongzhou', '13.6'), figure('d1', '4.0'));
    const same = editionText(figure('tongzhou', '13.8'), figure('d1', '4.0'));
    const reason = 'late claims of one campus';
    const nothing = await as(who.office, ({ editions }) =>
      editions.correct(first.id, { ...same, reason }),
    );
    expect(codeOf(nothing)).toBe('GOV_NOTHING_CHANGED');
    const draft = unwrap(
      await as(who.office, ({ editions }) => editions.correct(first.id, { ...text, reason })),
    );
    expect(draft.changes).toEqual([
      {
        indicator: 'expense-growth',
        place: 'tongzhou',
        period: '2019-Q1',
        before: '13.8',
        after: '13.6',
      },
    ]);
    const signed = unwrap(
      await as(who.director, ({ editions }) => editions.approve(draft.id, draft)),
    );
    const given = { version: signed.version, files: FILES, follow: null };
    const second = unwrap(
      await as(who.director, ({ editions }) => editions.publish(draft.id, given)),
    );
    expect([second.number, second.corrects]).toEqual([2, first.id]);
    const current = await as(who.tongzhou, async ({ editions }) =>
      ok(await editions.current(BULLETIN)),
    );
    expect(unwrap(current)?.id).toBe(second.id);
    const unread = unwrap(await as(who.yanqing, ({ editions }) => editions.find(first.id)));
    expect(unread.figures[0]?.value).toBe('13.8');
  });

  test.skipIf(skipped)('REC-5 sending figures locks them until they are returned', async () => {
    const who = city();
    const sent = unwrap(
      await as(who.tongzhou, ({ submissions }) => submissions.send(sending('4', 'a'))),
    );
    const twice = await as(who.tongzhou, ({ submissions }) => submissions.send(sending('4', 'a')));
    expect(codeOf(twice)).toBe('GOV_SENT_TWICE');
    const other = await as(who.tongzhou, ({ submissions }) => submissions.send(sending('5', 'b')));
    expect(codeOf(other)).toBe('GOV_PERIOD_LOCKED');
    const back = { version: sent.version, reason: 'The denominator is that of 2017.' };
    unwrap(await as(who.office, ({ submissions }) => submissions.giveBack(sent.id, back)));
    const again = unwrap(
      await as(who.tongzhou, ({ submissions }) => submissions.send(sending('5', 'b'))),
    );
    expect([again.id, again.version, again.state]).toEqual([sent.id, 3, 'sent']);
    const accepted = unwrap(
      await as(who.office, ({ submissions }) => submissions.accept(again.id, again)),
    );
    expect(accepted.judged?.by.id).toBe('office');
  });

  test.skipIf(skipped)(
    'REC-6 an approved edition locks its whole period until it is reopened',
    async () => {
      const who = city();
      const edition = await approved(who, '13.8');
      const late = await as(who.tongzhou, ({ submissions }) => submissions.send(sending('4', 'a')));
      expect(codeOf(late)).toBe('GOV_PERIOD_LOCKED');
      if (!late.ok) expect(late.problems[0].details.of).toBe(edition.id);
      const elsewhere = await as(who.tongzhou, ({ submissions }) =>
        submissions.send({ ...sending('4', 'a'), period: '2019-Q2' }),
      );
      expect(codeOf(elsewhere)).toBe('ok');
      const reopen = { version: edition.version, reason: 'Tongzhou is late.' };
      unwrap(await as(who.director, ({ editions }) => editions.reopen(edition.id, reopen)));
      const now = await as(who.tongzhou, ({ submissions }) => submissions.send(sending('4', 'a')));
      expect(codeOf(now)).toBe('ok');
    },
  );

  test.skipIf(skipped)(
    'REC-7 a district sees published editions and its own rows, nothing else',
    async () => {
      const who = city();
      const draft = await drafted(who, '13.8');
      const sent = unwrap(
        await as(who.tongzhou, ({ submissions }) => submissions.send(sending('4', 'a'))),
      );
      const seenBy = (actor: typeof who.office) =>
        as(actor, async ({ editions, submissions, locks, history }) =>
          ok({
            draft: codeOf(await editions.find(draft.id)),
            submission: codeOf(await submissions.find(sent.id)),
            locks: (await locks.list('2019-Q1')).length,
            history: (await history.of('submission', sent.id)).length,
          }),
        ).then(unwrap);
      const nothing = {
        draft: 'RECORDS_UNKNOWN',
        submission: 'RECORDS_UNKNOWN',
        locks: 0,
        history: 0,
      };
      expect(await seenBy(who.yanqing)).toEqual(nothing);
      const own = { draft: 'RECORDS_UNKNOWN', submission: 'ok', locks: 1, history: 1 };
      expect(await seenBy(who.tongzhou)).toEqual(own);
      expect(await seenBy(who.office)).toEqual({ ...own, draft: 'ok' });
      expect(await seenBy(city().office)).toEqual(nothing);
    },
  );

  test.skipIf(skipped)('REC-8 acts need a role, a person and the own place', async () => {
    const who = city();
    const draft = await drafted(who, '13.8');
    const approve = (actor: typeof who.office) =>
      as(actor, ({ editions }) => editions.approve(draft.id, draft)).then(codeOf);
    expect(await approve(who.office)).toBe('RECORDS_ACT_REFUSED');
    expect(await approve(who.tongzhou)).toBe('RECORDS_ACT_REFUSED');
    expect(await approve({ ...who.director, person: null })).toBe('RECORDS_ACT_REFUSED');
    expect(await approve(demoActor(who.director.place))).toBe('RECORDS_ACT_REFUSED');
    const foreign = { ...sending('4', 'a'), district: 'yanqing' };
    const sent = await as(who.tongzhou, ({ submissions }) => submissions.send(foreign));
    expect(codeOf(sent)).toBe('RECORDS_ACT_REFUSED');
  });

  test.skipIf(skipped)('REC-9 the database itself refuses a row of another place', async () => {
    const who = city();
    await as(who.tongzhou, ({ submissions }) => submissions.send(sending('4', 'a')));
    const connection = await database.connect();
    const refused = async (...statements: readonly string[]): Promise<string> => {
      await connection.query('begin', []);
      await connection.query(
        `select set_config('sanyi.place', $1, true), set_config('sanyi.district', 'yanqing', true)`,
        [who.office.place],
      );
      await connection.query('set local role sanyi_district', []);
      const told = await (async () => {
        for (const each of statements) await connection.query(each, []);
        return 'done';
      })().catch(String);
      await connection.query('rollback', []);
      return told;
    };
    const columns = 'id, version, place, district, state, period, family, changed_at, body';
    const row = `'X', 1, '${who.office.place}', 'tongzhou', 'sent', '2019-Q3', 'blood', now(), '{}'`;
    expect(await refused(`insert into sanyi.submission (${columns}) values (${row})`)).toMatch(
      /row-level security/,
    );
    expect(await refused('delete from sanyi.submission')).toMatch(/permission denied/);
    expect(await refused("insert into sanyi.history (kind) values ('x')")).toMatch(
      /permission denied/,
    );
    expect(await refused('select * from sanyi.migration')).toMatch(/permission denied/);
    connection.release();
  });

  test.skipIf(skipped)(
    'REC-10 every version stands in history with act, person and state',
    async () => {
      const who = city();
      const edition = await published(who, '13.8');
      const told = await as(who.office, async ({ history }) =>
        ok(await history.of('edition', edition.id)),
      );
      expect(unwrap(told).map(({ act, version, state }) => `${version} ${act} ${state}`)).toEqual([
        '1 edition.draft draft',
        '2 edition.approve approved',
        '3 edition.publish published',
      ]);
      expect(unwrap(told)[1]?.record.changed.by).toEqual(who.director.person);
    },
  );

  test.skipIf(skipped)(
    'REC-11 whichever statement fails, an act is done wholly or not at all',
    async () => {
      const who = city();
      const { id, version } = await approved(who, '13.8');
      const given = { version, files: FILES, follow: null };
      for (let at = 1; ; at += 1) {
        const failing = unwrap(await recordsOver(failingAt(database, at), () => AT));
        const result = await failing.withActor(who.director, ({ editions }) =>
          editions.publish(id, given),
        );
        const now = unwrap(await as(who.office, ({ editions }) => editions.find(id)));
        if (result.ok) {
          expect([now.state, at > 5]).toEqual(['published', true]);
          break;
        }
        expect(result.problems[0].code).toBe('RECORDS_FAILED');
        expect([now.state, now.version, now.number]).toEqual(['approved', version, null]);
      }
    },
  );

  test.skipIf(skipped)(
    'REC-12 the steps of the tables run once; a later or changed step is refused',
    async () => {
      const again = await recordsOver({ ...database, close: async () => {} }, () => AT);
      expect(again.ok).toBe(true);
      const connection = await database.connect();
      const sql = (text: string) => connection.query(text, []);
      await sql("insert into sanyi.migration (id, name, hash) values (999, 'later', '')");
      connection.release();
      const open = () => recordsOver({ ...database, close: async () => {} }, () => AT);
      expect(codeOf(await open())).toBe('RECORDS_NEWER');
      const other = await database.connect();
      await other.query('delete from sanyi.migration where id = 999', []);
      await other.query("update sanyi.migration set hash = 'x' || hash where id = 1", []);
      other.release();
      expect(codeOf(await open())).toBe('RECORDS_CHANGED');
      const last = await database.connect();
      await last.query('update sanyi.migration set hash = substr(hash, 2) where id = 1', []);
      last.release();
      expect(codeOf(await open())).toBe('ok');
    },
  );
});

/** A database whose n-th statement after the making of tables fails as a full disk would. */
function failingAt(database: SqlDatabase, at: number): SqlDatabase {
  let connections = 0;
  let statements = 0;
  return {
    close: async () => {},
    connect: async () => {
      const connection = await database.connect();
      connections += 1;
      if (connections === 1) return connection;
      return {
        ...connection,
        query: async (text, values) => {
          statements += 1;
          if (statements === at && text !== 'rollback') {
            throw Object.assign(new Error('no space left on device'), { code: '53100' });
          }
          return connection.query(text, values);
        },
      };
    },
  };
}
