import { CHARGE_FAMILIES } from '@sanyi/facts';
import { type SqlDialect, sqlDialect } from '@sanyi/feel';
import { isoDate, RATE_ONE, yearOf } from '@sanyi/kernel';
import { hasPools } from '../pool/has-pools.ts';
import { monthsOf, type ReplayFrame, SPEAKING } from '../replay/replay-layout.ts';
import { PERSON_DIMENSIONS } from '../replay/replay-tables.ts';
import { addCitedRules, type CitedWords, citedOfSides } from './cited-rules.ts';
import { BAND_COLUMNS, MONEY, SUMMED } from './pair-columns.ts';
import { SIDES } from './sides.ts';
import { parquet } from './sources.ts';
import { addStays } from './stays.ts';
import { type SettlementStep, sum, type Writing, writingFor } from './step.ts';

const PAID: readonly string[] = SIDES.map((side) => `${side}_patient`);

/** Columns of `s_sums` behind section and key. */
export const SUM_COLUMNS: readonly string[] = [
  'claims',
  ...MONEY,
  'persons',
  'refunds',
  ...BAND_COLUMNS,
];

/**
 * The sums of a replay in SQL, made of two settlements: `s_before` and `s_after`, each with the columns
 * of `s_settled`, of `s_before_item` and `s_after_item`, each with those of `s_item_day`, and of
 * `s_before_rule` and `s_after_rule`, each with those of `s_rule`, beside the relations of a settlement. The last relation, `s_sums`, has a row for each
 * key of each section: the claims, the money of both sides, persons, and how many stand in each band.
 * A rule has a row in each of `rule.both`, `rule.reform` and `rule.baseline` where claims that change
 * cite it, with the money of these claims.
 *
 * @example
 * ```ts
 * declare const frame: ReplayFrame;
 * replaySums(frame, 'spark', [[0], [0]]).at(-1)?.name; // 's_sums'
 * ```
 */
export function replaySums(
  frame: ReplayFrame,
  of: SqlDialect,
  words: CitedWords,
): readonly SettlementStep[] {
  const writing = writingFor(of, sqlDialect(of));
  addPairs(frame, words, writing);
  addCitedRules(words, writing);
  addPersonSums(frame, writing);
  if (hasPools(frame)) addStays(writing);
  const sections = [
    ...['institution', 'month', 'visitKind'].map(claimSection),
    ...PERSON_DIMENSIONS.map(personSection),
    row('visits', 'place_level', {
      columns: { claims: 'COUNT(*)', ...summed(PAID), ...summed(BAND_COLUMNS) },
      from: 's_pair GROUP BY place_level',
    }),
    row('care', 'k_care', {
      columns: { claims: 'COUNT(*)', ...summed([...MONEY, 'refunds']) },
      from: 's_pair GROUP BY k_care',
    }),
    ...CHARGE_FAMILIES.map(familySection),
    itemSection(frame),
    ...SPEAKING.map(ruleSection),
    row('head', "'claims'", { columns: { claims: 'COUNT(*)' }, from: 's_pair' }),
    row('head', "'lines'", { columns: { claims: sum('line_count') }, from: 's_pair' }),
    row('head', "'persons'", { columns: { claims: 'COUNT(*)' }, from: 's_person' }),
    row('head', "'patients'", { columns: { claims: 'COUNT(*)' }, from: 's_person_pair' }),
  ];
  const title = { en: 'Sums of the replay by section and key', zh: '按类别和键汇总的回放结果' };
  writing.add('s_sums', title, sections.join('\nUNION ALL\n'));
  return writing.steps;
}

/** Claims of the days with the money of both sides, and the band of what the patient pays. */
function addPairs(
  { from, to, groups }: ReplayFrame,
  words: CitedWords,
  { add, q, dialect }: Writing,
): void {
  const months = [...monthsOf(from, to)].reverse().map((first) => {
    return `WHEN c.end_day >= ${first} THEN '${isoDate(first).slice(0, 7)}'`;
  });
  const money = SIDES.flatMap((side) => [
    ...SUMMED.map(
      (part) => `${side}.${part === 'fixed' ? 'fixed_fund' : part}_fen AS ${side}_${part}`,
    ),
    ...CHARGE_FAMILIES.map((family) => `${side}.${family}_fen AS ${side}_${family}`),
  ]);
  const level = `CASE WHEN i.grassroots THEN 'grassroots' ELSE i.level END`;
  const paid = bands('before.patient_fen', 'after.patient_fen', Number(groups.largeChange));
  add(
    's_pair',
    { en: 'Claims that count, under both sets of rules', zh: '计入结果的结算单在两套规则下的金额' },
    `SELECT c.claim, c.person, CAST(c.institution AS ${dialect.textType}) AS k_institution,
  CASE ${months.join(' ')} END AS k_month, c.${q('visitKind')} AS k_visitKind,
  ${level} AS place_level, ${level} || CASE WHEN c.${q('visitKind')} = 'inpatientDay' THEN ' stay' ELSE ' visit' END AS k_care,
  CASE WHEN c.reverses IS NULL THEN 0 ELSE 1 END AS refunds,
  ${dialect.listLength('c.lines')} AS line_count,
  ${[...money, ...paid, ...citedOfSides(words)].join(', ')}
FROM s_claim c
JOIN s_institution i ON i.institution = c.institution
JOIN s_before AS before ON before.claim = c.claim
JOIN s_after AS after ON after.claim = c.claim
WHERE c.end_day >= ${from} AND c.end_day <= ${to}`,
  );
}

