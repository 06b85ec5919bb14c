import { describe, expect, test } from 'vitest';
import { feel, problemsIn } from '../testing/evaluate.ts';
import { LIBRARY } from './library/library.ts';

type Cases = readonly (readonly [expression: string, answer: string])[];

const all = (rule: string, cases: Cases): void => {
  for (const [expression, answer] of cases) {
    test(`${rule} ${expression} is ${answer}`, () => expect(feel(expression)).toBe(answer));
  }
};

describe('lists, filters and iterations', () => {
  all('STD-6 example:', [
    ['[1, 2, 3][-1]', '3'],
    ['[1, 2, 3][4]', 'null'],
    ['"a"[1]', '"a"'],
    ['[1, 2, 3][item > 1]', '[2, 3]'],
    ['[{x: 1, y: 2}, {x: 3}][x > 1]', '[{x: 3}]'],
    ['[{item: 1}, {item: 2}][item > 1]', '[{item: 2}]'],
    ['[{a: 1}, {b: 2}].a', '[1, null]'],
    ['{a: 1, b: a + 1}.b', '2'],
    ['{a: 1, a: 2}', 'null'],
    ['for x in 3..1 return x', '[3, 2, 1]'],
    ['for x in [1..4) return x * x', '[1, 4, 9]'],
    ['for x in [1, 2], y in [x, 10] return x + y', '[2, 11, 4, 12]'],
    ['for i in 0..4 return if i = 0 then 1 else i * partial[-1]', '[1, 1, 2, 6, 24]'],
    ['for i in 1..3 return partial', '[[], [[]], [[], [[]]]]'],
    ['for d in @"2024-02-28"..@"2024-03-01" return d.day', '[28, 29, 1]'],
    ['for x in null return x', 'null'],
    ['some x in [1, null] satisfies x > 0', 'true'],
    ['some x in [-1, null] satisfies x > 0', 'null'],
    ['every x in [] satisfies x > 0', 'true'],
    ['every x in [1, null] satisfies x > 0', 'null'],
    ['sort([3, 1, 2], function(a, b) a < b)', '[1, 2, 3]'],
    ['sort(["b", "a"])', '["a", "b"]'],
    ['list replace([2, 4, 7], function(item, new) item < new, 5)', '[5, 5, 7]'],
    ['insert before([1, 3], 2, 2)', '[1, 2, 3]'],
    ['remove([1, 2, 3], -1)', '[1, 2]'],
    ['sublist([1, 2, 3], -2, 1)', '[2]'],
    ['append([1], 2, 3)', '[1, 2, 3]'],
    ['concatenate([1], 2, [3])', '[1, 2, 3]'],
    ['union([1, 2], [2, 3])', '[1, 2, 3]'],
    ['duplicate values([1, 2, 1, null, null])', '[1, null]'],
    ['index of([1, 2, null, null], null)', '[3, 4]'],
    ['flatten([[1, [2]], 3])', '[1, 2, 3]'],
    ['min(3, 1, 2)', '1'],
    ['max([])', 'null'],
    ['sum([duration("PT1H"), duration("PT2H")])', 'PT3H'],
    ['mean([1, 2])', '1.5'],
    ['median([6, 1, 2, 3])', '2.5'],
    ['mode([6, 3, 9, 6, 6, 3, 3])', '[3, 6]'],
    ['stddev(2, 4, 7, 5)', '2.081665999466132735282297706979931'],
    ['product([2, 3, 4])', '24'],
    ['all([true, null])', 'null'],
    ['any([false, true, null])', 'true'],
    ['get value({k: {x: 1}}, "k").x', '1'],
    ['context put({x: {y: 1}}, ["x", "y"], 2)', '{x: {y: 2}}'],
    ['context merge([{a: 1, b: 1}, {a: 2}])', '{a: 2, b: 1}'],
    ['context([{key: "a", value: 1}])', '{a: 1}'],
    ['get entries({a: 1})', '[{key: "a", value: 1}]'],
  ]);
});

