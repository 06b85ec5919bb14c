import type { Lang } from '@sanyi/kernel';
import type { Preview } from '@sanyi/store';
import { toldProblem } from '../call/outcome.ts';
import { textTable } from './text-table.ts';

/** A preview as the document of `--json`. */
export function previewDocument(preview: Preview): Readonly<Record<string, unknown>> {
  const { terms, period, fileHash, checked, replaced } = preview;
  return {
    form: terms.form.id,
    title: terms.form.title,
    period: period.id,
    fileHash,
    rows: countRows(checked),
    figures: checked.figures.map((each) => ({
      row: each.row,
      indicator: each.indicator,
      place: each.place,
      period: each.period,
      numerator: String(each.numerator),
      denominator: String(each.denominator),
      sent: each.sent,
      note: each.note,
      replaces: replaced.get(`${each.indicator} ${each.place}`)?.receivedAt ?? null,
    })),
    marks: checked.marks.map(({ row, column, kind, problem }) => ({
      row,
      column,
      kind,
      ...toldProblem(problem),
    })),
  };
}

/** Rows by what becomes of them. */
export function countRows(checked: Preview['checked']): {
  readonly accepted: number;
  readonly refused: number;
  readonly passed: number;
} {
  const count = (state: string): number => checked.rows.filter((row) => row.state === state).length;
  return { accepted: count('accepted'), refused: count('refused'), passed: count('passed') };
}

/** A preview for people: what comes in, and every remark with its place. */
export function previewText(preview: Preview, lang: Lang): string {
  const zh = lang === 'zh';
  const { terms, period, checked } = preview;
  const { accepted, refused } = countRows(checked);
  const head = zh
    ? `${terms.form.title.zh} ${period.id}：可接收 ${accepted} 行，退回 ${refused} 行`
    : `${terms.form.title.en} ${period.id}: ${accepted} rows in order, ${refused} refused`;
  const kinds = {
    refused: zh ? '退回' : 'refused',
    check: zh ? '待核' : 'check',
    healed: zh ? '识别' : 'read as',
  };
  const marks = checked.marks.map(({ kind, problem }) => [
    kinds[kind],
    problem.where,
    problem[lang],
  ]);
  return marks.length === 0 ? head : `${head}\n${textTable(marks)}`;
}
