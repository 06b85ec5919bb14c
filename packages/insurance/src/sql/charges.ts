import { CHARGE_FAMILIES, type ChargeFamily } from '@sanyi/facts';
import { citedName } from '@sanyi/feel';
import { familyOf } from '../row-outcome.ts';
import { citedColumn, citedOutputs, citedTogether, citedWords } from './cited.ts';
import { type Ask, decided, type Written } from './decide.ts';
import { PLACE } from './list-prices.ts';
import { columns, halfUp, sum, type Writing } from './step.ts';

/** Amounts by family of charges, as settlements have them. */
export const FAMILY_COLUMNS: readonly string[] = CHARGE_FAMILIES.map((family) => `${family}_fen`);

const CATEGORIES = [
  'drug',
  'herbalPiece',
  'consumable',
  'test',
  'service',
  'bed',
  'other',
] as const;

/** Prices of lines: asked once for each item, place, day, regime and price that was charged. */
export function addLinePrices(written: readonly Written[], writing: Writing): void {
  const { add, q, dialect } = writing;
  const keys = [...PLACE, 'regime', 'charged'];
  add(
    's_line_key',
    { en: 'Questions for line prices', zh: '明细定价的提问' },
    `SELECT DISTINCT ${columns(keys, writing)} FROM s_quantity`,
  );
  add(
    's_line_ask',
    { en: 'The same with list price and purchase price', zh: '附清单价与采购价的提问' },
    `SELECT ${columns(keys, writing, 'k.')}, t.code AS item, t.category, t.separately_chargeable AS ${q('separatelyChargeable')},
  l.price AS ${q('listPrice')}, b.price_fen AS ${q('purchasePrice')}, k.charged AS ${q('chargedPrice')}
FROM s_line_key k
LEFT JOIN s_item t ON t.item = k.item_id
LEFT JOIN s_list_price l ON ${PLACE.map((each) => `l.${each} = k.${each}`).join(' AND ')}
LEFT JOIN s_bought b ON b.item_id = k.item_id AND b.day = k.day`,
  );
  const ask: Ask = {
    from: 's_line_ask',
    keep: [...keys, 'category'],
    outputs: [...LINE_OUTPUTS(dialect.flagType), ...citedOutputs(citedWords(written))],
  };
  add('s_line_price', { en: 'Prices of lines', zh: '明细单价' }, decided(written, ask, writing));
}

const LINE_OUTPUTS = (flag: string) => [
  { name: 'unitPrice', type: 'BIGINT' },
  { name: 'selfPayShare', type: 'BIGINT' },
  { name: 'ceiling', type: 'BIGINT' },
  { name: 'maxQuantity', type: 'BIGINT' },
  { name: 'inScope', type: flag },
];

/** The purchase price of an item on a day: the first of those in force. */
export function addBought({ add }: Writing): void {
  add(
    's_bought',
    { en: 'Purchase prices of the days that occur', zh: '各日期的采购价' },
    `SELECT item_id, day, price_fen
FROM (
  SELECT k.item_id, k.day, p.price_fen, ROW_NUMBER() OVER (PARTITION BY k.item_id, k.day ORDER BY p.from_day, p.to_day, p.price_fen) AS nth
  FROM (SELECT DISTINCT item_id, day FROM s_place) k
  JOIN s_purchase p ON p.item = k.item_id AND k.day >= p.from_day AND (p.to_day IS NULL OR k.day < p.to_day)) AS f
WHERE nth = 1`,
  );
}

