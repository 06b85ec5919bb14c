import { NO_BENEFIT_REASON } from '../ask-benefit.ts';
import { type Carried, carriedBy, inGroups } from './accumulators.ts';
import { FAMILY_COLUMNS } from './charges.ts';
import { citedColumn, citedOutputs, citedTogether, citedWords } from './cited.ts';
import { type Ask, decided, type Written, writeDecisions } from './decide.ts';
import type { DaySpan, Speaking } from './regimes.ts';
import { addRollingPeriods } from './rolling-periods.ts';
import { columns, sum, type Writing } from './step.ts';

const CONTACT_KEYS = [
  'scheme',
  'ageBand',
  'level',
  'visitKind',
  'contracted',
  'referred',
  'day',
  'regime',
];

/** First contact: asked once for each combination of what it may read. */
export function addContact(written: readonly Written[], writing: Writing): void {
  const { add, q, dialect } = writing;
  add(
    's_contact_ask',
    { en: 'Questions about first contact', zh: '基层首诊的提问' },
    `SELECT DISTINCT a.scheme, a.${q('personClass')} AS ${q('ageBand')}, a.level, a.${q('visitKind')}, a.contracted, a.referred,
  a.f_rule_day AS day, a.f_regime AS regime
FROM s_act a`,
  );
  const ask: Ask = {
    from: 's_contact_ask',
    keep: CONTACT_KEYS,
    outputs: [{ name: 'allowed', type: dialect.flagType }, ...citedOutputs(citedWords(written))],
  };
  add('s_contact', { en: 'First contact', zh: '基层首诊' }, decided(written, ask, writing));
}

/** What a benefit decision is asked, beside accumulators and parameters. */
const FIELDS = [
  'scheme',
  'personClass',
  'age',
  'level',
  'grassroots',
  'visitKind',
  'stayNumber',
  'contracted',
  'referred',
  'allowed',
  'keyGroups',
  'incomeBand',
  'inScope',
  'outOfScope',
  'day',
];

/** What goes beside the question to the outcome. */
const BESIDE = [
  'claim',
  'turn',
  'person',
  'year',
  'fold_day',
  'regime',
  'total',
  'hospital',
  'fixed_fund',
  ...FAMILY_COLUMNS,
  'charge_problem',
];

/** Benefits, and the decisions of charges and first contact, whose rules are cited with them. */
type Cited = {
  readonly benefits: readonly Written[];
  readonly charged: readonly Written[];
  readonly contacts: readonly Written[];
};

/**
 * The folds of person-years as running sums: an accumulator is the sum of what the claims before
 * added, and what is added reads other accumulators only. Those that read the same ones are summed
 * together.
 */
export function addFold(
  speakers: readonly Speaking[],
  { benefits, charged, contacts }: Cited,
  { span, writing }: { readonly span: DaySpan; readonly writing: Writing },
): void {
  const carried = carriedBy(speakers);
  const groups = inGroups(carried);
  const asked = citedWords([...charged, ...contacts]);
  addQuestions({ charged, contacts }, writing);
  const periods = addRollingPeriods(carried, span, writing);
  const beside = [...BESIDE, ...asked.map(citedColumn)];
  const kept = [...beside, ...FIELDS, ...new Set(periods.columns.values())];
  const done: string[] = [];
  let step = periods.from;
  for (const group of groups) {
    const names = group.map(({ name }) => name);
    const outputs = names.map((name) => ({ name: `add.${name}`, type: 'BIGINT' }));
    const keep = [...kept, ...done.map((name) => `acc.${name}`)];
    const added = decided(
      addingTo(names, speakers, writing),
      { from: step, keep, outputs },
      writing,
    );
    const sums = group.map(
      (each) =>
        `${runningSum(each, periods.columns.get(each.name), writing)} AS ${writing.q(`acc.${each.name}`)}`,
    );
    done.push(...names);
    step = `s_fold_${done.length}`;
    writing.add(
      step,
      {
        en: `Accumulators before each claim: ${names.join(', ')}`,
        zh: `每张结算单之前的累计：${names.join('、')}`,
      },
      `SELECT ${columns(keep, writing)}, ${sums.join(',\n  ')}
FROM (${added}) AS f`,
    );
  }
  addOutcome(benefits, { step, beside, asked }, writing);
}

/** What each decision adds to some accumulators; decisions whose folds have none of them add nothing. */
const addingTo = (
  names: readonly string[],
  speakers: readonly Speaking[],
  writing: Writing,
): Written[] =>
  speakers.flatMap((speaking) => {
    const own = new Set(speaking.fold?.accumulators.map(({ name }) => name));
    const only = names.filter((name) => own.has(name)).map((name) => `add.${name}`);
    return only.length > 0 ? writeDecisions([speaking], writing, only) : [];
  });

