import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  analyseTables,
  checkDecision,
  compileRow,
  type DecisionTable,
  type Kind,
  type Row,
  type TableAnalysis,
} from '../index.ts';
import { INPUTS, modelOf, tableOf } from '../testing/model.ts';

/** The analysis against the engine itself, asked for every input that a small table can tell apart. */

const COLUMNS = ['age', 'price', 'level', 'insured', 'day'];
const ENVIRONMENT = { parameters: { cap: 100n, bearer: 'fund' } };
const COUNTS: Kind = { kind: 'list', of: { kind: 'count' } };

const between = (bounds: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('[', '('),
      fc.constantFrom(...bounds),
      fc.constantFrom(...bounds),
      fc.constantFrom(']', ')'),
    )
    .map(([open, low, high, close]) => `${open}${low}..${high}${close}`);

const ordered = (bounds: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .tuple(fc.constantFrom('<', '<=', '>', '>='), fc.constantFrom(...bounds))
      .map((pair) => pair.join(' ')),
    between(bounds),
    fc.tuple(between(bounds), fc.constantFrom(...bounds)).map((pair) => pair.join(', ')),
    fc.constantFrom(...bounds),
  );

const any = fc.constant('-');
const cells: readonly fc.Arbitrary<string>[] = [
  fc.oneof(
    any,
    ordered(['2', '4', '5']),
    ordered(['2', '4', '5']).map((cell) => `not(${cell})`),
  ),
  fc.oneof(any, ordered(['1.5', '3']), fc.constantFrom('null', 'null, < 3', 'not(null)')),
  fc.oneof(any, fc.constantFrom('"tertiary"', '"primary","secondary"', 'not("primary")')),
  fc.oneof(any, fc.constantFrom('true', 'false')),
  fc.oneof(any, ordered(['date("2017-04-08")', 'date("2017-04-10")'])),
];

const rules = fc.array(fc.tuple(...cells), { minLength: 1, maxLength: 7 });

const tableWith = (
  policy: DecisionTable['hitPolicy'],
  rows: readonly (readonly string[])[],
): DecisionTable =>
  tableOf(
    policy,
    { inputs: COLUMNS, outputs: ['fee'] },
    rows.map((row, at) => [`r${at}`, ...row, String(at)]),
  );

function analysed(
  policy: DecisionTable['hitPolicy'],
  rows: readonly (readonly string[])[],
): TableAnalysis {
  const model = modelOf({ fee: tableWith(policy, rows) });
  const types = { inputs: INPUTS, output: policy === 'C' ? COUNTS : ({ kind: 'count' } as const) };
  const checked = unwrap(checkDecision(model, 'fee', types, 'strict'));
  const [found] = analyseTables(model, checked, { findings: 10_000, work: 10_000_000 });
  if (!found) throw new Error('no table');
  return found;
}

/** Values on, beside and between all bounds that the cells name. */
const INPUTS_TRIED: readonly Row[] = [0n, 1n, 2n, 3n, 4n, 5n, 6n].flatMap((age) =>
  [null, 0n, 149n, 150n, 151n, 299n, 300n, 301n].flatMap((price) =>
    ['tertiary', 'secondary', 'primary'].flatMap((level) =>
      [true, false].flatMap((insured) =>
        [17_263, 17_264, 17_265, 17_266, 17_267].map((day) => ({
          age,
          price,
          level,
          insured,
          day,
        })),
      ),
    ),
  ),
);

/** The rules that match each input, as the engine finds them. */
function matching(rows: readonly (readonly string[])[]): number[][] {
  const model = modelOf({ fee: tableWith('C', rows) });
  const checked = unwrap(checkDecision(model, 'fee', { inputs: INPUTS, output: COUNTS }, 'strict'));
  const row = compileRow(checked, 'javascript');
  return INPUTS_TRIED.map((input) => {
    const fired: number[] = [];
    row.evaluate(input, ENVIRONMENT, fired);
    return fired;
  });
}

const pairsOf = (fired: readonly number[]): string[] =>
  fired.flatMap((a, at) => fired.slice(at + 1).map((b) => `${a} ${b}`));

const RUNS = { numRuns: 60 };

describe('the analysis and the engine agree', () => {
  test('ANA-1 the cells of all gaps together match what no rule matches, and nothing else', () => {
    fc.assert(
      fc.property(rules, (rows) => {
        const { gaps, more } = analysed('U', rows);
        expect(more.gaps).toBe(0);
        const open = matching(rows).map((fired) => fired.length === 0);
        const closed =
          gaps.length === 0
            ? open.map(() => false)
            : matching(gaps.map(({ cells: cell }) => cell)).map((fired) => fired.length > 0);
        expect(closed).toEqual(open);
      }),
      RUNS,
    );
  });

  test('ANA-7 the pairs that overlap are those that some input matches, and UNIQUE is proved without', () => {
    fc.assert(
      fc.property(rules, (rows) => {
        const { overlaps, unique } = analysed('U', rows);
        const pairs = new Set(matching(rows).flatMap(pairsOf));
        const found = overlaps.map(({ rules: [a, b] }) => `${a.index} ${b.index}`);
        expect(found.sort()).toEqual([...pairs].sort());
        expect(unique.is).toBe(pairs.size === 0 ? 'proved' : 'disproved');
      }),
      RUNS,
    );
  });

  test('ANA-8 the rules told to be unreachable are those that never come first', () => {
    fc.assert(
      fc.property(rules, (rows) => {
        const { unreachable } = analysed('F', rows);
        const first = new Set(matching(rows).map((fired) => fired[0]));
        const never = rows.map((_, at) => at).filter((at) => !first.has(at));
        expect(unreachable.map(({ rule }) => rule.index)).toEqual(never);
      }),
      RUNS,
    );
  });

  test('ANA-1 ANA-7 every example is an input of its finding', () => {
    fc.assert(
      fc.property(rules, (rows) => {
        const { gaps, overlaps } = analysed('U', rows);
        const model = modelOf({ fee: tableWith('C', rows) });
        const checked = unwrap(
          checkDecision(model, 'fee', { inputs: INPUTS, output: COUNTS }, 'strict'),
        );
        const row = compileRow(checked, 'closures');
        const firedAt = (values: TableAnalysis['gaps'][number]['example']['values']): number[] => {
          const fired: number[] = [];
          const given = Object.fromEntries(values.map(({ label, value }) => [label, value]));
          row.evaluate({ ...INPUTS_TRIED[0], ...given }, ENVIRONMENT, fired);
          return fired;
        };
        for (const { example } of gaps) expect(firedAt(example.values)).toEqual([]);
        for (const {
          example,
          rules: [a, b],
        } of overlaps) {
          expect(firedAt(example.values)).toEqual(expect.arrayContaining([a.index, b.index]));
        }
      }),
      RUNS,
    );
  });
});
