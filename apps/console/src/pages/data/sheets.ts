import type { ReportFollowUp, Reports, SubmissionRow, WireFollowed } from '@sanyi/api';
import { useSubmissions } from '../../data/governance.ts';
import { pageMark, pageMarkOf } from '../../why/why-mark.ts';

/** The sheets of a period as records keep them: who sent them, what was written and found. */
export type Sheets = {
  readonly of: (place: string, form: string) => SubmissionRow | undefined;
  readonly named: (id: string) => SubmissionRow | undefined;
};

/** The sheets that the acting person may see; a district sees its own. */
export function useSheets(period: string): Sheets {
  const rows = useSubmissions(period).data?.rows ?? [];
  return {
    of: (place, form) => rows.find((row) => row.district === place && row.form === form),
    named: (id) => rows.find((row) => row.id === id),
  };
}

/** What the city's office last found about a figure. */
export const foundAbout = (
  sheets: Sheets,
  { place, form, indicator }: Pick<ReportFollowUp, 'place' | 'form' | 'indicator'>,
): WireFollowed | undefined =>
  sheets.of(place, form)?.followed.find((each) => each.indicator === indicator);

/** The mark of a sheet's panel, and the sheet that a mark names. */
export const sheetMark = (id: string): string => pageMark('sheet', id);
export function sheetOf(mark: string): string | null {
  const named = pageMarkOf(mark);
  return named?.kind === 'sheet' ? named.id : null;
}

/** The title of a district or form; its id where it is not known. */
export function titleIn(
  rows: readonly { readonly id: string; readonly title: Reports['sentence'] }[],
  id: string,
): Reports['sentence'] {
  return rows.find((each) => each.id === id)?.title ?? { en: id, zh: id };
}
