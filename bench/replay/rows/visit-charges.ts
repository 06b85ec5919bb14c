import type { RowClaim } from './facts.ts';
import type { RowRules } from './rules.ts';

/** A charge of a visit, once or per bed-day. Fen. */
export type RowCharge = {
  readonly price: number;
  readonly fixedFund: number;
  readonly hospital: number;
  readonly inScope: boolean;
};

/** What was charged for a visit before 8 April 2017: a registration and a consultation. */
const CONSULTATION: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  tertiary: { ordinary: 450, none: 450, deputyChief: 650, chief: 850, wellKnownExpert: 1350 },
  secondary: { ordinary: 350, none: 350, deputyChief: 550, chief: 750, wellKnownExpert: 1150 },
  primary: { ordinary: 150, none: 150, deputyChief: 350, chief: 550, wellKnownExpert: 950 },
};
const BED_DAY: Readonly<Record<string, number>> = { tertiary: 700, secondary: 500, primary: 300 };
const REGISTRATION = 50;

/** The service fee of 8 April 2017 and the fixed amount that the fund pays of it. */
const SERVICE_FEE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  tertiary: { ordinary: 5000, none: 5000, deputyChief: 6000, chief: 8000, wellKnownExpert: 10_000 },
  secondary: { ordinary: 3000, none: 3000, deputyChief: 5000, chief: 7000, wellKnownExpert: 9000 },
  primary: { ordinary: 2000, none: 2000, deputyChief: 4000, chief: 6000, wellKnownExpert: 8000 },
};
const EMERGENCY_FEE: Readonly<Record<string, number>> = {
  tertiary: 7000,
  secondary: 5000,
  primary: 4000,
};
const BED_DAY_FEE: Readonly<Record<string, number>> = {
  tertiary: 10_000,
  secondary: 6000,
  primary: 5000,
};
const FIXED: Readonly<Record<string, number>> = { tertiary: 4000, secondary: 2800, primary: 1900 };
/** What of an emergency the patient pays. */
const EMERGENCY_PATIENT: Readonly<Record<string, number>> = {
  tertiary: 1000,
  secondary: 200,
  primary: 100,
};

/** The charges of a visit under the rules of either side. */
export function visitCharges(claim: RowClaim, rules: RowRules): readonly RowCharge[] {
  const { level } = claim.institution;
  if (claim.specialNeeds) {
    return [{ price: rules.of('specialNeedsFee'), fixedFund: 0, hospital: 0, inScope: false }];
  }
  return rules.hasServiceFee ? serviceFee(claim, level, rules) : consultation(claim, level);
}

function consultation({ kind, title }: RowClaim, level: string): RowCharge[] {
  const plain = { fixedFund: 0, hospital: 0 };
  if (kind === 'inpatientDay') return [{ ...plain, price: BED_DAY[level] ?? 0, inScope: true }];
  const byTitle = CONSULTATION[level] ?? {};
  const price = (kind === 'emergency' ? byTitle.ordinary : byTitle[title]) ?? 0;
  return [
    { ...plain, price: REGISTRATION, inScope: false },
    { ...plain, price, inScope: true },
  ];
}

function serviceFee(claim: RowClaim, level: string, rules: RowRules): RowCharge[] {
  const { kind, title, person } = claim;
  if (kind === 'inpatientDay') {
    return [{ price: BED_DAY_FEE[level] ?? 0, fixedFund: 0, hospital: 0, inScope: true }];
  }
  const insured = person.scheme !== 'none';
  const isEmergency = kind === 'emergency';
  const price = (isEmergency ? EMERGENCY_FEE[level] : SERVICE_FEE[level]?.[title]) ?? 0;
  const paid = isEmergency ? price - (EMERGENCY_PATIENT[level] ?? 0) : (FIXED[level] ?? 0);
  const fixedFund = insured ? paid : 0;
  const age = Math.max(0, Number(claim.day.slice(0, 4)) - person.birthYear);
  const isWaived =
    level === 'primary' &&
    !isEmergency &&
    ['ordinary', 'none'].includes(title) &&
    ['employee', 'resident'].includes(person.scheme) &&
    age >= rules.of('waiverAge');
  return [{ price, fixedFund, hospital: isWaived ? price - fixedFund : 0, inScope: false }];
}
