import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type BoundColumns,
  type ColumnKeys,
  type ColumnRules,
  keysAt,
  ResidualNumbers,
} from '../index.ts';
import { answerInColumns, foldTypes, MONEY } from '../testing/fold.ts';
import { literal, modelOf, tableOf } from '../testing/model.ts';

const LEVELS = ['tertiary', 'secondary', 'primary'];
const TYPES = foldTypes(
  {
    level: { kind: 'code', set: 'level', codes: LEVELS },
    age: { kind: 'count' },
    insured: { kind: 'flag' },
    parameters: { kind: 'context', entries: { cap: MONEY, share: { kind: 'rate' } } },
  },
  { seen: MONEY },
);

/**
 * A share by level and age up to a cap, a fixed fund for the insured, an age that is computed with. The highest
 * level is asked about so often that rows are written apart for both answers.
 */
function kernel() {
  const terms = tableOf('U', { inputs: ['level', 'age'], outputs: ['rate', 'free'] }, [
    ['young', '"tertiary"', '< 18', '0.5', '1'],
    ['grown', '"tertiary"', '>= 18', 'parameters.share', '2'],
    ['other', 'not("tertiary")', '-', '0.7', '3'],
  ]);
  const left = literal('if level = "tertiary" then max(0, parameters.cap - acc.seen) else money');
  const paid = literal(
    'if level = "tertiary" then round half up(min(money, left) * terms.rate, 2) else round half up(left * terms.rate, 2)',
  );
  const answer = literal(
    '{funds: if insured then {pooled: paid, other: terms.free * age} else {other: 0}, add: {seen: if level = "tertiary" then money else 0}}',
  );
  return answerInColumns(modelOf({ terms, left, paid, answer }), TYPES);
}

const KEYS = LEVELS.flatMap((_, level) =>
  [3, 17, 18, 40].flatMap((age) => [0, 1].flatMap((insured) => ({ level, age, insured }))),
);
const keys: ColumnKeys = {
  count: KEYS.length,
  inputs: {
    level: { values: Int32Array.from(KEYS, ({ level }) => level) },
    age: { values: Int32Array.from(KEYS, ({ age }) => age) },
    insured: { values: Uint8Array.from(KEYS, ({ insured }) => insured) },
  },
};

const rulesOf = (share: number, cap: number): ColumnRules => ({
  parameters: [{ share: BigInt(share), cap: BigInt(cap) }],
  codes: { level: LEVELS },
  carries: [{ name: 'seen', start: 0n }],
  cites: true,
});

type Asked = readonly { readonly key: number; readonly money: number; readonly starts: boolean }[];

const rowsOf = (asked: Asked) => ({
  to: asked.length,
  starts: Uint8Array.from(asked, ({ starts }, at) => Number(starts || at === 0)),
  amounts: Float64Array.from(asked, (each) => each.money),
  key: Uint16Array.from(asked, ({ key }) => key),
});

/** What a kernel without keys answers: the sum of the funds and the marks of rules, row by row. */
function plainly(bound: BoundColumns, asked: Asked) {
  const { to, starts, amounts, key } = rowsOf(asked);
  const of = (name: string) => ({
    values: Int32Array.from(key, (each) => keys.inputs[name]?.values[each] ?? 0),
  });
  const inputs = {
    level: of('level'),
    age: of('age'),
    insured: of('insured'),
    money: { values: amounts },
  };
  const { columns, rules } = bound.evaluate({ to, inputs, starts });
  const fund = (name: string, at: number): number => columns[`funds.${name}`]?.values[at] ?? 0;
  return asked.map((_, at) => [fund('pooled', at) + fund('other', at), rules[0]?.[at]]);
}

function keyed(bound: BoundColumns, asked: Asked) {
  const { to, starts, amounts, key } = rowsOf(asked);
  const inputs = { money: { values: amounts } };
  const { columns, rules } = bound.evaluate({ to, inputs, starts, key });
  return asked.map((_, at) => [columns.funds?.values[at], rules[0]?.[at]]);
}

const asked = fc.array(
  fc.record({
    key: fc.nat(keys.count - 1),
    // Beyond 32 bits the row program is asked.
    money: fc.oneof(fc.nat(900_000), fc.integer({ min: 2 ** 31, max: 2 ** 33 })),
    starts: fc.boolean(),
  }),
  { minLength: 1, maxLength: 40 },
);
const share = fc.constantFrom(500_000, 650_000, 900_000);
const cap = fc.constantFrom(100_000, 500_000);

test('FEEL-47 a kernel bound to keys answers what one without them does, and sums a family of outputs', () => {
  const made = kernel();
  fc.assert(
    fc.property(asked, share, cap, (rows, of, up) => {
      const rules = rulesOf(of, up);
      const expected = plainly(made.bind(rules), rows);
      expect(keyed(made.bind({ ...rules, keys, total: 'funds' }), rows)).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});

test('FEEL-47 a key or an interval that is none is refused before anything is looked up', () => {
  const bound = kernel().bind({ ...rulesOf(500_000, 100_000), keys, total: 'funds' });
  const row = {
    to: 1,
    inputs: { money: { values: Float64Array.of(1) } },
    starts: Uint8Array.of(1),
  };
  const of = (key: number, interval: number) =>
    bound.evaluate({ ...row, key: Uint16Array.of(key), interval: Uint8Array.of(interval) });
  expect(of(keys.count - 1, 0).rowByRow).toBe(0);
  expect(() => of(keys.count, 0)).toThrow('key holds a position of nothing');
  expect(() => of(0, 1)).toThrow('interval holds a position of nothing');
});

test('FEEL-47 a key has the residual that it has alone, whatever keys stand beside it', () => {
  const bound = kernel().bind(rulesOf(500_000, 100_000));
  const numbers = new ResidualNumbers();
  const together = bound.residuals(keys, numbers);
  const alone = Array.from(together, (_, key) => bound.residuals(keysAt(keys, [key]), numbers)[0]);
  expect(alone).toEqual([...together]);
  expect(new Set(alone).size).toBeGreaterThan(1);
  expect(bound.residuals(keysAt(keys, []), numbers)).toHaveLength(0);
});

test('FEEL-47 keys of one residual are answered alike under both bindings', () => {
  const made = kernel();
  let alike = 0;
  let unlike = 0;
  fc.assert(
    fc.property(asked, share, share, cap, cap, (rows, before, after, from, to) => {
      const [old, now] = [made.bind(rulesOf(before, from)), made.bind(rulesOf(after, to))];
      const numbers = new ResidualNumbers();
      const [first, second] = [old.residuals(keys, numbers), now.residuals(keys, numbers)];
      const same = rows.filter(({ key }) => first[key] === second[key]);
      alike += same.length;
      unlike += rows.length - same.length;
      if (from === to && before === after) expect(same).toEqual(rows);
      expect(plainly(now, same)).toEqual(plainly(old, same));
    }),
    { numRuns: 60 },
  );
  expect(alike).toBeGreaterThan(0);
  expect(unlike).toBeGreaterThan(0);
});
