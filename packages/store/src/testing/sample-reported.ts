import type { ReportedRow } from '../reported/reported-folder.ts';

/** One reported figure; `more` changes what a test is about. */
export const sampleReported = (more: Partial<ReportedRow> = {}): ReportedRow => ({
  indicator: 'expense-growth',
  place: 'tongzhou',
  period: '2018-Q1',
  numerator: 11n,
  denominator: 100n,
  reporter: 'tongzhou.district',
  receivedAt: '2018-04-09T01:00:00.000Z',
  file: 'tongzhou.xlsx',
  fileHash: 'a'.repeat(64),
  returnedAt: null,
  ...more,
});
