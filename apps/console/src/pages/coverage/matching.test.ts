import { sampleCoverage } from '@sanyi/api/samples';
import { describe, expect, test } from 'vitest';
import { countsOf, matching } from './matching.ts';

const coverage = sampleCoverage();
const ids = (address: Parameters<typeof matching>[1]): string[] =>
  matching(coverage, address).map(({ id }) => id);

describe('systems that match', () => {
  test('CON-21 status, document and words filter together; an unknown status filters nothing', () => {
    expect(ids({})).toEqual(['A01', 'A02']);
    expect(ids({ status: 'works' })).toEqual(['A01']);
    expect(ids({ status: 'works', find: 'minutes' })).toEqual([]);
    expect(ids({ status: 'splendid' })).toEqual(['A01', 'A02']);
    expect(ids({ source: 'another' })).toEqual([]);
  });

  test('CON-21 words are sought in both languages, whatever the page speaks', () => {
    expect(ids({ find: '纪要' })).toEqual(['A02']);
    expect(ids({ find: 'PRICE EACH' })).toEqual(['A01']);
  });

  test('CON-21 the counts add up to the systems', () => {
    const counts = Object.values(countsOf(coverage.systems));
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(coverage.systems.length);
  });
});
