import { ADDRESSES, type ReportPreview, type ReportTaken, type SheetQuery } from '@sanyi/api';
import { AnswerError, fetchJson, isProblem, type Query, withQuery } from './fetch-json.ts';

/** The kind of body that only this console's own requests may carry. */
const SHEET = 'application/octet-stream';

/** A file of the person's, and what it is sent for. */
export type Sheet = {
  readonly file: File;
  readonly period: string;
  readonly district: string | undefined;
};

const queryOf = ({ file, period, district }: Sheet): SheetQuery => ({
  file: file.name,
  period,
  district,
});

/** What would become of a sheet; nothing is written. */
export const checkSheet = (sheet: Sheet): Promise<ReportPreview> =>
  posted<ReportPreview>(ADDRESSES.reportCheck, queryOf(sheet), sheet.file);

/** Takes a previewed sheet over. */
export const submitSheet = (
  sheet: Sheet,
  confirmed: { readonly fileHash: string; readonly rest: boolean },
): Promise<ReportTaken> => {
  const rest = confirmed.rest ? ({ rest: 'true' } as const) : {};
  const query = { ...queryOf(sheet), confirm: confirmed.fileHash, ...rest };
  return posted<ReportTaken>(ADDRESSES.reportSubmit, query, sheet.file);
};

/** Saves the sheet with its column of reasons on the person's disk. */
export async function saveReturned(sheet: Sheet): Promise<void> {
  const response = await fetch(withQuery(ADDRESSES.reportReturned, queryOf(sheet)), {
    method: 'POST',
    headers: { 'content-type': SHEET },
    body: sheet.file,
  });
  if (!response.ok) {
    const body: unknown = await response.json().catch(() => null);
    throw new AnswerError(isProblem(body) ? body : null);
  }
  const address = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = address;
  link.download = `${sheet.file.name.replace(/\.[^.]*$/, '')}-returned.xlsx`;
  link.click();
  URL.revokeObjectURL(address);
}

const posted = <T>(address: string, query: Query, body: Blob): Promise<T> =>
  fetchJson<T>(address, { query, method: 'POST', body });