/** Parts of lines (CLM-2, CLM-3), added up by claim and refund, with the rules that lines cite. */
export function addLineParts(written: readonly Written[], writing: Writing): void {
  const { add, q } = writing;
  const words = citedWords(written);
  const cited = words.map((word) => `, ${citedColumn(word)}`).join('');
  const same = [...PLACE, 'regime'].map((each) => `p.${each} = q.${each}`);
  add(
    's_amount',
    { en: 'Amounts of lines', zh: '明细金额' },
    `SELECT q.claim, q.turn, q.item_id, q.charged, p.category, q.quantity, p.problem, p.${q('inScope')} AS in_scope, p.${q('selfPayShare')} AS share,
  p.${q('unitPrice')} * q.quantity AS amount, p.${q('unitPrice')} * GREATEST(0, q.quantity - COALESCE(p.${q('maxQuantity')}, q.quantity)) AS excess,
  ${[`GREATEST(0, p.${q('unitPrice')} - COALESCE(p.ceiling, p.${q('unitPrice')})) * q.quantity AS above`, ...citedTogether([{ from: 'p.', words, asked: true }], writing)].join(', ')}
FROM s_quantity q
JOIN s_line_price p ON ${same.join(' AND ')}
  AND ${writing.dialect.same('p.charged', 'q.charged')}`,
    false,
  );
  add(
    's_part',
    { en: 'Amounts rounded to the fen', zh: '取整到分的金额' },
    `SELECT claim, turn, item_id, charged, quantity, category, problem, in_scope, share, amount, hospital, amount - over_ceiling AS rest${cited}
FROM (
  SELECT claim, turn, item_id, charged, quantity, category, problem, in_scope, share, ${halfUp('amount', 1000, writing)} AS amount,
    ${halfUp('excess', 1000, writing)} AS hospital, ${halfUp('above', 1000, writing)} AS over_ceiling${cited}
  FROM s_amount) AS r`,
    false,
  );
  const families = familyCases();
  const selfPay = halfUp('(rest * share)', 1_000_000, writing);
  add(
    's_line_sum',
    { en: 'Lines of each claim added up', zh: '每张结算单的明细合计' },
    `SELECT claim, turn, MAX(problem) AS problem, ${sum('amount')} AS total, ${sum('hospital')} AS hospital,
  ${sum(`CASE WHEN in_scope THEN rest - ${selfPay} - hospital ELSE 0 END`)} AS in_scope,
  ${[...families, ...words.map((word) => `BIT_OR(${citedColumn(word)}) AS ${citedColumn(word)}`)].join(',\n  ')}
FROM s_part
GROUP BY claim, turn`,
  );
}

function familyCases(): string[] {
  return CHARGE_FAMILIES.map((family: ChargeFamily, at) => {
    const own = CATEGORIES.filter((category) => familyOf(category) === at);
    if (own.length === 0) return `CAST(0 AS BIGINT) AS ${family}_fen`;
    const list = own.map((category) => `'${category}'`).join(', ');
    return `${sum(`CASE WHEN category IN (${list}) THEN amount ELSE 0 END`)} AS ${family}_fen`;
  });
}

const VISIT_KEYS = [
  'visitKind',
  'level',
  'grassroots',
  'title',
  'specialNeeds',
  'scheme',
  'age',
  'day',
  'regime',
];

