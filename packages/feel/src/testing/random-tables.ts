import fc from 'fast-check';
import type { DecisionTable, Environment, HitPolicy, Kind, Row } from '../index.ts';
import { tableOf } from './model.ts';

/** Random typed tables and the rows that are asked of them. */

export const LEVELS: readonly string[] = ['tertiary', 'secondary', 'primary'];
const EDGE: bigint = 2n ** 53n;

export const INPUTS: { readonly [name: string]: Kind } = {
  level: { kind: 'code', set: 'level', codes: LEVELS },
  insured: { kind: 'flag' },
  age: { kind: 'count' },
  money: { kind: 'money' },
  price: { kind: 'money', optional: true },
  note: { kind: 'text', optional: true },
  day: { kind: 'day' },
  parameters: { kind: 'context', entries: { cap: { kind: 'money' }, share: { kind: 'rate' } } },
  acc: { kind: 'context', entries: { paid: { kind: 'money' } } },
};

/** Small numbers that meet the bounds of cells, and numbers around both ends of every tier. */
const integer: fc.Arbitrary<bigint> = fc.oneof(
  { weight: 8, arbitrary: fc.bigInt(-300n, 1200n) },
  fc.constantFrom(2n ** 31n - 1n, 2n ** 31n, -(2n ** 31n), -(2n ** 31n) - 1n),
  fc.constantFrom(EDGE - 1n, EDGE, EDGE + 1n, -EDGE, -EDGE - 1n, EDGE * EDGE),
);

export const input: fc.Arbitrary<Row> = fc.record({
  level: fc.constantFrom(...LEVELS),
  insured: fc.boolean(),
  age: integer,
  money: integer,
  price: fc.option(integer),
  note: fc.option(fc.constantFrom('a', 'b', '')),
  day: fc.integer({ min: 17_200, max: 17_300 }),
});

export const environment: fc.Arbitrary<Environment> = fc.record({
  parameters: fc.record({ cap: integer, share: fc.bigInt(0n, 1_000_000n) }),
  acc: fc.record({ paid: integer }),
});

const number = fc.constantFrom('0', '1', '2.5', '5', '5.00', '8', '-1', '9007199254740992');

/** Cells of a column of numbers; `low` and `high` may be the wrong way round, which is allowed. */
const numberCell = (computed: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constant('-'),
    fc.tuple(fc.constantFrom('<', '<=', '>', '>=', ''), number).map((parts) => parts.join(' ')),
    fc
      .tuple(fc.constantFrom('[', '('), number, number, fc.constantFrom(']', ')'))
      .map(([open, low, high, close]) => `${open}${low}..${high}${close}`),
    fc.tuple(number, number).map((parts) => parts.join(', ')),
    number.map((text) => `not(${text})`),
    fc.constantFrom(...computed),
  );

const COLUMNS: { readonly [expression: string]: fc.Arbitrary<string> } = {
  level: fc.constantFrom('-', '"tertiary"', '"primary", "secondary"', 'not("tertiary")'),
  insured: fc.constantFrom('-', 'true', 'false', 'not(true)'),
  age: numberCell(['> parameters.cap', '? * 2 < money', '[0..acc.paid]']),
  'money - acc.paid': numberCell(['>= parameters.cap * parameters.share']),
  price: fc.oneof(
    fc.constantFrom('null', 'not(null)', '> 1', '< parameters.cap', '[0..5]', '-', '? > 2', '5'),
  ),
  note: fc.constantFrom('-', 'null', '"a"', '"a", null', 'not("a")', '? != "b"'),
  day: fc.constantFrom('-', '< date("2017-04-08")', '[date("2017-03-01")..date("2017-04-01"))'),
};

const ANSWERS = [
  '1',
  '2.50',
  '-7',
  'money',
  'round half up(money * parameters.share, 2)',
  'money + parameters.cap',
  'round half even(money * age / 3, 2)',
  'if price = null then 0 else price',
  'max(0, parameters.cap - acc.paid)',
];

const answerTo = (policy: HitPolicy): fc.Arbitrary<string> =>
  policy === 'P' || policy === 'O'
    ? fc.constantFrom('1', '2.50', '-7')
    : fc.constantFrom(...ANSWERS);

export const POLICIES: readonly HitPolicy[] = [
  'U',
  'A',
  'F',
  'P',
  'R',
  'O',
  'C',
  'C+',
  'C<',
  'C>',
  'C#',
];

export const tableWith = (policy: HitPolicy): fc.Arbitrary<DecisionTable> =>
  fc
    .record({
      columns: fc.subarray(Object.keys(COLUMNS), { minLength: 1, maxLength: 4 }),
      rules: fc.integer({ min: 1, max: 7 }),
      byDefault: fc.option(fc.constantFrom('0', 'money', '2.50')),
    })
    .chain(({ columns, rules, byDefault }) => {
      const cells = columns.map((expression) => COLUMNS[expression] ?? fc.constant('-'));
      const row = fc.tuple(fc.tuple(...cells), answerTo(policy));
      return fc.array(row, { minLength: rules, maxLength: rules }).map((rows) => ({
        ...tableOf(
          policy,
          { inputs: columns, outputs: ['fee'] },
          rows.map(([inputs, answer], at) => [`r${at}`, ...inputs, answer]),
        ),
        outputs: [
          {
            name: 'fee',
            values: '2.50, -7, 1',
            ...(byDefault === null ? {} : { default: byDefault }),
          },
        ],
      }));
    });

export const MONEY: Kind = { kind: 'money' };
export const lists = (policy: HitPolicy): boolean =>
  policy === 'C' || policy === 'R' || policy === 'O';
