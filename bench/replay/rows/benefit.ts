import type { RowClaim } from './facts.ts';
import type { RowRules } from './rules.ts';

/** What a person's year has added up before a claim. Fen. */
export type RowYear = {
  stays: number;
  outpatientInScope: number;
  outpatientEntitled: number;
  stayInScope: number;
  stayEntitled: number;
  ownPayment: number;
};

/** A year in which nothing happened yet. */
export const emptyYear = (): RowYear => ({
  stays: 0,
  outpatientInScope: 0,
  outpatientEntitled: 0,
  stayInScope: 0,
  stayEntitled: 0,
  ownPayment: 0,
});

/** A claim on its way through the benefit. */
export type RowCase = {
  readonly claim: RowClaim;
  readonly inScope: number;
  readonly age: number;
  readonly year: RowYear;
  readonly rules: RowRules;
};

const MILLION = 1_000_000;

/** Fen times millionths in fen, half up. */
const rounded = (millionths: number): number => Math.floor((millionths + MILLION / 2) / MILLION);

/** What funds pay of a claim; the year moves on. */
export function fundOf(of: RowCase): number {
  const { claim, inScope, year } = of;
  const { scheme } = claim.person;
  if (scheme !== 'employee' && scheme !== 'resident') return 0;
  const paid = claim.kind === 'inpatientDay' ? stayPaid(of) : outpatientPaid(of);
  const own = inScope - paid;
  const serious = seriousIllness(of, own);
  year.ownPayment += own;
  return paid + serious;
}

function outpatientPaid(of: RowCase): number {
  const { year, inScope } = of;
  const { deductible, rate, limit, above } = outpatientTerms(of);
  const over = (sum: number): number => Math.max(0, sum - deductible);
  const covered = over(year.outpatientInScope + inScope) - over(year.outpatientInScope);
  const entitled = rounded(covered * rate);
  const room = Math.max(0, limit - year.outpatientEntitled);
  year.outpatientInScope += inScope;
  year.outpatientEntitled += entitled;
  if (entitled <= room) return entitled;
  const rest = BigInt(covered * rate - room * MILLION) * BigInt(above);
  const divisor = BigInt(rate) * BigInt(MILLION);
  return room + Number((rest * 2n + divisor) / (divisor * 2n));
}

function outpatientTerms({ claim, age, rules }: RowCase) {
  const { person, institution } = claim;
  if (person.scheme === 'resident') {
    const where = institution.level === 'primary' ? 'Primary' : 'Hospital';
    return {
      deductible: rules.of(`residentOutpatientDeductible${where}`),
      rate: rules.of(`residentOutpatientRate${where}`),
      limit: rules.of('residentOutpatientLimit'),
      above: 0,
    };
  }
  const limit = rules.of('employeeOutpatientLimit');
  const { grassroots } = institution;
  if (person.personClass === 'active') {
    const above = rules.of('employeeOutpatientRateAboveActive');
    return { deductible: 180_000, rate: grassroots ? 900_000 : 700_000, limit, above };
  }
  const above = rules.of('employeeOutpatientRateAboveRetired');
  return { deductible: 130_000, rate: grassroots || age >= 70 ? 900_000 : 850_000, limit, above };
}

/** Rates of the three bands of a stay and above the pooled limit, in millionths. */
const STAY_RATES = {
  active: {
    tertiary: [850_000, 900_000, 950_000, 850_000],
    secondary: [870_000, 920_000, 970_000, 850_000],
    primary: [900_000, 950_000, 970_000, 850_000],
  },
  retired: {
    tertiary: [910_000, 940_000, 970_000, 900_000],
    secondary: [922_000, 952_000, 982_000, 900_000],
    primary: [940_000, 970_000, 982_000, 900_000],
  },
} as const;
const BANDS = { first: 3_000_000, second: 4_000_000 };

const LEVEL_NAMES: Readonly<Record<string, string>> = {
  tertiary: 'Tertiary',
  secondary: 'Secondary',
  primary: 'Primary',
};

/** What the stay's own fund and the supplement of retirees pay. */
function stayPaid(of: RowCase): number {
  const { claim, year, rules, inScope } = of;
  const { person, institution } = claim;
  const level = institution.level as keyof (typeof STAY_RATES)['active'];
  const isEmployee = person.scheme === 'employee';
  const isRetired = isEmployee && person.personClass !== 'active';
  const residentRate = rules.of(`residentStayRate${LEVEL_NAMES[level]}`);
  const [first = 0, second = 0, third = 0, above = 0] = isEmployee
    ? STAY_RATES[isRetired ? 'retired' : 'active'][level]
    : [residentRate, residentRate, residentRate, residentRate];
  const pooledLimit = rules.of(isEmployee ? 'employeePooledStayLimit' : 'residentStayLimit');
  const stayLimit = rules.of(isEmployee ? 'employeeStayLimit' : 'residentStayLimit');
  const deductible = stayDeductible(of);
  const part = Math.min(inScope, Math.max(0, pooledLimit - year.stayInScope));
  const pooled = rounded(
    Math.max(0, Math.min(part, BANDS.first) - deductible) * first +
      Math.max(0, Math.min(part, BANDS.second) - Math.max(BANDS.first, deductible)) * second +
      Math.max(0, part - BANDS.second) * third,
  );
  const beyond =
    inScope === part ? 0 : rounded(Math.max(0, inScope - Math.max(part, deductible)) * above);
  const entitled = pooled + beyond;
  const paid = Math.min(entitled, Math.max(0, stayLimit - year.stayEntitled));
  year.stayInScope += inScope;
  year.stayEntitled += entitled;
  if (!isRetired || paid === 0) return paid;
  const rest = Math.max(0, inScope - deductible) - entitled;
  const share = rules.of('retireeSupplementShare');
  const due = BigInt(rest * share) * BigInt(paid);
  const divisor = BigInt(entitled) * BigInt(MILLION);
  return paid + Number((due * 2n + divisor) / (divisor * 2n));
}

function stayDeductible({ claim, year, rules }: RowCase): number {
  const { person, institution } = claim;
  if (person.scheme === 'employee') return year.stays <= 1 ? 130_000 : 65_000;
  const first = rules.of(`residentStayDeductible${LEVEL_NAMES[institution.level]}`);
  if (person.personClass === 'child') return rounded(first * rules.of('residentChildStayShare'));
  return year.stays <= 1 ? first : rounded(first * rules.of('residentLaterStayShare'));
}

function seriousIllness({ claim, year, rules }: RowCase, own: number): number {
  const { person } = claim;
  const isPoor = person.scheme === 'resident' && person.isPoor;
  const full = rules.of(
    person.scheme === 'employee'
      ? 'seriousIllnessDeductibleEmployee'
      : 'seriousIllnessDeductibleResident',
  );
  const deductible = isPoor ? rounded(full * rules.of('seriousIllnessPoorShare')) : full;
  const bonus = isPoor ? rules.of('seriousIllnessPoorBonus') : 0;
  const [low, high] = [
    rules.of('seriousIllnessRateLow') + bonus,
    rules.of('seriousIllnessRateHigh') + bonus,
  ];
  const band = rules.of('seriousIllnessBand');
  const due = (sum: number): number => {
    const over = Math.max(0, sum - deductible);
    return rounded(Math.min(over, band) * low + Math.max(0, over - band) * high);
  };
  return due(year.ownPayment + own) - due(year.ownPayment);
}
