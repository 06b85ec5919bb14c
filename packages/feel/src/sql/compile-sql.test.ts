import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkDecision,
  compileSql,
  type Kind,
  type Logic,
  type Refusal,
  type SqlText,
} from '../index.ts';
import { duckdbForTests } from '../testing/duckdb.ts';
import { INPUTS, literal, modelOf, tableOf } from '../testing/model.ts';
import { askClosures, askDuckdb, bothWays, isSql, type Question } from '../testing/sql-rows.ts';
import { DUCKDB } from './duckdb.ts';
import { SPARK } from './spark.ts';

const duckdb = duckdbForTests();
const MONEY: Kind = { kind: 'money' };
const COUNT: Kind = { kind: 'count' };

const checkedOf = (decisions: { readonly [name: string]: Logic }, output: Kind) => {
  const types = { inputs: INPUTS, output };
  return unwrap(checkDecision(modelOf(decisions), 'd', types, 'strict'));
};

const sqlOf = (text: string, output: Kind, dialect: 'duckdb' | 'spark' = 'duckdb') =>
  compileSql(checkedOf({ d: literal(text) }, output), dialect);

const written = (found: SqlText | Refusal): SqlText => {
  if (!isSql(found)) throw new Error(found.refused.en);
  return found;
};

describe('tables in SQL', () => {
  const names = Array.from({ length: 200 }, (_, at) => `n${at}`);
  const rules = names.flatMap((name, at) =>
    ['tertiary', 'secondary', 'primary'].map((level, place) => [
      `${name}-${level}`,
      `"${name}"`,
      `"${level}"`,
      `[${at}..${at + 40})`,
      `${at * 10 + place}`,
    ]),
  );
  const large = tableOf('U', { inputs: ['name', 'level', 'age'], outputs: ['fee'] }, rules);

  test('FEEL-51 a table of many rules is a chain of joins, and answers like closures', async () => {
    const asked = fc.sample(
      fc.record({
        name: fc.constantFrom(...names, 'other'),
        level: fc.constantFrom('tertiary', 'secondary', 'primary'),
        age: fc.bigInt(0n, 240n),
      }),
      400,
    );
    const both = await bothWays(
      duckdb(),
      checkedOf({ d: large }, COUNT),
      asked.map((row): Question => [row, { parameters: {} }]),
      { codes: 'positions' },
    );
    if ('refused' in both) throw new Error(both.refused);
    expect(both.duckdb).toEqual(both.closures);
    expect(both.duckdb.some((one) => 'columns' in one)).toBe(true);
    expect(both.duckdb.some((one) => 'problem' in one)).toBe(true);
  });

  test('FEEL-51 rules are rows of a relation, not cases', () => {
    const text = written(compileSql(checkedOf({ d: large }, COUNT), 'duckdb')).query('claims', []);
    expect(text.match(/LEFT JOIN/g)?.length).toBe(4);
    expect(text).not.toContain('THEN 1990');
  });
});

