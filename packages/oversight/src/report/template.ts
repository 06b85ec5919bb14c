import type { Period } from '@sanyi/kernel';
import { HEADS, type HeadColumn } from './find-head.ts';
import { bothNames } from './read-name.ts';
import type { FormLine, ReportTerms } from './terms.ts';

/** Columns of a template in their order; the last one only explains. */
const TEMPLATE_COLUMNS: readonly HeadColumn[] = [
  'district',
  'period',
  'indicator',
  'numerator',
  'denominator',
  'note',
];

/** A template as rows of texts: head, sample row, rows to fill in. */
export type Template = {
  readonly title: string;
  readonly head: readonly string[];
  /** Marked as a sample; it is passed over when the sheet comes back. */
  readonly sample: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly districts: readonly string[];
  readonly indicators: readonly string[];
};

const GUIDE = '填写说明 How to fill in';

/**
 * The sheet a district fills in: its own rows, or those of all districts.
 *
 * @param of - `place`: district id, null for all
 * @example
 * ```ts
 * declare const terms: ReportTerms; // from reportTerms
 * declare const period: Period; // from parsePeriod
 * templateOf(terms, { period, place: null }).head[0]; // '区 District'
 * ```
 */
export function templateOf(
  terms: ReportTerms,
  of: { readonly period: Period; readonly place: string | null },
): Template {
  const { form, lines, districts } = terms;
  const own = districts.filter(({ id }) => of.place === null || id === of.place);
  const [first] = lines;
  const [some] = own;
  const row = (place: string, line: FormLine, filled: readonly [string, string, string]) => [
    place,
    of.period.id,
    bothNames(line.indicator),
    ...filled,
    guideOf(line),
  ];
  return {
    title: `${form.title.zh} ${form.title.en} ${of.period.id}`,
    head: [...TEMPLATE_COLUMNS.map((column) => `${HEADS[column].zh} ${HEADS[column].en}`), GUIDE],
    sample:
      first && some
        ? row('示例 SAMPLE', first, ['123456', '234567', '本行为示例，不计入 this row is not read'])
        : [],
    rows: own.flatMap((district) =>
      lines.map((line) => row(bothNames(district), line, ['', '', ''])),
    ),
    districts: own.map(bothNames),
    indicators: lines.map(({ indicator }) => bothNames(indicator)),
  };
}

/** What numerator and denominator of an indicator are, in both languages. */
function guideOf({ form }: FormLine): string {
  const { numerator, denominator } = form;
  const zh = `分子：${numerator.title.zh}（${numerator.unit.zh}）；分母：${denominator.title.zh}（${denominator.unit.zh}）`;
  const en = `numerator: ${numerator.title.en} (${numerator.unit.en}); denominator: ${denominator.title.en} (${denominator.unit.en})`;
  return `${zh} | ${en}`;
}
