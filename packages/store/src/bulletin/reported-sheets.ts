import type { Text } from '@sanyi/kernel';
import type { ReportedSheet } from '@sanyi/oversight';
import type { Stack } from '@sanyi/policy';
import { officeDay, timeZoneOf } from '../reported/office-day.ts';
import type { ReportedRow } from '../reported/reported-folder.ts';

type Form = { readonly id: string; readonly title: Text };

/**
 * The sheets whose figures hold, one by one. Sheets of one district, form and period are counted from
 * the first, those that were replaced or returned included.
 *
 * @param of - the rows that hold, and all rows that ever came in
 */
export function reportedSheets(
  stack: Pick<Stack, 'forms' | 'codeSet'>,
  of: { readonly rows: readonly ReportedRow[]; readonly history: readonly ReportedRow[] },
): ReportedSheet[] {
  const formOf = new Map<string, Form>(
    stack.forms.flatMap((form) => form.indicators.map(({ indicator }) => [indicator, form])),
  );
  const formNamed = (indicator: string): Form =>
    formOf.get(indicator) ?? { id: indicator, title: { en: indicator, zh: indicator } };
  const keyOf = ({ place, period, indicator }: ReportedRow): string =>
    `${period} ${place} ${formNamed(indicator).id}`;
  const instants = new Map<string, Set<string>>();
  for (const row of of.history) {
    const known = instants.get(keyOf(row)) ?? new Set();
    instants.set(keyOf(row), known.add(row.receivedAt));
  }
  const sheets = new Map<string, ReportedSheet>();
  for (const row of of.rows) {
    const { place, period, indicator, receivedAt, fileHash } = row;
    const form = formNamed(indicator);
    const name = `${keyOf(row)} ${receivedAt}`;
    const arrivals = [...(instants.get(keyOf(row)) ?? [])].sort();
    sheets.set(name, {
      ...{ place, period, form: form.id, title: form.title, sha256: fileHash },
      revision: arrivals.indexOf(receivedAt) + 1,
      receivedOn: officeDay(receivedAt, timeZoneOf(stack, receivedAt)),
      indicators: [...(sheets.get(name)?.indicators ?? []), indicator],
    });
  }
  return [...sheets.values()];
}