describe('rows without an answer', () => {
  test('FEEL-52 a problem has its number, its place and no outputs; other rows are answered', async () => {
    const table = tableOf('U', { inputs: ['age'], outputs: ['fee'] }, [
      ['a', '< 10', 'price'],
      ['b', '[5..20]', '2'],
    ]);
    const checked = checkedOf({ fee: table, d: literal('if insured then fee * 2 else 1') }, MONEY);
    const sql = written(compileSql(checked, 'duckdb'));
    const ask = (age: bigint | null, price: bigint | null, insured = true): Question => [
      { age, price, insured },
      { parameters: {} },
    ];
    const asked = [
      ask(15n, null),
      ask(7n, 100n),
      ask(30n, 100n),
      ask(1n, null),
      ask(30n, null, false),
      ask(null, 100n),
      ask(2n ** 41n, 100n),
      ask(2n ** 90n, 100n, false),
    ];
    const found = await askDuckdb(duckdb(), sql, asked);
    expect(found).toEqual([
      { columns: [400n] },
      { problem: 'RULE_OVERLAP fee:1' },
      { problem: 'RULE_NO_MATCH fee:1' },
      { problem: 'RULE_VALUE_MISSING d:17' },
      { columns: [100n] },
      { problem: 'FEEL_INPUT_KIND d/age:1' },
      { problem: 'FEEL_SQL_RANGE d/age:1' },
      { problem: 'FEEL_SQL_RANGE d/age:1' },
    ]);
    expect(found.slice(0, 6)).toEqual(askClosures(checked, sql, asked.slice(0, 6)));
  });

  test('FEEL-52 parameters are columns, or are written into the query', async () => {
    const checked = checkedOf({ d: literal('min(money, parameters.cap)') }, MONEY);
    const columns = written(compileSql(checked, 'duckdb'));
    expect(columns.inputs.map(({ name }) => name)).toEqual(['money', 'parameters.cap']);
    const fixed = written(compileSql(checked, 'duckdb', { parameters: { cap: 500n } }));
    expect(fixed.inputs.map(({ name }) => name)).toEqual(['money']);
    const asked: Question[] = [[{ money: 700n }, { parameters: { cap: 500n } }]];
    expect(await askDuckdb(duckdb(), fixed, asked)).toEqual([{ columns: [500n] }]);
    expect(await askDuckdb(duckdb(), columns, asked)).toEqual([{ columns: [500n] }]);
    expect(() => compileSql(checked, 'duckdb', { parameters: {} })).toThrow('parameters.cap');
  });
});

describe('refusals', () => {
  const REFUSED: readonly (readonly [string, Kind, string])[] = [
    ['count(for x in 1..age return x)', COUNT, 'a loop runs more than 100 times'],
    ['count(for x in 1..101 return x)', COUNT, 'a loop runs more than 100 times'],
    ['if upper case(name) = "A" then 1 else 0', COUNT, '"upper case" has no counterpart'],
    ['count(distinct values(groups))', COUNT, '"distinct values" has no counterpart'],
    ['groups', { kind: 'list', of: { kind: 'text' } }, 'a list of unknown length'],
    [
      'if money * money * money * money * money > 0 then 1 else 0',
      COUNT,
      'a number may need more than 128 bits',
    ],
    ['if [money, age][item > 3] = [1] then 1 else 0', COUNT, 'lists whose length differs'],
  ];

  test.each(REFUSED)('FEEL-53 %s is refused', (text, output, reason) => {
    const found = sqlOf(text, output);
    if (isSql(found)) throw new Error('it was written');
    expect(found.refused.code).toBe('FEEL_TARGET_REFUSED');
    expect(found.refused.en).toContain(reason);
    expect(found.refused.en).toContain('It still runs row by row');
    expect(found.refused.zh).toMatch(
      /无法写成 DuckDB SQL：(“[a-z ]+”)?[^a-z]*[\u4e00-\u9fff].*。它仍可逐行运行/,
    );
    expect(found.refused.where).toMatch(/^d:\d+$/);
  });

  test('FEEL-52 a quotient beyond 64 bits is left to run row by row, all others are answered', async () => {
    const checked = checkedOf(
      { d: literal('round half up(money * money * rate / age, 2)') },
      MONEY,
    );
    const ask = (money: bigint, age: bigint): Question => [
      { money, age, rate: 1_000_000n },
      { parameters: {} },
    ];
    const asked = [ask(2n ** 40n, 1n), ask(2n ** 40n, 2n ** 39n), ask(-(2n ** 20n), -3n)];
    const sql = written(compileSql(checked, 'duckdb'));
    const found = await askDuckdb(duckdb(), sql, asked);
    expect(found[0]).toEqual({ problem: 'FEEL_SQL_RANGE d:1' });
    expect(found.slice(1)).toEqual(askClosures(checked, sql, asked.slice(1)));
    expect(isSql(compileSql(checked, 'spark'))).toBe(true);
  });
});

