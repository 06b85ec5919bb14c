import { unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDecision, DMN_LIMITS, readDmn, writeDmn } from './index.ts';
import { answer, bothTargets, INPUTS, literal, modelOf, tableOf } from './testing/model.ts';

/** A fraction of integers: the naive oracle for scaled arithmetic. */
type Fraction = { readonly top: bigint; readonly bottom: bigint };

type Sample = { readonly text: string; readonly value: Fraction };

const decimal: fc.Arbitrary<Sample> = fc
  .tuple(fc.bigInt(-9999n, 9999n), fc.integer({ min: 0, max: 4 }))
  .map(([digits, scale]) => {
    const bottom = 10n ** BigInt(scale);
    const size = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
    const point = scale === 0 ? size : `${size.slice(0, -scale)}.${size.slice(-scale)}`;
    return { text: digits < 0n ? `(-${point})` : point, value: { top: digits, bottom } };
  });

const variables: fc.Arbitrary<Sample> = fc.constantFrom(
  { text: 'money', value: { top: 12_345n, bottom: 100n } },
  { text: 'rate', value: { top: 700_000n, bottom: 1_000_000n } },
  { text: 'age', value: { top: 61n, bottom: 1n } },
  { text: 'quantity', value: { top: 1500n, bottom: 1000n } },
);

const add = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
});
const negate = (a: Fraction): Fraction => ({ top: -a.top, bottom: a.bottom });
const less = (a: Fraction, b: Fraction): boolean => a.top * b.bottom < b.top * a.bottom;

const { expression } = fc.letrec<{ expression: Sample; leaf: Sample }>((tie) => ({
  leaf: fc.oneof(decimal, variables),
  expression: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    tie('leaf'),
    binary(tie('expression'), '+', add),
    binary(tie('expression'), '-', (a, b) => add(a, negate(b))),
    fc.tuple(tie('leaf'), tie('expression')).map(([a, b]) => ({
      text: `${a.text} * (${b.text})`,
      value: { top: a.value.top * b.value.top, bottom: a.value.bottom * b.value.bottom },
    })),
    fc.tuple(tie('expression'), tie('expression')).map(([a, b]) => ({
      text: `min(${a.text}, ${b.text})`,
      value: less(a.value, b.value) ? a.value : b.value,
    })),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([a, b, c]) => ({
      text: `(if ${a.text} < ${b.text} then ${c.text} else -(${a.text}))`,
      value: less(a.value, b.value) ? c.value : negate(a.value),
    })),
  ),
}));

function binary(
  side: fc.Arbitrary<Sample>,
  operator: string,
  combine: (a: Fraction, b: Fraction) => Fraction,
): fc.Arbitrary<Sample> {
  return fc.tuple(side, side).map(([a, b]) => ({
    text: `(${a.text} ${operator} ${b.text})`,
    value: combine(a.value, b.value),
  }));
}

/** Rounding by the definition: the integers below and above, and which of them is wanted. */
function rounded(mode: string, { top, bottom }: Fraction): bigint {
  const [n, d] = bottom < 0n ? [-top, -bottom] : [top, bottom];
  const below = n >= 0n ? n / d : -((-n + d - 1n) / d);
  if (below * d === n) return below;
  const twice = 2n * (n - below * d);
  const away = n > 0n ? below + 1n : below;
  const towards = n > 0n ? below : below + 1n;
  const choices: { readonly [mode: string]: bigint } = {
    floor: below,
    ceiling: below + 1n,
    'round up': away,
    'round down': towards,
  };
  const chosen = choices[mode];
  if (chosen !== undefined) return chosen;
  if (twice !== d) return twice > d ? below + 1n : below;
  if (mode === 'round half up') return away;
  if (mode === 'round half down') return towards;
  return below % 2n === 0n ? below : below + 1n;
}

const MODES = [
  'round half up',
  'round half down',
  'decimal',
  'round up',
  'round down',
  'floor',
  'ceiling',
];

describe('laws of numbers', () => {
  test('FEEL-8 compiled arithmetic equals exact fractions, rounded once', () => {
    fc.assert(
      fc.property(expression, fc.constantFrom(...MODES), ({ text, value }, mode) => {
        const cents = { top: value.top * 100n, bottom: value.bottom };
        expect(answer(`${mode}(${text}, 2)`, 'money')).toBe(rounded(mode, cents));
      }),
      { numRuns: 300 },
    );
  });

  test('FEEL-9 a division inside a rounding function is exact until it is rounded', () => {
    fc.assert(
      fc.property(expression, decimal, fc.constantFrom(...MODES), (over, under, mode) => {
        fc.pre(under.value.top !== 0n);
        const cents = {
          top: over.value.top * under.value.bottom * 100n,
          bottom: over.value.bottom * under.value.top,
        };
        expect(answer(`${mode}(${over.text} / ${under.text}, 2)`, 'money')).toBe(
          rounded(mode, cents),
        );
      }),
      { numRuns: 300 },
    );
  });

  test('FEEL-10 comparisons agree with exact fractions', () => {
    fc.assert(
      fc.property(expression, expression, (a, b) => {
        const same = !less(a.value, b.value) && !less(b.value, a.value);
        expect(answer(`${a.text} < ${b.text}`, 'flag')).toBe(less(a.value, b.value));
        expect(answer(`${a.text} = ${b.text}`, 'flag')).toBe(same);
      }),
      { numRuns: 100 },
    );
  });
});

describe('laws of running', () => {
  test('FEEL-25 a trace gives the answer of an evaluation on both targets, and the same rules', () => {
    const fee = tableOf('F', { inputs: ['money', 'insured'], outputs: ['fee'] }, [
      ['a', '< 50', 'true', 'money * 2'],
      ['b', '-', 'false', 'round half up(money / 3, 2)'],
      ['c', '>= 20', '-', '1'],
      ['d', '-', '-', '0'],
    ]);
    const model = modelOf({ d: literal('{x: fee, y: max(x, fee + 1)}'), fee });
    const money = { kind: 'money' } as const;
    const output = { kind: 'context', entries: { x: money, y: money } } as const;
    const checked = unwrap(checkDecision(model, 'd', { inputs: INPUTS, output }, 'strict'));
    const row = bothTargets(checked);
    fc.assert(
      fc.property(fc.bigInt(0n, 10_000n), fc.boolean(), (amount, insured) => {
        const [input, environment] = [{ money: amount, insured }, { parameters: {} }];
        const fired: number[] = [];
        const plain = row.evaluate(input, environment, fired);
        const traced = row.trace(input, environment);
        expect(traced.output).toEqual(plain);
        expect(traced.fired.map((rule) => rule.index)).toEqual(fired);
      }),
    );
  });

  test('FEEL-5 any texts survive writing and reading', () => {
    const text = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((one) => one.trim().replace(/\p{C}/gu, ' ').trim());
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(text, { minLength: 1, maxLength: 4 }),
        (label, note, cells) => {
          const table = tableOf(
            'U',
            { inputs: ['x'], outputs: ['y'] },
            cells.map((cell, at) => [`r${at}`, cell, cell]),
          );
          const annotated = {
            ...table,
            annotations: ['clause'],
            rules: table.rules.map((rule) => ({ ...rule, annotations: [note] })),
          };
          const model = modelOf({ d: annotated });
          const labelled = {
            ...model,
            decisions: model.decisions.map((one) => ({
              ...one,
              requires: [],
              ...(label ? { label } : {}),
            })),
          };
          expect(unwrap(readDmn(writeDmn(labelled), DMN_LIMITS))).toEqual(labelled);
        },
      ),
    );
  });
});
