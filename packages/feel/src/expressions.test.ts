import { describe, expect, test } from 'vitest';
import type { Kind } from './index.ts';
import { answer, caught, problemsOf } from './testing/model.ts';

type Row = [text: string, value: unknown, kind?: Kind | string];

function holds(rule: string, rows: readonly Row[]): void {
  for (const [text, value, kind] of rows) {
    test(`${rule} ${text}`, () => {
      expect(answer(text, kind ?? (typeof value === 'boolean' ? 'flag' : 'count'))).toEqual(value);
    });
  }
}

function refuses(rule: string, rows: readonly (readonly [string, ...string[]])[]): void {
  for (const [text, ...problems] of rows) {
    test(`${rule} ${text}`, () => {
      expect(problemsOf(() => answer(text))).toEqual(problems);
    });
  }
}

describe('names', () => {
  holds('FEEL-7 answers', [
    ['年龄 + 1', 62n],
    ['parameters.cap', 2_000_000n, 'money'],
    ['acc.paid + money', 12_445n, 'money'],
    ['if parameters.bearer = "fund" then 20 else 19', 2000n, 'money'],
  ]);
  refuses('FEEL-7 refuses', [
    ['agee + 1', 'FEEL_UNKNOWN_NAME d:1'],
    ['count(parameters)', 'FEEL_STATIC_NAME_ONLY d:7'],
    ['1 + parameters.cup', 'FEEL_ENTRY_UNKNOWN d:5'],
    ['age.years', 'FEEL_ENTRY_UNKNOWN d:1'],
    ['age age', 'FEEL_UNKNOWN_NAME d:1'],
    ['acc.constructor', 'FEEL_ENTRY_UNKNOWN d:1'],
  ]);
});

describe('numbers', () => {
  holds('FEEL-8 answers', [
    ['money + 1', 12_445n, 'money'],
    ['money - 0.5', 12_295n, 'money'],
    ['-money', -12_345n, 'money'],
    ['- 1.50', -150n, 'money'],
    ['2 * 3 + 4', 10n],
    ['2 + 3 * 4', 14n],
    ['(2 + 3) * 4', 20n],
    ['10 - 3 - 2', 5n],
    ['quantity * 2', 3000n, 'quantity'],
    ['.25', 25n, 'money'],
    ['1.100', 110n, 'money'],
    ['rate', 700_000n, 'rate'],
  ]);
  refuses('FEEL-8 refuses', [
    ['2 ** age', 'FEEL_REFUSED d:1'],
    ['age + "a"', 'FEEL_TYPE d:7'],
    ['name * 2', 'FEEL_TYPE d:1'],
    ['rate*rate*rate*rate*rate*rate*rate', 'FEEL_SCALE_LIMIT d:1'],
  ]);
});

describe('rounding', () => {
  holds('FEEL-9 answers', [
    ['round half up(2.5, 0)', 3n],
    ['round half up(-2.5, 0)', -3n],
    ['round half down(2.5, 0)', 2n],
    ['round half even(2.5, 0)', 2n],
    ['decimal(3.5, 0)', 4n],
    ['round up(2.1, 0)', 3n],
    ['round up(-2.1, 0)', -3n],
    ['round down(-2.9, 0)', -2n],
    ['floor(-2.1)', -3n],
    ['ceiling(-2.9)', -2n],
    ['floor(2.19, 1) * 10', 21n],
    ['round half up(1 / 3, 2)', 33n, 'money'],
    ['round half up(2 / 3, 2)', 67n, 'money'],
    ['round half up(-2 / 3, 2)', -67n, 'money'],
    ['round half up(money * rate, 2)', 8642n, 'money'],
    ['round half up(money / 360 * 7, 2)', 240n, 'money'],
    ['round half up(1 / (age / 3), 2)', 5n, 'money'],
    ['round half up(1 / quantity, 2)', 67n, 'money'],
    ['round half up(1234, -2)', 1200n],
    ['round half up(1250 / 1, -2)', 1300n],
    ['round half up(n: 2.5, scale: 0)', 3n],
  ]);
  refuses('FEEL-9 refuses', [
    ['1 / 3', 'FEEL_DIVISION_NOT_ROUNDED d:1'],
    ['round half up(1 / 3 + 1, 2)', 'FEEL_DIVISION_NOT_ROUNDED d:15'],
    ['round half up(1.5, age)', 'FEEL_SCALE_NOT_STATIC d:20'],
    ['round half up(1.5)', 'FEEL_ARGUMENTS d:1'],
    ['round half up(1 / (age - 61), 2)', 'RULE_DIVISION_BY_ZERO d:1'],
  ]);
});

