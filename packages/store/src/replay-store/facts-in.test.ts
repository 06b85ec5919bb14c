import { expect, test } from 'vitest';
import { factsIn } from './facts-in.ts';

test('RST-3 a file of a store or of a cache tells its facts, in quotes where a shell needs them', () => {
  expect(factsIn('data/facts/replay-store/g-1/0000-0000.arrow')).toBe('data/facts');
  expect(factsIn('/my facts/claim-cache/0f/g-2/codes.arrow')).toBe("'/my facts'");
  expect(factsIn('a/replay-store')).toBe('a');
  expect(factsIn('elsewhere/codes.arrow')).toBe('elsewhere/codes.arrow');
});
