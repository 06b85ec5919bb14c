import { checkDecision, type DecisionTypes, DMN_LIMITS, readDmn } from '@sanyi/feel';
import { type Day, unwrap } from '@sanyi/kernel';
import type { BoundHook, Fold, HookName, LinkedHook, PolicyPackage, Stack } from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { claimRules } from '../claim-rules.ts';
import { cityTables } from '../testing/fake-city.ts';
import { fakeFold, fakeStack } from '../testing/fake-stack.ts';
import { settlementBundle } from './bundle.ts';
import { type SettlementSql, settlementSql } from './settlement-sql.ts';

const SPAN = { from: 17_000 as Day, to: 17_400 as Day };
const money = { kind: 'money' } as const;

const TYPES: DecisionTypes = {
  inputs: { inScope: money, acc: { kind: 'context', entries: { spent: money, entitled: money } } },
  output: {
    kind: 'context',
    entries: {
      payable: { kind: 'flag' },
      reason: { kind: 'code', set: 'reason', codes: ['paid'] },
      funds: { kind: 'context', entries: {}, open: money, names: ['pooled'] },
      add: { kind: 'context', entries: { spent: money, entitled: money } },
    },
  },
};

/** A stack whose benefit is this expression; nothing else speaks. */
function stackOf(entitled: string, fold: Fold): Stack {
  const text = `{payable: true, reason: "paid", funds: {pooled: 0}, add: {spent: inScope, entitled: ${entitled}}}`;
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="b" name="b" namespace="urn:b">
    <decision id="benefit" name="benefit"><literalExpression><text>${text.replaceAll('<', '&lt;')}</text></literalExpression></decision></definitions>`;
  const model = unwrap(readDmn(xml, DMN_LIMITS));
  const checked = unwrap(checkDecision(model, 'benefit', TYPES, 'strict'));
  const plain = fakeStack({});
  const hook = { maxEntries: null } as LinkedHook['hook'];
  const linked = { hook, decision: 'benefit', file: 'benefit.dmn', checked, fold } as LinkedHook;
  const policy = {
    ...plain.packages[0],
    linked: new Map([['benefit.claim', linked]]),
  } as PolicyPackage;
  const bound = { package: policy, hook: 'benefit.claim', fold } as BoundHook;
  const regime = {
    ...plain.regime(0, { institution: 0, level: 'tertiary', district: '' }),
    hook: (name: HookName) => (name === 'benefit.claim' ? bound : null),
  };
  return { ...plain, packages: [policy], regime: () => regime };
}

const written = (entitled: string, fold: Fold): SettlementSql => {
  const sql = settlementSql(claimRules(stackOf(entitled, fold), cityTables()), SPAN, 'duckdb');
  if (sql.refused) throw new Error(sql.refused.en);
  return sql;
};

const refusalOf = (entitled: string, fold: Fold): string => {
  const sql = settlementSql(claimRules(stackOf(entitled, fold), cityTables()), SPAN, 'duckdb');
  return sql.refused ? `${sql.refused.where}: ${sql.refused.en} ${sql.refused.zh}` : '';
};

describe('accumulators in SQL', () => {
  const year = fakeFold({ every: 'calendarYear' });
  const framed = (sql: SettlementSql, step: string): string =>
    sql.steps.find(({ name }) => name === step)?.select ?? '';

  test('INS-31 what reads no other accumulator is summed first, the others after it', () => {
    const chained = written('max(0, acc.spent + inScope - 100) - max(0, acc.spent - 100)', year);
    expect(framed(chained, 's_fold_1')).toContain('"acc.spent"');
    expect(framed(chained, 's_fold_2')).toContain('"acc.entitled"');
    expect(framed(chained, 's_fold_2')).toContain(
      'PARTITION BY person, turn, year ORDER BY fold_day, claim ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING',
    );
    const apart = written('inScope', year);
    expect(framed(apart, 's_fold_1')).toBe('');
    expect(framed(apart, 's_fold_2')).toContain('"acc.entitled"');
  });

  test('INS-31 the period of the fold is that of the sum', () => {
    const never = framed(written('inScope', fakeFold({ every: 'never' })), 's_fold_2');
    expect(never).toContain('PARTITION BY person, turn ORDER BY');
    const stay = framed(written('inScope', fakeFold({ every: 'stay' })), 's_fold_2');
    expect(stay).not.toContain(' OVER ');
  });

  test('INS-31 a rolling period starts with the first claim so many days after the start of the last', () => {
    const rolling = written('inScope', fakeFold({ every: 'rollingDays', days: 180 }));
    const names = rolling.steps.map(({ name }) => name).filter((name) => name.includes('period'));
    expect(names).toEqual(['s_period_1_1', 's_period_1_2', 's_period_1_3', 's_period_1']);
    expect(framed(rolling, 's_period_1_2')).toContain('q.fold_day >= p.start_day + 180');
    expect(framed(rolling, 's_fold_2')).toContain('PARTITION BY person, turn, period_1 ORDER BY');
    expect(refusalOf('inScope', fakeFold({ every: 'rollingDays', days: 5 }))).toMatch(
      /every 5 days, which makes more than 40 periods.*超过 40 个周期/,
    );
  });

  test('INS-31 an accumulator that depends on itself is refused by name; the order of the list is no reason', () => {
    expect(refusalOf('acc.entitled + inScope', { ...year, feedback: true })).toMatch(
      /^benefit\.claim folds\/person-year\.yaml: .*entitled reads entitled.*as a fold only.*只能逐单累计/,
    );
    const turned = { ...year, accumulators: year.accumulators.toReversed(), feedback: true };
    expect(refusalOf('min(acc.spent, inScope)', turned)).toBe('');
    expect(refusalOf('round half up(inScope * 0.5, 2)', year)).toBe('');
  });
});

describe('rules in SQL', () => {
  test('INS-36 every rule of the stack has its bit, and words that no decision can cite are not carried', () => {
    const sql = written('inScope', fakeFold({ every: 'calendarYear' }));
    const of = (step: string): string => sql.steps.find(({ name }) => name === step)?.select ?? '';
    expect(of('s_rule')).toContain('AS "mark", CAST(c3 AS VARCHAR) AS "cite"');
    expect(sql.words).toEqual([]);
    expect(of('s_settled')).not.toContain('cited_');
  });
});

describe('a bundle', () => {
  test('INS-34 the script needs nothing but the folder of facts, which is a variable', () => {
    const of = { stack: "beijing+parameters/x='; DROP\nTABLE claims", hash: 'f00d' };
    const files = settlementBundle(written('inScope', fakeFold({ every: 'calendarYear' })), of);
    const script = files.get('settlement.sql') ?? '';
    expect(script.match(/read_parquet\(getvariable\('facts'\)/g)?.length).toBe(5);
    expect(script).not.toMatch(/DROP\s*\nTABLE/);
    expect(script).not.toMatch(/DOUBLE|FLOAT|DECIMAL/);
    expect(files.get('README.md')).toContain('s_check');
    expect(files.get('README.zh.md')).toContain('逐行结算');
    expect(files.get('problems.csv')).toMatch(/^problem,code,where\n1,FEEL_INPUT_KIND,/);
  });

  test('INS-34 a script for Spark sets ANSI mode and has no DuckDB in it', () => {
    const stack = stackOf('inScope', fakeFold({ every: 'calendarYear' }));
    const sql = settlementSql(claimRules(stack, cityTables()), SPAN, 'spark');
    if (sql.refused) throw new Error(sql.refused.en);
    const script = settlementBundle(sql, { stack: 'x', hash: 'f00d' }).get('settlement.sql') ?? '';
    expect(script).toContain('SET spark.sql.ansi.enabled=true;');
    expect(script).not.toMatch(
      /\/\/|::|QUALIFY|ASOF|read_parquet|IS NOT DISTINCT|generate_subscripts/,
    );
    expect(script.match(/ROWS BETWEEN/g)?.length).toBe(
      script.match(/ORDER BY [^)]*ROWS BETWEEN/g)?.length,
    );
  });
});