describe('tests and comparisons', () => {
  holds('FEEL-10 answers', [
    ['age >= 60', true],
    ['age > 61.5', false],
    ['age = 61.0', true],
    ['money != 123.45', false],
    ['age in [60..70)', true],
    ['age in (61..70]', false],
    ['age in (1, 61, > 90)', true],
    ['age in (< 10, > 60.5)', true],
    ['level in ("tertiary", "primary")', true],
    ['level in ["secondary"]', false],
    ['age between 60 and 61', true],
    ['day >= date("2017-04-08")', true],
    ['day in [date("2017-01-01")..date("2017-04-08"))', false],
    ['[1, 2] = [1, 2.0]', true],
    ['{a: 1} = {a: 2}', false],
    ['not(insured) or age > 60 and insured', true],
    ['years and months duration(day, date("2018-05-01")) > duration("P1Y")', false],
  ]);
  refuses('FEEL-10 refuses', [
    ['if age = "a" then 1 else 0', 'FEEL_TYPES_DIFFER d:4'],
    ['if name > "a" then 1 else 0', 'FEEL_TYPE d:4'],
    ['if age then 1 else 0', 'FEEL_TYPE d:4'],
    ['if insured then 1 else "a"', 'FEEL_TYPES_DIFFER d:1'],
  ]);
});

describe('codes', () => {
  refuses('FEEL-11 refuses', [
    ['if level = "tertiry" then 1 else 0', 'FEEL_UNKNOWN_CODE d:12'],
    ['if level in ("primary", "secundary") then 1 else 0', 'FEEL_UNKNOWN_CODE d:25'],
    ['if list contains(groups, "veterans") then 1 else 0', 'FEEL_UNKNOWN_CODE d:26'],
    ['if (if age > 1 then "a" else "b") = "c" then 1 else 0', 'FEEL_UNKNOWN_CODE d:37'],
  ]);
  const reason: Kind = { kind: 'code', set: 'reason', codes: ['paid', 'refused'] };
  test('FEEL-11 an output code is checked where it is written', () => {
    expect(problemsOf(() => answer('if age > 1 then "paid" else "refuse"', reason))).toEqual([
      'FEEL_UNKNOWN_CODE d:29',
    ]);
    expect(problemsOf(() => answer('name', reason))).toEqual(['RULE_CODE_UNKNOWN d:1']);
  });
  test('FEEL-11 the problem names the codes and the likely one', () => {
    const [problem] = caught(() => answer('if level = "tertiry" then 1 else 0'));
    expect(problem?.en).toBe(
      '"tertiry" is not a code of level, so it would never match. Did you mean "tertiary"? Known codes: tertiary, secondary, primary. Correct the spelling.',
    );
    expect(problem?.zh).toContain('是否想写“tertiary”');
  });
});

describe('null', () => {
  holds('FEEL-12 answers', [
    ['if price = null then 1 else 0', 1n],
    ['if price != null and price > 1 then 1 else 0', 0n],
    ['if price = null or price > 1 then 1 else 0', 1n],
    ['if price = 5 then 1 else 0', 0n],
  ]);
  test('FEEL-12 a null where a value is needed stops the evaluation', () => {
    expect(problemsOf(() => answer('price + 1', 'money'))).toEqual(['RULE_VALUE_MISSING d:1']);
    expect(problemsOf(() => answer('price', 'money'))).toEqual(['RULE_VALUE_MISSING d:1']);
    expect(answer('price + 1', 'money', { price: 100n })).toBe(200n);
    expect(answer('price', { kind: 'money', optional: true })).toBe(null);
    expect(answer('null', { kind: 'money', optional: true })).toBe(null);
  });
  refuses('FEEL-12 refuses', [
    ['null + 1', 'FEEL_TYPE d:1'],
    ['if price > 1 and insured then null else 1', 'FEEL_TYPE d:31'],
  ]);
});