/** What persons paid over the days, with the groups that each stands in. */
function addPersonSums({ groups, to }: ReplayFrame, writing: Writing): void {
  const { add, dialect } = writing;
  const age = `GREATEST(0, ${yearOf(to)} - p.birth_year)`;
  const ages = [...groups.ageBands]
    .reverse()
    .map(({ code, from }) => `WHEN ${age} >= ${from} THEN '${code.replaceAll("'", "''")}'`);
  const money = MONEY.map((name) => `${sum(name)} AS ${name}`);
  const paid = bands('t.before_patient', 't.after_patient', Number(groups.largeChange));
  add(
    's_person_pair',
    { en: 'Persons with claims that count, by group', zh: '有计入结果的结算单的人员及其分组' },
    `SELECT t.*, ${paid.join(', ')},
  'all' AS k_all, p.scheme AS k_scheme, p.person_class AS k_personClass, CASE ${ages.join(' ')} END AS k_ageBand,
  p.income_band AS k_incomeBand, CASE WHEN ${dialect.listLength('p.chronic')} > 0 THEN 'yes' ELSE 'no' END AS k_chronic,
  p.district AS k_residence
FROM (SELECT person, COUNT(*) AS claims, ${money.join(', ')} FROM s_pair GROUP BY person) t
JOIN ${parquet('person', true, writing)} p ON p.person = t.person`,
  );
}

/** One column for each band, 1 where what is paid falls in it: less is a gain. */
function bands(before: string, after: string, largeChange: number): string[] {
  const change = `(${after} - ${before})`;
  const large = `ABS(${change}) * ${RATE_ONE} > ABS(${before}) * ${largeChange}`;
  const conditions = [
    `${change} < 0 AND ${large}`,
    `${change} < 0 AND NOT ${large}`,
    `${change} = 0`,
    `${change} > 0 AND NOT ${large}`,
    `${change} > 0 AND ${large}`,
  ];
  return conditions.map(
    (condition, at) => `CASE WHEN ${condition} THEN 1 ELSE 0 END AS ${BAND_COLUMNS[at]}`,
  );
}

type RowOf = { readonly columns: Readonly<Record<string, string>>; readonly from: string };

/** Rows of `s_sums`: zero for what a section does not have. */
function row(section: string, key: string, { columns, from }: RowOf): string {
  const shown = SUM_COLUMNS.map((name) => `CAST(${columns[name] ?? '0'} AS BIGINT) AS ${name}`);
  return `SELECT '${section}' AS section, ${key} AS sum_key, ${shown.join(', ')}\nFROM ${from}`;
}

const summed = (names: readonly string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, sum(name)]));

const claimSection = (name: string): string =>
  row(name, `k_${name}`, {
    columns: { claims: 'COUNT(*)', ...summed(MONEY) },
    from: `s_pair GROUP BY k_${name}`,
  });

const personSection = (name: string): string =>
  row(name, `k_${name}`, {
    columns: { ...summed(['claims', ...MONEY, ...BAND_COLUMNS]), persons: 'COUNT(*)' },
    from: `s_person_pair GROUP BY k_${name}`,
  });

/** Lines of each item on both sides; their quantity, which no rule changes, stands where claims do. */
function itemSection({ from, to }: ReplayFrame): string {
  const [before, after] = SIDES.map(
    (side, at) => `SELECT item_id, ${at === 0 ? 'quantity' : '0'} AS quantity,
    ${at === 0 ? 'amount' : '0'} AS before_amount, ${at === 0 ? '0' : 'amount'} AS after_amount
  FROM s_${side}_item WHERE end_day >= ${from} AND end_day <= ${to}`,
  );
  return row('item', 't.code', {
    columns: {
      claims: sum('i.quantity'),
      before_total: sum('i.before_amount'),
      after_total: sum('i.after_amount'),
    },
    from: `(${before}\n  UNION ALL\n  ${after}) i\nJOIN s_item t ON t.item = i.item_id\nGROUP BY t.code`,
  });
}

/** Claims that change and cite a rule on both sides or on one; who pays more loses. */
const ruleSection = (speaks: (typeof SPEAKING)[number]): string =>
  row(`rule.${speaks}`, 'cite', {
    columns: summed(['claims', ...MONEY, ...BAND_COLUMNS]),
    from: `s_cited_rule WHERE speaks = '${speaks}' GROUP BY cite`,
  });

const familySection = (name: string): string => {
  const [before, after] = SIDES.map((side) => sum(`${side}_${name}`));
  const columns = { before_total: before ?? '0', after_total: after ?? '0' };
  return row('family', `'${name}'`, { columns, from: 's_pair' });
};
