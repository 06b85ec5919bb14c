import type {
  DirectiveList,
  MeetingPackDocument,
  OfficerList,
  ProjectDetail,
  ProjectList,
  ProjectRow,
  TaskDetail,
  TaskList,
  TaskRow,
  WirePerson,
  Work,
} from '@sanyi/api';

const person = (id: string, en: string, zh: string): WirePerson => ({
  id,
  name: { en, zh },
  office: { en: `Office of ${en}`, zh: `${zh}之职` },
});
const lin = person('city-director', 'Lin Yue', '林月');
const mu = person('tongzhou', 'Mu Yang', '慕阳');
const signed = { by: lin, at: '2019-05-05T01:00:00.000Z' };

/** Who can be acted as; the director acts, so that every form is there. */
export const officersDocument = (): OfficerList => ({
  rows: [
    { ...lin, role: 'director', district: null, institution: null },
    { ...mu, role: 'district', district: 'tongzhou', institution: null },
  ],
  acting: { ...lin, role: 'director', district: null, institution: null },
  choice: true,
});

const value = (period: string, text: string, effect: 'closed' | 'reopened' | 'stays' | null) => ({
  period,
  value: text,
  judgement: Number(text) > 10 ? ('missed' as const) : ('met' as const),
  edition: null,
  effect,
});

const measured: TaskRow = {
  id: 'T11',
  version: 3,
  state: 'open',
  title: {
    en: 'Tongzhou: expense growth 10.3 % in 2018-Q4',
    zh: '通州区：2018-Q4 医疗费用同比 10.3%',
  },
  level: 'district',
  district: 'tongzhou',
  place: { en: 'Tongzhou', zh: '通州' },
  institution: null,
  owner: mu,
  deadline: '2019-03-30',
  origin: { kind: 'finding', edition: null, directive: null, number: null },
  parent: null,
  measure: {
    indicator: 'expense-growth',
    title: { en: 'Expense growth', zh: '医疗费用同比' },
    unit: 'percent',
    unitText: { en: '%', zh: '%' },
    place: 'tongzhou',
    first: value('2018-Q3', '10.3', null),
    readings: [value('2018-Q4', '9.1', 'closed'), value('2019-Q1', '13.8', 'reopened')],
    line: '10',
  },
  alarms: [{ rule: 'overdue', amount: 1, milestone: null }],
  reopened: 1,
};

const asked: TaskRow = {
  ...measured,
  id: 'T4',
  state: 'done',
  title: { en: 'Build the pre-hospital emergency system', zh: '建设院前急救体系' },
  level: 'city',
  district: null,
  place: { en: 'Beijing', zh: '北京市' },
  owner: lin,
  deadline: '2019-04-10',
  origin: { kind: 'requirement', edition: null, directive: 'D1', number: 1 },
  measure: null,
  alarms: [{ rule: 'near', amount: 10, milestone: null }],
  reopened: 0,
};

const part: TaskRow = {
  ...measured,
  id: 'T17',
  title: { en: 'Two night stations in the east', zh: '东部增设两处夜间急救站点' },
  origin: { kind: 'person', edition: null, directive: null, number: null },
  parent: 'T4',
  measure: null,
  alarms: [],
  reopened: 0,
};

export const tasksDocument = (): TaskList => ({
  on: '2019-03-31',
  counts: { open: 2, done: 1, closed: 0, withdrawn: 0, overdue: 1 },
  rows: [measured, asked, part],
});

export const taskDocument = (id: string): TaskDetail => ({
  ...(id === 'T4' ? asked : measured),
  evidence: [{ by: mu, at: '2019-04-01T02:00:00.000Z', text: 'Night beds moved to the centre.' }],
  reason: null,
  closed: null,
  history: [
    { ...signed, version: 1, act: 'task.open', state: 'open' },
    { ...signed, version: 2, act: 'task.follow', state: 'closed' },
    { ...signed, version: 3, act: 'task.follow', state: 'open' },
  ],
  parts: id === 'T4' ? [part] : [],
  may: id === 'T4' ? ['report', 'assign', 'close', 'withdraw', 'split'] : ['report', 'assign'],
});

