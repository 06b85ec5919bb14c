import type { WireSignature } from '../governance/person.ts';
import type { SubmissionDetail, SubmissionList, SubmissionRow } from '../reports/submissions.ts';
import { SAMPLE_PERIOD } from './places.test-data.ts';

const signed = (id: string, at: string): WireSignature => ({
  by: { id, name: { en: id, zh: id }, office: { en: 'Office', zh: '办公室' } },
  at,
});

const SENT = signed('district-a', '2019-04-08T02:00:00.000Z');
const JUDGED = signed('city-data', '2019-04-09T02:00:00.000Z');

const waiting: SubmissionRow = {
  id: 'S1',
  version: 1,
  state: 'sent',
  district: 'district-a',
  form: 'expense',
  period: SAMPLE_PERIOD,
  file: { name: '甲区.xlsx', sha256: 'a'.repeat(64) },
  figures: 1,
  sent: SENT,
  judged: null,
  reason: null,
  notes: [{ indicator: 'expense-growth', note: '一家新医院未计入' }],
  followed: [{ ...JUDGED, indicator: 'expense-growth', done: true, note: 'asked by telephone' }],
  may: ['accept', 'return', 'follow'],
};

const returned: SubmissionRow = {
  ...waiting,
  id: 'S2',
  version: 2,
  state: 'returned',
  district: 'district-b',
  judged: JUDGED,
  reason: 'The figures are those of 2018.',
  followed: [],
  may: [],
};

/** One submission that waits, and one that was returned. */
export const sampleSubmissions = (): SubmissionList => ({
  period: SAMPLE_PERIOD,
  rows: [waiting, returned],
});

/** A submission that was returned, with its figures and history. */
export const sampleSubmission = (): SubmissionDetail => ({
  ...returned,
  rows: [{ indicator: 'expense-growth', numerator: '1100', denominator: '1000', note: '' }],
  history: [
    { ...SENT, version: 1, act: 'submission.send', state: 'sent', reason: null },
    { ...JUDGED, version: 2, act: 'submission.judge', state: 'returned', reason: returned.reason },
  ],
});