describe('functions', () => {
  all('STD-7 example:', [
    ['(function(x: number) x + 1)(2)', '3'],
    ['(function(x: number) x + 1)("a")', 'null'],
    ['(function(x: number) x + 1)([2])', '3'],
    ['{f: function(a, b) a - b, r: f(b: 1, a: 5)}.r', '4'],
    ['{f: function(a) a, r: f()}.r', 'null'],
    ['(for i in 1..3 return function() i)[2]()', '2'],
    ['{add: function(n) function(m) n + m, r: add(2)(3)}.r', '5'],
    [
      '(function(n) external {java: {class: "java.lang.Math", method signature: "abs(double)"}})(-2)',
      '2',
    ],
    [
      '(function(n) external {java: {class: "java.lang.Runtime", method signature: "exit(int)"}})(0)',
      'null',
    ],
    ['substring(string: "foobar", start position: 4)', '"bar"'],
    ['substring(strin: "foobar", start position: 4)', 'null'],
    ['abs(1, 2)', 'null'],
    ['1 instance of number', 'true'],
    ['[1] instance of list<number>', 'true'],
    ['[1..2] instance of range<number>', 'true'],
    ['{a: 1, b: 2} instance of context<a: number>', 'true'],
    ['null instance of Any', 'false'],
    ['1 instance of lengths', 'null'],
    ['(function(a) a) instance of function<Any>->Any', 'true'],
  ]);

  test('STD-7 what a name or a function means is decided when the rule is compiled', () => {
    expect(problemsIn('1 + nothing')).toEqual(['FEEL_UNKNOWN_NAME d:5']);
    expect(problemsIn('sbustring("a", 1)')).toEqual(['FEEL_UNKNOWN_FUNCTION d:1']);
    expect(problemsIn('1 instance of lengths')).toEqual(['FEEL_UNKNOWN_TYPE d:1']);
    expect(problemsIn('1 +')).toEqual(['FEEL_SYNTAX d:4']);
    expect(problemsIn('? > 1')).toEqual(['FEEL_UNKNOWN_NAME d:1']);
  });
});

describe('the library', () => {
  const NAMES =
    'string number date,date and time,time,duration,years and months duration,not,substring,string length,upper case,lower case,substring before,substring after,replace,contains,starts with,ends with,matches,split,string join,list contains,count,min,max,sum,mean,all,any,sublist,append,concatenate,insert before,remove,list replace,reverse,index of,union,distinct values,duplicate values,flatten,product,median,stddev,mode,decimal,floor,ceiling,round up,round down,round half up,round half down,abs,modulo,sqrt,log,exp,odd,even,is,before,after,meets,met by,overlaps,overlaps before,overlaps after,finishes,finished by,includes,during,starts,started by,coincides,day of year,day of week,month of year,week of year,sort,get value,get entries,context,context put,context merge,now,today,range'
      .replace('string number', 'string,number')
      .replace('number date', 'number,date')
      .split(',');
  test('STD-8 has every function of DMN 1.5', () => {
    expect(NAMES.filter((name) => !LIBRARY.has(name))).toEqual([]);
  });
  for (const name of NAMES.filter((each) => each !== 'now' && each !== 'today')) {
    test(`STD-8 ${name} answers null, and never NaN, for arguments it does not take`, () => {
      for (const args of ['', 'null', '{}', '"x", 1, 2, 3, 4', 'function() 1', '1 / 0']) {
        expect(feel(`${name}(${args})`)).not.toMatch(/NaN|Infinity|undefined/);
      }
    });
  }
});

describe('patterns', () => {
  all('STD-9 example:', [
    ['matches("foobar", "^fo*b")', 'true'],
    ['matches("FoO", "foo", "i")', 'true'],
    ['matches("a b", "a b", "x")', 'false'],
    ['matches("a.b", "a.b", "q")', 'true'],
    ['matches("axb", "a.b", "q")', 'false'],
    ['matches("三医", "^\\p{IsCJKUnifiedIdeographs}{2}$")', 'true'],
    ['matches("x", "[a-z-[aeiou]]")', 'true'],
    ['matches("e", "[a-z-[aeiou]]")', 'false'],
    ['matches("abab", "(ab)\\1")', 'true'],
    ['matches("a", "(")', 'null'],
    ['matches("a", "a{2,1}")', 'null'],
    ['matches("a", "a", "z")', 'null'],
    ['replace("abracadabra", "a(.)", "a$1$1")', '"abbraccaddabbra"'],
    ['replace("abcd", "(ab)|(a)", "[1=$1][2=$2]")', '"[1=ab][2=]cd"'],
    ['replace("AAAA", "A+?", "b")', '"bbbb"'],
    ['replace("darted", "^(.*?)d(.*)$", "$1c$2")', '"carted"'],
    ['replace("a", "a", "$")', 'null'],
    ['replace("a", "a", "\\\\$")', '"$"'],
    ['replace("abc", "x*", "-")', 'null'],
    ['split("a;b;;c;;", ";")', '["a", "b", "", "c", "", ""]'],
  ]);

  test('STD-9 a pattern that would backtrack for ever is linear', () => {
    expect(feel('matches(s, "(a+)+$")', { s: `${'a'.repeat(2000)}b` })).toBe('false');
    expect(feel('matches(s, "(a|aa)*c")', { s: 'a'.repeat(2000) })).toBe('false');
    expect(feel('matches("a", "((a{50}){50}){50}")')).toBe('null');
    expect(() => feel('matches(s, "(a*)*\\1b")', { s: 'a'.repeat(200) })).toThrow(
      'FEEL_WORK_LIMIT',
    );
  });
});

describe('work', () => {
  test('STD-10 loops and calls without end are stopped with their place', () => {
    expect(() => feel('for i in 1..100000000 return i')).toThrow('FEEL_WORK_LIMIT');
    expect(() => feel('count(for i in 1..2000, j in 1..2000 return 1)')).toThrow('FEEL_WORK_LIMIT');
  });
});
