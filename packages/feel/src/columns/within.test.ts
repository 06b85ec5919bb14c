import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ColumnRules, WithinNumbers } from '../index.ts';
import { answerInColumns, foldTypes, MONEY } from '../testing/fold.ts';
import { literal, modelOf, tableOf } from '../testing/model.ts';

const LEVELS = ['tertiary', 'primary'];
const TYPES = foldTypes(
  {
    level: { kind: 'code', set: 'level', codes: LEVELS },
    parameters: { kind: 'context', entries: { floor: MONEY, cap: MONEY, share: { kind: 'rate' } } },
  },
  { seen: MONEY, paid: MONEY },
);

/** What is above a deductible is paid in part up to a cap, and half of the rest by another fund. */
function kernel() {
  const terms = tableOf('U', { inputs: ['level'], outputs: ['rate'] }, [
    ['high', '"tertiary"', '0.5'],
    ['low', '"primary"', 'parameters.share'],
  ]);
  const above = literal(
    'max(0, acc.seen + money - parameters.floor) - max(0, acc.seen - parameters.floor)',
  );
  const due = literal('round half up(above * terms, 2)');
  const paid = literal('min(due, max(0, parameters.cap - acc.paid))');
  const other = literal('if due = 0 then 0 else round half up((above - due) * 0.5, 2)');
  const answer = literal('{funds: {pooled: paid, other: other}, add: {seen: money, paid: due}}');
  return answerInColumns(modelOf({ terms, above, due, paid, other, answer }), TYPES);
}

const decision = kernel();
const keys = { count: 2, inputs: { level: { values: Int32Array.of(0, 1) } } };

const rulesOf = (floor: number, cap: number, share: number): ColumnRules => ({
  parameters: [{ floor: BigInt(floor), cap: BigInt(cap), share: BigInt(share) }],
  codes: { level: LEVELS },
  carries: [
    { name: 'seen', start: 0n },
    { name: 'paid', start: 0n },
  ],
  ...{ cites: true, keys, total: 'funds' },
});

/** Whether two sets of rules say the same of a key as long as amounts and sums stay within ends. */
function areAlike(
  [old, now]: readonly [ColumnRules, ColumnRules],
  of: { readonly key: number; readonly ends: Readonly<Record<string, number>> },
): boolean {
  const numbers = new WithinNumbers();
  const within = {
    key: of.key,
    ends: (name: string) => ({ low: 0, high: of.ends[name] ?? 2 ** 31 - 1 }),
  };
  const [a, b] = [old, now].map((rules) => decision.bind(rules).within(within, numbers));
  return a !== null && a === b;
}

test('FEEL-93 a cap says nothing where what counts towards it stays below', () => {
  const rules = [rulesOf(1000, 50_000, 700_000), rulesOf(1000, 40_000, 700_000)] as const;
  const ends = (money: number, paid: number) => ({ money, 'acc.paid': paid });
  expect(areAlike(rules, { key: 0, ends: ends(10_000, 30_000) })).toBe(true);
  expect(areAlike(rules, { key: 0, ends: ends(10_000, 36_000) })).toBe(false);
  expect(areAlike(rules, { key: 0, ends: ends(100_000, 30_000) })).toBe(false);
});

test('FEEL-93 a deductible says nothing where sums stay below it, and another rate where another key has it', () => {
  const floors = [rulesOf(90_000, 50_000, 700_000), rulesOf(80_000, 50_000, 700_000)] as const;
  const seen = { money: 10_000, 'acc.seen': 60_000, 'acc.paid': 0 };
  expect(areAlike(floors, { key: 0, ends: seen })).toBe(true);
  expect(areAlike(floors, { key: 0, ends: { ...seen, 'acc.seen': 75_000 } })).toBe(false);
  const shares = [rulesOf(0, 50_000, 700_000), rulesOf(0, 50_000, 600_000)] as const;
  expect(areAlike(shares, { key: 0, ends: { ...seen, 'acc.paid': 1000 } })).toBe(true);
  expect(areAlike(shares, { key: 1, ends: { ...seen, 'acc.paid': 1000 } })).toBe(false);
});

const amounts = fc.array(
  fc.record({ key: fc.nat(1), money: fc.nat(20_000), starts: fc.boolean() }),
  { minLength: 1, maxLength: 12 },
);
const rules = fc.record({
  floor: fc.constantFrom(0, 1000, 30_000, 60_000),
  cap: fc.constantFrom(0, 5000, 20_000, 50_000),
  share: fc.constantFrom(0, 300_000, 700_000, 1_000_000),
});

test('FEEL-93 whoever stays within ends is answered alike wherever both sets of rules are said to be', () => {
  let alike = 0;
  fc.assert(
    fc.property(rules, rules, amounts, (before, after, rows) => {
      const both = [before, after].map((of) => rulesOf(of.floor, of.cap, of.share)) as [
        ColumnRules,
        ColumnRules,
      ];
      const key = Uint16Array.from(rows, (each) => each.key);
      const asked = {
        to: rows.length,
        starts: Uint8Array.from(rows, ({ starts }, at) => Number(starts || at === 0)),
        inputs: { money: { values: Int32Array.from(rows, (each) => each.money) } },
        key,
      };
      const [old, now] = both.map((of) => decision.bind(of).evaluate(asked));
      const sums = sumsOf(before, rows, (at) => asked.starts[at] === 1);
      const ends = {
        money: Math.max(...rows.map((each) => each.money)),
        'acc.seen': Math.max(...sums.map(({ seen }) => seen)),
        'acc.paid': Math.max(...sums.map(({ paid }) => paid)),
      };
      if (![...new Set(key)].every((each) => areAlike(both, { key: each, ends }))) return;
      alike += 1;
      expect(now?.columns.funds?.values).toEqual(old?.columns.funds?.values);
      expect(now?.rules).toEqual(old?.rules);
    }),
    { numRuns: 200 },
  );
  expect(alike).toBeGreaterThan(10);
});

/** What sums stand at before each row. */
function sumsOf(
  of: { readonly floor: number; readonly share: number },
  rows: readonly { readonly key: number; readonly money: number }[],
  startsAt: (row: number) => boolean,
): { readonly seen: number; readonly paid: number }[] {
  let [seen, paid] = [0, 0];
  return rows.map(({ key, money: amount }, at) => {
    if (startsAt(at)) [seen, paid] = [0, 0];
    const before = { seen, paid };
    const above = Math.max(0, seen + amount - of.floor) - Math.max(0, seen - of.floor);
    const rate = key === 0 ? 500_000 : of.share;
    paid += Math.floor((above * rate + 500_000) / 1_000_000);
    seen += amount;
    return before;
  });
}
