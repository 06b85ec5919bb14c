import type { TaskAct, WireAlarm, WireTaskState } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';

/** Words of tasks, directives, projects and who acts. */
export type GovernanceWords = {
  readonly actingAs: string;
  readonly nobody: string;
  readonly nobodyText: string;
  readonly chooseWho: string;
  readonly cityOffices: string;
  readonly districts: string;
  readonly centres: string;
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
  readonly seeAlerts: string;
  readonly seeMeetings: string;
  readonly seeTasks: string;
  readonly seeBulletin: string;
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
  readonly newProject: string;
  readonly newProjectText: string;
  readonly titleEn: string;
  readonly titleZh: string;
  readonly level: string;
  readonly projectLevels: Readonly<Record<'national' | 'city' | 'district', string>>;
  readonly budgetField: string;
  readonly milestoneTitle: (number: number) => string;
  readonly addMilestone: string;
  readonly removeMilestone: (number: number) => string;
  readonly register: string;
  readonly alarmRule: (rule: { silentDays: number; slipDays: number }) => string;
  readonly spentOf: (percent: string) => string;
  readonly takeExamples: (count: number) => string;
  readonly most: (count: number) => string;
  readonly projectStates: Readonly<Record<'running' | 'inUse' | 'stopped', string>>;
  readonly workTitle: string;
  readonly workSentence: (count: number) => string;
  readonly showAll: (count: number) => string;
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
  centres: 'Health centres',
  tasksTitle: 'Tasks',
  tasksSentence: (open, overdue, closed, on) =>
    `${open} open, ${overdue} of them overdue on ${dayWords(on, 'en')}; ${closed} closed.`,
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
  seeAlerts: 'Figures beyond their line',
  seeMeetings: 'What meetings ask for',
  seeTasks: 'All tasks',
  seeBulletin: 'The bulletin',
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
  closedBy: (name, day) => `Closed by ${name} on ${dayWords(day, 'en')}`,
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
  issuedBy: (name, day) => `Issued by ${name} on ${dayWords(day, 'en')}`,
  reports: 'Reports',
  end: 'Done when',
  followUp: 'Followed up from the meeting before',
  noFollowUp: 'No earlier meeting has been issued here.',
  findings: 'Tasks from the figures notified',
  noFindings: 'No task was made from the figures of this quarter.',
  packSentence: (open, all, findings) =>
    `${open} of ${all} requirements are open; ${findings === 1 ? '1 task' : `${findings} tasks`} came from the figures notified.`,
  print: 'Print the pack',
  projectsTitle: 'Key projects',
  projectsSentence: (count, alarms, on) =>
    `${days(count, 'project')}, each with one responsible person; ${alarms === 1 ? '1 raises' : `${alarms} raise`} an alarm on ${dayWords(on, 'en')}.`,
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
  newProject: 'New project',
  newProjectText: 'Exactly one responsible person, a budget, milestones in order.',
  titleEn: 'Title, English',
  titleZh: 'Title, Chinese',
  level: 'Level',
  projectLevels: { national: 'National', city: 'City', district: 'District' },
  budgetField: 'Budget, yuan',
  milestoneTitle: (number) => `Milestone ${number}`,
  addMilestone: 'Add a milestone',
  removeMilestone: (number) => `Remove milestone ${number}`,
  register: 'Register',
  alarmRule: ({ silentDays, slipDays }) =>
    `An alarm calls the responsible person after ${days(silentDays, 'day')} without a report, at ${days(slipDays, 'day')} behind plan, over budget, and at high risk.`,
  spentOf: (percent) => `${percent} % of it`,
  takeExamples: (count) => `Register ${count} invented projects`,
  most: (count) => `One person answers for at most ${count} running projects.`,
  projectStates: { running: 'Running', inUse: 'In use', stopped: 'Stopped' },
  workTitle: 'My work',
  workSentence: (count) =>
    count === 0
      ? 'Nothing waits for you.'
      : `${days(count, 'thing')} ${count === 1 ? 'waits' : 'wait'} for you.`,
  showAll: (count) => `Show all ${count}`,
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
  submissionStates: { sent: 'to be accepted', returned: 'returned', accepted: 'accepted' },
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
    'submission.send': 'sent the figures',
    'submission.judge accepted': 'accepted them',
    'submission.judge returned': 'returned them',
    'submission.follow': 'noted what was found',
    'edition.publish': 'published the figures',
    'directive.issue': 'issued',
    'project.register': 'registered',
    'project.report': 'reported',
  },
  whoActs: 'Who, when',
};
