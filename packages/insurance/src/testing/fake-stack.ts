import type { Row, Value } from '@sanyi/feel';
import { type Day, halfUp, problem } from '@sanyi/kernel';
import type {
  BoundHook,
  Fold,
  HookName,
  ListRow,
  PolicyList,
  PolicyPackage,
  Pool,
  Regime,
  RuleCitation,
  Stack,
} from '@sanyi/policy';

/** A pool of test rules, with the numbers that it reads. */
type FakePool = {
  readonly pool: Pool;
  readonly points: (input: Row) => Value;
  /** Which fields of `payment.case` the points read. */
  readonly reads?: readonly string[];
  readonly parameters: Row;
  /** Rows of lists by list and joined keys: values by column. */
  readonly lists?: Readonly<Record<string, Readonly<Record<string, Row>>>>;
};

/** Test rules written in TypeScript: the shape of a stack, without packages on disk. */
export type FakeRules = {
  readonly visit?: (input: Row, from: Day) => Value;
  readonly line?: (input: Row, from: Day) => Value;
  readonly firstContact?: (input: Row, from: Day) => Value;
  readonly benefit?: (input: Row, acc: Row, from: Day) => Value;
  readonly lineReads?: readonly string[];
  readonly visitReads?: readonly string[];
  readonly fold?: Fold;
  /** Start days of intervals, ascending, after the first. */
  readonly intervals?: readonly Day[];
  readonly ruleDayOfStays?: 'discharge' | 'admission';
  readonly ruleDay?: (day: Day) => Day;
  /** List prices by item code, each from a day on. */
  readonly prices?: Readonly<Record<string, readonly { from: Day; price: bigint }[]>>;
  readonly payment?: FakePool;
};

const HOOKS: readonly HookName[] = [
  'price.visit',
  'price.line',
  'firstContact.visit',
  'benefit.claim',
  'payment.case',
];

const YEAR_FOLD: Fold = {
  name: 'person-year',
  file: 'folds/person-year.yaml',
  hook: 'benefit.claim',
  key: ['person', 'scheme'],
  reset: { every: 'calendarYear' },
  order: ['day', 'claim'],
  accumulators: [
    accumulator('spent', 'In scope this year', '本年范围内'),
    accumulator('entitled', 'Entitled this year', '本年应付'),
  ],
  feedback: false,
  where: 'folds/person-year.yaml',
};

function accumulator(name: string, en: string, zh: string): Fold['accumulators'][number] {
  return { name, kind: { kind: 'money' }, start: 0n, title: { en, zh } };
}

/** A fold of the fake rules with another reset. */
export const fakeFold = (reset: Fold['reset']): Fold => ({ ...YEAR_FOLD, reset });

const citation = (hook: HookName): RuleCitation => ({
  package: 'fake',
  version: '1.0.0',
  decision: hook,
  rule: 'only',
  clause: `clause of ${hook}`,
  source: 'test',
  provenance: 'illustrative',
  cite: `fake@1.0.0#${hook}/only`,
});