describe('texts in SQL', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          "'",
          '"',
          '\\',
          ';',
          '--',
          '/*',
          '*/',
          `$${'{x}'}`,
          '`',
          '\n',
          '\r',
          '%',
          '{',
          '三医',
          '🙂',
          ' OR 1=1',
        ),
      )
      .map((parts) => parts.join('')),
  );

  test('FEEL-54 whatever a rule says, DuckDB reads it back as a text', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const literalText = DUCKDB.text(text);
        if (literalText === null) {
          expect(text.includes('\u0000') || /\p{Surrogate}/u.test(text)).toBe(true);
          return;
        }
        const reader = await duckdb().runAndReadAll(
          `SELECT ${literalText} AS ${DUCKDB.name(text || 'x')}`,
        );
        expect(reader.getRowsJS()).toEqual([[text]]);
      }),
      { numRuns: 300 },
    );
  });

  test('FEEL-54 no literal for Spark holds a character that its shell or its variables read', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const literalText = SPARK.text(text);
        if (literalText === null) return;
        expect(literalText.slice(1, -1)).toMatch(/^(?:\\u[0-9a-f]{4}|[^'"\\;$`{}*/\n\r-])*$/u);
        const read = literalText
          .slice(1, -1)
          .replace(/\\u([0-9a-f]{4})/g, (_, code: string) =>
            String.fromCharCode(Number.parseInt(code, 16)),
          );
        expect(read).toBe(text);
      }),
      { numRuns: 300 },
    );
    expect(SPARK.name('a`; DROP')).toBe(null);
    expect(SPARK.name('acc.paid')).toBe('`acc.paid`');
  });

  test('FEEL-54 codes and texts with quotes answer like closures', async () => {
    const table = tableOf('U', { inputs: ['name'], outputs: ['fee'] }, [
      ['a', '"o\'brien"', '"x\'; DROP TABLE claims; --"'],
      ['b', 'not("o\'brien")', 'name + "\'"'],
    ]);
    const both = await bothWays(
      duckdb(),
      checkedOf({ d: table }, { kind: 'text' }),
      ["o'brien", "'", '', '三医'].map((name): Question => [{ name }, { parameters: {} }]),
    );
    if ('refused' in both) throw new Error(both.refused);
    expect(both.duckdb).toEqual(both.closures);
    expect(both.duckdb[0]).toEqual({ columns: ["x'; DROP TABLE claims; --"] });
  });

  test('FEEL-54 a text that no database can hold is refused', () => {
    const found = sqlOf('name + "a\\u0000b"', { kind: 'text' });
    expect(isSql(found) ? '' : found.refused.en).toContain(
      'a character that a database cannot hold',
    );
  });
});

describe('entries of an answer', () => {
  const checked = checkedOf(
    { d: literal('{a: money, b: a + acc.paid, c: {x: price, y: parameters.cap}}') },
    {
      kind: 'context',
      entries: {
        a: MONEY,
        b: MONEY,
        c: { kind: 'context', entries: { x: MONEY, y: MONEY } },
      },
    },
  );
  const shape = (only?: readonly string[]) => {
    const { inputs, outputs } = written(compileSql(checked, 'duckdb', only ? { only } : {}));
    return [inputs.map(({ name }) => name).sort(), outputs.map(({ name }) => name)];
  };

  test('FEEL-55 only the entries asked for run, and only what they read is asked', async () => {
    expect(shape()).toEqual([
      ['acc.paid', 'money', 'parameters.cap', 'price'],
      ['a', 'b', 'c.x', 'c.y'],
    ]);
    expect(shape(['a'])).toEqual([['money'], ['a']]);
    expect(shape(['b'])).toEqual([['acc.paid', 'money'], ['b']]);
    expect(shape(['c.y', 'a'])).toEqual([
      ['money', 'parameters.cap'],
      ['a', 'c.y'],
    ]);
    const sql = written(compileSql(checked, 'duckdb', { only: ['c.y'] }));
    const asked: Question[] = [[{}, { parameters: { cap: 5n } }]];
    expect(await askDuckdb(duckdb(), sql, asked)).toEqual([{ columns: [5n] }]);
  });
});
