import { ProblemError } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDmn } from '../dmn/read-dmn.ts';
import { writeDmn } from '../dmn/write-dmn.ts';
import { DMN_LIMITS } from '../limits.ts';
import { compiledFrom, feel, problemsIn } from '../testing/evaluate.ts';

/** Evaluates, and lets through only what a rule may do: answer, or be stopped with a problem. */
function survives(text: string): void {
  let answer = '';
  try {
    answer = feel(text);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
  }
  expect(answer).not.toMatch(/NaN|Infinity|undefined/);
}

const many = (part: string, count: number): string => part.repeat(count);

/** Texts that broke other engines, or that were written to break this one. */
const CORPUS: readonly string[] = [
  many('(', 5000),
  many('[', 500) + many(']', 500),
  `${many('not(', 300)}true${many(')', 300)}`,
  `${many('1+', 5000)}1`,
  `${many('-', 3000)}1`,
  `${many('if true then ', 300)}1${many(' else 1', 300)}`,
  `${many('a.', 3000)}a`,
  `[${many('1,', 5000)}1]`,
  `{${Array.from({ length: 1000 }, (_, at) => `k${at}: ${at}`).join(', ')}}`,
  many('9', 19_000),
  `0.${many('0', 10_000)}1`,
  '1e999999999',
  '9 ** 9 ** 9 ** 9',
  'for i in 1..1000000000 return i',
  'for a in 1..1000, b in 1..1000, c in 1..1000 return 1',
  'count(distinct values(for i in 1..20000 return i))',
  '{f: function(x) x(x), r: f(f)}.r',
  '{f: function(n) f(n + 1), r: f(1)}.r',
  'for i in 1..100000 return partial',
  'for i in 1..100000 return [partial[-1]]',
  '{f: function(n) if n = 0 then [] else [f(n - 1)], r: f(250)}.r',
  '1 + + 1',
  'sort(for i in 1..5000 return i, function(a, b) a > b)',
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a+)+$")',
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "^(a|a)*$")',
  'matches("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "(a*)*(b*)*\\1\\2c")',
  'matches("a", "(((((a{9}){9}){9}){9}){9})")',
  `matches("a", "${many('(', 2000)}")`,
  `matches("a", "${many('[a-', 500)}")`,
  'replace("aaa", "(a)(a)?", "$9$99$1")',
  'string join(for i in 1..100000 return "aaaaaaaaaa", "b")',
  'duration("P99999999999999999999999999D") * 1e30',
  'date("999999999-12-31") + duration("P1Y")',
  'date(99999999999999999999, 1, 1)',
  '@"2021-01-01T00:00:00@../../etc/passwd"',
  'get value({a: 1}, "__proto__")',
  '{"__proto__": 1, "constructor": 2}.constructor',
  'constructor',
  'toString()',
  '"\\uD800" + "\\uDC00"',
  'substring("abc", 1e300)',
  'decimal(1, 1e9)',
  '1 in [null..null]',
  'x.y.z[1](2)[3]',
  `/* ${many('*', 5000)}`,
  `"${many('\\', 5001)}`,
];

describe('hostile text', () => {
  test.each(CORPUS.map((text) => [text.length > 60 ? `${text.slice(0, 57)}...` : text, text]))(
    'STD-10 survives %s',
    (_, text) => survives(text),
  );

  const PARTS = [
    '1',
    '-2.5',
    '"a"',
    'x',
    'null',
    'true',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    ',',
    ':',
    '.',
    '..',
    '+',
    '-',
    '*',
    '/',
    '**',
    '=',
    '!=',
    '<',
    '<=',
    '>',
    '>=',
    ' and ',
    ' or ',
    ' in ',
    ' between ',
    'if ',
    ' then ',
    ' else ',
    'for i in ',
    ' return ',
    'some i in ',
    ' satisfies ',
    'function(a) ',
    ' instance of ',
    'number',
    'list<',
    '@"P1D"',
    'date("2020-01-01")',
    'not(',
    'count(',
    'sum(',
    'string(',
    'range(',
    '?',
    '"\\n"',
    '三',
    ' ',
    'partial',
    'item',
  ];
  test('STD-10 any sequence of words answers or is a problem', () => {
    const words = fc
      .array(fc.constantFrom(...PARTS), { maxLength: 14 })
      .map((parts) => parts.join(''));
    fc.assert(fc.property(words, survives), { numRuns: 400, seed: 20260417 });
  });

  test('STD-10 any text is refused with a place, or answers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        for (const problem of problemsIn(text)) expect(problem).toMatch(/^[A-Z_]+ /);
        survives(text);
      }),
      { numRuns: 300, seed: 7 },
    );
  });
});

describe('hostile files', () => {
  const BOMBS: readonly string[] = [
    `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><definitions>&b;</definitions>`,
    many('<a>', 100_000),
    many('<a>', 900) + many('</a>', 900),
    `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" ${Array.from({ length: 5000 }, (_, at) => `a${at}="${at}"`).join(' ')}/>`,
    '<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"><decision name="__proto__"/></definitions>',
    '<definitions',
    '\u0000',
    '',
  ];
  test.each(BOMBS.map((xml) => [xml.slice(0, 60), xml]))(
    'FEEL-6 survives %s',
    (_, xml) => {
      const read = readDmn(xml, DMN_LIMITS);
      if (!read.ok) for (const each of read.problems) expect(each.en.length).toBeGreaterThan(20);
      else expect(readDmn(writeDmn(read.value), DMN_LIMITS)).toEqual(read);
    },
    2000,
  );

  test('FEEL-6 a file with pieces cut out or doubled is read or refused, and written back', () => {
    const whole = writeDmn(
      (
        readDmn(
          `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:m"><inputData id="i" name="n"/><decision id="d" name="d"><informationRequirement><requiredInput href="#i"/></informationRequirement><decisionTable><input><inputExpression><text>n</text></inputExpression></input><output/><rule><inputEntry><text>1</text></inputEntry><outputEntry><text>2</text></outputEntry></rule></decisionTable></decision></definitions>`,
          DMN_LIMITS,
        ) as { value: Parameters<typeof writeDmn>[0] }
      ).value,
    );
    const cuts = fc.tuple(fc.nat(whole.length), fc.nat(40), fc.boolean());
    fc.assert(
      fc.property(cuts, ([at, length, doubled]) => {
        const piece = whole.slice(at, at + length);
        const xml = whole.slice(0, at) + (doubled ? piece + piece : '') + whole.slice(at + length);
        const read = readDmn(xml, DMN_LIMITS);
        if (read.ok) expect(readDmn(writeDmn(read.value), DMN_LIMITS)).toEqual(read);
      }),
      { numRuns: 500, seed: 3 },
    );
  });

  test('STD-14 a thousand decisions in a row, each needing the one before, are answered', () => {
    const chain = Array.from({ length: 1000 }, (_, at) => {
      const needs =
        at === 0
          ? ''
          : `<informationRequirement><requiredDecision href="#d${at - 1}"/></informationRequirement>`;
      return `<decision id="d${at}" name="d${at}">${needs}<literalExpression><text>${at === 0 ? '1' : `d${at - 1} + 1`}</text></literalExpression></decision>`;
    });
    const model = compiledFrom(chain.join(''));
    let answer: unknown = null;
    try {
      answer = model.decide('d999', new Map());
    } catch (error) {
      answer = error instanceof ProblemError ? 'stopped' : error;
    }
    expect([1000, 'stopped']).toContain(answer);
    expect(model.decide('d200', new Map())).toBe(201);
  });
});
