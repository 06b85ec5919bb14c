import type { SqlColumn } from '@sanyi/feel';
import type { Day } from '@sanyi/kernel';
import { yearOf } from '@sanyi/kernel';
import type { ClaimRules } from '../claim-rules.ts';
import type { DaySpan, Regimes } from './regimes.ts';
import type { Writing } from './step.ts';

type Rows = {
  readonly names: readonly string[];
  readonly types: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** Constants as a SELECT, each column of its type. No rows give a relation without rows. */
export function constantRows({ names, types, rows }: Rows, { q }: Writing): string {
  const bare = names.map((_, at) => `c${at}`);
  const cast = names.map((name, at) => `CAST(${bare[at]} AS ${types[at]}) AS ${q(name)}`);
  const none = names.map(() => 'NULL');
  const lines = (rows.length === 0 ? [none] : rows).map((row) => `(${row.join(', ')})`);
  const where = rows.length === 0 ? '\nWHERE 1 = 0' : '';
  return `SELECT ${cast.join(', ')}
FROM (VALUES ${lines.join(',\n  ')}) AS v(${bare.join(', ')})${where}`;
}

/** Which rules a day takes, and which regime a group of institutions has in an interval. */
export function addDays(
  rules: ClaimRules,
  span: DaySpan,
  regimes: Regimes,
  writing: Writing,
): void {
  const { stack } = rules;
  const rows: string[][] = [];
  for (let day = span.from as number; day <= span.to; day += 1) {
    // Counting up from a day gives days.
    const ruleDay = stack.ruleDay(day as Day);
    const interval = stack.intervalAt(ruleDay);
    rows.push([day, yearOf(day as Day), ruleDay, interval].map(String));
  }
  writing.add(
    's_day',
    { en: 'The rules that each day takes', zh: '每一天适用的规则' },
    constantRows(
      { names: ['day', 'year', 'rule_day', 'rule_interval'], types: INTEGERS, rows },
      writing,
    ),
  );
  const regimeRows = regimes.sites.flatMap((site, number) =>
    site.map((regime, interval) => [number, interval, regime].map(String)),
  );
  writing.add(
    's_regime',
    {
      en: 'The rules in force by group of institutions and interval',
      zh: '各机构组各时段的有效规则',
    },
    constantRows(
      { names: ['site', 'rule_interval', 'regime'], types: INTEGERS, rows: regimeRows },
      writing,
    ),
  );
  const siteRows = [...(regimes.siteOf ?? [])].map((pair) => pair.map(String));
  writing.add(
    's_site',
    { en: 'Institutions under rules of their own', zh: '适用特定规则的机构' },
    constantRows({ names: ['institution', 'site'], types: INTEGERS, rows: siteRows }, writing),
  );
}

const INTEGERS: readonly string[] = ['INTEGER', 'INTEGER', 'INTEGER', 'INTEGER'];

/** The values in force in each regime, for the parameters that decisions read. */
export function addParameters(
  read: readonly SqlColumn[],
  regimes: Regimes,
  writing: Writing,
): void {
  const names = [...new Map(read.map((column) => [column.name, column])).values()];
  const rows = regimes.all.map((regime, number) => [
    String(number),
    ...names.map(({ name }) =>
      literal(regime.parameters[name.slice('parameters.'.length)], writing),
    ),
  ]);
  writing.add(
    's_parameter',
    { en: 'Parameters in force', zh: '有效参数' },
    constantRows(
      {
        names: ['regime', ...names.map(({ name }) => name)],
        types: ['INTEGER', ...names.map(({ kind }) => typeOf(kind, writing))],
        rows,
      },
      writing,
    ),
  );
}

function typeOf(kind: SqlColumn['kind'], { dialect }: Writing): string {
  if (kind === 'flag') return dialect.flagType;
  return kind === 'text' || kind === 'code' ? dialect.textType : dialect.integerType;
}

function literal(value: unknown, { dialect }: Writing): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return dialect.text(value) ?? 'NULL';
  return String(value);
}
