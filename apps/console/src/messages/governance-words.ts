import type { TaskAct, WireAlarm, WireTaskState } from '@sanyi/api';

/** Words of tasks, directives, projects and who acts. */
export type GovernanceWords = {
  readonly actingAs: string;
  readonly nobody: string;
  readonly nobodyText: string;
  readonly chooseWho: string;
  readonly cityOffices: string;
  readonly districts: string;
  readonly tasksTitle: string;
  readonly tasksSentence: (open: number, overdue: number, closed: number, on: string) => string;
  readonly allStates: string;
  readonly states: Readonly<Record<WireTaskState, string>>;
  readonly levels: Readonly<Record<'city' | 'district' | 'centre', string>>;
  readonly alarm: (alarm: WireAlarm, milestone: string) => string;
  readonly acts: Readonly<Record<TaskAct, string>>;
  readonly task: string;
  readonly state: string;
  readonly owner: string;
  readonly ownerNone: string;
  readonly deadline: string;
  readonly figureThen: string;
  readonly figureNow: string;
  readonly figureCard: string;
  readonly figureNote: string;
  readonly line: string;
  readonly effects: Readonly<Record<'closed' | 'reopened' | 'stays', string>>;
  readonly draftFigure: string;
  readonly inEdition: (edition: string) => string;
  readonly noTasks: string;
  readonly noTasksText: string;
  readonly newTask: string;
  readonly newTaskText: string;
  readonly makeTask: string;
  readonly open: string;
  readonly follow: (period: string) => string;
  readonly followed: (count: number) => string;
  readonly district: string;
  readonly city: string;
  readonly indicator: string;
  readonly noIndicator: string;
  readonly period: string;
  readonly titleField: string;
  readonly titleHint: string;
  readonly centre: string;
  readonly evidence: string;
  readonly noEvidence: string;
  readonly history: string;
  readonly parts: string;
  readonly noParts: string;
  readonly partOf: (id: string) => string;
  readonly fromMeeting: (number: number) => string;
  readonly fromFigure: string;
  readonly fromPerson: string;
  readonly reportText: string;
  readonly isDone: string;
  readonly send: string;
  readonly reason: string;
  readonly closedBy: (name: string, day: string) => string;
  readonly closedByFigure: (day: string) => string;
  readonly reopened: (count: number) => string;
  readonly directivesTitle: string;
  readonly directivesSentence: string;
  readonly directive: string;
  readonly day: string;
  readonly requirements: string;
  readonly openOf: (open: number, all: number) => string;
  readonly notIssued: string;
  readonly issue: string;
  readonly issueText: string;
  readonly issuedBy: (name: string, day: string) => string;
  readonly reports: string;
  readonly end: string;
  readonly followUp: string;
  readonly noFollowUp: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly packSentence: (open: number, all: number, findings: number) => string;
  readonly print: string;
  readonly projectsTitle: string;
  readonly projectsSentence: (count: number, alarms: number, on: string) => string;
  readonly project: string;
  readonly milestones: string;
  readonly next: string;
  readonly plan: string;
  readonly forecast: string;
  readonly done: string;
  readonly slip: string;
  readonly days: (days: number) => string;
  readonly money: string;
  readonly spent: string;
  readonly budget: string;
  readonly alarms: string;
  readonly noAlarm: string;
  readonly risk: string;
  readonly risks: Readonly<Record<'low' | 'medium' | 'high', string>>;
  readonly note: string;
  readonly reportedOn: string;
  readonly curve: string;
  readonly curvePlanned: string;
  readonly curveReached: string;
  readonly noProjects: string;
  readonly noProjectsText: string;
  readonly takeExamples: (count: number) => string;
  readonly most: (count: number) => string;
  readonly projectStates: Readonly<Record<'running' | 'inUse' | 'stopped', string>>;
  readonly workTitle: string;
  readonly workSentence: (count: number) => string;
  readonly workNobody: string;
  readonly workNobodyText: string;
  readonly workEmpty: string;
  readonly workEmptyText: string;
  readonly myTasks: string;
  readonly toClose: string;
  readonly myProjects: string;
  readonly editions: string;
  readonly waits: Readonly<Record<'approval' | 'publication' | 'receipt', string>>;
  readonly submissions: string;
  readonly submissionStates: Readonly<Record<'sent' | 'returned' | 'accepted', string>>;
  readonly untaken: string;
  readonly untakenNote: string;
  readonly actNames: Readonly<Record<string, string>>;
  readonly whoActs: string;
};

