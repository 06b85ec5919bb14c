import { random, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { analyseTables, checkDecision } from '../index.ts';
import { analysed, COUNT, table } from '../testing/analysed.ts';
import { INPUTS, literal, modelOf } from '../testing/model.ts';

describe('bounds', () => {
  test('ANA-9 a table beyond the work says so, and what was found stands', () => {
    const rows = Array.from({ length: 12 }, (_, at) => [
      `r${at}`,
      `[${at * 10}..${at * 10 + 15}]`,
      `[${100 - at * 7}..${130 - at * 7}]`,
      '1',
    ]);
    const found = analysed(table('F', ['age', 'money'], rows), { work: 20 });
    expect(found.stopped?.code).toBe('TABLE_ANALYSIS_STOPPED');
    expect(found.stopped?.en).toMatch(
      /of \d+ of its 12 rules it is known .* in a part of the inputs/,
    );
    expect(found.stopped?.zh).toMatch(/12 条规则中已查明 \d+ 条/);
    expect(found.more.gaps).toBe(1);
    expect(analysed(table('F', ['age', 'money'], rows)).stopped).toBeNull();
  });
  test('ANA-9 wide ranges tangled over three numbers are read whole, and no hard rule takes all work', () => {
    const draws = random(1);
    const range = (): string => {
      const low = draws.below(10_000);
      return `[${low}..${low + 1 + draws.below(10_000)})`;
    };
    const rows = Array.from({ length: 400 }, (_, at) => [`r${at}`, range(), range(), range(), '1']);
    const tangled = table('F', ['age', 'money', 'quantity'], rows);
    const whole = analysed(tangled);
    expect([whole.stopped, whole.unreachable.length > 20]).toEqual([null, true]);
    const cut = analysed(tangled, { work: 200_000 });
    const known = Number(/of (\d+) of its 400 rules/.exec(cut.stopped?.en ?? '')?.[1]);
    expect(known).toBeGreaterThan(200);
    expect(known).toBeLessThan(400);
    const told = new Set(whole.unreachable.map(({ rule }) => rule.rule));
    expect(cut.unreachable.every(({ rule }) => told.has(rule.rule))).toBe(true);
  });
  test('ANA-9 no more findings are told than asked for, and the rest is counted', () => {
    const rows = Array.from({ length: 20 }, (_, at) => [`r${at}`, '> 5', '1']);
    const found = analysed(table('U', ['age'], rows), { findings: 3 });
    expect(found.overlaps).toHaveLength(3);
    expect(found.more.overlaps).toBe(187);
  });
  test('ANA-9 hundreds of thousands of pairs are counted, and looked for a certain one up to a bound', () => {
    const many = Array.from({ length: 800 }, (_, at) => [`r${at}`, '> 5', '1']);
    const found = analysed(table('U', ['age'], many));
    expect(found.overlaps.length + found.more.overlaps).toBe((800 * 799) / 2);
    const unsure = analysed(
      table(
        'A',
        ['age * 2'],
        many.map(([id = ''], at) => [id, '> 5', `${at}`]),
      ),
    );
    expect([unsure.unique.is, unsure.overlaps.length, unsure.more.overlaps > 1000]).toEqual([
      'undecided',
      50,
      true,
    ]);
  });
  test('ANA-10 every table of the graph is analysed once, knowledge models too', () => {
    const model = modelOf({
      fee: literal('base + 1'),
      base: table('U', ['age'], [['a', '< 5', '1']]),
    });
    const checked = unwrap(
      checkDecision(model, 'fee', { inputs: INPUTS, output: COUNT }, 'strict'),
    );
    expect(analyseTables(model, checked).map(({ decision }) => decision)).toEqual(['base']);
  });
});
