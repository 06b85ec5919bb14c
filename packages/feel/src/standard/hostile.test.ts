import { ProblemError } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDmn } from '../dmn/read-dmn.ts';
import { writeDmn } from '../dmn/write-dmn.ts';
import { DMN_LIMITS } from '../limits.ts';
import { compiledFrom, feel, problemsIn } from '../testing/evaluate.ts';
import { CORPUS, many, PARTS } from '../testing/hostile-texts.ts';

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

describe('hostile text', () => {
  test.each(CORPUS.map((text) => [text.length > 60 ? `${text.slice(0, 57)}...` : text, text]))(
    'STD-10 survives %s',
    (_, text) => survives(text),
  );

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