describe('texts', () => {
  holds('FEEL-13 answers', [
    ['string length(name)', 9n],
    ['string length("𠮷")', 1n],
    ['contains(name, "三医")', true],
    ['starts with(name, "reform")', false],
    ['"a" + "b" = "ab"', true],
    ['string length("\\"\\n")', 2n],
  ]);
});

describe('functions', () => {
  holds('FEEL-14 answers', [
    ['min(3, 1, 2)', 1n],
    ['max([3, 1, 2])', 3n],
    ['min(1.5, age) * 2', 3n],
    ['max(money, 200)', 20_000n, 'money'],
    ['sum([1, 2, 3])', 6n],
    ['sum(1, 2.50)', 350n, 'money'],
    ['count(groups)', 1n],
    ['abs(-3)', 3n],
    ['list contains(groups, "veteran")', true],
    ['not(list contains(groups, "disabled"))', true],
  ]);
  holds('FEEL-14 answers', [
    ['modulo(12, 5)', 2n],
    ['modulo(-12, 5)', 3n],
    ['modulo(12, -5)', -3n],
    ['modulo(-12, 4)', 0n],
    ['modulo(5.5, 2)', 150n, 'money'],
    ['even(age)', false],
    ['odd(age + 0)', true],
    ['substring(name, 2)', '医 reform', 'text'],
    ['substring(name, -2, 1)', 'r', 'text'],
    ['substring("𠮷野家", 2, 1)', '野', 'text'],
    ['substring(string: name, start position: 1, length: age - 60)', '三', 'text'],
    ['substring before("a-b-c", "-")', 'a', 'text'],
    ['substring after("a-b-c", "-")', 'b-c', 'text'],
    ['substring before("abc", "x")', '', 'text'],
    ['upper case("abc")', 'ABC', 'text'],
    ['lower case("ABC")', 'abc', 'text'],
    ['ends with(name, "reform")', true],
    ['string join(["a", "b"], "、")', 'a、b', 'text'],
    ['string join(groups)', 'veteran', 'text'],
    ['sum(append([1], 2.5, age))', 6450n, 'money'],
    ['sum(concatenate([1, 2], [0.5]))', 350n, 'money'],
    ['count(union([1, 2], [2.0, 3]))', 3n],
    ['count(distinct values(["a", "b", "a"]))', 2n],
    ['duplicate values(["a", "b", "a"])[1]', 'a', { kind: 'text', optional: true }],
    ['reverse([1, 2, 3])[1]', 3n, { kind: 'count', optional: true }],
    ['sum(sublist([1, 2, 3, 4], 2, 2))', 5n],
    ['sum(sublist([1, 2, 3, 4], -2))', 7n],
    ['sum(flatten([[1], [2, 3]]))', 6n],
    ['all([true, insured])', true],
    ['any([false, not(insured)])', false],
    ['day of week(day)', 'Saturday', 'text'],
    ['month of year(day)', 'April', 'text'],
    ['day of year(date("2016-12-31"))', 366n],
    ['week of year(date("2005-01-01"))', 53n],
    ['week of year(day)', 14n],
  ]);
  holds('FEEL-28 answers', [
    ['sum(for i in [1, 2, 3] return i * 1.5)', 900n, 'money'],
    ['sum(for i in 1..4 return i)', 10n],
    ['(for i in 3..1 return i)[1]', 3n, { kind: 'count', optional: true }],
    ['sum(for x in [1, 2], y in [10, 20] return x * y)', 90n],
    ['sum(for x in [[1, 2], [3]], y in x return y + age)', 189n],
    ['count(for x in [1, 2][item > 5] return x)', 0n],
    ['some g in groups satisfies g = "veteran"', true],
    ['every g in groups satisfies g = "disabled"', false],
    ['some x in [1, 2], y in [2, 3] satisfies x = y', true],
    ['every x in [1, 2], y in [2, 3] satisfies x < y', false],
    ['every i in 1..age satisfies i <= 61', true],
    ['some x in [1, 2][item > 5] satisfies true', false],
    ['sum(for r in [{a: 1, b: 2.5}] return r.a + r.b)', 350n, 'money'],
  ]);
  holds('FEEL-29 answers', [
    ['age instance of number', true],
    ['age instance of string', false],
    ['price instance of number', false],
    ['if price != null then price instance of number else false', false],
    ['null instance of Any', false],
    ['day instance of date', true],
    ['groups instance of list<string>', true],
  ]);
  refuses('FEEL-28 refuses', [
    ['count(for i in 1..1000000 return i)', 'RULE_RANGE_TOO_LONG d:16'],
    ['count(for i in 1..1.5 return i)', 'FEEL_TYPE d:19'],
    ['count(for i in age return i)', 'FEEL_TYPE d:16'],
    ['some x in [1] satisfies x', 'FEEL_TYPE d:25'],
    ['some x in [1] satisfies y = 1', 'FEEL_UNKNOWN_NAME d:25'],
  ]);
  refuses('FEEL-14 refuses', [
    ['sum([item for item in [1]])', 'FEEL_SYNTAX d:11'],
    ['min()', 'FEEL_ARGUMENTS d:1'],
    ['max([])', 'FEEL_TYPE d:5'],
    ['min([1, 2][item > 5])', 'RULE_EMPTY_LIST d:1'],
    ['sqrt(2)', 'FEEL_REFUSED d:1'],
    ['modulo(5, 0)', 'RULE_DIVISION_BY_ZERO d:1'],
    ['string length(substring(name, 99))', 'RULE_PLACE_OUTSIDE d:15'],
    ['string length(substring(name, 0))', 'RULE_PLACE_OUTSIDE d:15'],
    ['string length(substring(name, 1, 0))', 'RULE_PLACE_OUTSIDE d:15'],
    ['count(sublist([1, 2, 3], 4))', 'RULE_PLACE_OUTSIDE d:7'],
    ['count(sublist([1, 2, 3], 2, 3))', 'RULE_PLACE_OUTSIDE d:7'],
    ['even(1.5)', 'FEEL_TYPE d:6'],
    ['count(append([1], "a"))', 'FEEL_TYPES_DIFFER d:19'],
    ['all([1])', 'FEEL_TYPE d:5'],
    ['flatten([1])', 'FEEL_TYPE d:9'],
    ['substring(name)', 'FEEL_ARGUMENTS d:1'],
    ['count(x: [1])', 'FEEL_ARGUMENTS d:1'],
    ['today().year', 'FEEL_CLOCK_REFUSED d:1'],
  ]);
});

