import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDecision, type HitPolicy, type Kind } from '../index.ts';
import { duckdbForTests } from '../testing/duckdb.ts';
import { INPUTS as FIELDS, literal, modelOf } from '../testing/model.ts';
import {
  environment,
  INPUTS,
  input,
  lists,
  MONEY,
  POLICIES,
  tableWith,
} from '../testing/random-tables.ts';
import { bothWays, type Outcome, type Question } from '../testing/sql-rows.ts';

const duckdb = duckdbForTests();

const COUNT: Kind = { kind: 'count' };
const LEVEL: Kind = FIELDS.level as Kind;

const isOutside = (one: Outcome): boolean =>
  'problem' in one && one.problem.startsWith('FEEL_SQL_RANGE');

/** Lists have places for everything that may be in them: the filled ones are what is. */
const filled = (one: Outcome | undefined, policy: HitPolicy): Outcome | undefined =>
  one && 'columns' in one && lists(policy)
    ? { ...one, columns: one.columns.filter((value) => value !== null) }
    : one;

describe('a decision as DuckDB SQL', () => {
  test.each(POLICIES)(
    'FEEL-50 random tables answer in DuckDB as closures do: %s',
    async (policy) => {
      let answers = 0;
      const asked = fc.array(fc.tuple(input, environment), { minLength: 8, maxLength: 16 });
      await fc.assert(
        fc.asyncProperty(
          tableWith(policy),
          asked,
          fc.constantFrom('text' as const, 'positions' as const),
          async (rules, rows, codes) => {
            const output: Kind = lists(policy) ? { kind: 'list', of: MONEY } : MONEY;
            const types = { inputs: INPUTS, output };
            const checked = checkDecision(modelOf({ fee: rules }), 'fee', types, 'strict');
            if (!checked.ok) return;
            const both = await bothWays(duckdb(), checked.value, rows, { codes, cites: 60 });
            if ('refused' in both) throw new Error(both.refused);
            both.duckdb.forEach((found, at) => {
              if (isOutside(found)) return;
              expect(filled(found, policy)).toEqual(filled(both.closures[at], policy));
              if ('columns' in found) answers += 1;
            });
          },
        ),
        { numRuns: 40 },
      );
      expect(answers).toBeGreaterThan(0);
    },
  );
});