const meeting = {
  name: 'meeting-2019-q2',
  title: { en: 'Meeting of the district directors', zh: '区卫生健康委主任会' },
  day: '2019-05-05',
  period: '2019-Q1',
};

export const directivesDocument = (): DirectiveList => ({
  rows: [
    { ...meeting, id: 'D1', requirements: 1, open: 1, issued: signed, source: 'meeting' },
    {
      ...{ ...meeting, name: 'meeting-2019-q3', id: null, requirements: 10 },
      ...{ open: 0, issued: null, source: 'meeting' },
    },
  ],
  mayIssue: true,
});

export const packDocument = (): MeetingPackDocument => ({
  ...meeting,
  id: 'D1',
  issued: signed,
  on: '2019-03-31',
  reports: [{ by: { en: 'Tongzhou', zh: '通州区' }, title: { en: 'Progress', zh: '工作进展' } }],
  requirements: [
    {
      number: 1,
      title: asked.title,
      end: { en: 'No district is under the line', zh: '没有区低于目标线' },
      owner: lin,
      deadline: asked.deadline,
      task: asked,
      parts: [part],
    },
  ],
  followUp: [],
  findings: [measured],
});

const campus: ProjectRow = {
  id: 'P1',
  version: 2,
  state: 'running',
  name: 'tongzhou-campus',
  title: { en: 'Eastern campus (invented)', zh: '东部院区（虚构）' },
  level: 'city',
  district: 'tongzhou',
  place: { en: 'Tongzhou', zh: '通州' },
  owner: mu,
  budgetFen: '186000000000',
  spentFen: '90000000000',
  milestones: [
    {
      ...{ code: 'start', title: { en: 'Start of building', zh: '开工' }, plan: '2017-11-30' },
      ...{ forecast: '2017-12-20', done: '2017-12-20', slip: 20 },
    },
    {
      ...{ code: 'structure', title: { en: 'Structure topped out', zh: '结构封顶' } },
      ...{ plan: '2018-12-31', forecast: '2019-05-31', done: null, slip: 151 },
    },
  ],
  risk: 'medium',
  note: '',
  reportedOn: '2019-03-31',
  alarms: [{ rule: 'slip', amount: 151, milestone: 'structure' }],
};
const curve = [
  { day: '2017-11-30', planned: 1, reached: 0 },
  { day: '2017-12-20', planned: 1, reached: 1 },
  { day: '2018-12-31', planned: 2, reached: 1 },
  { day: '2019-05-31', planned: 2, reached: 2 },
];

export const projectsDocument = (): ProjectList => ({
  on: '2019-03-31',
  rows: [campus],
  curve,
  most: 3,
  alarmRule: { silentDays: 30, slipDays: 30 },
  examples: 3,
  mayRegister: true,
});

export const projectDocument = (): ProjectDetail => ({
  ...campus,
  on: '2019-03-31',
  curve,
  history: [{ ...signed, version: 1, act: 'project.register', state: 'running' }],
  mayReport: true,
});

export const workDocument = (): Work => ({
  on: '2019-03-31',
  tasks: [measured],
  toClose: [asked],
  projects: [campus],
  editions: [
    {
      ...{ id: 'E1', series: 'bulletin', period: '2019-Q1', number: null },
      ...{ state: 'draft', waits: 'approval' },
    },
  ],
  submissions: [
    {
      ...{ id: 'S1', district: 'tongzhou', place: measured.place, period: '2019-Q1' },
      ...{ form: 'expense', title: { en: 'Medical expense growth', zh: '医疗费用增长' } },
      ...{ state: 'sent', version: 1, reason: null, may: ['accept', 'return'] },
    },
  ],
  figures: [
    {
      ...{ indicator: 'call-satisfaction', district: 'daxing', period: '2019-Q1' },
      title: { en: 'Emergency calls satisfied', zh: '急救呼叫满足率' },
      place: { en: 'Daxing', zh: '大兴' },
      judgement: 'missed',
      text: { en: 'Daxing: emergency calls satisfied 94.7 %', zh: '大兴：急救呼叫满足率 94.7%' },
    },
  ],
});
