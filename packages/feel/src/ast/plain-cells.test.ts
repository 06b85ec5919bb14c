import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grammarExpression, grammarTests } from './parse.ts';
import { plainExpression, plainTests } from './plain-cells.ts';

const place = (text: string) => ({ decision: 'd', from: 0, to: text.length, text });

const digits = fc.oneof(
  fc.stringMatching(/^\d{1,6}$/),
  fc.stringMatching(/^\d{1,4}\.\d{1,4}$/),
  fc.constantFrom(
    '',
    '-1',
    '1e3',
    '.5',
    '1.',
    '007',
    '1 000',
    '９',
    '123456789012345678901234567890.5',
  ),
);
const quoted = fc
  .oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'grapheme', maxLength: 8 }))
  .map((text) => `"${text}"`);
const value = fc.oneof(digits, quoted, fc.constantFrom('null', 'true', 'x', '?', 'not(1)', '-'));
const space = fc.constantFrom('', ' ', '  ', '\n', '\t', '\u3000');
const order = fc
  .tuple(fc.constantFrom('<', '<=', '>', '>=', '=', '!=', '=<', '< ='), space, value)
  .map((parts) => parts.join(''));
const range = fc
  .tuple(
    fc.constantFrom('[', '(', ']', ''),
    value,
    space,
    fc.constantFrom('..', '...', '.'),
    space,
    value,
  )
  .chain((parts) => fc.constantFrom(']', ')', '[', '').map((close) => parts.join('') + close));
const cell = fc.oneof(
  value,
  order,
  range,
  fc.tuple(value, value).map((both) => both.join(',')),
);

describe('cells read without the grammar', () => {
  test('FEEL-41 a plain cell has the tree, the places and no more problems than the grammar gives', () => {
    fc.assert(
      fc.property(cell, (text) => {
        const tests = plainTests(text);
        if (tests) expect(grammarTests(place(text), null)).toEqual({ tree: tests, problems: [] });
        const tree = plainExpression(text);
        if (tree) expect(grammarExpression(place(text), null)).toEqual({ tree, problems: [] });
      }),
      { numRuns: 3000 },
    );
  });

  const plain = ['-', '1', '0.70', '"北京"', '""', '< 18', '>=65', '[0..10)', '(1.5..2]'];
  test.each(plain)('FEEL-41 %s is plain', (text) => {
    expect(plainTests(text)).toEqual(grammarTests(place(text), null).tree);
  });

  const left = ['', '"a\\n"', '"a" + "b"', '-1', '1e3', '=5', '[x..2]', '"a", "b"', 'not(1)'];
  test.each(left)('FEEL-41 %s is left to the grammar', (text) => {
    expect(plainTests(text)).toBeNull();
  });
});
