import {
  approveEdition,
  type DirectiveDraft,
  draftEdition,
  issueDirective,
  lockPeriod,
  makeDraft,
  openTask,
  type ProjectDraft,
  publishEdition,
  registerProject,
  type Signature,
  sendSubmission,
  type TaskDraft,
} from '@sanyi/governance';
import { ok, type Result, unwrap } from '@sanyi/kernel';
import type { Records } from '@sanyi/store';

const at = '2019-05-05T01:00:00.000Z';
const office = { en: 'Data office', zh: '数据处' };
const signature: Signature = { by: { id: 'lin', name: { en: 'Lin', zh: '林' }, office }, at };
const [place, period, family] = ['beijing', '2019-Q1', 'blood'];
const cut = { cutOff: '2019-03-31', factsChecksum: '', stackHash: '', submissions: [] };
const text = { cut, content: { title: 'Bulletin' }, figures: [] };
const edition = unwrap(
  draftEdition({ id: 'E1', place, series: 'bulletin', period, ...text }, signature),
);
const approved = unwrap(
  approveEdition(
    edition,
    { ...edition, behind: [], open: [], despiteOpenSheets: false },
    signature,
  ),
);
const draft = {
  ...{ id: 'S1', place, district: 'tongzhou', period, family },
  rows: [{ indicator: 'donations', numerator: '4', denominator: '1000', note: '' }],
  file: { name: 'blood.xlsx', sha256: '' },
};
const belonging = { id: 'L1', place, district: null, period, family: null };

const owners = [signature.by];
const title = { en: 'Expense growth of Tongzhou', zh: '通州区医疗费用增长' };
const first = { period: '2018-Q4', value: '12.4', numerator: '124', denominator: '1000' };
const taskDraft: TaskDraft = {
  ...{ id: 'T1', place, district: 'tongzhou', title, level: 'district', institution: null, owners },
  ...{ deadline: '2019-03-31', origin: { kind: 'person' }, parent: null },
  measure: {
    indicator: 'expense-growth',
    place: 'tongzhou',
    first: { ...first, judgement: 'missed', edition: null },
  },
};
const directiveDraft: DirectiveDraft = {
  ...{ id: 'D1', place, district: null, kind: 'meeting', name: 'meeting-2019-q2', title },
  ...{ day: '2019-05-05', period, reports: [] },
  requirements: [{ number: 1, title, end: title, owners, deadline: '2019-08-05' }],
};
const projectDraft: ProjectDraft = {
  ...{ id: 'P1', place, district: 'tongzhou', name: 'campus', title, level: 'city', owners },
  ...{ budgetFen: '500000000000', reportedOn: '2018-12-01' },
  milestones: [{ code: 'open', title: { en: 'Open', zh: '启用' }, plan: '2019-06-30' }],
};

const packageStart = { id: 'C1', place, name: 'fees-v2', base: null, files: {}, note: '' };

/** Records that keep nothing: examples show how to call the door, not what lies behind it. */
const records: Pick<Records, 'close'> & { withActor(): Promise<Result<null>> } = {
  withActor: async () => ok(null),
  close: async () => {},
};

/** Values of records that an example may declare. */
export const SAMPLE_RECORDS: Readonly<Record<string, unknown>> = {
  signature,
  edition,
  approved,
  published: unwrap(publishEdition(approved, { number: 1, files: [] }, signature)),
  text,
  draft,
  submission: unwrap(sendSubmission(null, { draft, locks: [] }, signature)),
  taskDraft,
  task: unwrap(openTask(taskDraft, signature)),
  directiveDraft,
  directive: unwrap(issueDirective(directiveDraft, signature)),
  projectDraft,
  project: unwrap(registerProject({ draft: projectDraft, owned: 0, most: 3 }, signature)),
  lock: lockPeriod({ ...belonging, cause: 'edition', of: 'E1' }, signature),
  packageDraft: unwrap(makeDraft(packageStart, signature)),
  records,
};