const days = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

export const governanceEn: GovernanceWords = {
  actingAs: 'Acting as',
  nobody: 'Only looking',
  nobodyText: 'Nothing can be signed until you choose in whose name you act.',
  chooseWho: 'Choose at the top right in whose name you act.',
  cityOffices: 'City',
  districts: 'Districts',
  tasksTitle: 'Tasks',
  tasksSentence: (open, overdue, closed, on) =>
    `${open} open, ${overdue} of them overdue on ${on}; ${closed} closed.`,
  allStates: 'All',
  states: { open: 'Open', done: 'Said to be done', closed: 'Closed', withdrawn: 'Withdrawn' },
  levels: { city: 'City', district: 'District', centre: 'Centre' },
  alarm: ({ rule, amount }, milestone) =>
    ({
      overdue: `Overdue by ${days(amount, 'day')}`,
      near: amount === 0 ? 'Due today' : `Due in ${days(amount, 'day')}`,
      silent: `No report for ${days(amount, 'day')}`,
      slip: `${milestone}: ${days(amount, 'day')} behind plan`,
      late: `${milestone}: expected ${days(amount, 'day')} ago, not done`,
      overBudget: 'Over budget',
      highRisk: 'High risk',
    })[rule],
  acts: {
    report: 'Report',
    assign: 'Assign',
    close: 'Close',
    withdraw: 'Withdraw',
    split: 'Add a part',
  },
  task: 'Task',
  state: 'State',
  owner: 'Owner',
  ownerNone: 'Choose one person',
  deadline: 'Deadline',
  figureThen: 'Then',
  figureNow: 'Now',
  figureCard: 'The figure, then and now',
  figureNote: 'The figure of a later quarter closes or reopens this task; no person does.',
  line: 'Line',
  effects: { closed: 'closed the task', reopened: 'reopened the task', stays: 'changed nothing' },
  draftFigure: 'draft figure',
  inEdition: (edition) => `edition ${edition}`,
  noTasks: 'No tasks here',
  noTasksText: 'A task is made from a figure that crossed its line, from a meeting, or by hand.',
  newTask: 'New task',
  makeTask: 'Make a task',
  newTaskText: 'One district, one person, one day. From a figure, the next quarter decides.',
  open: 'Open the task',
  follow: (period) => `Attach the figures of ${period}`,
  followed: (count) =>
    count === 0 ? 'No task changed.' : `${count} task${count === 1 ? '' : 's'} changed.`,
  district: 'District',
  city: 'The whole city',
  indicator: 'Figure',
  noIndicator: 'None: closed by a person',
  period: 'Quarter',
  titleField: 'Title',
  titleHint: 'Left empty, it is written from the figure.',
  centre: 'Centre',
  evidence: 'What was done',
  noEvidence: 'Nothing has been reported yet.',
  history: 'History',
  parts: 'Parts',
  noParts: 'This task has no parts.',
  partOf: (id) => `Part of ${id}`,
  fromMeeting: (number) => `Requirement ${number} of a meeting`,
  fromFigure: 'From a figure',
  fromPerson: 'Made by hand',
  reportText: 'What was done',
  isDone: 'This is all that was asked for',
  send: 'Send',
  reason: 'Reason',
  closedBy: (name, day) => `Closed by ${name} on ${day}`,
  closedByFigure: (day) => `Closed by its figure on ${day}`,
  reopened: (count) => `Reopened ${days(count, 'time')}`,
  directivesTitle: 'Meetings and directives',
  directivesSentence:
    'What a meeting asks for becomes tasks, each with one owner; the next meeting follows them up.',
  directive: 'Meeting or directive',
  day: 'Day',
  requirements: 'Requirements',
  openOf: (open, all) => `${open} of ${all} open`,
  notIssued: 'In a package, not issued',
  issue: 'Issue',
  issueText: 'Each requirement becomes a task of the office that leads it.',
  issuedBy: (name, day) => `Issued by ${name} on ${day}`,
  reports: 'Reports',
  end: 'Done when',
  followUp: 'Followed up from the meeting before',
  noFollowUp: 'No earlier meeting has been issued here.',
  findings: 'Tasks from the figures notified',
  noFindings: 'No task was made from the figures of this quarter.',
  packSentence: (open, all, findings) =>
    `${open} of ${all} requirements are open; ${findings} tasks came from the figures notified.`,
  print: 'Print the pack',
  projectsTitle: 'Key projects',
  projectsSentence: (count, alarms, on) =>
    `${count} projects, each with one responsible person; ${alarms} raise an alarm on ${on}.`,
  project: 'Project',
  milestones: 'Milestones',
  next: 'Next milestone',
  plan: 'Plan',
  forecast: 'Forecast',
  done: 'Done',
  slip: 'Slip, days',
  days: (count) => days(count, 'day'),
  money: 'Money',
  spent: 'Spent',
  budget: 'Budget',
  alarms: 'Alarms',
  noAlarm: 'none',
  risk: 'Risk',
  risks: { low: 'Low', medium: 'Medium', high: 'High' },
  note: 'Note',
  reportedOn: 'Last report',
  curve: 'Milestones planned and reached',
  curvePlanned: 'planned',
  curveReached: 'reached or expected',
  noProjects: 'No key project is registered',
  noProjectsText:
    'The planning office registers projects, each with exactly one responsible person.',
  takeExamples: (count) => `Register ${count} invented projects`,
  most: (count) => `One person answers for at most ${count} running projects.`,
  projectStates: { running: 'Running', inUse: 'In use', stopped: 'Stopped' },
  workTitle: 'My work',
  workSentence: (count) =>
    count === 0 ? 'Nothing waits for you.' : `${days(count, 'thing')} wait for you.`,
  workNobody: 'Whose work?',
  workNobodyText: 'Choose at the top right in whose name you act, and their work stands here.',
  workEmpty: 'Nothing waits for you',
  workEmptyText: 'Tasks, signatures and figures that need you will stand here.',
  myTasks: 'Tasks I own',
  toClose: 'Said to be done, to be looked at',
  myProjects: 'Key projects with an alarm',
  editions: 'Editions',
  waits: {
    approval: 'waits for your signature',
    publication: 'approved, waits for publication',
    receipt: 'published, waits for your receipt',
  },
  submissions: 'Figures that districts send',
  submissionStates: { sent: 'sent, to be accepted', returned: 'returned', accepted: 'accepted' },
  untaken: 'Figures over their line without a task',
  untakenNote: 'of the last quarter',
  actNames: {
    'task.open': 'opened',
    'task.report': 'reported',
    'task.assign': 'assigned',
    'task.close': 'closed',
    'task.closeCentre': 'closed',
    'task.withdraw': 'withdrew',
    'task.follow': 'attached a figure',
    'edition.publish': 'published the figures',
    'directive.issue': 'issued',
    'project.register': 'registered',
    'project.report': 'reported',
  },
  whoActs: 'Who, when',
};

