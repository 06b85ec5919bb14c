import type {
  Category,
  ClaimBatch,
  Item,
  Level,
  PersonTable,
  PurchasePriceTable,
} from '@sanyi/facts';
import { PERSON_CLASSES, SCHEMES, TITLES, VISIT_KINDS } from '@sanyi/facts';
import type { Row, Value } from '@sanyi/feel';
import { type Day, dayOf, halfUp, type IsoDate } from '@sanyi/kernel';
import type { Stack } from '@sanyi/policy';
import type { ClaimTables } from '../claim-source.ts';
import { type FakeRules, fakeStack, num, yearlyBenefit } from './fake-stack.ts';

const day = (text: string): Day => dayOf(text as IsoDate);

/** The day the fake reform begins. */
export const REFORM: Day = day('2017-04-08');

/** Fees: 5 + 9 yuan before the reform, 80 with a fixed part of 40 after; 100 per bed-day. */
function visitCharges(input: Row, from: Day): Value {
  const charge = (code: string, yuan: number, fixed: number, inScope: boolean): Value => ({
    charge: code,
    price: BigInt(yuan * 100),
    fixedFund: input.insured === true ? BigInt(fixed * 100) : 0n,
    hospitalBorne: num(input, 'age') >= 60n && code === 'serviceFee' ? 100n : 0n,
    inScope,
  });
  if (input.visitKind === 'inpatientDay') return [charge('bedDay', 100, 0, true)];
  if (input.visitKind === 'online') return [];
  return from >= REFORM
    ? [charge('serviceFee', 80, 40, false)]
    : [charge('registration', 5, 0, false), charge('consultation', 9, 0, true)];
}

/** Drugs carry 15 % before the reform; consumables have a ceiling, tests a maximum quantity. */
function linePrice(input: Row, from: Day): Value {
  const purchase = num(input, 'purchasePrice');
  const rate = input.category === 'drug' && from < REFORM ? 150_000n : 0n;
  const markup = halfUp(purchase * rate, 1_000_000n);
  const listed = input.listPrice ?? input.chargedPrice;
  return {
    unitPrice: typeof listed === 'bigint' ? listed : purchase + markup,
    markup,
    selfPayShare: input.category === 'consumable' ? 125_000n : 0n,
    ceiling: input.category === 'consumable' ? 5_000n : null,
    maxQuantity: input.category === 'test' ? 2_000n : null,
    inScope: input.category !== 'other',
  };
}

/** Residents at hospitals need a referral, except in an emergency. */
function firstContact(input: Row): Value {
  const needs =
    input.scheme === 'resident' && input.level !== 'primary' && input.visitKind === 'outpatient';
  const allowed = !needs || input.referred === true;
  return { allowed, reason: allowed ? 'accepted' : 'noReferral' };
}

export const CITY_RULES: FakeRules = {
  visit: visitCharges,
  line: linePrice,
  firstContact,
  benefit: (input, acc) => yearlyBenefit(input, acc),
  intervals: [REFORM],
  prices: {
    ct: [
      { from: day('2000-01-01'), price: 18_000n },
      { from: REFORM, price: 13_500n },
    ],
    needle: [{ from: day('2016-06-01'), price: 2_600n }],
  },
};

/** The rules of the fake city, some replaced. */
export const cityStack = (changed: FakeRules = {}): Stack =>
  fakeStack({ ...CITY_RULES, ...changed });

const ITEMS: readonly (readonly [string, Category])[] = [
  ['pills', 'drug'],
  ['herbs', 'herbalPiece'],
  ['stent', 'consumable'],
  ['ct', 'test'],
  ['needle', 'service'],
  ['parking', 'other'],
];

const LEVELS_OF: readonly (readonly [Level, boolean])[] = [
  ['tertiary', false],
  ['secondary', false],
  ['primary', false],
  ['primary', true],
];

/** Four persons, four institutions, six items, purchase prices that move once. */
export function cityTables(): ClaimTables {
  return {
    persons: persons(),
    institutions: LEVELS_OF.map(([level, grassroots], at) => ({
      institution: at + 1,
      code: `i${at + 1}`,
      title: { en: `Institution ${at + 1}`, zh: `机构${at + 1}` },
      kind: 'clinic',
      level,
      grassroots,
      ownership: 'public',
      district: 'tongzhou',
      fromDay: 0,
      toDay: null,
      successor: null,
    })),
    items: ITEMS.map(
      ([code, category], at): Item => ({
        item: at + 1,
        code,
        category,
        title: { en: code, zh: code },
        unit: { en: 'unit', zh: '个' },
        separatelyChargeable: true,
      }),
    ),
    purchasePrices: purchases(),
  };
}