/** Charges of visits: asked once for each kind of visit, place, person and day. */
export function addVisitPrices(written: readonly Written[], writing: Writing): void {
  const { add, q, dialect } = writing;
  const age = 'GREATEST(0, w.year - w.birth_year)';
  add(
    's_visit_ask',
    { en: 'Questions for charges of visits', zh: '就诊收费的提问' },
    `SELECT DISTINCT ${columns(VISIT_KEYS.slice(0, 6), writing, 'w.')}, ${age} AS age, w.v_rule_day AS day, w.v_regime AS regime,
  (w.scheme <> 'none') AS insured
FROM s_when w
WHERE w.reverses IS NULL`,
  );
  const places = Math.max(
    0,
    ...written.map(({ sql }) => placesOf(sql.outputs.map(({ name }) => name))),
  );
  const outputs = Array.from({ length: places }, (_, nth) =>
    ['price', 'fixedFund', 'hospitalBorne', 'inScope'].map((entry) => ({
      name: `${nth + 1}.${entry}`,
      type: entry === 'inScope' ? dialect.flagType : 'BIGINT',
    })),
  ).flat();
  const words = citedWords(written);
  const ask: Ask = {
    from: 's_visit_ask',
    keep: VISIT_KEYS,
    outputs: [...outputs, ...citedOutputs(words)],
  };
  add(
    's_visit_answer',
    { en: 'Charges of visits', zh: '就诊收费' },
    decided(written, ask, writing),
    false,
  );
  const all = (entry: string, of = (each: string) => each): string => {
    const parts = Array.from({ length: places }, (_, nth) => of(q(`${nth + 1}.${entry}`)));
    return parts.length === 0
      ? 'CAST(0 AS BIGINT)'
      : parts.map((each) => `COALESCE(${each}, 0)`).join(' + ');
  };
  const covered = Array.from({ length: places }, (_, nth) => {
    const name = (entry: string): string => q(`${nth + 1}.${entry}`);
    return `CASE WHEN ${name('inScope')} THEN ${name('price')} - ${name('hospitalBorne')} - ${name('fixedFund')} ELSE 0 END`;
  });
  const count = all('price', (each) => `CASE WHEN ${each} IS NULL THEN 0 ELSE 1 END`);
  // A visit that costs nothing cites nothing.
  const cited = words.map(
    (word) =>
      `, CASE WHEN ${count} > 0 THEN COALESCE(${q(citedName(word))}, 0) ELSE 0 END AS ${citedColumn(word)}`,
  );
  add(
    's_visit_price',
    { en: 'Charges of a visit added up', zh: '每次就诊收费合计' },
    `SELECT ${columns(VISIT_KEYS, writing)}, problem, ${all('price')} AS price, ${all('fixedFund')} AS fixed_fund,
  ${all('hospitalBorne')} AS hospital, ${covered.length === 0 ? '0' : covered.join(' + ')} AS in_scope, ${count} AS charges${cited.join('')}
FROM s_visit_answer`,
  );
}

/** How many places the list of charges has. */
const placesOf = (names: readonly string[]): number =>
  Math.max(0, ...names.map((name) => Number(name.split('.')[0])));

/** Decisions that price visits, and those that price lines. */
type Pricing = { readonly visits: readonly Written[]; readonly lines: readonly Written[] };

/** Visit and lines of every act together: what is asked about the benefit. */
export function addCharges({ visits, lines }: Pricing, writing: Writing): void {
  const { add, q } = writing;
  const same = VISIT_KEYS.map((key) => {
    if (key === 'age') return 'v.age = GREATEST(0, a.year - a.birth_year)';
    if (key === 'day') return 'v.day = a.v_rule_day';
    return key === 'regime' ? 'v.regime = a.v_regime' : `v.${q(key)} = a.${q(key)}`;
  });
  const line = (name: string): string => `COALESCE(l.${name}, 0)`;
  const families = CHARGE_FAMILIES.map((family) =>
    family === 'visit'
      ? 'a.times * v.price AS visit_fen'
      : `${line(`${family}_fen`)} AS ${family}_fen`,
  );
  const cited = citedTogether(
    [
      { from: 'v.', words: citedWords(visits) },
      { from: 'l.', words: citedWords(lines) },
    ],
    writing,
  );
  add(
    's_charge',
    { en: 'Charges of every act', zh: '每条记录的收费' },
    `SELECT a.*, ${line('total')} + a.times * v.price AS total, ${line('hospital')} + a.times * v.hospital AS hospital,
  a.times * v.fixed_fund AS fixed_fund, ${line('in_scope')} + a.times * v.in_scope AS in_scope,
  ${[...families, ...cited].join(', ')}, v.problem AS visit_problem, l.problem AS line_problem, v.charges
FROM (SELECT s_act.*, CASE WHEN ${q('visitKind')} = 'inpatientDay' THEN bed_days ELSE 1 END AS times FROM s_act) AS a
JOIN s_visit_price v ON ${same.join(' AND ')}
LEFT JOIN s_line_sum l ON l.claim = a.claim AND l.turn = a.charge_turn`,
  );
}
