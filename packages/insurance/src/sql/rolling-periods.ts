import { type Carried, refusal } from './accumulators.ts';
import type { DaySpan } from './regimes.ts';
import type { Writing } from './step.ts';

/** Periods of one person that are written out, one relation each. */
const PERIODS_MAX = 40;

/** The relation with the questions, and the column with the start of the period of an accumulator. */
type Periods = { readonly from: string; readonly columns: ReadonlyMap<string, string> };

/**
 * Rolling periods (INS-1): one starts with the first claim, the next with the first claim at least
 * so many days later. How many there can be is known from the days of the facts, so each is a
 * relation made from the one before, and no recursion is needed.
 */
export function addRollingPeriods(
  carried: readonly Carried[],
  span: DaySpan,
  writing: Writing,
): Periods {
  const kinds = new Map<string, readonly Carried[]>();
  for (const each of carried) {
    if (each.reset.every !== 'rollingDays') continue;
    const key = `${each.reset.days} ${each.regimes.join()}`;
    kinds.set(key, [...(kinds.get(key) ?? []), each]);
  }
  const columns = new Map<string, string>();
  [...kinds.values()].forEach((alike, at) => {
    const name = `period_${at + 1}`;
    addStarts(name, alike[0] as Carried, { span, writing });
    for (const each of alike) columns.set(each.name, name);
  });
  if (kinds.size === 0) return { from: 's_fold_0', columns };
  addFound([...new Set(columns.values())], writing);
  return { from: 's_rolled', columns };
}

type Of = { readonly span: DaySpan; readonly writing: Writing };

/** The starts of all periods of each person. */
function addStarts(name: string, { reset, regimes, where }: Carried, { span, writing }: Of): void {
  const days = reset.every === 'rollingDays' ? reset.days : 0;
  const count = Math.floor((span.to - span.from) / Math.max(1, days)) + 1;
  if (count > PERIODS_MAX) {
    throw refusal(where, {
      en: `accumulators start again every ${days} days, which makes more than ${PERIODS_MAX} periods in these facts`,
      zh: `累计每 ${days} 天重新起算，在这批数据中超过 ${PERIODS_MAX} 个周期`,
    });
  }
  const numbers = Array.from({ length: count }, (_, at) => at + 1);
  const own = `q.regime IN (${regimes.join(', ')})`;
  for (const number of numbers) {
    const after = `\nJOIN s_${name}_${number - 1} p ON p.person = q.person AND p.turn = q.turn AND q.fold_day >= p.start_day + ${days}`;
    writing.add(
      `s_${name}_${number}`,
      {
        en: `Start of period ${number} of ${days} days, by person`,
        zh: `每人第 ${number} 个 ${days} 天周期的起点`,
      },
      `SELECT q.person, q.turn, MIN(q.fold_day) AS start_day
FROM s_fold_0 q${number > 1 ? after : ''}
WHERE ${own}
GROUP BY q.person, q.turn`,
    );
  }
  writing.add(
    `s_${name}`,
    { en: `Starts of all periods of ${days} days`, zh: `全部 ${days} 天周期的起点` },
    numbers
      .map((number) => `SELECT person, turn, start_day FROM s_${name}_${number}`)
      .join('\nUNION ALL\n'),
  );
}

/** Each question with the start of its periods: the last one that is not after it. */
function addFound(names: readonly string[], { add }: Writing): void {
  const joins = names.map(
    (name) => `LEFT JOIN (SELECT q.claim, q.turn, MAX(p.start_day) AS start_day
  FROM s_fold_0 q
  JOIN s_${name} p ON p.person = q.person AND p.turn = q.turn AND p.start_day <= q.fold_day
  GROUP BY q.claim, q.turn) ${name} ON ${name}.claim = f.claim AND ${name}.turn = f.turn`,
  );
  add(
    's_rolled',
    { en: 'Questions with the start of their periods', zh: '提问及其周期起点' },
    `SELECT f.*, ${names.map((name) => `${name}.start_day AS ${name}`).join(', ')}
FROM s_fold_0 f
${joins.join('\n')}`,
  );
}
