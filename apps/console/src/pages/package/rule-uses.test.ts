import type { GridCell, PackageChecks, TableGrid } from '@sanyi/api';
import { samplePackage, samplePackageChecks } from '@sanyi/api/samples';
import { expect, test } from 'vitest';
import { CHECKS_WORDS } from '../../messages/checks-words.ts';
import { shareOf } from './rule-uses.ts';

const [table] = samplePackage().tables;
const [first] = table?.grid?.cells ?? [];

const cell = (column: string, rules: readonly string[]): GridCell => {
  if (!first) throw new Error('the sample has a grid');
  return { ...first, column, rules };
};
const grid = (cells: readonly GridCell[]): TableGrid => {
  if (!table?.grid) throw new Error('the sample has a grid');
  return { ...table.grid, cells };
};
const checks = (more: Partial<PackageChecks> = {}): PackageChecks => ({
  ...samplePackageChecks(),
  uses: [
    { table: 't', rule: 'a', tests: 1, claims: 30 },
    { table: 't', rule: 'b', tests: 1, claims: 10 },
    { table: 't', rule: 'c', tests: 0, claims: 0 },
  ],
  ...more,
});

test('CON-45 the share of a cell is that of its rules among all that the grid decided', () => {
  const [one, two, three] = [cell('1', ['a']), cell('2', ['b', 'c']), cell('3', [])];
  const all = grid([one, two, three]);
  expect(shareOf(checks(), 't', all, one)).toBe(75);
  expect(shareOf(checks(), 't', all, two)).toBe(25);
  expect(shareOf(checks(), 't', all, three)).toBeNull();
  expect(shareOf(checks({ year: null }), 't', all, one)).toBeNull();
  expect(shareOf(undefined, 't', all, one)).toBeNull();
});

test('CON-45 a rule that speaks in two cells tells the share of neither', () => {
  const [one, two] = [cell('1', ['a']), cell('2', ['a', 'b'])];
  expect(shareOf(checks(), 't', grid([one, two]), one)).toBeNull();
  expect(shareOf(checks(), 't', grid([one, two]), two)).toBeNull();
});

test('CON-9 checks are told in both languages alike', () => {
  const keys = (words: object): string[] => Object.keys(words);
  expect(keys(CHECKS_WORDS.zh)).toEqual(keys(CHECKS_WORDS.en));
  expect(CHECKS_WORDS.en.gapsText(1, 1)).toBe('gap, 1 overlap');
});
