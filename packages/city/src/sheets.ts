import {
  failOf,
  halfUp,
  ok,
  type Problem,
  problem,
  RATE_ONE,
  type Rate,
  type Result,
  scaled,
} from '@sanyi/kernel';
import { readSheet, type SheetRow } from './plan/sheet.ts';

/** How a district's own count of an indicator differs from what its claims say. */
export type CityCount = {
  /** The indicator; null speaks for all others of the form. */
  readonly indicator: string | null;
  /** Whether what is computed rests on a sample of the residents, so that it has to be multiplied. */
  readonly isSampled: boolean;
  /** Times the computed part; null leaves it blank. */
  readonly numerator: Rate | null;
  readonly denominator: Rate | null;
  /** Another period whose figures stand on the sheet by mistake. */
  readonly figuresOf: string | null;
  readonly note: string;
};

/** An invented sheet that a district sends, for a page of reported figures that is not empty. */
export type CitySheet = {
  readonly period: string;
  readonly district: string;
  readonly form: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  /** The officer who judges it; null while it waits. */
  readonly judge: string | null;
  /** Why it is returned; null accepts it. */
  readonly reason: string | null;
  readonly counts: readonly CityCount[];
};

const COLUMNS = [
  ...['period', 'district', 'form', 'sent', 'indicator', 'counts', 'numerator', 'denominator'],
  ...['figures_of', 'judge', 'reason', 'note'],
];
const COUNTS = { name: 'counts', codes: ['sample', 'whole'] } as const;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/**
 * Reads `sheets.csv` of a city folder: a row for each sheet, more where an indicator of it is counted
 * in its own way.
 *
 * @returns the sheets in the order of the file, or what could not be read; none without the file
 * @example
 * ```ts
 * readSheets(new Map()); // { ok: true, value: [] }
 * ```
 */
export function readSheets(files: ReadonlyMap<string, string>): Result<CitySheet[]> {
  const problems: Problem[] = [];
  const text = files.get('sheets.csv') ?? COLUMNS.join(',');
  const sheets = new Map<string, CitySheet>();
  for (const row of readSheet('sheets.csv', text, { columns: COLUMNS, problems })) {
    const [period, district, form] = [row.text('period'), row.text('district'), row.text('form')];
    const key = `${period} ${district} ${form}`;
    const known = sheets.get(key);
    const head = known ?? {
      ...{ period, district, form },
      sentAt: instantOf(row, problems),
      judge: row.optional('judge') || null,
      reason: row.optional('reason') || null,
      counts: [],
    };
    sheets.set(key, { ...head, counts: [...head.counts, countOf(row, problems)] });
  }
  return failOf(problems) ?? ok([...sheets.values()]);
}

/**
 * What a district counted, from the whole number that its claims say.
 *
 * @example
 * ```ts
 * countedBy(1000n, 931_000n as Rate); // 931n
 * ```
 */
export const countedBy = (computed: bigint, times: Rate): bigint =>
  halfUp(computed * times, RATE_ONE);

function countOf(row: SheetRow, problems: Problem[]): CityCount {
  const times = (column: string): Rate | null => {
    const text = row.optional(column);
    if (text === '') return null;
    const value = scaled(text, 6);
    if (value === null || value < 0n) problems.push(unreadable(row, column, NUMBER));
    // `scaled` at six decimals is in millionths, which is what a rate is.
    return (value ?? 0n) as Rate;
  };
  return {
    indicator: row.optional('indicator') || null,
    isSampled: row.code('counts', COUNTS) === 'sample',
    numerator: times('numerator'),
    denominator: times('denominator'),
    figuresOf: row.optional('figures_of') || null,
    note: row.optional('note'),
  };
}

function instantOf(row: SheetRow, problems: Problem[]): string {
  const text = row.text('sent');
  if (text !== '' && !INSTANT.test(text)) problems.push(unreadable(row, 'sent', TIME));
  return text;
}

type Expected = { readonly expected: string; readonly expectedZh: string };

const NUMBER: Expected = {
  expected: 'a plain number with at most six decimals',
  expectedZh: '最多六位小数的数',
};
const TIME: Expected = {
  expected: 'an instant such as 2019-04-08T02:00:00.000Z',
  expectedZh: '形如 2019-04-08T02:00:00.000Z 的时刻',
};

const unreadable = (row: SheetRow, column: string, expected: Expected): Problem =>
  problem('CITY_VALUE_NOT_READABLE', `${row.where}, column ${column}`, {
    text: row.optional(column),
    ...expected,
  });
