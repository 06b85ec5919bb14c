import type { Project, Task, TaskDraft } from '@sanyi/governance';
import { ok, type Result, unwrap } from '@sanyi/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '../actor.ts';
import { actorsOf, editionText, figure, testedDatabases } from '../testing/record-samples.ts';
import { type Records, type RecordsDoor, recordsOver } from './open-records.ts';

const AT = '2019-05-05T01:00:00.000Z';
const RULE = { closesAfter: 1, nearCloses: false };
const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);

describe.each(testedDatabases())('tasks on $name', ({ name, skipped, open, remove }) => {
  let records: Records;
  let cities = 0;
  const city = () => {
    cities += 1;
    return actorsOf(`${name.toLowerCase()}-${cities}`);
  };
  const as = <T>(actor: Actor, work: (door: RecordsDoor) => Promise<Result<T>>) =>
    records.withActor(actor, work);
  const withRecords = test.skipIf(skipped);

  beforeAll(async () => {
    if (!skipped) records = unwrap(await recordsOver(await open(), () => AT));
  }, 120_000);
  afterAll(async () => {
    if (skipped) return;
    await records.close();
    await remove();
  });

  const draft = (who: Actor, change: Partial<TaskDraft> = {}): Omit<TaskDraft, 'id' | 'place'> => ({
    district: 'tongzhou',
    title: { en: 'Expense growth', zh: '医疗费用增长' },
    level: 'district',
    institution: null,
    deadline: '2019-03-31',
    origin: { kind: 'finding', edition: null, finding: null },
    parent: null,
    owners: who.person ? [who.person] : [],
    measure: {
      indicator: 'expense-growth',
      place: 'tongzhou',
      first: { ...figure('tongzhou', '12.4'), period: '2018-Q4', edition: null },
    },
    ...change,
  });
  const opened = async (who: ReturnType<typeof actorsOf>, change: Partial<TaskDraft> = {}) =>
    unwrap(await as(who.office, ({ tasks }) => tasks.open(draft(who.tongzhou, change))));
  const publish = async (who: ReturnType<typeof actorsOf>, value: string, period = '2019-Q1') => {
    const figures = { ...figure('tongzhou', value), period };
    const text = { series: 'bulletin', period, ...editionText(figures) };
    const made = unwrap(await as(who.office, ({ editions }) => editions.draft(text)));
    const signed = unwrap(
      await as(who.director, ({ editions }) => editions.approve(made.id, made)),
    );
    const given = { version: signed.version, files: [], follow: RULE };
    return unwrap(await as(who.director, ({ editions }) => editions.publish(made.id, given)));
  };
  const taskOf = async (who: Actor, id: string): Promise<Task> =>
    unwrap(await as(who, ({ tasks }) => tasks.find(id)));

  withRecords(
    'REC-17 publishing the next quarter closes a task, a worse one reopens it',
    async () => {
      const who = city();
      const task = await opened(who);
      const good = await publish(who, '9.1');
      const closed = await taskOf(who.tongzhou, task.id);
      expect([closed.state, closed.closed?.because, closed.closed?.by.id]).toEqual([
        'closed',
        'figure',
        'director',
      ]);
      expect(closed.measure?.readings).toMatchObject([{ value: '9.1', edition: good.id }]);
      await publish(who, '11.7', '2019-Q2');
      const reopened = await taskOf(who.tongzhou, task.id);
      expect([reopened.state, reopened.reopened, reopened.version]).toEqual(['open', 1, 3]);
      const told = await as(who.tongzhou, async ({ history }) =>
        ok(await history.of('task', task.id)),
      );
      expect(unwrap(told).map(({ act, state }) => `${act} ${state}`)).toEqual([
        'task.open open',
        'edition.publish closed',
        'edition.publish open',
      ]);
    },
  );

  withRecords(
    'REC-18 figures still in draft may be followed by an office, in its name',
    async () => {
      const who = city();
      const task = await opened(who);
      const given = { figures: [figure('tongzhou', '9.1')], edition: null, rule: RULE };
      expect(codeOf(await as(who.tongzhou, ({ tasks }) => tasks.follow(given)))).toBe(
        'RECORDS_ACT_REFUSED',
      );
      const changed = unwrap(await as(who.office, ({ tasks }) => tasks.follow(given)));
      expect(changed.map(({ id, state }) => [id, state])).toEqual([[task.id, 'closed']]);
      expect(unwrap(await as(who.office, ({ tasks }) => tasks.follow(given)))).toEqual([]);
    },
  );

  withRecords(
    'REC-19 a district sees and changes its own tasks, and splits them for its centres',
    async () => {
      const who = city();
      const task = await opened(who, { measure: null });
      expect(codeOf(await as(who.yanqing, ({ tasks }) => tasks.find(task.id)))).toBe(
        'RECORDS_UNKNOWN',
      );
      const listed = await as(who.yanqing, async ({ tasks }) => ok(await tasks.list({})));
      expect(unwrap(listed)).toEqual([]);
      const part = draft(who.tongzhou, {
        ...{ level: 'centre', institution: 'Otter centre', parent: task.id, measure: null },
        origin: { kind: 'person' },
      });
      const foreign = await as(who.yanqing, ({ tasks }) =>
        tasks.open({ ...part, district: 'yanqing' }),
      );
      expect(codeOf(foreign)).toBe('RECORDS_UNKNOWN');
      const child = unwrap(await as(who.tongzhou, ({ tasks }) => tasks.open(part)));
      const said = { version: 1, text: 'Ready.', done: true };
      const done = unwrap(await as(who.tongzhou, ({ tasks }) => tasks.report(task.id, said)));
      const seen = { version: done.version, reason: 'seen' };
      const own = await as(who.tongzhou, ({ tasks }) => tasks.close(task.id, seen));
      expect(codeOf(own)).toBe('RECORDS_ACT_REFUSED');
      const early = await as(who.office, ({ tasks }) => tasks.close(task.id, seen));
      expect(codeOf(early)).toBe('GOV_PARTS_OPEN');
      const childDone = unwrap(await as(who.tongzhou, ({ tasks }) => tasks.report(child.id, said)));
      const closing = { version: childDone.version, reason: 'seen' };
      unwrap(await as(who.tongzhou, ({ tasks }) => tasks.close(child.id, closing)));
      expect(unwrap(await as(who.office, ({ tasks }) => tasks.close(task.id, seen))).state).toBe(
        'closed',
      );
    },
  );

  withRecords(
    'REC-20 a directive opens a task for each requirement, all or none, once',
    async () => {
      const who = city();
      const requirement = (number: number, owners: readonly Actor[]) => ({
        number,
        title: { en: `Requirement ${number}`, zh: `要求${number}` },
        end: { en: 'It is reported', zh: '已报告' },
        owners: owners.flatMap(({ person }) => person ?? []),
        deadline: '2019-08-05',
      });
      const meeting = (name: string, day: string, owners: readonly Actor[]) => ({
        ...({ kind: 'meeting', name, day, period: '2019-Q1', reports: [] } as const),
        title: { en: 'Meeting', zh: '会议' },
        requirements: [requirement(1, [who.office]), requirement(2, owners)],
      });
      const issue = (actor: Actor, name: string, day: string, owners: readonly Actor[]) =>
        as(actor, ({ directives }) => directives.issue(meeting(name, day, owners)));
      expect(codeOf(await issue(who.office, 'a', '2019-05-05', [who.office]))).toBe(
        'RECORDS_ACT_REFUSED',
      );
      const two = await issue(who.director, 'a', '2019-05-05', [who.office, who.tongzhou]);
      expect(codeOf(two)).toBe('GOV_OWNERS_MANY');
      expect(unwrap(await as(who.office, async ({ tasks }) => ok(await tasks.list({}))))).toEqual(
        [],
      );
      unwrap(await issue(who.director, 'a', '2019-05-05', [who.office]));
      expect(codeOf(await issue(who.director, 'a', '2019-05-05', [who.office]))).toBe(
        'GOV_ISSUED_TWICE',
      );
      const next = unwrap(await issue(who.director, 'b', '2019-08-05', [who.office]));
      const pack = unwrap(await as(who.tongzhou, ({ directives }) => directives.pack(next.id)));
      expect(pack.requirements.map(({ number, task }) => [number, task?.state])).toEqual([
        [1, 'open'],
        [2, 'open'],
      ]);
      expect(pack.followUp).toHaveLength(2);
    },
  );

  withRecords('REC-21 a key project stands once, with one owner who has room', async () => {
    const who = city();
    const register = (named: string, most = 2) =>
      as(who.office, ({ projects }) =>
        projects.register({
          ...{ most, name: named, district: 'tongzhou', level: 'city', reportedOn: '2019-03-31' },
          title: { en: named, zh: '项目' },
          owners: who.tongzhou.person ? [who.tongzhou.person] : [],
          budgetFen: '100',
          milestones: [{ code: 'open', title: { en: 'Open', zh: '启用' }, plan: '2019-12-31' }],
        }),
      );
    const first: Project = unwrap(await register('a'));
    expect(codeOf(await register('a'))).toBe('GOV_REGISTERED_TWICE');
    unwrap(await register('b'));
    expect(codeOf(await register('c'))).toBe('GOV_OWNER_FULL');
    const report = { on: '2019-04-30', spentFen: '10', risk: 'low', note: '' } as const;
    const milestones = [{ code: 'open', forecast: '2020-01-31', done: null }];
    const told = (actor: Actor, version: number) =>
      as(actor, ({ projects }) => projects.report(first.id, { ...report, milestones, version }));
    expect(codeOf(await told(who.yanqing, 1))).toBe('RECORDS_UNKNOWN');
    expect(unwrap(await told(who.tongzhou, 1)).version).toBe(2);
    expect(codeOf(await told(who.tongzhou, 1))).toBe('GOV_CHANGED_MEANWHILE');
  });
});