describe('expressions in DuckDB', () => {
  /** Every row is asked in both, and the answers or problems must be the same. */
  const agree = async (
    text: string,
    output: Kind,
    asked: readonly Question[],
    codes: 'text' | 'positions' = 'text',
  ): Promise<number> => {
    const types = { inputs: FIELDS, output };
    const checked = unwrap(checkDecision(modelOf({ d: literal(text) }), 'd', types, 'strict'));
    const both = await bothWays(duckdb(), checked, asked, { codes, cites: 60 });
    if ('refused' in both) throw new Error(`${text}: ${both.refused}`);
    let answers = 0;
    both.duckdb.forEach((found, at) => {
      if (isOutside(found)) return;
      expect({ text, at, found }).toEqual({ text, at, found: both.closures[at] });
      answers += 1;
    });
    return answers;
  };

  const EXPRESSIONS: readonly (readonly [string, Kind])[] = [
    ['round half up(money * rate, 2)', MONEY],
    ['round half down(money * rate, 2) - round half even(money * rate, 1)', MONEY],
    ['round up(money / 3, 2) + round down(money / 3, 2)', MONEY],
    ['floor(money / 7) + ceiling(money / -7)', MONEY],
    ['round half even(money / age, 2)', MONEY],
    ['round half up(money * rate * 3 / (age - 60), 2)', MONEY],
    ['round half up(money, -2)', MONEY],
    ['decimal(money * quantity, 2)', MONEY],
    ['if price = null then 0 else price', MONEY],
    ['if price != null and price > 3 then price else money', MONEY],
    ['price', MONEY],
    ['min(money, age, 5) + max(money, 0) + sum(money, age)', MONEY],
    ['max([money, age]) - min(for x in [1, 2, 3] return x * money)', MONEY],
    ['sum(for x in [money, 1][item > 2] return x)', MONEY],
    ['count([money, 1][item > 2])', COUNT],
    ['if some x in [money, age] satisfies x > 3 then 1 else 0', COUNT],
    ['if every x in 1..4, y in [money] satisfies x < y then 1 else 0', COUNT],
    ['abs(money) + modulo(money, age) + modulo(age, -7)', MONEY],
    ['if even(age) or odd(age + 1) then 1 else 2', COUNT],
    ['if list contains(groups, "veteran") then 1 else count(groups)', COUNT],
    ['if age in (1, [5..9], > 100) then 1 else 0', COUNT],
    ['if age between 5 and 60 then 1 else 0', COUNT],
    ['if level = "tertiary" then "a" else level', { kind: 'text' }],
    ['if level = "tertiary" then "primary" else level', LEVEL],
    ['name + "-" + level', { kind: 'text' }],
    ['string length(name)', COUNT],
    ['if contains(name, "三") and starts with(name, "三医") then 1 else 0', COUNT],
    ['if ends with(name, "m") then 1 else 0', COUNT],
    ['substring(name, age)', { kind: 'text' }],
    [
      'substring(name, -3, 2) + substring before(name, "医") + substring after(name, "医")',
      { kind: 'text' },
    ],
    ['string join([name, level], ", ")', { kind: 'text' }],
    ['day.year * 10000 + day.month * 100 + day.day', COUNT],
    ['day.weekday + day of year(day) * 10 + week of year(day) * 10000', COUNT],
    ['day of week(day) + month of year(day)', { kind: 'text' }],
    ['day + duration("P1Y6M") - duration("P40D")', { kind: 'day' }],
    ['day - duration("P13M")', { kind: 'day' }],
    ['(day - date("2017-04-08")).days', COUNT],
    ['years and months duration(date("2016-02-29"), day).months', COUNT],
    ['years and months duration(day, date("2016-02-29")).years', COUNT],
    ['date(day.year, day.month, 29)', { kind: 'day' }],
    ['date(age, 2, 30)', { kind: 'day' }],
    ['{a: money, b: a * 2, c: a + b}.c', MONEY],
    ['({x: money}).x + acc.paid - parameters.cap', MONEY],
    ['money * 1.005', MONEY],
    ['rate * 2', { kind: 'rate' }],
    ['all([insured, age > 3]) or any([insured])', { kind: 'flag' }],
    ['concatenate([money], [1])[2]', { kind: 'money', optional: true }],
    ['if not(insured) then not(age > 3) else insured', { kind: 'flag' }],
    [
      '{money: money, price: price, level: level, insured: insured, day: day}',
      {
        kind: 'context',
        entries: {
          money: MONEY,
          price: { kind: 'money', optional: true },
          level: LEVEL,
          insured: { kind: 'flag' },
          day: { kind: 'day' },
        },
      },
    ],
  ];

  const field = fc.record({
    money: fc.oneof(fc.bigInt(-500n, 500n), fc.bigInt(-(2n ** 39n), 2n ** 39n)),
    rate: fc.bigInt(0n, 1_000_000n),
    quantity: fc.bigInt(-9000n, 9000n),
    age: fc.bigInt(-3n, 130n),
    insured: fc.boolean(),
    day: fc.integer({ min: -700_000, max: 2_900_000 }),
    name: fc.constantFrom('三医 reform', '', "o'brien", 'a;b--c', '🙂三🙂医m', '医'),
    level: fc.constantFrom('tertiary', 'secondary', 'primary'),
    groups: fc.subarray(['disabled', 'veteran']),
    price: fc.option(fc.bigInt(-500n, 500n)),
    年龄: fc.bigInt(0n, 99n),
  });
  const around = fc.record({
    parameters: fc.record({ cap: fc.bigInt(0n, 500n), bearer: fc.constant('fund') }),
    acc: fc.record({ paid: fc.bigInt(-500n, 500n) }),
  });

  test.each(EXPRESSIONS)('FEEL-50 %s', async (text, output) => {
    const asked = fc.sample(fc.tuple(field, around), 120);
    let answers = 0;
    for (const codes of ['text', 'positions'] as const) {
      answers += await agree(text, output, asked, codes);
    }
    expect(answers).toBeGreaterThan(0);
  });
});
