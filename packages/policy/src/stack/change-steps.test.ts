import { type Day, dayOf, type IsoDate, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import type { Library } from '../package/policy-package.ts';
import { readLibrary } from '../package/read-library.ts';
import { sampleDmn } from '../testing/sample-dmn.ts';
import { baseFiles, sampleLibrary } from '../testing/sample-packages.ts';
import { buildStack } from './build-stack.ts';
import type { ChangeStep } from './change-step.ts';
import { changeSteps } from './change-steps.ts';
import type { Stack } from './stack.ts';

// Dates of the calendar.
const day = (text: string): Day => dayOf(text as IsoDate);
const library = sampleLibrary();
const stackOf = (text: string): Stack => unwrap(buildStack(library, text));

const stepsOf = (baseline: string, reform: string): readonly ChangeStep[] =>
  changeSteps({
    baseline: stackOf(baseline),
    reform: stackOf(reform),
    head: stackOf(reform.split('+')[0] ?? ''),
    library,
    on: day('2018-12-31'),
  });

const told = (steps: readonly ChangeStep[]) =>
  steps.map(({ kind, path, from, to, rows, stack }) => [kind, path, from, to, rows, stack]);

/** A package that replaces the charges of visits. */
const COPY = [
  'id: copy',
  'version: 1.0.0',
  'title: {en: Copy, zh: 副本}',
  'place: any',
  'effective: {from: 2016-01-01}',
  'scope: all',
  'authority: {en: Demo city, zh: 示例市}',
  'requires: [demo-base]',
  'provides: {price.visit: {file: tables/visit.dmn, decision: visitCharges}}',
  'replaces: [{hook: price.visit, of: demo-base}]',
  '',
].join('\n');

describe('a reform change by change', () => {
  test('POL-48 values tried are changes in the order of the text, each on top of those before it', () => {
    const fee = 'demo+parameters/smallFee=7';
    const both = `${fee}+parameters/rate=0.5`;
    expect(told(stepsOf('demo', both))).toEqual([
      ['parameter', 'parameters/smallFee', expect.any(String), '7', 0, fee],
      ['parameter', 'parameters/rate', expect.any(String), '0.5', 0, both],
    ]);
    // What the baseline tries too is no change.
    expect(told(stepsOf(fee, both))).toHaveLength(1);
    expect(stepsOf('demo', 'demo')).toEqual([]);
  });

  test('POL-48 between two fixed days parameters come first, then price lists, then the rest of the day', () => {
    const steps = stepsOf('demo@2017-04-07', 'demo@2017-04-08+parameters/rate=0.5');
    const kinds = steps.map(({ kind, path }) => `${kind} ${path}`);
    expect(kinds[0]).toBe('parameter parameters/smallFee');
    expect(kinds.slice(-3)).toEqual([
      'rules demo@2017-04-08',
      'rule demo-reform#visitCharges/tertiary',
      'parameter parameters/rate',
    ]);
    expect(kinds.slice(1, -3).every((each) => each.startsWith('list lists/servicePrice'))).toBe(
      true,
    );
    expect(kinds.length).toBeGreaterThan(4);
    for (const { stack } of steps) expect(buildStack(library, stack).ok).toBe(true);
    expect(steps.at(-1)?.stack).toBe('demo@2017-04-08+parameters/rate=0.5');
  });

  test('POL-54 rules of a package that answer otherwise are changes of their own; what else it says comes first', () => {
    const visit = baseFiles().get('tables/visit.dmn') ?? '';
    const copied = (dmn: string, more: readonly (readonly [string, string])[] = []): Library => {
      const files = new Map([['policy.yaml', COPY], ['tables/visit.dmn', dmn], ...more]);
      const base = { name: 'demo-base', files: baseFiles() };
      return unwrap(readLibrary([base, { name: 'copy', files }]));
    };
    const stepsWith = (of: Library): readonly ChangeStep[] => {
      const built = (text: string): Stack => unwrap(buildStack(of, text));
      const [baseline, reform] = [built('demo'), built('demo+copy')];
      return changeSteps({ baseline, reform, head: baseline, library: of, on: day('2018-12-31') });
    };
    const moved = visit.replace('5.00', '6.00').replace('parameters.smallFee', '4.00');
    const two = copied(moved);
    expect(told(stepsWith(two))).toEqual([
      ['rule', 'copy#visitCharges/tertiary', '5.00', '6.00', 1, 'demo+copy#visitCharges/tertiary'],
      ['rule', 'copy#visitCharges/other', 'parameters.smallFee', '4.00', 1, 'demo+copy'],
    ]);
    const hashes = ['demo+copy#', 'demo+copy#visitCharges/tertiary', 'demo+copy'].map(
      (text) => unwrap(buildStack(two, text)).hash,
    );
    expect(new Set(hashes).size).toBe(3);
    const unknown = buildStack(two, 'demo+copy#visitCharges/nobody');
    expect(unknown.ok || unknown.problems[0].code).toBe('STACK_RULE_UNKNOWN');

    // A rule that asks something else moves with the rest of the package.
    const asked = copied(moved.replace('not("tertiary")', '"primary"'));
    expect(told(stepsWith(asked)).map(([kind, , , , , text]) => [kind, text])).toEqual([
      ['package', 'demo+copy#'],
      ['rule', 'demo+copy'],
    ]);
  });

  test('POL-81 back to an earlier day tables change at once, and the change says so', () => {
    const [rest] = stepsOf('demo@2017-04-08', 'demo@2017-04-07').slice(-1);
    expect([rest?.kind, rest?.title.zh]).toEqual([
      'rules',
      'demo@2017-04-07 的采购价与决策表；回到较早日期时决策表一次性变化',
    ]);
  });

  test('POL-81 cases of a table that asks something else go over rule by rule; more than twenty rules go in groups', () => {
    const ages = Array.from({ length: 12 }, (_, at) => at);
    const table = (count: number): string =>
      sampleDmn('visit', [
        {
          name: 'visitCharges',
          reads: ['level', 'visitKind', 'age'],
          hitPolicy: 'COLLECT',
          inputs: ['level', 'visitKind', 'age'],
          outputs: ['charge', 'price', 'fixedFund', 'hospitalBorne', 'inScope'],
          rules: ['"tertiary"', '"secondary"'].flatMap((level, tier) =>
            ages.slice(0, count).map((age) => ({
              id: `${tier}-${age}`,
              in: [level, '"outpatient"', String(age)],
              out: ['"fee"', String(10 + tier * 20 + age), '0', '0', 'true'],
            })),
          ),
        },
      ]);
    const base = { name: 'demo-base', files: baseFiles() };
    const stepsOfTable = (count: number) => {
      const files = new Map([
        ['policy.yaml', COPY],
        ['tables/visit.dmn', table(count)],
      ]);
      const of = unwrap(readLibrary([base, { name: 'copy', files }]));
      const built = (text: string): Stack => unwrap(buildStack(of, text));
      const [baseline, reform] = [built('demo'), built('demo+copy')];
      const steps = changeSteps({
        baseline,
        reform,
        head: baseline,
        library: of,
        on: day('2018-12-31'),
      });
      return { built, steps };
    };
    const { built, steps } = stepsOfTable(2);
    expect(steps.map(({ kind, path, title, rows }) => [kind, path, title.en, rows])).toEqual([
      ['package', 'copy', 'Copy', 0],
      ['rule', 'copy#visitCharges/0-0', 'Visit charges: Tertiary; Outpatient; Age: 0', 1],
      ['rule', 'copy#visitCharges/0-1', 'Visit charges: Tertiary; Outpatient; Age: 1', 1],
      ['rule', 'copy#visitCharges/1-0', 'Visit charges: Secondary; Outpatient; Age: 0', 1],
      ['rule', 'copy#visitCharges/1-1', 'Visit charges: Secondary; Outpatient; Age: 1', 1],
    ]);
    // Fees in fen of five visits after each change; of the last no new rule speaks.
    const fees = ['demo', ...steps.map(({ stack }) => stack)].map((text) => {
      const stack = built(text);
      const interval = stack.intervalAt(day('2018-12-31'));
      const site = { institution: 0, level: '', district: '' };
      const hook = stack.regime(interval, site).hook('price.visit');
      return (
        [
          ['tertiary', 0],
          ['tertiary', 1],
          ['secondary', 0],
          ['secondary', 1],
          ['primary', 9],
        ] as const
      ).map(([level, age]) => {
        const found = hook?.evaluate({ visitKind: 'outpatient', level, age });
        return Array.isArray(found) ? String(found[0]?.price ?? '-') : '?';
      });
    });
    expect(fees).toEqual([
      ['500', '500', '350', '350', '350'],
      ['500', '500', '350', '350', '-'],
      ['1000', '500', '350', '350', '-'],
      ['1000', '1100', '350', '350', '-'],
      ['1000', '1100', '3000', '350', '-'],
      ['1000', '1100', '3000', '3100', '-'],
    ]);

    const many = stepsOfTable(12).steps.filter(({ kind }) => kind === 'rule');
    expect(many.map(({ rows }) => rows)).toEqual(Array.from({ length: 12 }, () => 2));
    expect(many[0]?.title).toEqual({
      en: 'Visit charges: Age: 0 (2 rules)',
      zh: 'Visit charges：age：0（2 条规则）',
    });
  });

  test('POL-48 rules that move with the day of a claim change all at once', () => {
    expect(told(stepsOf('demo@-1y', 'demo'))).toEqual([['rules', 'demo', null, null, 0, 'demo']]);
    // Values that only the baseline tries are given up in one step.
    expect(told(stepsOf('demo+parameters/rate=0.5', 'demo'))).toHaveLength(1);
  });
});
