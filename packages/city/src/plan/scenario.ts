import type { Text } from '@sanyi/kernel';

/** Numbers by a code of the scenario: a district, a stream, a title. */
export type ByCode<Value = number> = Readonly<Record<string, Value>>;

/** One number per quarter of the scenario, or per quarter after its first four. */
export type Series = readonly number[];

/** A value that holds for all ages up to one, inclusive. */
export type AgeStep = { readonly upTo: number; readonly share: number };

/** How many lines of a category a visit or stay has, and their share of the spending on lines. */
type LineMix = { readonly lines: number; readonly share: number };

/** A city series and what districts add to it (points) or multiply it by (factors). */
export type DistrictSeries = { readonly city: Series; readonly districts: ByCode };

/** A stream of care: a group of institutions that visits and costs are stated for. */
export type Stream = {
  readonly level: string;
  readonly visits: number;
  readonly stays: number;
  readonly visitCost: number;
  readonly stayCost: number;
  readonly growth: Series;
  readonly emergency: number;
  /** Likelihood to use this stream by age and for women, on top of the general use. */
  readonly use?: { readonly ages: readonly AgeStep[]; readonly women: number } | undefined;
};

/** Who lives in the city. */
export type People = {
  readonly men: number;
  readonly ages: readonly {
    readonly from: number;
    readonly to: number;
    readonly residents: number;
  }[];
  readonly schemes: readonly (ByCode & { readonly upTo: number })[];
  readonly childUpTo: number;
  readonly retired: { readonly female: number; readonly male: number };
  readonly elderlyFrom: number;
  readonly incomeShares: ByCode;
  readonly chronic: ByCode<readonly AgeStep[]>;
  readonly agedFrom: number;
  readonly smallChildUpTo: number;
  readonly pregnant: number;
  readonly disabled: number;
  readonly poor: number;
  readonly bereavedFamily: number;
  readonly use: {
    readonly visit: readonly AgeStep[];
    readonly stay: readonly AgeStep[];
    readonly perChronicVisit: number;
    readonly perChronicStay: number;
    /** Spread of what the rest of a person's life does to use: deviation of its logarithm. */
    readonly frailty: number;
  };
};

/** An institution that opens inside the scenario. */
type Opening = {
  readonly group: string;
  readonly district: string;
  readonly from: string;
  readonly visitShare: number;
  readonly points: ByCode;
  readonly title: Text;
};

/** `scenario.yaml`: what happens in the city, by district, level and quarter. */
export type Scenario = {
  readonly id: string;
  readonly place: string;
  readonly title: Text;
  readonly note: Text;
  readonly residents: number;
  readonly baseYear: number;
  readonly sliceShare: number;
  readonly people: People;
  readonly quarters: readonly string[];
  readonly streams: ByCode<Stream>;
  readonly seasons: { readonly visits: Series; readonly stays: Series };
  readonly stayGrowth: Series;
  readonly expenseGrowth: { readonly city: Series; readonly districts: ByCode<Series> };
  readonly visitGrowth: { readonly districts: ByCode<Series> };
  readonly openings: readonly Opening[];
  readonly mergers: readonly {
    readonly group: string;
    readonly district: string;
    readonly on: string;
    readonly count: number;
  }[];
  readonly visitLines: ByCode<ByCode<LineMix>>;
  readonly stayLines: ByCode<ByCode<LineMix>>;
  readonly bundle: ByCode;
  /** What a drug weighs in a diagnosis group that it is not listed for, against 1 in its own. */
  readonly otherIllsDrugs: number;
  /** Use of a category against the base year, by setting. */
  readonly useIndex: { readonly visit: ByCode<Series>; readonly stay: ByCode<Series> };
  readonly severity: { readonly visit: number; readonly stay: number };
  /** Lines of a diagnosis group's stays grow with this power of its days. */
  readonly stayDays: {
    readonly spread: number;
    readonly longest: number;
    readonly linesPower: number;
  };
  readonly titles: readonly { readonly from: string; readonly shares: ByCode<ByCode> }[];
  readonly homeVisits: number;
  readonly refunds: { readonly share: number; readonly daysMax: number };
  readonly doctors: {
    readonly total: number;
    readonly groups: ByCode;
    readonly titles: ByCode<ByCode>;
  };
  readonly ageClasses: { readonly childUpTo: number; readonly agedFrom: number };
  readonly weekdays: { readonly visits: Series; readonly stays: Series };
  readonly holidays: { readonly share: number; readonly days: readonly string[] };
  readonly contracts: {
    readonly share: Series;
    readonly keyGroupFactor: number;
    readonly firstContact: { readonly from: string; readonly share: number };
    readonly own: number;
  };
  readonly referrals: { readonly contracted: Series; readonly firstContact: Series };
  /** How much more densely than persons donations and calls are sampled. */
  readonly eventDensity: number;
  readonly donations: DistrictSeries & { readonly units: ByCode };
  readonly calls: DistrictSeries & {
    readonly satisfied: DistrictSeries;
    readonly seconds: DistrictSeries & { readonly spread: number };
  };
};

/** One known answer of `targets.yaml`. */
export type Target = {
  readonly name: string;
  readonly measure: string;
  readonly target: number;
  readonly source: string;
  /** Allowed deviation in units of the figure; exactly one of `tolerance` and `within`. */
  readonly tolerance?: number | undefined;
  /** Allowed deviation as a share of the target. */
  readonly within?: number | undefined;
  readonly year?: number | undefined;
  readonly quarters?: readonly string[] | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly districts?: readonly string[] | undefined;
  readonly schemes?: readonly string[] | undefined;
};

/** `targets.yaml`: what the made city is held against. */
export type Targets = {
  readonly institutionsOn: string;
  readonly contractsOn: string;
  readonly scenario: { readonly growthPoints: number; readonly visitsWithin: number };
  readonly targets: readonly Target[];
};
