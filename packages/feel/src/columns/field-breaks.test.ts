import { ProblemError, unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type CheckedDecision,
  checkDecision,
  compileRow,
  fieldBreaks,
  type Row,
} from '../index.ts';
import { literal, modelOf } from '../testing/model.ts';
import {
  environment,
  INPUTS,
  input,
  lists,
  MONEY,
  POLICIES,
  tableWith,
} from '../testing/random-tables.ts';

function checkedFee(text: string): CheckedDecision {
  const types = { inputs: INPUTS, output: MONEY };
  return unwrap(checkDecision(modelOf({ fee: literal(text) }), 'fee', types, 'strict'));
}

/** In which stretch a value lies. */
const stretchOf = (breaks: readonly bigint[], value: bigint): number =>
  breaks.filter((each) => each <= value).length;

function answerOf(decision: CheckedDecision, row: Row, parameters: Row, acc: Row) {
  const fired: number[] = [];
  try {
    return {
      answer: compileRow(decision, 'closures').evaluate(row, { parameters, acc }, fired),
      fired,
    };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return error.problems[0].code;
  }
}

test.each(POLICIES)(
  'FEEL-91 between two breaks every value has the same answer by the same rules: %s',
  (policy) => {
    const output = lists(policy) ? { kind: 'list' as const, of: MONEY } : MONEY;
    const count = fc.bigInt(0n, 1_200n);
    let compared = 0;
    fc.assert(
      fc.property(
        tableWith(policy),
        fc.tuple(input, environment, count, count),
        (rules, [row, { parameters, acc = {} }, one, other]) => {
          const types = { inputs: INPUTS, output };
          const checked = checkDecision(modelOf({ fee: rules }), 'fee', types, 'strict');
          if (!checked.ok) return;
          const breaks = fieldBreaks(checked.value, 'age')(parameters);
          if (!breaks || stretchOf(breaks, one) !== stretchOf(breaks, other)) return;
          compared += 1;
          const at = (age: bigint) => answerOf(checked.value, { ...row, age }, parameters, acc);
          expect(at(one)).toEqual(at(other));
        },
      ),
      { numRuns: 200 },
    );
    expect(compared).toBeGreaterThan(0);
  },
);

test('FEEL-91 breaks stand where comparisons turn, at the scale of the field', () => {
  const breaks = (text: string, field = 'age', parameters: Row = { cap: 6_050n, share: 0n }) =>
    fieldBreaks(checkedFee(text), field)(parameters);
  expect(breaks('if age >= 65 then 0 else 1')).toEqual([65n, 66n]);
  expect(breaks('if age in [18..60) and age != 2.5 then 0 else 1')).toEqual([
    3n,
    18n,
    19n,
    60n,
    61n,
  ]);
  expect(breaks('if age > parameters.cap then 0 else 1')).toEqual([61n]);
  expect(breaks('if age > 65 then 0 else 1', 'money')).toEqual([]);
  expect(breaks('if day < date("2017-04-08") then 0 else 1', 'day')).toEqual([17_264n, 17_265n]);
});

test('FEEL-91 a field that is computed with has no known breaks, and neither has a missing parameter', () => {
  expect(fieldBreaks(checkedFee('age * 1'), 'age')({ cap: 0n, share: 0n })).toBeNull();
  expect(
    fieldBreaks(checkedFee('if age > acc.paid then 0 else 1'), 'age')({ cap: 0n, share: 0n }),
  ).toBeNull();
  expect(fieldBreaks(checkedFee('if age > parameters.cap then 0 else 1'), 'age')({})).toBeNull();
});
