import { type Result, unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { progressCurve, projectAlarms, slipOf, taskAlarms } from './alarms.ts';
import { issueDirective, meetingPack } from './directive.ts';
import { followTask } from './follow-task.ts';
import { registerProject, reportProject } from './project.ts';
import {
  assignTask,
  closeTask,
  openTask,
  reportTask,
  type Task,
  type TaskDraft,
  type TaskFigure,
  withdrawTask,
} from './task.ts';
import { directiveDraft, projectDraft, signedBy, taskDraft } from './testing/samples.ts';

const code = (result: Result<unknown>): string => (result.ok ? 'ok' : result.problems[0].code);
const lin = signedBy('lin');
const mu = signedBy('mu');
const open = (change: Partial<TaskDraft> = {}): Task =>
  unwrap(openTask({ ...taskDraft, ...change }, lin));
const RULE = { closesAfter: 1, nearCloses: false };
const THRESHOLDS = { silentDays: 30, slipDays: 30, nearDays: 14 };
const figure = (period: string, judgement: TaskFigure['judgement'], value = '9.1'): TaskFigure => ({
  period,
  value,
  numerator: value.replace('.', ''),
  denominator: '1000',
  judgement,
  edition: null,
});
const follow = (task: Task, next: TaskFigure, rule = RULE): Result<Task> =>
  followTask(task, { figure: next, rule }, lin);

describe('tasks', () => {
  test('GOV-10 a task has exactly one owner', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('mu', 'lin', 'wang'), { maxLength: 3 }), (ids) => {
        const owners = ids.map((id) => signedBy(id).by);
        const expected = ['GOV_OWNER_NONE', 'ok'][owners.length] ?? 'GOV_OWNERS_MANY';
        expect(code(openTask({ ...taskDraft, owners }, lin))).toBe(expected);
        expect(code(assignTask(open(), { owners, deadline: '2019-07-01' }, lin))).toBe(expected);
      }),
    );
  });

  test('GOV-11 level, place, title and deadline must fit', () => {
    const wrong = (change: Partial<TaskDraft>) => code(openTask({ ...taskDraft, ...change }, lin));
    expect(wrong({ level: 'city' })).toBe('GOV_LEVEL');
    expect(wrong({ level: 'centre' })).toBe('GOV_LEVEL');
    expect(wrong({ level: 'centre', institution: 'Otter centre' })).toBe('ok');
    expect(wrong({ deadline: 'soon' })).toBe('GOV_DAY');
    expect(wrong({ title: { en: 'x', zh: ' ' } })).toBe('GOV_TEXT');
  });

  test('GOV-12 the owner or an office of the city reports; a task is closed when it is said to be done', () => {
    const task = open({ measure: null });
    const told = { text: 'Two wards moved.', done: true, forCity: false };
    expect(code(reportTask(task, told, lin))).toBe('GOV_NOT_OWNER');
    expect(code(reportTask(task, { ...told, forCity: true }, lin))).toBe('ok');
    expect(code(closeTask(task, { reason: 'seen', parts: [] }, lin))).toBe('GOV_STATE');
    const done = unwrap(reportTask(task, told, mu));
    expect([done.state, done.evidence.length]).toEqual(['done', 1]);
    expect(code(closeTask(done, { reason: 'seen', parts: [open()] }, lin))).toBe('GOV_PARTS_OPEN');
    const parts = [unwrap(withdrawTask(open(), { reason: 'double' }, lin))];
    const closed = unwrap(closeTask(done, { reason: 'seen on site', parts }, lin));
    expect([closed.state, closed.closed?.because]).toEqual(['closed', 'person']);
    expect(code(withdrawTask(closed, { reason: 'x' }, lin))).toBe('GOV_STATE');
  });

  test('GOV-13 a measured task is closed and reopened by the figures of later quarters, by the rule', () => {
    const task = open();
    const done = unwrap(reportTask(task, { text: 'x', done: true, forCity: true }, lin));
    expect(code(closeTask(done, { reason: 'seen', parts: [] }, lin))).toBe('GOV_CLOSED_BY_FIGURE');
    expect(code(follow(task, figure('2018-Q4', 'met')))).toBe('GOV_EARLIER_FIGURE');
    expect(code(follow(open({ measure: null }), figure('2019-Q1', 'met')))).toBe(
      'GOV_NOT_MEASURED',
    );
    const closed = unwrap(follow(task, figure('2019-Q1', 'met')));
    expect([closed.state, closed.closed?.because]).toEqual(['closed', 'figure']);
    const reopened = unwrap(follow(closed, figure('2019-Q2', 'missed', '12.0')));
    expect([reopened.state, reopened.closed, reopened.reopened]).toEqual(['open', null, 1]);
    expect(reopened.measure?.readings.map(({ effect }) => effect)).toEqual(['closed', 'reopened']);
    const near = figure('2019-Q1', 'near');
    expect(unwrap(follow(task, near)).state).toBe('open');
    expect(unwrap(follow(task, near, { ...RULE, nearCloses: true })).state).toBe('closed');
    const twice = { ...RULE, closesAfter: 2 };
    const once = unwrap(follow(task, figure('2019-Q1', 'met'), twice));
    expect(once.state).toBe('open');
    expect(unwrap(follow(once, figure('2019-Q2', 'met'), twice)).state).toBe('closed');
  });

  test('GOV-14 the same figure changes nothing, a corrected one takes its place, any order of quarters ends alike', () => {
    const judgements = fc.constantFrom('met', 'near', 'missed', 'none' as const);
    const periods = ['2019-Q1', '2019-Q2', '2019-Q3'];
    fc.assert(
      fc.property(fc.array(judgements, { minLength: 3, maxLength: 3 }), (told) => {
        let task = open();
        for (const [at, period] of periods.entries()) {
          const next = figure(period, told[at] ?? 'none');
          task = unwrap(follow(task, next));
          expect(unwrap(follow(task, next))).toBe(task);
        }
        expect(task.measure?.readings.map(({ period }) => period)).toEqual(periods);
        const last = told.findLast((each) => each === 'met' || each === 'missed');
        expect(task.state).toBe(last === 'met' ? 'closed' : 'open');
        expect(task.state === 'closed').toBe(task.closed !== null);
      }),
    );
    const closed = unwrap(follow(open(), figure('2019-Q1', 'met')));
    const corrected = unwrap(follow(closed, figure('2019-Q1', 'missed', '11.0')));
    expect([corrected.state, corrected.measure?.readings.length]).toEqual(['open', 1]);
  });

  test('GOV-15 a deadline that has passed or is near calls the owner; what is closed calls nobody', () => {
    const task = open({ deadline: '2019-06-30' });
    const rules = (on: string, of = task) =>
      taskAlarms(of, { ...THRESHOLDS, on }).map(({ rule, amount }) => [rule, amount]);
    expect(rules('2019-06-01')).toEqual([]);
    expect(rules('2019-06-16')).toEqual([['near', 14]]);
    expect(rules('2019-06-30')).toEqual([['near', 0]]);
    expect(rules('2019-07-01')).toEqual([['overdue', 1]]);
    expect(rules('2019-07-01', unwrap(follow(task, figure('2019-Q1', 'met'))))).toEqual([]);
  });
});

