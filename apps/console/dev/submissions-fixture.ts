import type { SubmissionDetail, SubmissionList, SubmissionRow, WireSignature } from '@sanyi/api';
import { DISTRICTS } from './places.ts';

const signed = (id: string, zh: string, at: string): WireSignature => ({
  by: { id, name: { en: id, zh }, office: { en: 'Office', zh: '办公室' } },
  at,
});

const row = (district: string, at: number): SubmissionRow => ({
  id: `S${at + 1}`,
  version: 1,
  state: (['sent', 'accepted', 'returned'] as const)[at % 3] ?? 'sent',
  district,
  form: 'expense',
  period: '2019-Q1',
  file: { name: `${district}.xlsx`, sha256: 'a'.repeat(64) },
  figures: 1,
  sent: signed('Mu Yang', '慕阳', '2019-04-08T02:00:00.000Z'),
  judged: null,
  reason: at % 3 === 2 ? 'The figures are those of 2018.' : null,
  notes: at % 3 === 0 ? [{ indicator: 'expense-growth', note: '新医院未计入' }] : [],
  followed: [],
  may: at % 3 === 0 ? ['accept', 'return', 'follow', 'reopen'] : ['follow'],
});

const ROWS = DISTRICTS.slice(4).map(({ id }, at) => row(id, at));

/** The answer to an address below `/api/submissions`. */
export function submissionsDocument(id: string): SubmissionList | SubmissionDetail {
  const found = ROWS.find((each) => each.id === id);
  if (!found) return { period: '2019-Q1', rows: ROWS };
  const { sent } = found;
  return {
    ...found,
    rows: [{ indicator: 'expense-growth', numerator: '1100', denominator: '1000', note: '' }],
    history: [{ ...sent, version: 1, act: 'submission.send', state: 'sent', reason: null }],
  };
}
