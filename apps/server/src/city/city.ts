import type { DistrictTile } from '@sanyi/api';
import type { Item } from '@sanyi/facts';
import { type ClaimRules, claimRules } from '@sanyi/insurance';
import { dayOf, type IsoDate, ok, type Result } from '@sanyi/kernel';
import { buildStack, type Library, type Stack } from '@sanyi/policy';
import type { Facts, Measures, PackageInput, SettledFacts } from '@sanyi/store';

/** The packages that are there, read and linked; known before there are any facts. */
export type Rules = {
  readonly packages: readonly PackageInput[];
  readonly library: Library;
  /** A stack by its text; kept, because building one takes longer than a page may. */
  stack(text: string): Result<Stack>;
};

/** A city that is ready: facts, settled and measured, with the rules they were settled under. */
export type City = {
  readonly facts: Facts;
  readonly settled: SettledFacts;
  readonly measures: Measures;
  readonly rules: Rules;
  readonly items: ReadonlyMap<string, Item>;
  /** A stack made ready for the prices of this city; kept like the stack itself. */
  claimRules(stack: Stack): ClaimRules;
};

/** Stacks that are kept: the ones a person compares in a sitting. */
const KEPT_STACKS = 16;

/** Makes the rules of a library. */
export function rulesOf(packages: readonly PackageInput[], library: Library): Rules {
  const kept = new Map<string, Result<Stack>>();
  return {
    packages,
    library,
    stack: (text) => keep(kept, text, () => buildStack(library, text)),
  };
}

/** Puts a city together from its parts. */
export function cityOf(parts: {
  readonly settled: SettledFacts;
  readonly measures: Measures;
  readonly rules: Rules;
}): City {
  const { facts } = parts.settled;
  const kept = new Map<string, ClaimRules>();
  return {
    ...parts,
    facts,
    items: new Map(facts.reference.items.map((item) => [item.code, item])),
    claimRules: (stack) => keep(kept, stack.hash, () => claimRules(stack, facts.reference)),
  };
}

function keep<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  const [oldest] = kept.keys();
  if (kept.size >= KEPT_STACKS && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
}

/** Columns of a cartogram whose list of districts names no tiles. */
const TILE_COLUMNS = 4;

/**
 * The districts with their tiles: from the list `district` of the place's packages where there is
 * one, else from the facts, side by side in their order.
 */
export function tilesOf(stack: Stack | null, facts: Facts | null): DistrictTile[] {
  const listed = stack ? listedTiles(stack) : [];
  const known = facts?.manifest.districts ?? [];
  const placed = listed.filter(
    (tile) => known.length === 0 || known.some((district) => district.id === tile.id),
  );
  const rest = known.filter((district) => !listed.some((tile) => tile.id === district.id));
  return [
    ...placed,
    ...rest.map((district, at) => ({
      id: district.id,
      ...district.title,
      column: (placed.length + at) % TILE_COLUMNS,
      row: Math.floor((placed.length + at) / TILE_COLUMNS),
      population: district.population,
    })),
  ];
}

function listedTiles(stack: Stack): DistrictTile[] {
  const list = stack.packages.map((each) => each.lists.get('district')).find(Boolean);
  if (!list) return [];
  const rows = stack.listRows('district', lastDay(stack));
  return rows.map(({ row }) => {
    const cell = (name: string): string => {
      const value = row.values[list.columns.findIndex((column) => column.name === name)];
      return value === undefined || value === null ? '' : String(value);
    };
    return {
      id: row.keys[0] ?? '',
      en: cell('title_en'),
      zh: cell('title_zh'),
      column: Number(cell('column')),
      row: Number(cell('row')),
      population: Number(cell('population')),
    };
  });
}

/** A day on which every row still holds; rows of districts are open. */
const lastDay = (stack: Stack) => {
  const last = stack.intervals.at(-1);
  // The fallback is a date of the calendar.
  return last ?? dayOf('2000-01-01' as IsoDate);
};

/** The city, or the reason why there is none yet. */
export const ready = (city: City | null, missing: Result<never>): Result<City> =>
  city ? ok(city) : missing;