/** A stack that answers with the functions given. Every hook cites one rule of its own. */
export function fakeStack(rules: FakeRules): Stack {
  const from: readonly Day[] = [-1_000_000 as Day, ...(rules.intervals ?? [])];
  const policy = fakePackage(rules);
  const regimes = from.map((start, interval) => regime(rules, policy, { start, interval }));
  const rowsOf = (item: string) => rules.prices?.[item] ?? [];
  return {
    text: 'fake',
    spec: {
      text: 'fake',
      place: 'fake',
      at: { kind: 'own' },
      packages: [],
      parts: new Map(),
      whatIfs: [],
    },
    place: 'fake',
    hash: 'f'.repeat(64),
    packages: [policy],
    rules: HOOKS.map(citation),
    ruleDay: rules.ruleDay ?? ((day) => day),
    intervals: from,
    intervalAt: (day) => from.filter((start) => start <= day).length - 1,
    regime: (interval) => {
      const found = regimes[interval];
      if (!found) throw new Error(`no interval ${interval}`);
      return found;
    },
    listValue: (list, keys, { day, column }) => {
      const [item = ''] = keys;
      const listed = rules.payment?.lists?.[list];
      if (listed) {
        const value = (listed[keys.join()] ?? listed[''])?.[column];
        const row = { ...listRow(keys.join(), { from: from[0] ?? day, price: 0n }), keys };
        const cite = `fake@1.0.0#${list}/${keys.join()}`;
        if (value === undefined) return null;
        return { value, citation: { package: 'fake', version: '1.0.0', list, row, cite } };
      }
      const row = rowsOf(item).findLast((each) => each.from <= day);
      if (!row) return null;
      const cite = `fake@1.0.0#${list}/${item}`;
      const citation = { package: 'fake', version: '1.0.0', list, row: listRow(item, row), cite };
      return { value: row.price, citation };
    },
    listBreaks: (_, [item = '']) => rowsOf(item).map((each) => each.from),
    listRows: () => [],
    codeSet: () => [],
    indicators: [],
    supervision: [],
    forms: [],
    bulletins: [],
    fold: () => (rules.benefit ? (rules.fold ?? YEAR_FOLD) : null),
  };
}

function regime(
  rules: FakeRules,
  policy: PolicyPackage,
  { start, interval }: { start: Day; interval: number },
): Regime {
  const answers: Partial<Record<HookName, (input: Row, acc: Row) => Value>> = {};
  const { visit, line, firstContact, benefit, payment } = rules;
  if (visit) answers['price.visit'] = (input) => visit(input, start);
  if (line) answers['price.line'] = (input) => line(input, start);
  if (firstContact) answers['firstContact.visit'] = (input) => firstContact(input, start);
  if (payment) answers['payment.case'] = payment.points;
  if (benefit) answers['benefit.claim'] = (input, acc) => benefit(input, acc, start);
  const hooks = new Map<HookName, BoundHook>();
  for (const hook of HOOKS) {
    const answer = answers[hook];
    if (answer) hooks.set(hook, bound(rules, policy, { hook, answer }));
  }
  return {
    interval,
    parameters: payment?.parameters ?? {},
    parameterCitation: () => null,
    hook: (name) => hooks.get(name) ?? null,
  };
}

function bound(
  rules: FakeRules,
  policy: PolicyPackage,
  { hook, answer }: { hook: HookName; answer: (input: Row, acc: Row) => Value },
): BoundHook {
  const rule = HOOKS.indexOf(hook);
  const evaluated: BoundHook['evaluate'] = (input, acc = {}, fired = []) => {
    fired.push(rule);
    return answer(input, acc);
  };
  const reads: Partial<Record<HookName, readonly string[]>> = {
    'price.line': rules.lineReads ?? ['item', 'category', 'listPrice', 'purchasePrice'],
    'payment.case': rules.payment?.reads ?? ['total', 'fund', 'bedDays'],
    'price.visit': rules.visitReads ?? ['visitKind', 'level', 'title', 'insured', 'age'],
  };
  return {
    package: policy,
    hook,
    decision: hook,
    inputs: reads[hook] ?? [],
    fold: hook === 'benefit.claim' ? (rules.fold ?? YEAR_FOLD) : null,
    pool: hook === 'payment.case' ? (rules.payment?.pool ?? null) : null,
    evaluate: evaluated,
    evaluatePlain: evaluated,
    firedSeldom: (input, acc) => {
      const fired: number[] = [];
      evaluated(input, acc, fired);
      return fired;
    },
    // A rule made up for a test has no text that could be compiled.
    columns: () => ({ refused: problem('COLUMNS_ROW_ONLY', hook, { expression: hook }) }),
    breaks: () => null,
    parameters: {},
    firstRule: 0,
    trace: (input, acc = {}) => ({
      output: answer(input, acc),
      rules: [citation(hook)],
      fired: [rule],
      steps: [
        { label: `${hook}/inScope`, expression: 'inScope', text: '1.00', value: 100n },
        { label: 'cappedBenefit', expression: 'entitled', text: '2.00', value: 200n },
        { label: 'cappedBenefit', expression: 'min(entitled, cap)', text: '1.00', value: 100n },
        { label: hook, expression: '{}', text: '{}', value: {} },
      ],
      tables: [],
      parameters: new Map(),
    }),
  };
}

