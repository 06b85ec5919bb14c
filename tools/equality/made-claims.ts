import { KEY_GROUPS, PERSON_CLASSES, type PersonTable, SCHEMES, TITLES } from '@sanyi/facts';
import type { Random } from '@sanyi/kernel';
import type { FakeClaim } from '../../packages/insurance/src/testing/fake-city.ts';

const PERSONS = 350;
/** Enough for a batch to be settled in columns. */
const CLAIMS = 4_600;
const [FIRST_DAY, DAYS] = [16_802, 2_698];

/** Persons of every scheme, class and age. */
export function persons(made: Random): PersonTable {
  const column = (below: number): number[] =>
    Array.from({ length: PERSONS }, () => made.below(below));
  return {
    count: PERSONS,
    person: Uint32Array.from({ length: PERSONS }, (_, at) => at + 1),
    birthYear: Uint16Array.from(column(95), (age) => 2019 - age),
    sex: Uint8Array.from(column(2)),
    district: new Uint8Array(PERSONS),
    scheme: Uint8Array.from(column(SCHEMES.codes.length)),
    personClass: Uint8Array.from(column(PERSON_CLASSES.codes.length)),
    incomeBand: Uint8Array.from(column(3)),
    keyGroups: Uint16Array.from(column(2 ** KEY_GROUPS.codes.length)),
    chronic: new Uint16Array(PERSONS),
  };
}

/** A third of all days lies on or beside a day on which rules change. */
function dayOf(made: Random, turns: readonly number[]): number {
  const day = FIRST_DAY + made.below(DAYS);
  const turn = turns[made.below(turns.length)] ?? day;
  const isMet = turn >= FIRST_DAY && turn < FIRST_DAY + DAYS && made.below(3) === 0;
  return isMet ? turn + made.below(3) - 1 : day;
}

/** Visits and stays of all persons over years of reforms; some are taken back. */
export function claims(
  made: Random,
  turns: readonly number[],
  count: number = CLAIMS,
): FakeClaim[] {
  const all: FakeClaim[] = [];
  const kinds = ['outpatient', 'outpatient', 'emergency', 'home', 'online'] as const;
  for (let claim = 1; claim <= count; claim += 1) {
    const isStay = made.below(6) === 0;
    const before = made.below(40) === 0 ? all[made.below(all.length)] : undefined;
    if (
      before &&
      before.reverses === undefined &&
      !all.some((one) => one.reverses === before.claim)
    ) {
      const { person = 1 } = before;
      const day = before.day + 40 + made.below(90);
      all.push({ claim, person, day, reverses: before.claim, ...takenBack(made, before) });
      continue;
    }
    const lines = Array.from(
      { length: made.below(5) },
      () => [1 + made.below(6), 1 + made.below(isStay ? 90_000 : 9_000)] as const,
    );
    all.push({
      claim,
      person: 1 + made.below(PERSONS),
      institution: 1 + made.below(4),
      day: dayOf(made, turns),
      title: TITLES.codes[made.below(TITLES.codes.length)] ?? 'none',
      referred: made.below(2) === 0,
      lines,
      charged: lines.map(() => made.below(900_000)),
      ...(isStay
        ? { bedDays: 1 + made.below(30) }
        : { kind: kinds[made.below(kinds.length)] ?? 'home' }),
    });
  }
  return all;
}

/** Half of all refunds take back the whole claim, the others part of a line or every line of it. */
function takenBack(
  made: Random,
  { lines = [], charged = [], title, bedDays, kind }: FakeClaim,
): Partial<FakeClaim> {
  if (made.below(2) === 0 || lines.length === 0) return {};
  const visit = { ...(title && { title }), ...(bedDays && { bedDays }), ...(kind && { kind }) };
  const whole = made.below(2) === 0;
  const taken = whole ? lines : [lines[made.below(lines.length)] ?? ([1, 0] as const)];
  const back = taken.map(([item, of]) => [item, whole ? -of : -made.below(of)] as const);
  const prices = taken.map((line) => charged[lines.indexOf(line)] ?? 0);
  return { ...visit, lines: back, charged: prices };
}
