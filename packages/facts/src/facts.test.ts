import { describe, expect, it } from 'vitest';
import {
  assertClaimBatch,
  type ClaimBatch,
  CODE_SETS,
  COLUMN_FEN_MAX,
  columnFen,
  emptyClaimBatch,
} from './index.ts';

function batchOf(
  rows: readonly (readonly [person: number, day: number, claim: number])[],
): ClaimBatch {
  return {
    ...emptyClaimBatch(),
    count: rows.length,
    person: Uint32Array.from(rows, ([person]) => person),
    day: Int32Array.from(rows, ([, day]) => day),
    claim: Float64Array.from(rows, ([, , claim]) => claim),
    lineStart: new Uint32Array(rows.length + 1),
  };
}

describe('facts', () => {
  it.each(CODE_SETS.map((set) => [set.name, set] as const))(
    'FCT-1 the codes of %s',
    (_name, set) => {
      set.codes.forEach((code, position) => {
        expect(set.at(code as never)).toBe(position);
        const title = set.titles[code as never] as { en: string; zh: string };
        expect(title.en).not.toBe('');
        expect(title.zh).toMatch(/[\u4e00-\u9fff]/);
      });
      expect(set.has('noSuchCode')).toBe(false);
      expect(() => set.at('noSuchCode' as never)).toThrow(set.name);
    },
  );

  it('FCT-2 claims stand in the order person, day, claim', () => {
    expect(() =>
      assertClaimBatch(
        batchOf([
          [1, 5, 1],
          [1, 5, 2],
          [1, 6, 0],
          [2, 1, 9],
        ]),
      ),
    ).not.toThrow();
    for (const rows of [
      [
        [2, 1, 1],
        [1, 1, 2],
      ],
      [
        [1, 2, 1],
        [1, 1, 2],
      ],
      [
        [1, 1, 2],
        [1, 1, 2],
      ],
    ]) {
      expect(() => assertClaimBatch(batchOf(rows as [number, number, number][]))).toThrow('order');
    }
  });

  it('FCT-3 a column refuses an amount a double cannot hold', () => {
    expect(columnFen(BigInt(COLUMN_FEN_MAX))).toBe(COLUMN_FEN_MAX);
    expect(() => columnFen(BigInt(COLUMN_FEN_MAX) + 1n)).toThrow('does not fit');
  });
});