describe('days', () => {
  holds('FEEL-15 answers', [
    ['date("2017-04-08")', 17_264, 'day'],
    ['@"2017-04-08"', 17_264, 'day'],
    ['date(2017, 4, 8)', 17_264, 'day'],
    ['day.year * 10000 + day.month * 100 + day.day', 20_170_408n],
    ['day.weekday', 6n],
    ['(day - date("2017-01-01")).days', 97n],
    ['day + duration("P10D")', 17_274, 'day'],
    ['day - duration("P1Y2M")', 16_839, 'day'],
    ['years and months duration(date("2015-05-01"), day).years', 1n],
    ['years and months duration(date("2015-05-01"), day).months', 11n],
    ['max(day, date("2018-01-01"))', 17_532, 'day'],
  ]);
  refuses('FEEL-15 refuses', [
    ['date("2017-02-30").year', 'FEEL_DATE d:1'],
    ['date(2017, 2, age).year', 'FEEL_DATE d:1'],
    ['duration("PT1H").days', 'FEEL_DURATION d:1'],
    ['(day + day).days', 'FEEL_TYPES_DIFFER d:2'],
  ]);
});

describe('lists and contexts', () => {
  holds('FEEL-16 answers', [
    ['{a: 1, b: a + 0.5}.b', 150n, 'money'],
    ['{a: {b: 2}}.a.b', 2n],
    ['[1, 2, 3][2]', 2n],
    ['[1, 2, 3][-1]', 3n],
    ['count([1, 2, 3][item > 1])', 2n],
    ['sum([{a: 1}, {a: 2.5}].a)', 350n, 'money'],
    ['sum([{a: 1, b: "x"}, {a: 2, b: "y"}][item.b = "y"].a)', 2n],
  ]);
  refuses('FEEL-16 refuses', [
    ['{a: 1, a: 2}.a', 'FEEL_DUPLICATE_ENTRY d:8'],
    ['{"__proto__": 1}.x', 'FEEL_NAME_REFUSED d:2', 'FEEL_ENTRY_UNKNOWN d:1'],
    ['{a: 1}.b', 'FEEL_ENTRY_UNKNOWN d:1'],
    ['[1, "a"][1]', 'FEEL_TYPES_DIFFER d:5'],
  ]);
  test('FEEL-16 a row made by a rule has no inherited names', () => {
    const row = answer('{a: 1}', { kind: 'context', entries: { a: { kind: 'money' } } });
    expect(row).toEqual({ a: 100n });
    expect('toString' in Object(row)).toBe(false);
  });
});

