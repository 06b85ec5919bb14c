import { describe, expect, it } from 'vitest';
import {
  attempt,
  collect,
  fail,
  hashText,
  nearest,
  nearestFew,
  ok,
  PROBLEM_TEXTS,
  ProblemError,
  problem,
  problemLine,
  problemPlace,
} from './index.ts';

describe('problems', () => {
  it('PRB-1 a problem says where, what, why and what to do in both languages', () => {
    const trouble = problem('RATE_NOT_READABLE', 'parameters/a.yaml, x', { text: '85%' });
    expect(problemLine(trouble, 'en')).toBe(
      'parameters/a.yaml, x: "85%" is not a rate. A rate is a plain decimal with at most six decimals, so that it stays exact. Write 85 % as 0.85. [RATE_NOT_READABLE]',
    );
    expect(problemLine(trouble, 'zh')).toContain('“85%”不是比率');
  });

  it('PRB-1 every text of the registry is a sentence in both languages', () => {
    for (const [code, text] of Object.entries<{ en: string; zh: string }>(PROBLEM_TEXTS)) {
      expect(text.en.replace(/\{suggestion\}$/, ''), code).toMatch(/[.)?]$/);
      expect(text.zh.replace(/\{suggestionZh\}$/, ''), code).toMatch(/[。）？]$/);
    }
  });

  it('PRB-1 kinds and places that are no file are said in Chinese', () => {
    const trouble = problem('POLICY_VALUE_KIND', 'command line', { found: 'x', kind: 'rate' });
    expect(problemLine(trouble, 'zh')).toMatch(/^命令行：“x”不是比率（rate）类型/);
    expect(problemLine(trouble, 'en')).toMatch(/^command line: "x" is no rate\./);
  });

  it('PRB-3 the few nearest names stand in the order of their distance', () => {
    const names = ['far-away', 'wests', 'wast', 'west', 'wist'];
    expect(nearestFew('west', names, 3)).toEqual(['west', 'wests', 'wast']);
    expect(nearestFew('west', names, 9)).toEqual(['west', 'wests', 'wast', 'wist']);
    expect(nearestFew('markup', ['markdown', 'age'], 3)).toEqual([]);
    expect(nearestFew('west', [], 3)).toEqual([]);
  });

  it('PRB-3 a close name is suggested, a far one is not', () => {
    const places = ['beijing', 'synthea'];
    expect(nearest('bejing', places)).toBe('beijing');
    expect(nearest('ebijing', places)).toBe('beijing');
    expect(nearest('wset', ['west', 'east'])).toBe('west');
    expect(nearest('atlantis', places)).toBeNull();
    // Half of the letters are too many, a third of the longer name is not.
    expect(nearest('haidian', ['daxing', 'huairou', 'miyun'])).toBeNull();
    expect(nearest('drugMarkup', ['drugMarkupRate'])).toBe('drugMarkupRate');
    expect(nearest('海定', ['海淀', '东城'])).toBe('海淀');
    expect(nearest('x', ['y'])).toBe('y');
    expect(nearest('beijing', [])).toBeNull();
  });

  it('PRB-2 collect gives all values or all problems', () => {
    const bad = (where: string) => fail(problem('DATE_NOT_READABLE', where, { text: 'x' }));
    expect(collect([ok(1), ok(2)])).toEqual({ ok: true, value: [1, 2] });
    const all = collect([ok(1), bad('a'), bad('b')]);
    expect(!all.ok && all.problems.map(({ where }) => where)).toEqual(['a', 'b']);
  });

  it('PRB-2 attempt catches problems and lets bugs pass', () => {
    const thrown = attempt(() => {
      throw new ProblemError([problem('DATE_NOT_READABLE', 'here', { text: 'x' })]);
    });
    expect(thrown.ok).toBe(false);
    expect(() =>
      attempt(() => {
        throw new TypeError('bug');
      }),
    ).toThrow(TypeError);
  });

  it('PRB-1 hashes follow FIPS 180-4', () => {
    expect(hashText('abc')).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    );
  });
});

it('says places of problems that are no file in the language of the reader', () => {
  const places = ['address', 'query with', 'claim 12', 'policies/a/policy.yaml'];
  expect(places.map((each) => problemPlace(each, 'en'))).toEqual(places);
  expect(places.map((each) => problemPlace(each, 'zh'))).toEqual([
    '网址',
    '网址参数 with',
    '结算单 12',
    'policies/a/policy.yaml',
  ]);
});
