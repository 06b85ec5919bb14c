import { z } from 'zod';
import type { Scenario, Targets } from './scenario.ts';

const text = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const share = z.number().min(0).max(1);
const positive = z.number().positive();
const amount = z.number().nonnegative();
const series = z.array(z.number());
const byCode = z.record(z.string(), z.number());
const shares = z.record(z.string(), share);
const steps = z.array(z.strictObject({ upTo: amount, share: amount })).min(1);
const age = z.number().int().min(0).max(120);
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const mix = z.record(z.string(), z.strictObject({ lines: amount, share }));
const districts = z.record(z.string(), series);

const people = z.strictObject({
  men: share,
  ages: z.array(z.strictObject({ from: age, to: age, residents: positive })).min(1),
  schemes: z
    .array(
      z.strictObject({
        upTo: age,
        employee: share,
        resident: share,
        elsewhere: share,
        none: share,
      }),
    )
    .min(1),
  childUpTo: age,
  retired: z.strictObject({ female: age, male: age }),
  elderlyFrom: age,
  incomeShares: shares,
  chronic: z.record(z.string(), steps),
  agedFrom: age,
  smallChildUpTo: age,
  pregnant: share,
  disabled: share,
  poor: share,
  bereavedFamily: share,
  use: z.strictObject({
    visit: steps,
    stay: steps,
    perChronicVisit: amount,
    perChronicStay: amount,
    frailty: amount,
  }),
});

const stream = z.strictObject({
  level: z.string(),
  visits: amount,
  stays: amount,
  visitCost: amount,
  stayCost: amount,
  growth: series,
  emergency: share,
  use: z.strictObject({ ages: steps, women: positive }).optional(),
});

const place = { group: z.string(), district: z.string() };

/**
 * Shape of `scenario.yaml`; codes and lengths are checked afterwards, across files.
 *
 * @example
 * ```ts
 * SCENARIO.safeParse({}).success; // false
 * ```
 */
export const SCENARIO: z.ZodType<Scenario> = z.strictObject({
  id: z.string(),
  place: z.string(),
  title: text,
  note: text,
  residents: z.number().int().positive(),
  baseYear: z.number().int(),
  sliceShare: z.number().positive().max(0.001),
  people,
  quarters: z.array(z.string()).min(4),
  streams: z.record(z.string(), stream),
  seasons: z.strictObject({ visits: series.length(4), stays: series.length(4) }),
  stayGrowth: series,
  expenseGrowth: z.strictObject({ city: series, districts }),
  visitGrowth: z.strictObject({ districts }),
  openings: z.array(
    z.strictObject({ ...place, from: isoDate, visitShare: share, points: byCode, title: text }),
  ),
  mergers: z.array(z.strictObject({ ...place, on: isoDate, count: z.number().int().positive() })),
  visitLines: z.record(z.string(), mix),
  stayLines: z.record(z.string(), mix),
  bundle: z.record(z.string(), z.number().min(1)),
  otherIllsDrugs: share,
  useIndex: z.strictObject({ visit: districts, stay: districts }),
  severity: z.strictObject({ visit: amount, stay: amount }),
  stayDays: z.strictObject({
    spread: amount,
    longest: z.number().int().positive(),
    linesPower: amount,
  }),
  titles: z.array(z.strictObject({ from: isoDate, shares: z.record(z.string(), shares) })).min(1),
  homeVisits: share,
  refunds: z.strictObject({ share, daysMax: z.number().int().positive() }),
  doctors: z.strictObject({
    total: positive,
    groups: shares,
    titles: z.record(z.string(), shares),
  }),
  ageClasses: z.strictObject({ childUpTo: age, agedFrom: age }),
  weekdays: z.strictObject({ visits: series.length(7), stays: series.length(7) }),
  holidays: z.strictObject({ share, days: z.array(isoDate) }),
  contracts: z.strictObject({
    share: z.array(share),
    keyGroupFactor: positive,
    firstContact: z.strictObject({ from: isoDate, share }),
    own: share,
  }),
  referrals: z.strictObject({ contracted: z.array(share), firstContact: z.array(share) }),
  eventDensity: z.number().min(1),
  donations: z.strictObject({ city: series, districts: byCode, units: shares }),
  calls: z.strictObject({
    city: series,
    districts: byCode,
    satisfied: z.strictObject({ city: series, districts: byCode }),
    seconds: z.strictObject({ city: series, districts: byCode, spread: amount }),
  }),
});

const names = z.array(z.string()).optional();

/**
 * Shape of `targets.yaml`: figures of districts that a built city is compared with.
 *
 * @example
 * ```ts
 * TARGETS.safeParse({}).success; // false
 * ```
 */
export const TARGETS: z.ZodType<Targets> = z.strictObject({
  institutionsOn: isoDate,
  contractsOn: isoDate,
  scenario: z.strictObject({ growthPoints: positive, visitsWithin: positive }),
  targets: z.array(
    z
      .strictObject({
        name: z.string(),
        measure: z.string(),
        target: z.number(),
        source: z.string(),
        tolerance: amount.optional(),
        within: amount.optional(),
        year: z.number().int().optional(),
        quarters: names,
        kinds: names,
        districts: names,
        schemes: names,
      })
      .refine((each) => (each.tolerance === undefined) !== (each.within === undefined), {
        message: 'exactly one of tolerance and within is needed',
      }),
  ),
});
