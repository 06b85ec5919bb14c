import type { DirectiveDraft } from '../directive.ts';
import type { EditionText } from '../edition.ts';
import type { EditionFigure } from '../edition-figure.ts';
import type { Signature } from '../envelope.ts';
import type { ProjectDraft } from '../project.ts';
import type { TaskDraft } from '../task.ts';

/** A signature of an invented person. */
export const signedBy = (id: string, at = '2019-05-05T01:00:00.000Z'): Signature => ({
  by: {
    id,
    name: { en: `Name of ${id}`, zh: `${id}之名` },
    office: { en: `Office of ${id}`, zh: `${id}之职` },
  },
  at,
});

/** A figure of a place. */
export const figureOf = (place: string, value: string): EditionFigure => ({
  indicator: 'expense-growth',
  place,
  period: '2019-Q1',
  value,
  numerator: value.replace('.', ''),
  denominator: '1000',
  judgement: Number(value) > 10 ? 'missed' : 'met',
});

/** What an edition with one figure says. */
export const textOf = (value: string): EditionText => ({
  cut: { cutOff: '2019-03-31', factsChecksum: 'f00d', stackHash: 'beef', submissions: [] },
  content: { title: 'Bulletin' },
  figures: [figureOf('tongzhou', value)],
});

/** A task of Tongzhou made from a figure of 2018-Q4. */
export const taskDraft: TaskDraft = {
  id: 'T1',
  place: 'beijing',
  district: 'tongzhou',
  title: { en: 'Expense growth of Tongzhou', zh: '通州区医疗费用增长' },
  level: 'district',
  institution: null,
  deadline: '2019-03-31',
  origin: { kind: 'finding', edition: null, finding: null },
  parent: null,
  owners: [signedBy('mu').by],
  measure: {
    indicator: 'expense-growth',
    place: 'tongzhou',
    first: {
      period: '2018-Q4',
      value: '12.4',
      numerator: '124',
      denominator: '1000',
      judgement: 'missed',
      edition: null,
    },
  },
};

/** A meeting with two requirements. */
export const directiveDraft: DirectiveDraft = {
  id: 'D1',
  place: 'beijing',
  district: null,
  kind: 'meeting',
  name: 'meeting-2019-q2',
  title: { en: 'Meeting of directors', zh: '主任会' },
  day: '2019-05-05',
  period: '2019-Q1',
  reports: [{ by: { en: 'Tongzhou', zh: '通州区' }, title: { en: 'Progress', zh: '进展' } }],
  requirements: [1, 2].map((number) => ({
    number,
    title: { en: `Requirement ${number}`, zh: `要求${number}` },
    end: { en: 'It is reported', zh: '已报告' },
    owners: [signedBy('lin').by],
    deadline: '2019-08-05',
  })),
};

/** A project with two milestones. */
export const projectDraft: ProjectDraft = {
  id: 'P1',
  place: 'beijing',
  district: 'tongzhou',
  name: 'campus',
  title: { en: 'Eastern campus', zh: '东部院区' },
  level: 'city',
  owners: [signedBy('mu').by],
  budgetFen: '500000000000',
  reportedOn: '2018-12-01',
  milestones: [
    { code: 'start', title: { en: 'Start', zh: '开工' }, plan: '2018-12-31' },
    { code: 'open', title: { en: 'Open', zh: '启用' }, plan: '2019-12-31' },
  ],
};
