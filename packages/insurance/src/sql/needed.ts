import { dayOf, type IsoDate, yearOf } from '@sanyi/kernel';
import type { FoldReset } from '@sanyi/policy';
import type { DaySpan, Regimes } from './regimes.ts';
import { day, parquet } from './sources.ts';
import type { Writing } from './step.ts';

/**
 * The persons with claims that count, and the first day whose claims can change what counts: that of the
 * year, or earlier where a period of days still runs. Null where everything before can, and for persons
 * of whom a refund takes back something earlier.
 */
export function addNeeded(counted: DaySpan, regimes: Regimes, writing: Writing): void {
  const { add } = writing;
  const { from, to } = counted;
  const yearStart = dayOf(`${yearOf(from)}-01-01` as IsoDate);
  add(
    's_claim_day',
    { en: 'The days of all claims', zh: '全部结算单的日期' },
    `SELECT claim, person, ${day('day', writing)} AS day, ${day('end_day', writing)} AS end_day, reverses
FROM ${parquet('claim', true, writing)}`,
    false,
  );
  const windows = windowsOf(regimes);
  add(
    's_since',
    {
      en: 'Persons with claims that count, and since when others matter',
      zh: '有计入结果的结算单的人员，及其累计所需的最早日期',
    },
    windows === null
      ? `SELECT DISTINCT person, CAST(NULL AS INTEGER) AS since FROM s_claim_day WHERE ${within(from, to)}`
      : `SELECT person, MIN(since) AS since\nFROM (\n  ${[
          `SELECT person, ${yearStart} AS since FROM s_claim_day WHERE ${within(from, to)}`,
          ...windows.map((days) => runStarts(days, counted)),
        ].join('\n  UNION ALL\n  ')}) AS s\nGROUP BY person`,
  );
  add(
    's_needed',
    {
      en: 'The same; all claims of persons who take back an earlier one',
      zh: '同上；冲销更早结算单的人员取其全部结算单',
    },
    `SELECT s.person, CASE WHEN w.person IS NULL THEN s.since END AS since
FROM s_since s
LEFT JOIN (
  SELECT DISTINCT r.person FROM s_claim_day r
  JOIN s_claim_day o ON o.claim = r.reverses
  JOIN s_since s ON s.person = r.person
  WHERE r.end_day >= s.since AND r.end_day <= ${to} AND o.end_day < s.since) AS w ON w.person = s.person`,
  );
}

const within = (from: number, to: number): string => `end_day >= ${from} AND end_day <= ${to}`;

/**
 * The lengths of periods that are not calendar years; null where what is carried over has no end, or a
 * stay is settled on its admission, which may lie in any year.
 */
function windowsOf(regimes: Regimes): number[] | null {
  const hooks = ['price.visit', 'price.line', 'firstContact.visit', 'benefit.claim'] as const;
  if (hooks.some((hook) => regimes.admission(hook).length > 0)) return null;
  const resets = regimes
    .speakers('benefit.claim')
    .flatMap(({ fold }): FoldReset[] => (fold ? [fold.reset] : []));
  if (resets.some(({ every }) => every === 'never')) return null;
  return [
    ...new Set(resets.flatMap((reset) => (reset.every === 'rollingDays' ? [reset.days] : []))),
  ];
}

/**
 * Where no claim was for as many days as a period has, the next one begins a period whatever came
 * before: the last such day not after the first claim that counts.
 */
function runStarts(days: number, { from, to }: DaySpan): string {
  return `SELECT r.person, MAX(r.day) AS since
  FROM (
    SELECT person, day, MAX(end_day) OVER (PARTITION BY person ORDER BY day, claim ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM s_claim_day WHERE end_day <= ${to}) AS r
  JOIN (SELECT person, MIN(day) AS day FROM s_claim_day WHERE ${within(from, to)} GROUP BY person) f ON f.person = r.person
  WHERE r.day <= f.day AND (r.before IS NULL OR r.day - r.before >= ${days})
  GROUP BY r.person`;
}
