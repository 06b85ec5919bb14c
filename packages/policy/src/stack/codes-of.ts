import type { Value } from '@sanyi/feel';
import type { Day } from '@sanyi/kernel';
import { type ListIndex, rowsAt, rowsEver } from './list-index.ts';
import type { CodeEntry } from './stack.ts';

/** The codes of a set on a day, or all it ever had, in the order of packages and lines. */
export function codesOf(index: ListIndex | undefined, day: Day | undefined): CodeEntry[] {
  if (!index) return [];
  const rows = day === undefined ? rowsEver(index) : rowsAt(index, day);
  return rows.map((citation) => {
    const values: Record<string, Value> = Object.create(null);
    for (const [position, column] of index.shape.columns.entries()) {
      values[column.name] = citation.row.values[position] ?? null;
    }
    const { title_en: en, title_zh: zh } = values;
    const code = citation.row.keys[0] ?? '';
    return { code, title: { en: String(en ?? code), zh: String(zh ?? code) }, values, citation };
  });
}
