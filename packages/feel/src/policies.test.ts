import { describe, expect, test } from 'vitest';
import type { DecisionTable, Kind } from './index.ts';
import { byAge, COUNT, NONE, run } from './testing/fee-table.ts';
import { compile, INPUTS, modelOf, problemsOf, tableOf } from './testing/model.ts';

describe('hit policies that order, count or fall back', () => {
  const rows = [
    ['child', '< 18', '1'],
    ['adult', '[18..60)', '2'],
    ['elder', '>= 60', '3'],
  ];
  test('FEEL-18 COLLECT with MIN, MAX and COUNT gives one answer of all that match', () => {
    const overlapping = [...rows, ['all', '-', '2'], ['old', '> 90', '9']];
    const collect = (policy: DecisionTable['hitPolicy'], age: bigint): unknown =>
      run(byAge(policy, overlapping), { age });
    expect(collect('C<', 95n)).toEqual({ output: 2n, fired: [2, 3, 4] });
    expect(collect('C>', 95n)).toEqual({ output: 9n, fired: [2, 3, 4] });
    expect(collect('C#', 95n)).toEqual({ output: 3n, fired: [2, 3, 4] });
    expect(run(byAge('C#', [['old', '> 90', '4']]), { age: 1n }).output).toBe(0n);
    expect(problemsOf(() => run(byAge('C<', [['old', '> 90', '4']]), { age: 1n }))).toEqual([
      'RULE_NO_MATCH fee:1',
    ]);
    const days = tableOf('C>', { inputs: ['age'], outputs: ['from'] }, [
      ['a', '-', 'date("2017-04-08")'],
      ['b', '-', 'date("2018-01-01")'],
    ]);
    expect(run(days, { age: 1n }, { kind: 'day' }).output).toBe(17_532);
  });
  test('FEEL-18 RULE ORDER lists like COLLECT; OUTPUT ORDER and PRIORITY go by the output values', () => {
    const list: Kind = { kind: 'list', of: COUNT };
    const ranked = (policy: DecisionTable['hitPolicy'], values = '3, 1, 2.0'): DecisionTable => ({
      ...byAge(policy, [
        ['one', '-', '1'],
        ['two', '>= 10', '2'],
        ['three', '>= 20', '3.0'],
        ['again', '>= 20', '1'],
      ]),
      outputs: [{ name: 'fee', values }],
    });
    expect(run(ranked('R'), { age: 20n }, list)).toEqual({
      output: [1n, 2n, 3n, 1n],
      fired: [0, 1, 2, 3],
    });
    expect(run(ranked('O'), { age: 20n }, list)).toEqual({
      output: [3n, 1n, 1n, 2n],
      fired: [2, 0, 3, 1],
    });
    expect(run(ranked('P'), { age: 20n })).toEqual({ output: 3n, fired: [2] });
    expect(run(ranked('P'), { age: 10n })).toEqual({ output: 1n, fired: [0] });
    expect(problemsOf(() => run(ranked('P', '1, 2'), { age: 1n }))).toEqual([
      'FEEL_PRIORITY fee/three/fee:1',
    ]);
    expect(problemsOf(() => run(byAge('P', rows), { age: 1n }))).toEqual([
      'DMN_PART_MISSING fee:1',
    ]);
  });
  test('FEEL-18 several outputs are ordered by the first that differs', () => {
    const table: DecisionTable = {
      ...tableOf('P', { inputs: ['age'], outputs: ['level', 'fee'] }, [
        ['a', '-', '"low"', '1'],
        ['b', '-', '"high"', '2'],
        ['c', '-', '"high"', '3'],
      ]),
      outputs: [
        { name: 'level', values: '"high","low"' },
        { name: 'fee', values: '3,2,1' },
      ],
    };
    const output: Kind = {
      kind: 'context',
      entries: { level: { kind: 'text' }, fee: COUNT },
    };
    expect(run(table, { age: 1n }, output)).toEqual({
      output: { level: 'high', fee: 3n },
      fired: [2],
    });
  });
  test('FEEL-18 default outputs answer where no rule matches, and cite no rule', () => {
    const withDefault = (
      policy: DecisionTable['hitPolicy'],
      cell = '> 90',
      byDefault = 'age + 1',
    ): DecisionTable => ({
      ...byAge(policy, [
        ['old', cell, '4'],
        ['older', '> 95', '4'],
      ]),
      outputs: [{ name: 'fee', default: byDefault, values: '4' }],
    });
    for (const policy of ['U', 'A', 'F', 'P', 'C+', 'C<', 'C>'] as const) {
      expect(run(withDefault(policy), { age: 7n })).toEqual({ output: 8n, fired: [] });
      // A cell that must be evaluated takes another way.
      const computed = withDefault(policy, '> parameters.cap * 90');
      expect(run(computed, { age: 7n })).toEqual({ output: 8n, fired: [] });
    }
    expect(run(withDefault('U'), { age: 91n })).toEqual({ output: 4n, fired: [0] });
    const list: Kind = { kind: 'list', of: COUNT };
    expect(run(withDefault('C'), { age: 7n }, list)).toEqual({ output: [8n], fired: [] });
    expect(run(withDefault('C'), { age: 96n }, list)).toEqual({ output: [4n, 4n], fired: [0, 1] });
    expect(problemsOf(() => run(withDefault('U', '> 90', '"x"'), { age: 7n }))).toEqual([
      'FEEL_TYPES_DIFFER fee/fee:1',
    ]);
  });
  test('FEEL-18 an output without a default is null then', () => {
    const table: DecisionTable = {
      ...tableOf('U', { inputs: ['age'], outputs: ['fee', 'note'] }, [['old', '> 90', '4', '"a"']]),
      outputs: [{ name: 'fee', default: '0' }, { name: 'note' }],
    };
    const output: Kind = {
      kind: 'context',
      entries: { fee: COUNT, note: { kind: 'text', optional: true } },
    };
    expect(run(table, { age: 7n }, output).output).toEqual({ fee: 0n, note: null });
  });
});

describe('cells of a trace', () => {
  test('FEEL-3 a trace tells for every rule of a table that ran which cells matched', () => {
    const table = tableOf('F', { inputs: ['age', 'level', 'money'], outputs: ['fee'] }, [
      ['child', '< 18', '-', '-', '1'],
      ['near', '>= 18', '"primary"', '> parameters.cap', '2'],
      ['fits', '[18..70]', 'not("primary")', '> parameters.cap', '3'],
      ['rest', '-', '-', '-', '4'],
    ]);
    const row = compile(modelOf({ fee: table }), 'fee', { inputs: INPUTS, output: COUNT });
    const input = { age: 61n, level: 'tertiary', money: 200n };
    row.evaluate(input, NONE);
    const { tables, fired } = row.trace(input, NONE);
    expect(fired.map(({ rule }) => rule)).toEqual(['fits']);
    expect(tables).toHaveLength(1);
    expect(tables[0]?.decision).toBe('fee');
    expect(tables[0]?.inputs).toEqual([
      { label: 'age', text: '61' },
      { label: 'level', text: '"tertiary"' },
      { label: 'money', text: '2.00' },
    ]);
    expect(tables[0]?.rules.map(({ rule, cells, matched }) => [rule.rule, cells, matched])).toEqual(
      [
        ['child', [false, true, true], false],
        ['near', [true, false, true], false],
        ['fits', [true, true, true], true],
        ['rest', [true, true, true], true],
      ],
    );
  });
});