/** The sum over the claims of the period before this one, in fold order. */
function runningSum(
  { name, start, reset }: Carried,
  period: string | undefined,
  { q }: Writing,
): string {
  if (reset.every === 'stay') return `CAST(${start} AS BIGINT)`;
  const within =
    reset.every === 'calendarYear' ? ', year' : period === undefined ? '' : `, ${period}`;
  const before = `PARTITION BY person, turn${within} ORDER BY fold_day, claim ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING`;
  return `${start} + CAST(COALESCE(SUM(COALESCE(${q(`add.${name}`)}, 0)) OVER (${before}), 0) AS BIGINT)`;
}

function addQuestions({ charged, contacts }: Omit<Cited, 'benefits'>, writing: Writing): void {
  const { add, q } = writing;
  const cited = citedTogether(
    [
      { from: 'a.', words: citedWords(charged) },
      { from: 'c.', words: citedWords(contacts), asked: true },
    ],
    writing,
  );
  const contact = CONTACT_KEYS.map((key) => {
    if (key === 'ageBand') return `c.${q('ageBand')} = a.${q('personClass')}`;
    if (key === 'day') return 'c.day = a.f_rule_day';
    return key === 'regime' ? 'c.regime = a.f_regime' : `c.${q(key)} = a.${q(key)}`;
  });
  const stays = `CAST(SUM(CASE WHEN a.stay THEN 1 ELSE 0 END) OVER (PARTITION BY a.person, a.turn, a.year ORDER BY a.b_day, a.claim ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS BIGINT)`;
  add(
    's_fold_0',
    { en: 'Questions about the benefit', zh: '待遇的提问' },
    `SELECT a.claim, a.turn, a.person, a.year, a.b_day AS fold_day, a.b_regime AS regime, a.total, a.hospital, a.fixed_fund,
  ${[...FAMILY_COLUMNS.map((name) => `a.${name}`), ...cited].join(', ')},
  COALESCE(a.visit_problem, a.line_problem, c.problem) AS charge_problem,
  a.scheme, a.${q('personClass')}, GREATEST(0, a.year - a.birth_year) AS age, a.level, a.grassroots, a.${q('visitKind')},
  CASE WHEN a.stay THEN ${stays} ELSE 0 END AS ${q('stayNumber')}, a.contracted, a.referred,
  COALESCE(c.allowed, TRUE) AS allowed, a.${q('keyGroups')}, a.${q('incomeBand')}, a.in_scope AS ${q('inScope')},
  a.total - a.hospital - a.fixed_fund - a.in_scope AS ${q('outOfScope')}, a.b_rule_day AS day
FROM s_charge a
JOIN s_contact c ON ${contact.join(' AND ')}`,
  );
}

/** Funds, and what is left for the patient (CLM-4). */
function addOutcome(
  written: readonly Written[],
  of: {
    readonly step: string;
    readonly beside: readonly string[];
    /** Words of what was cited before the benefit. */
    readonly asked: readonly number[];
  },
  writing: Writing,
): void {
  const { add, q, dialect } = writing;
  const funds = fundsOf(written);
  const outputs = [
    { name: 'payable', type: dialect.flagType },
    { name: 'reason', type: dialect.textType },
    ...funds.map((name) => ({ name: `funds.${name}`, type: 'BIGINT' })),
    ...citedOutputs(citedWords(written)),
  ];
  add(
    's_answer',
    { en: 'Benefits', zh: '待遇' },
    decided(written, { from: of.step, keep: of.beside, outputs }, writing),
    false,
  );
  const paid = funds.map((name) => `COALESCE(${q(`funds.${name}`)}, 0) AS ${q(`fund_${name}`)}`);
  const all = funds.map((name) => `COALESCE(${q(`funds.${name}`)}, 0)`).join(' + ') || '0';
  const cited = citedTogether(
    [
      { from: '', words: of.asked },
      { from: '', words: citedWords(written), asked: true },
    ],
    writing,
  );
  add(
    's_outcome',
    { en: 'Outcome of every act', zh: '每条记录的结果' },
    `SELECT ${columns(BESIDE, writing)}, ${[...paid, ...cited, ''].join(', ')}COALESCE(payable, FALSE) AS payable,
  COALESCE(reason, '${NO_BENEFIT_REASON}') AS reason, COALESCE(charge_problem, problem) AS problem,
  total - hospital - fixed_fund - (${all}) AS patient
FROM s_answer`,
  );
}

/** The funds of all benefit decisions, in the order they are met. */
export const fundsOf = (written: readonly Written[]): string[] => [
  ...new Set(
    written.flatMap(({ sql }) =>
      sql.outputs.flatMap(({ name }) =>
        name.startsWith('funds.') ? [name.slice('funds.'.length)] : [],
      ),
    ),
  ),
];

/** Sums of a column that a refund takes the difference of. */
export const difference = (name: string): string =>
  sum(`CASE WHEN o.turn = r.turn THEN o.${name} ELSE -o.${name} END`);
