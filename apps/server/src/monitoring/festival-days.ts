import type { WireText } from '@sanyi/api';
import { type Day, parseDay } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';

/** Days a festival falls on, from the list `festivalDay`; a stack without one knows none. */
export function festivalDays(stack: Stack, last: Day): Map<number, WireText> {
  const listed = stack.packages.some(({ lists }) => lists.has('festivalDay'));
  const rows = listed ? stack.listRows('festivalDay', last) : [];
  return new Map(
    rows.flatMap(({ row }): [number, WireText][] => {
      const day = parseDay(row.keys[0] ?? '');
      const [en, zh] = row.values;
      return day.ok ? [[day.value, { en: String(en ?? ''), zh: String(zh ?? '') }]] : [];
    }),
  );
}