describe('directives', () => {
  test('GOV-16 each requirement has one owner and a deadline', () => {
    expect(code(issueDirective(directiveDraft, lin))).toBe('ok');
    const [first, ...rest] = directiveDraft.requirements;
    if (!first) throw new Error('it has requirements');
    const owners = [lin.by, mu.by];
    const two = { ...directiveDraft, requirements: [{ ...first, owners }, ...rest] };
    expect(code(issueDirective(two, lin))).toBe('GOV_OWNERS_MANY');
    expect(code(issueDirective({ ...directiveDraft, requirements: [] }, lin))).toBe('GOV_ROWS');
  });

  test('GOV-17 the pack of a meeting follows up the tasks of the meeting before', () => {
    const before = { ...unwrap(issueDirective(directiveDraft, lin)), id: 'D0' };
    const directive = { ...before, id: 'D1' };
    const asked = (of: string, number: number): Task =>
      open({ id: `${of}-${number}`, origin: { kind: 'requirement', directive: of, number } });
    const part = { ...asked('D1', 1), id: 'part', parent: 'D1-1' };
    const pack = meetingPack({ directive, before, tasks: [asked('D0', 1), asked('D1', 1), part] });
    expect(pack.requirements.map(({ task }) => task?.id)).toEqual(['D1-1', undefined]);
    expect(pack.followUp.map(({ id }) => id)).toEqual(['D0-1']);
  });
});

