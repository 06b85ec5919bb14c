import { claimRules, settlementBundle, settlementSql } from '@sanyi/insurance';
import { dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { buildStack, readLibrary } from '@sanyi/policy';
import { expect, test } from 'vitest';
import { cityTables } from '../../packages/insurance/src/testing/fake-city.ts';
import { readPolicies } from '../../packages/store/src/index.ts';
import { stacksOf } from './subjects.ts';

const SPAN = {
  from: dayOf('2016-01-01' as IsoDate),
  to: dayOf('2023-12-31' as IsoDate),
};

/** The scripts of every stack that the packages of this repository make. */
async function scripts(dialect: 'duckdb' | 'spark'): Promise<Map<string, string>> {
  const library = unwrap(readLibrary(unwrap(await readPolicies('policies'))));
  const found = new Map<string, string>();
  for (const text of stacksOf([...library.values()])) {
    const stack = unwrap(buildStack(library, text));
    const sql = settlementSql(claimRules(stack, cityTables()), SPAN, dialect);
    if (sql.refused) throw new Error(`${text}: ${sql.refused.en}`);
    const files = settlementBundle(sql, { stack: text, hash: 'f00d' });
    found.set(text, files.get('settlement.sql') ?? '');
  }
  return found;
}

/** SQL without comments, texts, names in quotes and paths. */
const bare = (script: string): string =>
  script.replaceAll(/--[^\n]*/g, '').replaceAll(/'(?:[^']|'')*'|`[^`]*`|"[^"]*"/g, ' x ');

/** What stands in the brackets of each window. */
function windows(script: string): string[] {
  return [...script.matchAll(/\bOVER \(/g)].map(({ index }) => {
    const from = index + 'OVER ('.length;
    let depth = 1;
    let to = from;
    for (; depth > 0; to += 1) depth += script[to] === '(' ? 1 : script[to] === ')' ? -1 : 0;
    const before = script.slice(0, index).trimEnd();
    return `${before.endsWith('ROW_NUMBER()') ? 'row number ' : ''}${script.slice(from, to - 1)}`;
  });
}

test('INS-34 the Spark script of every stack is ANSI, divides whole numbers, and frames every sum', async () => {
  const all = await scripts('spark');
  expect(all.size).toBeGreaterThan(2);
  for (const [stack, script] of all) {
    expect(script).toContain('SET spark.sql.ansi.enabled=true;');
    const sql = bare(script);
    const without =
      /[^*]\/|\/\/|::|\bQUALIFY\b|\bASOF\b|\bRANGE BETWEEN\b|\bDOUBLE\b|\bFLOAT\b|\bREAL\b|\bHUGEINT\b|\bread_parquet\b|\bunnest\b|\bRECURSIVE\b|\bDISTINCT FROM\b|\blist_\w+\(|\bGROUP BY ALL\b/i;
    expect([stack, without.exec(sql)?.[0]]).toEqual([stack, undefined]);
    expect([stack, / div /.test(sql)]).toEqual([stack, true]);
    const found = windows(sql);
    const unframed = found.filter((each) => {
      return each.startsWith('row number ')
        ? !/ORDER BY (.*\bclaim|.*price_fen|mask)$/.test(each)
        : !/ORDER BY .+ ROWS BETWEEN UNBOUNDED PRECEDING AND (CURRENT ROW|1 PRECEDING)$/.test(each);
    });
    expect([stack, unframed]).toEqual([stack, []]);
    expect(found.length).toBeGreaterThan(4);
  }
});

test('INS-34 the DuckDB script of every stack divides whole numbers, and frames every sum', async () => {
  for (const [stack, script] of await scripts('duckdb')) {
    const sql = bare(script);
    const without = /[^/*]\/[^/]|\bdiv\b|\bDOUBLE\b|\bFLOAT\b|\bREAL\b|\bRANGE BETWEEN\b/i;
    expect([stack, without.exec(sql)?.[0]]).toEqual([stack, undefined]);
    const unframed = windows(sql).filter((each) => {
      return !each.startsWith('row number ') && !each.includes(' ROWS BETWEEN ');
    });
    expect([stack, unframed]).toEqual([stack, []]);
  }
});