describe('outputs', () => {
  const money: Kind = { kind: 'money' };
  test('FEEL-20 money with a third decimal is refused, at check time where it is written', () => {
    expect(problemsOf(() => answer('1.234', money))).toEqual(['RULE_MONEY_NOT_ROUNDED d:1']);
    expect(problemsOf(() => answer('money * rate', money))).toEqual(['RULE_MONEY_NOT_ROUNDED d:1']);
    expect(answer('money * rate', money, { money: 1000n })).toBe(700n);
    const [problem] = caught(() => answer('money * rate', money));
    expect(problem?.en).toBe(
      '"money * rate" gave 86.41500000 yuan, but money ends at the fen. The rule must say how to round, for example round half up(money * rate, 2).',
    );
  });
  test('FEEL-20 rates stay inside their bounds, counts whole, quantities at three decimals', () => {
    expect(problemsOf(() => answer('1.2', 'rate'))).toEqual(['RULE_RATE_OUT_OF_BOUNDS d:1']);
    expect(problemsOf(() => answer('rate + 0.5', 'rate'))).toEqual(['RULE_RATE_OUT_OF_BOUNDS d:1']);
    expect(answer('1.2', { kind: 'rate', max: 2_000_000n })).toBe(1_200_000n);
    expect(problemsOf(() => answer('1.5', 'count'))).toEqual(['RULE_TOO_MANY_DECIMALS d:1']);
    expect(problemsOf(() => answer('rate * 1.5', 'quantity'))).toEqual([]);
    expect(problemsOf(() => answer('rate * 0.001', 'quantity'))).toEqual([
      'RULE_TOO_MANY_DECIMALS d:1',
    ]);
  });
  const context: Kind = {
    kind: 'context',
    entries: { a: money, b: { kind: 'money', optional: true } },
    open: money,
    names: ['c'],
  };
  test('FEEL-20 entries are the ones that the hook knows', () => {
    expect(problemsOf(() => answer('{b: 1}', context))).toEqual(['FEEL_OUTPUT_ENTRY_MISSING d:1']);
    expect(problemsOf(() => answer('{a: 1, d: 2}', context))).toEqual([
      'FEEL_OUTPUT_ENTRY_UNKNOWN d:11',
    ]);
    expect(answer('{a: 1, c: 2}', context)).toEqual({ a: 100n, c: 200n });
    expect(answer('if age > 1 then {a: 1} else {a: 1.5, c: 2}', context)).toEqual({ a: 100n });
    expect(answer('{a: 1, b: a + 0.5}', context)).toEqual({ a: 100n, b: 150n });
  });
  test('FEEL-20 lists and contexts computed elsewhere are fitted too', () => {
    const list: Kind = { kind: 'list', of: { kind: 'context', entries: { a: money } } };
    expect(answer('[{a: 1}, {a: 2}][item.a > 1]', list)).toEqual([{ a: 200n }]);
    expect(answer('{x: {a: 1}}.x', { kind: 'context', entries: { a: money } })).toEqual({
      a: 100n,
    });
    expect(problemsOf(() => answer('[1, 2]', { kind: 'list', of: { kind: 'flag' } }))).toEqual([
      'FEEL_TYPE d:2',
      'FEEL_TYPE d:5',
    ]);
  });
});

describe('inputs', () => {
  test('FEEL-22 a value of the wrong kind is refused', () => {
    expect(problemsOf(() => answer('age', 'count', { age: 61.5 }))).toEqual([
      'FEEL_INPUT_KIND d/age:1',
    ]);
    expect(problemsOf(() => answer('age', 'count', { age: null }))).toEqual([
      'FEEL_INPUT_KIND d/age:1',
    ]);
    expect(problemsOf(() => answer('money', 'money', { age: 'unused' }))).toEqual([]);
  });
});
