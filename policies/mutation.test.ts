import { unwrap } from '@sanyi/kernel';
import { readLibrary } from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { movesOf, noticing } from '../tools/mutation/noticing.ts';
import { whyUnnoticeable } from '../tools/mutation/unnoticeable.ts';
import { packages } from './packages.test-data.ts';

/** Every number of every table, moved by one unit of its last digit, makes a test of a package fail. */

const folders = packages();
const moves = movesOf(folders);
const due = moves.filter((mutant) => whyUnnoticeable(mutant) === null);
const withTables = [...new Set(due.map((mutant) => mutant.package))];

describe('mutation', () => {
  const ask = noticing(folders, unwrap(readLibrary(folders)));

  test.each(withTables)(
    'a test notices every moved number of %s',
    (name) => {
      const mine = due.filter((mutant) => mutant.package === name);
      const unnoticed = mine.filter((mutant) => ask(mutant).by === 'nobody');
      expect(unnoticed.map(({ place, from, to }) => `${place}: ${from} → ${to}`)).toEqual([]);
    },
    600_000,
  );

  test('moves that change no answer are few, each with its reason', () => {
    const reasons: Record<string, number> = {};
    for (const mutant of moves) {
      const reason = whyUnnoticeable(mutant);
      if (reason !== null) reasons[reason] = (reasons[reason] ?? 0) + 1;
    }
    expect(moves.length).toBeGreaterThan(600);
    expect(reasons).toEqual({
      'the row completes its table for people whose amounts are zero before it is asked': 32,
      'the product of the parameters in force has no decimals to round': 14,
      'a yuan more or less stands below every deductible': 2,
      'it is read only when something is paid, which takes more than the deductible': 2,
      'it stands for a price that is not there, and is not read then': 14,
    });
  });
});