const listRow = (item: string, row: { from: Day; price: bigint }): ListRow => ({
  line: 2,
  keys: [item],
  values: [row.price],
  from: row.from,
  to: null,
  provenance: 'illustrative',
  source: 'test',
});

const PROVIDED = {
  ...{ hook: 'payment.case', file: 'tables/case.dmn', decision: 'casePoints', fold: null },
  ...{ pool: 'pools/cases.yaml', where: 'policy.yaml' },
} as const;

function fakePackage(rules: FakeRules): PolicyPackage {
  const list: PolicyList = {
    name: 'servicePrice',
    file: 'lists/service-price.csv',
    kind: 'price',
    keys: ['item', 'level'],
    columns: [{ name: 'price', kind: { kind: 'money' } }],
    rows: [],
    where: 'lists/service-price.csv',
  };
  return {
    id: 'fake',
    version: '1.0.0',
    title: { en: 'Fake rules', zh: '测试规则' },
    place: 'fake',
    effective: { from: -1_000_000 as Day, to: null },
    scope: { all: true, levels: [], institutions: [], districts: [] },
    aspect: null,
    authority: { en: 'Nobody', zh: '无' },
    requires: [],
    provides: rules.payment ? new Map([['payment.case', PROVIDED]]) : new Map(),
    declarations: [],
    ruleDay: rules.ruleDayOfStays ?? 'discharge',
    parameters: new Map(),
    lists: new Map([['servicePrice', list]]),
    folds: new Map(),
    pools: rules.payment ? new Map([[PROVIDED.pool, rules.payment.pool]]) : new Map(),
    indicators: [],
    supervision: [],
    forms: [],
    bulletins: [],
    explained: [],
    evidence: [],
    measured: { baseline: null, reform: null, indicators: [] },
    adopted: null,
    takenOver: null,
    tables: new Map(),
    files: new Map(),
    linked: new Map(),
  };
}

/** The number of a row, for rules of tests. */
export function num(row: Row, name: string): bigint {
  const value = row[name] ?? 0n;
  if (typeof value !== 'bigint' && typeof value !== 'number') {
    throw new Error(`${name} is no number`);
  }
  return BigInt(value);
}

/**
 * A deductible of 1,800 yuan a year, 70 % at hospitals and 90 % at the grassroots, at most 20,000
 * yuan a year: written on uncapped accumulators, as folds ask for.
 */
export function yearlyBenefit(input: Row, acc: Row): Value {
  const spent = num(acc, 'spent');
  const entitledBefore = num(acc, 'entitled');
  const inScope = num(input, 'inScope');
  const above = (amount: bigint): bigint => (amount > 180_000n ? amount - 180_000n : 0n);
  const covered = above(spent + inScope) - above(spent);
  const entitled = halfUp(covered * (input.grassroots === true ? 90n : 70n), 100n);
  const cap = (amount: bigint): bigint => (amount < 2_000_000n ? amount : 2_000_000n);
  const paid = cap(entitledBefore + entitled) - cap(entitledBefore);
  const payable = input.allowed === true;
  return {
    payable,
    reason: payable ? 'paid' : 'noReferral',
    funds: { pooled: payable ? paid : 0n },
    add: { spent: payable ? inScope : 0n, entitled: payable ? entitled : 0n },
  };
}
