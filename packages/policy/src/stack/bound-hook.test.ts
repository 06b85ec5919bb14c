import { type Day, ProblemError, parseDay, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { sampleLibrary } from '../testing/sample-packages.ts';
import { buildStack } from './build-stack.ts';
import type { BoundHook } from './stack.ts';

const day = (text: string): Day => unwrap(parseDay(text));
const SITE = { institution: 7, level: 'tertiary', district: 'east' };
const library = sampleLibrary();
const stack = unwrap(buildStack(library, 'demo'));

function bound(name: 'price.visit' | 'benefit.claim', date: string, of = stack): BoundHook {
  const hook = of.regime(of.intervalAt(day(date)), SITE).hook(name);
  if (!hook) throw new Error('no package provides the hook');
  return hook;
}

describe('a bound hook', () => {
  test('POL-24 answers from the package in force, and says which fields it reads', () => {
    const hook = bound('price.visit', '2018-01-01');
    expect(hook.package.id).toBe('demo-reform');
    expect([...hook.inputs].sort()).toEqual(['level', 'visitKind']);
    expect(hook.evaluate({ visitKind: 'outpatient', level: 'primary' })).toEqual([
      { charge: 'fee', price: 2000n, fixedFund: 0n, hospitalBorne: 0n, inScope: true },
    ]);
    expect(hook.evaluate({ visitKind: 'home', level: 'primary' })).toEqual([]);
  });

  test('POL-24 fired rules are numbers of the stack, and citations name package and version', () => {
    const fired: number[] = [];
    bound('price.visit', '2018-01-01').evaluate(
      { visitKind: 'outpatient', level: 'tertiary' },
      undefined,
      fired,
    );
    expect(fired.map((each) => stack.rules[each]?.cite)).toEqual([
      'demo-reform@2.0.0#visitCharges/tertiary',
    ]);
    const seldom = bound('price.visit', '2018-01-01').firedSeldom({
      visitKind: 'outpatient',
      level: 'tertiary',
    });
    expect(seldom).toEqual(fired);
    const trace = bound('price.visit', '2016-01-01').trace({
      visitKind: 'outpatient',
      level: 'tertiary',
    });
    expect(trace.rules).toEqual([
      {
        package: 'demo-base',
        version: '1.0.0',
        decision: 'visitCharges',
        rule: 'tertiary',
        clause: 'article 1',
        source: 'S01',
        provenance: 'sourced',
        cite: 'demo-base@1.0.0#visitCharges/tertiary',
      },
    ]);
    const [table] = trace.tables;
    expect(table?.inputs).toContainEqual({ label: 'level', text: '"tertiary"' });
    const level = table?.inputs.findIndex(({ label }) => label === 'level') ?? -1;
    for (const { rule, cells, matched } of table?.rules ?? []) {
      const isTertiary = stack.rules[rule]?.rule === 'tertiary';
      expect([cells[level], matched]).toEqual([isTertiary, isTertiary]);
    }
  });

  test('POL-24 a fold sees the accumulators before the claim', () => {
    const hook = bound('benefit.claim', '2016-01-01');
    const output = hook.evaluate({ inScope: 100_000n }, { scope: 50_000n, paid: 0n });
    expect(output).toEqual({
      payable: true,
      reason: 'paid',
      funds: { pooled: 35_000n },
      add: { scope: 100_000n, paid: 35_000n },
    });
    expect(stack.fold('benefit.claim')?.accumulators.map((each) => each.name)).toEqual([
      'scope',
      'paid',
    ]);
  });

  test('POL-24 more than four charges of a visit are refused', () => {
    const rows = Array.from(
      { length: 5 },
      (_, index) =>
        `<rule id="r${index}"><inputEntry><text>-</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>"fee"</text></outputEntry><outputEntry><text>1</text></outputEntry><outputEntry><text>0</text></outputEntry><outputEntry><text>0</text></outputEntry><outputEntry><text>true</text></outputEntry><annotationEntry><text>a</text></annotationEntry><annotationEntry><text>b</text></annotationEntry><annotationEntry><text>sourced</text></annotationEntry></rule>`,
    );
    const many = sampleLibrary(
      {},
      {
        'tables/visit.dmn': (text) => text.replace(/<rule [\s\S]*<\/rule>/, rows.join('')),
      },
    );
    const hook = bound('price.visit', '2018-01-01', unwrap(buildStack(many, 'demo')));
    const ask = (): unknown => hook.evaluate({ visitKind: 'outpatient', level: 'primary' });
    expect(ask).toThrow(ProblemError);
    expect(ask).toThrow(
      'demo-reform/tables/visit.dmn visitCharges: The hook price.visit answered 5 entries; at most 4 are allowed.',
    );
  });

  test('POL-24 a mistake that shows only in use names package, file and decision', () => {
    const unrounded = sampleLibrary({
      'tables/benefit.dmn': (text) =>
        text.replaceAll('round half up(above * parameters.rate, 2)', 'above * parameters.rate'),
    });
    const hook = bound('benefit.claim', '2016-01-01', unwrap(buildStack(unrounded, 'demo')));
    const ask = (inScope: bigint): unknown =>
      hook.evaluate({ inScope }, { scope: 100_000n, paid: 0n });
    expect(() => ask(100n)).not.toThrow();
    expect(() => ask(101n)).toThrow('demo-base/tables/benefit.dmn benefit');
  });
});