describe('projects', () => {
  const register = (change: object = {}, owned = 0) =>
    registerProject({ draft: { ...projectDraft, ...change }, owned, most: 3 }, lin);
  const project = unwrap(register());
  const report = {
    on: '2019-03-31',
    spentFen: '10',
    risk: 'low',
    note: '',
    forCity: true,
  } as const;

  test('GOV-18 a project has exactly one owner, who has room, and milestones in order', () => {
    expect(code(register({ owners: [] }))).toBe('GOV_OWNER_NONE');
    expect(code(register({ owners: [lin.by, mu.by] }))).toBe('GOV_OWNERS_MANY');
    expect(code(register({}, 3))).toBe('GOV_OWNER_FULL');
    expect(code(register({ budgetFen: '1.5' }))).toBe('GOV_MONEY');
    const [a, b] = projectDraft.milestones;
    expect(code(register({ milestones: [b, a] }))).toBe('GOV_MILESTONES');
    expect(code(register({ milestones: [a, a] }))).toBe('GOV_MILESTONES');
  });

  test('GOV-19 a report moves forecasts, never plans; the last milestone done puts it to use', () => {
    const milestones = [{ code: 'start', forecast: '2019-01-15', done: '2019-01-15' }];
    const told = unwrap(reportProject(project, { ...report, milestones }, mu));
    expect(told.milestones[0]).toMatchObject({ plan: '2018-12-31', done: '2019-01-15' });
    expect(told.milestones.map(slipOf)).toEqual([15, 0]);
    const wrong = [{ code: 'roof', forecast: '2019-01-01', done: null }];
    expect(code(reportProject(project, { ...report, milestones: wrong }, mu))).toBe(
      'GOV_MILESTONE_UNKNOWN',
    );
    expect(code(reportProject(project, { ...report, milestones: [], forCity: false }, lin))).toBe(
      'GOV_NOT_OWNER',
    );
    const all = project.milestones.map((each) => ({ ...each, done: each.plan }));
    expect(unwrap(reportProject(project, { ...report, milestones: all }, mu)).state).toBe('inUse');
  });

  test('GOV-20 alarms name the rule, the number and the milestone that raised them', () => {
    const alarms = (change: object, on = '2019-03-31') =>
      projectAlarms({ ...project, ...change }, { ...THRESHOLDS, on }).map(
        ({ rule, amount, milestone }) => [rule, amount, milestone],
      );
    expect(alarms({}, '2018-12-31')).toEqual([]);
    expect(alarms({})).toEqual([
      ['silent', 120, null],
      ['late', 90, 'start'],
    ]);
    const [start, end] = project.milestones;
    const slipped = [start, { ...end, forecast: '2020-03-01' }];
    expect(alarms({ milestones: slipped }, '2018-12-15')).toEqual([['slip', 61, 'open']]);
    expect(alarms({ spentFen: '600000000000' }, '2018-12-15')[0]?.[0]).toBe('overBudget');
    expect(alarms({ risk: 'high' }, '2018-12-15')[0]?.[0]).toBe('highRisk');
    expect(alarms({ state: 'inUse' })).toEqual([]);
  });

  test('GOV-21 the curve of progress never falls, ends at all milestones, and counts nothing as reached that is not done', () => {
    const days = fc
      .integer({ min: 0, max: 300 })
      .map((n) => `2019-${pad(1 + (n % 12))}-${pad(1 + (n % 28))}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(days, days), { minLength: 1, maxLength: 8 }), (pairs) => {
        const milestones = pairs.map(([plan, forecast], at) => ({
          code: `m${at}`,
          title: { en: 'x', zh: 'x' },
          plan,
          forecast,
          done: null,
        }));
        const curve = progressCurve([{ ...project, milestones }], '2019-06-30');
        const now = curve.findLast(({ day }) => day <= '2019-06-30');
        expect(now?.reached ?? 0).toBe(0);
        expect(curve.at(-1)).toMatchObject({ planned: pairs.length, reached: pairs.length });
        for (const [at, point] of curve.entries()) {
          const before = curve[at - 1];
          if (!before) continue;
          expect(point.planned >= before.planned && point.reached >= before.reached).toBe(true);
        }
      }),
    );
  });
});

const pad = (n: number): string => String(n).padStart(2, '0');
