import type { NewTask, TaskDetail, TaskList, TaskRow, WireTaskState } from '@sanyi/api';
import { type Lang, ok, type Result } from '@sanyi/kernel';
import type { Call, Command, Option, Outcome } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { choiceOption, neededOption } from '../call/read-options.ts';
import { atDesk, DESK_OPTIONS, SEEN_OPTION, versionOf } from '../inputs/desk-of.ts';
import { textTable } from '../texts/text-table.ts';

const STATES: readonly WireTaskState[] = ['open', 'done', 'closed', 'withdrawn'];
const ID = { name: 'TASK', text: { en: 'the task, such as T7', zh: '任务编号，如 T7' } };

/** `sanyi task list`: the tasks an officer sees. */
const TASK_LIST: Command = {
  name: 'task list',
  summary: { en: 'list tasks', zh: '列出督办任务' },
  arguments: [],
  options: [
    {
      name: 'state',
      value: STATES.join('|'),
      text: { en: 'only tasks in this state', zh: '仅列出该状态' },
    },
    { name: 'district', value: 'ID', text: { en: 'only this district', zh: '仅列出该区' } },
    ...DESK_OPTIONS,
  ],
  examples: [
    {
      line: 'sanyi task list --facts .sanyi/beijing --as tongzhou --json',
      text: { en: 'what Tongzhou has to do', zh: '通州区的督办任务' },
    },
  ],
  run: async (call) => {
    const state = choiceOption(call, 'state', STATES);
    if (!state.ok) return state;
    const district = call.options.get('district');
    return atDesk(call, async ({ tasks }, actor) => {
      const query = {
        ...(state.value === null ? {} : { state: state.value }),
        ...(district === undefined ? {} : { district }),
      };
      return listed(call, await tasks.list(actor, query));
    });
  },
};

/** `sanyi task show`: one task with its figures and history. */
const TASK_SHOW: Command = {
  name: 'task show',
  summary: { en: 'show a task with its figures and history', zh: '查看任务的指标与历史' },
  arguments: [ID],
  options: DESK_OPTIONS,
  examples: [
    {
      line: 'sanyi task show T7 --facts .sanyi/beijing --as tongzhou',
      text: { en: 'the figure then and now', zh: '任务的前后指标' },
    },
  ],
  run: (call) =>
    atDesk(call, async ({ tasks }, actor) =>
      shown(call, await tasks.find(actor, call.arguments[0] ?? '')),
    ),
};

const text = (name: string, en: string, zh: string, value: string): Option => ({
  name,
  value,
  text: { en, zh },
});

/** `sanyi task open`: makes a task, from a figure or by hand. */
const TASK_OPEN: Command = {
  name: 'task open',
  summary: { en: 'make a task, from a figure or by hand', zh: '新建任务（由指标或手工）' },
  arguments: [],
  options: [
    text('district', 'the district that must act', '责任区', 'ID'),
    text('owner', 'the one officer who answers for it', '责任人（仅一人）', 'OFFICER'),
    text('indicator', 'the indicator whose figure it is about', '任务所依据的指标', 'ID'),
    text('period', 'the quarter of that figure', '指标所属季度', 'QUARTER'),
    text('title', 'its title, when it is not about a figure', '标题（非指标任务）', 'TEXT'),
    text('deadline', 'the day by which it must be done', '期限', 'DATE'),
    text('part-of', 'the task it is a part of', '上级任务', 'TASK'),
    text('centre', 'the centre that must act, in the district', '区内责任机构', 'NAME'),
    ...DESK_OPTIONS,
  ],
  examples: [
    {
      line: 'sanyi task open --facts .sanyi/beijing --district tongzhou --owner tongzhou --indicator expense-growth --period 2018-Q4 --as city-data',
      text: { en: 'a task that the next quarter closes', zh: '由下一季度指标销号的任务' },
    },
  ],
  run: async (call) => {
    const owner = neededOption(call, 'owner', '--owner tongzhou');
    if (!owner.ok) return owner;
    const option = (name: string): string | undefined => call.options.get(name);
    const title = option('title');
    const asked: NewTask = {
      district: option('district') ?? null,
      owners: owner.value.split(','),
      indicator: option('indicator'),
      period: option('period'),
      title: title === undefined ? undefined : { en: title, zh: title },
      deadline: option('deadline'),
      parent: option('part-of'),
      institution: option('centre'),
    };
    return atDesk(call, async ({ tasks }, actor) => shown(call, await tasks.open(actor, asked)));
  },
};

