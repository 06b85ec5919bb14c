import { assert } from '@sanyi/kernel';
import type { ClaimBatch } from '../claim-batch.ts';
import {
  CHRONIC_DISEASES,
  INCOME_BANDS,
  KEY_GROUPS,
  PERSON_CLASSES,
  SCHEMES,
  SEXES,
  TITLES,
  VISIT_KINDS,
} from '../codes.ts';
import type { PersonTable } from '../reference.ts';

/** Everything that rules and results read of a person: one row for all persons alike. */
export type PersonGroups = Omit<PersonTable, 'person'>;

/** Everything but day and place that rules and results read of a visit: one row for all alike. */
export type VisitCodes = { readonly count: number } & Pick<
  ClaimBatch,
  'visitKind' | 'title' | 'bedDays' | 'diagnosisGroup' | 'contracted' | 'referred' | 'specialNeeds'
>;

const SHORTS = 65_536;
const BYTES = 256;

/** How many values each column can have; their product is below 2^53, so a key is exact. */
const GROUP_SIZES = {
  birthYear: SHORTS,
  district: BYTES,
  sex: SEXES.codes.length,
  scheme: SCHEMES.codes.length,
  personClass: PERSON_CLASSES.codes.length,
  incomeBand: INCOME_BANDS.codes.length,
  keyGroups: 2 ** KEY_GROUPS.codes.length,
  chronic: 2 ** CHRONIC_DISEASES.codes.length,
} as const satisfies Record<Exclude<keyof PersonGroups, 'count'>, number>;

const VISIT_SIZES = {
  bedDays: SHORTS,
  diagnosisGroup: SHORTS,
  visitKind: VISIT_KINDS.codes.length,
  title: TITLES.codes.length,
  contracted: 2,
  referred: 2,
  specialNeeds: 2,
} as const satisfies Record<Exclude<keyof VisitCodes, 'count'>, number>;

/**
 * A number that two persons share where rules and results cannot tell them apart.
 *
 * @example
 * ```ts
 * declare const persons: PersonTable;
 * groupKey(persons, 0) === groupKey(persons, 1); // false
 * ```
 */
export function groupKey(of: PersonGroups, row: number): number {
  let key = of.birthYear[row] ?? 0;
  key = key * GROUP_SIZES.district + (of.district[row] ?? 0);
  key = key * GROUP_SIZES.sex + (of.sex[row] ?? 0);
  key = key * GROUP_SIZES.scheme + (of.scheme[row] ?? 0);
  key = key * GROUP_SIZES.personClass + (of.personClass[row] ?? 0);
  key = key * GROUP_SIZES.incomeBand + (of.incomeBand[row] ?? 0);
  key = key * GROUP_SIZES.keyGroups + (of.keyGroups[row] ?? 0);
  return key * GROUP_SIZES.chronic + (of.chronic[row] ?? 0);
}

/**
 * A number that two visits share where, day and place aside, rules and results cannot tell them apart.
 *
 * @example
 * ```ts
 * visitKey(emptyClaimBatch(), 0); // 0
 * ```
 */
export function visitKey(of: VisitCodes, row: number): number {
  let key = of.bedDays[row] ?? 0;
  key = key * VISIT_SIZES.diagnosisGroup + (of.diagnosisGroup[row] ?? 0);
  key = key * VISIT_SIZES.visitKind + (of.visitKind[row] ?? 0);
  key = key * VISIT_SIZES.title + (of.title[row] ?? 0);
  key = key * VISIT_SIZES.contracted + (of.contracted[row] ?? 0);
  key = key * VISIT_SIZES.referred + (of.referred[row] ?? 0);
  return key * VISIT_SIZES.specialNeeds + (of.specialNeeds[row] ?? 0);
}

/** The persons that keys were made of, one row each. */
export function groupsOf(keys: readonly number[]): PersonGroups {
  const column = columnsOf(keys, GROUP_SIZES);
  return {
    count: keys.length,
    birthYear: Uint16Array.from(column.birthYear),
    sex: Uint8Array.from(column.sex),
    district: Uint8Array.from(column.district),
    scheme: Uint8Array.from(column.scheme),
    personClass: Uint8Array.from(column.personClass),
    incomeBand: Uint8Array.from(column.incomeBand),
    keyGroups: Uint16Array.from(column.keyGroups),
    chronic: Uint16Array.from(column.chronic),
  };
}

/** The visits that keys were made of, one row each. */
export function visitsOf(keys: readonly number[]): VisitCodes {
  const column = columnsOf(keys, VISIT_SIZES);
  return {
    count: keys.length,
    visitKind: Uint8Array.from(column.visitKind),
    title: Uint8Array.from(column.title),
    bedDays: Uint16Array.from(column.bedDays),
    diagnosisGroup: Uint16Array.from(column.diagnosisGroup),
    contracted: Uint8Array.from(column.contracted),
    referred: Uint8Array.from(column.referred),
    specialNeeds: Uint8Array.from(column.specialNeeds),
  };
}

/** Takes keys apart again: the last column is what is left over by its size. */
function columnsOf<Name extends string>(
  keys: readonly number[],
  sizes: Readonly<Record<Name, number>>,
): Record<Name, readonly number[]> {
  // The record's own names, in the order of writing.
  const names = Object.keys(sizes) as Name[];
  let left = keys;
  const columns = names.toReversed().map((name) => {
    const size = sizes[name];
    const values = left.map((key) => key % size);
    left = left.map((key) => Math.floor(key / size));
    return [name, values] as const;
  });
  assert(
    left.every((key) => key === 0),
    'a key holds its columns and nothing else',
  );
  // Every column was taken out.
  return Object.fromEntries<readonly number[]>(columns) as Record<Name, readonly number[]>;
}
