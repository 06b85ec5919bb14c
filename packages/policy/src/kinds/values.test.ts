import type { Kind } from '@sanyi/feel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindText, parseKind } from './kind-text.ts';
import { readValue } from './read-value.ts';
import { sameValue } from './same-value.ts';
import { valueText } from './value-text.ts';

const NUMBERS: readonly Kind[] = [
  { kind: 'money' },
  { kind: 'rate', min: -(10n ** 30n), max: 10n ** 30n },
  { kind: 'quantity' },
  { kind: 'count' },
];

describe('values', () => {
  test('POL-4 a number that is written and read again is the same, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }),
        fc.constantFrom(...NUMBERS),
        (value, kind) => {
          const read = readValue(valueText(value, kind), kind);
          expect(read.ok && read.value).toBe(value);
        },
      ),
    );
  });

  test.each([
    'money',
    'rate',
    'quantity?',
    'count',
    'flag',
    'day?',
    'text',
    'code<level>',
    'code<level>?',
    'rate<1000>',
  ])('POL-4 the kind %s', (text) => {
    const kind = parseKind(text);
    expect(kind && kindText(kind)).toBe(text);
  });

  test.each(['', 'cash', 'code', 'code<>', 'list<money>', 'money??', 'rate<0>'])(
    'POL-4 no kind "%s"',
    (text) => {
      expect(parseKind(text)).toBeNull();
    },
  );

  test.each([
    ['1.234', 'POLICY_DECIMALS'],
    ['1e3', 'POLICY_VALUE_KIND'],
    ['.5', 'POLICY_VALUE_KIND'],
    ['1,000', 'POLICY_VALUE_KIND'],
    ['', 'POLICY_VALUE_EMPTY'],
  ])('POL-4 money "%s" is refused', (text, code) => {
    const read = readValue(text, { kind: 'money' });
    expect(read.ok ? '' : read.code).toBe(code);
  });

  test('POL-4 trailing zeros are no decimals', () => {
    expect(readValue('1.2000', { kind: 'money' })).toEqual({ ok: true, value: 120n });
  });

  test('POL-27 an entry that is absent equals one that is null', () => {
    expect(sameValue({ a: 1n, b: null }, { a: 1n })).toBe(true);
    expect(sameValue([{ a: 1n }], [{ a: 2n }])).toBe(false);
    expect(sameValue([1n], { a: 1n })).toBe(false);
  });
});