/** `sanyi task report`: the owner tells what was done. */
const TASK_REPORT: Command = {
  name: 'task report',
  summary: { en: 'report what was done on a task', zh: '填报任务进展' },
  arguments: [ID],
  options: [
    text('text', 'what was done', '已做工作', 'TEXT'),
    { name: 'done', text: { en: 'it is all done', zh: '已全部完成' } },
    SEEN_OPTION,
    ...DESK_OPTIONS,
  ],
  examples: [
    {
      line: 'sanyi task report T7 --text "Two wards moved." --done --facts .sanyi/beijing --as tongzhou',
      text: { en: 'the owner says it is done', zh: '责任人报告完成' },
    },
  ],
  run: async (call) => {
    const said = neededOption(call, 'text', '--text "..."');
    if (!said.ok) return said;
    const id = call.arguments[0] ?? '';
    return atDesk(call, async ({ tasks }, actor) => {
      const version = await versionOf(call, () => tasks.find(actor, id));
      if (!version.ok) return version;
      const report = { version: version.value, text: said.value, done: call.switches.has('done') };
      return shown(call, await tasks.report(actor, id, report));
    });
  },
};

/** `sanyi task close`: closes a task that is said to be done. */
const TASK_CLOSE: Command = {
  name: 'task close',
  summary: { en: 'close a task that is said to be done', zh: '销号已报告完成的任务' },
  arguments: [ID],
  options: [text('reason', 'what was seen', '查验情况', 'TEXT'), SEEN_OPTION, ...DESK_OPTIONS],
  examples: [
    {
      line: 'sanyi task close T7 --reason "Seen on site." --facts .sanyi/beijing --as city-data',
      text: { en: 'an office closes it', zh: '市级部门销号' },
    },
  ],
  run: async (call) => {
    const reason = neededOption(call, 'reason', '--reason "..."');
    if (!reason.ok) return reason;
    const id = call.arguments[0] ?? '';
    return atDesk(call, async ({ tasks }, actor) => {
      const version = await versionOf(call, () => tasks.find(actor, id));
      if (!version.ok) return version;
      const asked = { version: version.value, reason: reason.value };
      return shown(call, await tasks.close(actor, id, asked));
    });
  },
};

/** `sanyi task follow`: attaches the figures of a quarter to the tasks they measure. */
const TASK_FOLLOW: Command = {
  name: 'task follow',
  summary: {
    en: 'attach the figures of a quarter, which closes and reopens tasks',
    zh: '附加季度指标，据此销号或重启任务',
  },
  arguments: [],
  options: [text('period', 'the quarter', '季度', 'QUARTER'), ...DESK_OPTIONS],
  examples: [
    {
      line: 'sanyi task follow --period 2019-Q1 --facts .sanyi/beijing --as city-data --json',
      text: { en: 'prints the tasks that changed', zh: '输出有变化的任务' },
    },
  ],
  run: async (call) => {
    const period = neededOption(call, 'period', '--period 2019-Q1');
    if (!period.ok) return period;
    return atDesk(call, async ({ tasks }, actor) =>
      listed(call, await tasks.follow(actor, { period: period.value })),
    );
  },
};

/** The commands about tasks. */
export const TASK_COMMANDS: readonly Command[] = [
  TASK_LIST,
  TASK_SHOW,
  TASK_OPEN,
  TASK_REPORT,
  TASK_CLOSE,
  TASK_FOLLOW,
];

const listed = ({ lang }: Call, list: Result<TaskList>): Result<Outcome> =>
  list.ok
    ? ok(outcome(list.value, textTable(list.value.rows.map((row) => line(row, lang)))))
    : list;

function shown({ lang }: Call, task: Result<TaskDetail>): Result<Outcome> {
  if (!task.ok) return task;
  const { measure, evidence, history } = task.value;
  const figures = measure ? [measure.first, ...measure.readings] : [];
  return ok(
    outcome(
      task.value,
      [
        textTable([line(task.value, lang)]),
        ...figures.map(
          ({ period, value, effect }) => `  ${period}  ${value ?? '—'}  ${effect ?? ''}`,
        ),
        ...evidence.map(({ at, by, text: said }) => `  ${at}  ${by.name[lang]}: ${said}`),
        ...history.map(({ at, by, act, state }) => `  ${at}  ${by.name[lang]}  ${act}  ${state}`),
      ].join('\n'),
    ),
  );
}

const line = ({ id, state, deadline, place, owner, title }: TaskRow, lang: Lang): string[] => [
  id,
  state,
  deadline,
  place[lang],
  owner.name[lang],
  title[lang],
];
