import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkDecision,
  compileRow,
  type DecisionTable,
  type Environment,
  type HitPolicy,
  type Kind,
  type Row,
  type Value,
} from './index.ts';
import { caught, literal, modelOf, tableOf, targetsAgree } from './testing/model.ts';

/**
 * Random typed tables and decisions on random inputs: generated code answers, cites and fails as
 * closures do, with `bigint` and with plain numbers.
 */

const LEVELS = ['tertiary', 'secondary', 'primary'];
const EDGE = 2n ** 53n;

const INPUTS: { readonly [name: string]: Kind } = {
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

const input: fc.Arbitrary<Row> = fc.record({
  level: fc.constantFrom(...LEVELS),
  insured: fc.boolean(),
  age: integer,
  money: integer,
  price: fc.option(integer),
  note: fc.option(fc.constantFrom('a', 'b', '')),
  day: fc.integer({ min: 17_200, max: 17_300 }),
});

const environment: fc.Arbitrary<Environment> = fc.record({
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

const POLICIES: readonly HitPolicy[] = ['U', 'A', 'F', 'P', 'R', 'O', 'C', 'C+', 'C<', 'C>', 'C#'];

const tableWith = (policy: HitPolicy): fc.Arbitrary<DecisionTable> =>
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

const MONEY: Kind = { kind: 'money' };
const lists = (policy: HitPolicy): boolean => policy === 'C' || policy === 'R' || policy === 'O';

describe('targets', () => {
  test.each(POLICIES)(
    'FEEL-25 random tables answer alike as closures and as code: %s',
    (policy) => {
      let answers = 0;
      const asked = fc.array(fc.tuple(input, environment), { minLength: 4, maxLength: 8 });
      fc.assert(
        fc.property(tableWith(policy), asked, (rules, rows) => {
          const output: Kind = lists(policy) ? { kind: 'list', of: MONEY } : MONEY;
          const types = { inputs: INPUTS, output };
          const checked = checkDecision(modelOf({ fee: rules }), 'fee', types, 'strict');
          if (!checked.ok) return;
          const agree = targetsAgree(checked.value);
          for (const [row, around] of rows) {
            if ((agree(row, around) as { output?: Value }).output !== undefined) answers += 1;
          }
        }),
        { numRuns: 40 },
      );
      expect(answers).toBeGreaterThan(0);
    },
  );

  test('FEEL-25 required decisions, contexts and loops answer alike', () => {
    const fee = tableOf('U', { inputs: ['level', 'age'], outputs: ['fee', 'rate'] }, [
      ['a', '"tertiary"', '< 18', 'money * 2', '0.5'],
      ['b', '"tertiary"', '>= 18', 'money', 'parameters.share'],
      ['c', 'not("tertiary")', '-', '2.50', '0.7'],
    ]);
    const part = literal('round half up(fee.fee * fee.rate, 2)');
    const total = literal('sum(for x in [part, fee.fee, acc.paid] return x + part)');
    const answer = literal(
      '{part: part, rest: if insured then fee.fee - part else total, high: some x in [part, total] satisfies x > parameters.cap}',
    );
    const output: Kind = {
      kind: 'context',
      entries: { part: MONEY, rest: MONEY, high: { kind: 'flag' } },
    };
    const model = modelOf({ fee, part, total, answer });
    const types = { inputs: INPUTS, output };
    const agree = targetsAgree(unwrap(checkDecision(model, 'answer', types, 'strict')));
    fc.assert(
      fc.property(input, environment, (row, around) => {
        agree(row, around);
      }),
      { numRuns: 300 },
    );
  });

  test('FEEL-25 large tables, looked up by a graph of columns, answer like a scan of the rules', () => {
    const names = Array.from({ length: 40 }, (_, at) => `n${at}`);
    const rules = names.flatMap((name, at) =>
      LEVELS.map((level, place) => [
        `${name}-${level}`,
        `"${name}"`,
        `"${level}"`,
        `[${at}..${at + 40})`,
        `${at * 10 + place}`,
      ]),
    );
    const inputs = { ...INPUTS, note: { kind: 'text' } as const };
    const columns = { inputs: ['note', 'level', 'age'], outputs: ['fee'] };
    const model = modelOf({ fee: tableOf('F', columns, rules) });
    const checked = unwrap(
      checkDecision(model, 'fee', { inputs, output: { kind: 'count' } }, 'strict'),
    );
    const row = compileRow(checked, 'javascript');
    const around = { parameters: {} };
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.constantFrom(...LEVELS),
        fc.bigInt(0n, 90n),
        (note, level, age) => {
          const at = names.indexOf(note);
          const matches = age >= BigInt(at) && age < BigInt(at + 40);
          const ask = (): Value => row.evaluate({ note, level, age }, around);
          if (matches) expect(ask()).toBe(BigInt(at * 10 + LEVELS.indexOf(level)));
          else expect(caught(ask)[0]?.code).toBe('RULE_NO_MATCH');
        },
      ),
      { numRuns: 400 },
    );
  });
});
