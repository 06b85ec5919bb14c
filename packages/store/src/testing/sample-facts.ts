import { type ClaimBatch, type PersonTable, roomForClaims } from '@sanyi/facts';
import { type Day, type Random, random } from '@sanyi/kernel';
import type { Reference } from '../facts/reference-tables.ts';
import type { FactsHead } from '../facts/write-facts.ts';

/** 2017-01-01 and 2018-03-31. */
export const FIRST_DAY: Day = 17_167 as Day;
const LAST_DAY: Day = 17_621 as Day;

/** A head for small invented facts. */
export const sampleHead = (): FactsHead => ({
  place: 'beijing',
  title: { en: 'Sample', zh: '样例' },
  currency: 'CNY',
  weight: 500,
  synthetic: true,
  source: 'sample',
  from: FIRST_DAY,
  to: LAST_DAY,
  seed: 1,
  scale: 0.002,
  districts: ['tongzhou', 'daxing'].map((id, at) => ({
    id,
    code: `11011${at + 2}`,
    title: { en: id, zh: id },
    population: 1_000_000 + at,
  })),
});

/** Three institutions and five items. */
export const sampleReference = (): Reference => ({
  institutions: [1, 2, 3].map((institution) => ({
    institution,
    code: `h${institution}`,
    title: { en: `Institution ${institution}`, zh: `机构${institution}` },
    kind: institution === 3 ? ('communityCentre' as const) : ('tertiaryHospital' as const),
    level: institution === 3 ? ('primary' as const) : ('tertiary' as const),
    grassroots: institution === 3,
    ownership: 'public' as const,
    district: institution === 1 ? 'tongzhou' : 'daxing',
    fromDay: 0,
    toDay: institution === 2 ? LAST_DAY : null,
    successor: institution === 2 ? 1 : null,
  })),
  items: [10, 11, 12, 13, 14].map((item) => ({
    item,
    code: `item-${item}`,
    title: { en: `Item ${item}`, zh: `项目${item}` },
    unit: { en: 'piece', zh: '个' },
    category: item < 13 ? ('drug' as const) : ('test' as const),
    separatelyChargeable: item !== 14,
  })),
  purchasePrices: {
    count: 2,
    item: Uint32Array.of(10, 10),
    fromDay: Int32Array.of(0, 17_300),
    toDay: Int32Array.of(17_300, 20_000),
    price: Float64Array.of(1_234, 5_000_000_000),
  },
  doctors: [{ institution: 1, title: 2, doctors: 7 }],
  diagnosisGroups: [{ code: 'A', title: { en: 'Cold', zh: '感冒' } }],
});

/** Persons `first .. first + count` with every code used somewhere. */
export function samplePersons(first: number, count: number): PersonTable {
  const at = Array.from({ length: count }, (_, row) => row);
  return {
    count,
    person: Uint32Array.from(at, (row) => first + row),
    birthYear: Uint16Array.from(at, (row) => 1930 + (row % 80)),
    sex: Uint8Array.from(at, (row) => row % 2),
    district: Uint8Array.from(at, (row) => row % 2),
    scheme: Uint8Array.from(at, (row) => row % 4),
    personClass: Uint8Array.from(at, (row) => row % 6),
    incomeBand: Uint8Array.from(at, (row) => row % 5),
    keyGroups: Uint16Array.from(at, (row) => row % 128),
    chronic: Uint16Array.from(at, (row) => row % 64),
  };
}

/** Sorted random claims of persons `first .. first + persons`, each with `claimsEach` claims. */
export function sampleClaims(options: {
  readonly first: number;
  readonly persons: number;
  readonly claimsEach: number;
  readonly charged?: boolean;
}): ClaimBatch {
  const count = options.persons * options.claimsEach;
  const chance = random(options.first + 7);
  const batch = roomForClaims({ claims: count, lines: 0 });
  const item: number[] = [];
  const quantity: number[] = [];
  for (let row = 0; row < count; row++) {
    fillRow(batch, row, { options, chance });
    for (let line = chance.below(6); line > 0; line--) {
      item.push(10 + chance.below(5));
      quantity.push(1000 * (1 + chance.below(3)));
    }
    batch.lineStart[row + 1] = item.length;
  }
  const charged = Float64Array.from(item, (_, at) => (at % 3 === 0 ? Number.NaN : at * 100 - 50));
  return {
    ...batch,
    item: Uint32Array.from(item),
    quantity: Int32Array.from(quantity),
    charged: options.charged ? charged : null,
  };
}

function fillRow(
  batch: ClaimBatch,
  row: number,
  how: { readonly options: { first: number; claimsEach: number }; readonly chance: Random },
): void {
  const { options, chance } = how;
  const of = row % options.claimsEach;
  const day = FIRST_DAY + Math.floor((of * (LAST_DAY - FIRST_DAY)) / options.claimsEach);
  const stay = of % 9 === 8;
  batch.claim[row] = 5_000_000_000 + options.first * 1000 + row;
  batch.person[row] = options.first + Math.floor(row / options.claimsEach);
  batch.institution[row] = 1 + chance.below(3);
  batch.day[row] = day;
  batch.endDay[row] = stay ? day + 2 : day;
  batch.visitKind[row] = stay ? 2 : chance.below(2);
  batch.title[row] = chance.below(5);
  batch.bedDays[row] = stay ? 2 : 0;
  batch.contracted[row] = chance.below(2);
  batch.referred[row] = chance.below(2);
}