export const governanceZh: GovernanceWords = {
  actingAs: '当前身份',
  nobody: '仅查看',
  nobodyText: '选择身份后才能签发或填报。',
  chooseWho: '请在右上角选择身份。',
  cityOffices: '市级',
  districts: '各区',
  tasksTitle: '督办任务',
  tasksSentence: (open, overdue, closed, on) =>
    `办理中 ${open} 项，截至 ${on} 逾期 ${overdue} 项；已销号 ${closed} 项。`,
  allStates: '全部',
  states: { open: '办理中', done: '待核销', closed: '已销号', withdrawn: '已撤销' },
  levels: { city: '市级', district: '区级', centre: '中心' },
  alarm: ({ rule, amount }, milestone) =>
    ({
      overdue: `逾期 ${amount} 天`,
      near: amount === 0 ? '今日到期' : `${amount} 天后到期`,
      silent: `${amount} 天未填报`,
      slip: `${milestone}：晚于计划 ${amount} 天`,
      late: `${milestone}：已过预计 ${amount} 天仍未完成`,
      overBudget: '超预算',
      highRisk: '高风险',
    })[rule],
  acts: {
    report: '填报进展',
    assign: '改派',
    close: '销号',
    withdraw: '撤销',
    split: '增加子任务',
  },
  task: '任务',
  state: '状态',
  owner: '责任人',
  ownerNone: '请选择一人',
  deadline: '期限',
  figureThen: '当时',
  figureNow: '现在',
  figureCard: '指标前后对比',
  figureNote: '由后续季度的指标销号或重启，不由个人决定。',
  line: '目标线',
  effects: { closed: '据此销号', reopened: '据此重启', stays: '状态不变' },
  draftFigure: '未发布指标',
  inEdition: (edition) => `版本 ${edition}`,
  noTasks: '暂无任务',
  noTasksText: '任务来自越线指标、会议要求或手工新建。',
  newTask: '新建任务',
  makeTask: '转为督办',
  newTaskText: '一个区、一名责任人、一个期限。依据指标的任务由下一季度指标决定。',
  open: '下达任务',
  follow: (period) => `附加 ${period} 指标`,
  followed: (count) => (count === 0 ? '没有任务变化。' : `${count} 项任务有变化。`),
  district: '区',
  city: '全市',
  indicator: '依据指标',
  noIndicator: '无：由人核销',
  period: '季度',
  titleField: '标题',
  titleHint: '留空则依据指标自动生成。',
  centre: '中心',
  evidence: '已做工作',
  noEvidence: '尚未填报。',
  history: '历史',
  parts: '子任务',
  noParts: '没有子任务。',
  partOf: (id) => `属于 ${id}`,
  fromMeeting: (number) => `会议要求第 ${number} 项`,
  fromFigure: '来自指标',
  fromPerson: '手工新建',
  reportText: '已做工作',
  isDone: '所要求的工作已全部完成',
  send: '提交',
  reason: '理由',
  closedBy: (name, day) => `${name}于 ${day} 销号`,
  closedByFigure: (day) => `${day} 由指标销号`,
  reopened: (count) => `重启 ${count} 次`,
  directivesTitle: '会议与督办文件',
  directivesSentence: '会议要求转为任务，每项一名责任人；下次会议逐项跟进。',
  directive: '会议或文件',
  day: '日期',
  requirements: '要求',
  openOf: (open, all) => `${all} 项中 ${open} 项办理中`,
  notIssued: '在政策包中，未下发',
  issue: '下发',
  issueText: '每项要求成为牵头处室的一项任务。',
  issuedBy: (name, day) => `${name}于 ${day} 下发`,
  reports: '汇报',
  end: '完成标准',
  followUp: '上次会议事项跟进',
  noFollowUp: '此前没有下发的会议。',
  findings: '由通报指标形成的任务',
  noFindings: '本季度指标未形成任务。',
  packSentence: (open, all, findings) =>
    `${all} 项要求中 ${open} 项办理中；由通报指标形成任务 ${findings} 项。`,
  print: '打印会议材料',
  projectsTitle: '重点项目',
  projectsSentence: (count, alarms, on) =>
    `共 ${count} 个项目，各有一名责任人；截至 ${on} 预警 ${alarms} 个。`,
  project: '项目',
  milestones: '节点',
  next: '下一节点',
  plan: '计划',
  forecast: '预计',
  done: '完成',
  slip: '延误，天',
  days: (count) => `${count} 天`,
  money: '资金',
  spent: '已支出',
  budget: '预算',
  alarms: '预警',
  noAlarm: '无',
  risk: '风险',
  risks: { low: '低', medium: '中', high: '高' },
  note: '说明',
  reportedOn: '最近填报',
  curve: '节点计划与完成曲线',
  curvePlanned: '计划',
  curveReached: '完成或预计',
  noProjects: '尚未登记重点项目',
  noProjectsText: '由规划处登记项目，每个项目确定一名责任人。',
  takeExamples: (count) => `登记 ${count} 个虚构项目`,
  most: (count) => `每名责任人最多负责 ${count} 个在建项目。`,
  projectStates: { running: '在建', inUse: '已启用', stopped: '已停止' },
  workTitle: '我的待办',
  workSentence: (count) => (count === 0 ? '没有待办事项。' : `共有 ${count} 项待办。`),
  workNobody: '谁的待办？',
  workNobodyText: '请在右上角选择身份，此处显示其待办。',
  workEmpty: '没有待办事项',
  workEmptyText: '需要您办理的任务、签发和指标会显示在此。',
  myTasks: '我负责的任务',
  toClose: '已报告完成，待核销',
  myProjects: '有预警的重点项目',
  editions: '通报版本',
  waits: {
    approval: '等待签发',
    publication: '已签发，等待发布',
    receipt: '已发布，等待签收',
  },
  submissions: '各区报送数据',
  submissionStates: { sent: '已报送，待审核', returned: '已退回', accepted: '已接收' },
  untaken: '越线且未形成任务的指标',
  untakenNote: '最近一个季度',
  actNames: {
    'task.open': '下达',
    'task.report': '填报',
    'task.assign': '改派',
    'task.close': '销号',
    'task.closeCentre': '销号',
    'task.withdraw': '撤销',
    'task.follow': '附加指标',
    'edition.publish': '发布指标',
    'directive.issue': '下发',
    'project.register': '登记',
    'project.report': '填报',
  },
  whoActs: '何人何时',
};
