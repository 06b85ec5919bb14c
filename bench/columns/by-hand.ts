import type { ClaimColumns } from './claims.ts';

/** The outputs of the settlement decision, in its order. */
export type SettledColumns = readonly Float64Array[];

const FEE = Float64Array.of(8000, 8000, 5000, 5000, 7000, 7000, 3000, 3000, 6000, 6000, 2000, 2000);
const FIXED = Float64Array.of(
  6000,
  6000,
  4000,
  4000,
  5500,
  5500,
  2800,
  2800,
  5000,
  5000,
  1900,
  1900,
);
const RATE = Float64Array.of(700, 700, 900);

/** The settlement decision over columns as a programmer would write it for speed: the limit. */
export function settleColumnsByHand(claims: ClaimColumns, into: SettledColumns): void {
  const { count, level, title, insured, amount, selfPayShare } = claims;
  const { deductible, covered: coveredBefore, fund: fundBefore } = claims;
  const [fees, fixeds, selfPays, deductibles, covereds, funds, patients] = into as readonly [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  for (let at = 0; at < count; at += 1) {
    const place = level[at] as number;
    const entry = place * 4 + (title[at] as number);
    const isInsured = insured[at] === 1;
    const fee = FEE[entry] as number;
    const fixed = isInsured ? (FIXED[entry] as number) : 0;
    const asked = amount[at] as number;
    const selfPay = Math.floor((asked * (selfPayShare[at] as number) + 500_000) / 1_000_000);
    const inScope = isInsured ? asked - selfPay : 0;
    const open = 180_000 - (deductible[at] as number);
    const covered = Math.max(0, inScope - Math.max(0, open));
    const first = Math.min(covered, Math.max(0, 500_000 - (coveredBefore[at] as number)));
    const entitled = Math.floor(
      (first * (RATE[place] as number) + (covered - first) * 955 + 500) / 1000,
    );
    const fund = Math.min(entitled, Math.max(0, 2_000_000 - (fundBefore[at] as number)));
    fees[at] = fee;
    fixeds[at] = fixed;
    selfPays[at] = selfPay;
    deductibles[at] = inScope - covered;
    covereds[at] = covered;
    funds[at] = fund;
    patients[at] = fee - fixed + asked - fund;
  }
}

/** The year of each person as a programmer would fold it. */
export function foldByHand(claims: ClaimColumns, fund: Float64Array): void {
  const { count, level, amount, starts } = claims;
  let inScope = 0;
  let entitledBefore = 0;
  for (let at = 0; at < count; at += 1) {
    if (starts[at] === 1) {
      inScope = 0;
      entitledBefore = 0;
    }
    const asked = amount[at] as number;
    const covered = Math.max(0, inScope + asked - 180_000) - Math.max(0, inScope - 180_000);
    const entitled = Math.floor((covered * (level[at] === 2 ? 90 : 70) + 50) / 100);
    fund[at] = Math.min(entitled, Math.max(0, 2_000_000 - entitledBefore));
    inScope += asked;
    entitledBefore += entitled;
  }
}