function purchases(): PurchasePriceTable {
  const start = day('2000-01-01');
  const turn = day('2016-09-01');
  const end = day('2100-01-01');
  return {
    count: 6,
    item: Uint32Array.of(1, 1, 2, 2, 3, 6),
    fromDay: Int32Array.of(start, turn, start, turn, start, start),
    toDay: Int32Array.of(turn, end, turn, end, end, end),
    price: Float64Array.of(8_696, 8_333, 1_429, 1_431, 7_777, 333),
  };
}

const CLASSES = ['active', 'retired', 'elderly', 'child'] as const;

function persons(): PersonTable {
  const schemes = ['employee', 'employee', 'resident', 'resident'] as const;
  return {
    count: 4,
    person: Uint32Array.of(11, 12, 13, 14),
    birthYear: Uint16Array.of(1970, 1950, 1948, 2010),
    sex: Uint8Array.of(0, 1, 0, 1),
    district: new Uint8Array(4),
    scheme: Uint8Array.from(schemes, (code) => SCHEMES.at(code)),
    personClass: Uint8Array.from(CLASSES, (code) => PERSON_CLASSES.at(code)),
    incomeBand: new Uint8Array(4),
    keyGroups: Uint16Array.of(0, 1, 33, 4),
    chronic: new Uint16Array(4),
  };
}

/** A claim of the fake city as a test writes it. */
export type FakeClaim = {
  readonly claim: number;
  readonly person?: number;
  readonly institution?: number;
  readonly day: number;
  readonly kind?: (typeof VISIT_KINDS.codes)[number];
  readonly title?: (typeof TITLES.codes)[number];
  readonly bedDays?: number;
  readonly referred?: boolean;
  /** Number of the diagnosis group. */
  readonly group?: number;
  readonly reverses?: number;
  /** Item number and thousandths. */
  readonly lines?: readonly (readonly [number, number])[];
  readonly charged?: readonly number[];
};

/** Claims as a batch, in the order person, day, claim. */
export function batchOf(given: readonly FakeClaim[]): ClaimBatch {
  const claims = given.toSorted(
    (a, b) => personOf(a) - personOf(b) || a.day - b.day || a.claim - b.claim,
  );
  const lineStart = new Uint32Array(claims.length + 1);
  for (const [at, each] of claims.entries()) {
    lineStart[at + 1] = (lineStart[at] ?? 0) + (each.lines?.length ?? 0);
  }
  const lines = claims.flatMap((each) => each.lines ?? []);
  const withCharged = claims.some((each) => each.charged);
  const charged = claims.flatMap(
    (each) => each.charged ?? (each.lines ?? []).map(() => Number.NaN),
  );
  return {
    count: claims.length,
    claim: Float64Array.from(claims, (each) => each.claim),
    person: Uint32Array.from(claims, personOf),
    institution: Uint32Array.from(claims, (each) => each.institution ?? 1),
    day: Int32Array.from(claims, (each) => each.day),
    endDay: Int32Array.from(claims, (each) => each.day + (each.bedDays ?? 0)),
    visitKind: Uint8Array.from(claims, (each) => VISIT_KINDS.at(kindOf(each))),
    title: Uint8Array.from(claims, (each) => TITLES.at(each.title ?? 'ordinary')),
    bedDays: Uint16Array.from(claims, (each) => each.bedDays ?? 0),
    diagnosisGroup: Uint16Array.from(claims, (each) => each.group ?? 0),
    contracted: new Uint8Array(claims.length),
    referred: Uint8Array.from(claims, (each) => Number(each.referred ?? false)),
    specialNeeds: new Uint8Array(claims.length),
    reverses: Float64Array.from(claims, (each) => each.reverses ?? 0),
    lineStart,
    item: Uint32Array.from(lines, ([item]) => item),
    quantity: Int32Array.from(lines, ([, quantity]) => quantity),
    charged: withCharged ? Float64Array.from(charged) : null,
  };
}

const personOf = (claim: FakeClaim): number => claim.person ?? 11;

const kindOf = (claim: FakeClaim) => claim.kind ?? (claim.bedDays ? 'inpatientDay' : 'outpatient');
