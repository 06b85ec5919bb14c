import type { Category, District, InstitutionKind, Level } from '@sanyi/facts';
import type { Day, Period, Text } from '@sanyi/kernel';
import type { ByCode, Scenario, Targets } from './scenario.ts';

/** A district with its part in every stream of care. */
export type PlanDistrict = District & {
  /** Weight of the district's institutions in a stream. */
  readonly shares: ByCode;
  /** Part of a stream's patients in the district who live there. */
  readonly home: ByCode;
};

/** A row of `institutions.csv`: how many institutions of one make each district has. */
export type InstitutionGroup = {
  readonly group: string;
  readonly kind: InstitutionKind;
  readonly level: Level;
  readonly grassroots: boolean;
  /** Stream its visits belong to; empty for institutions without visits. */
  readonly stream: string;
  readonly visitShare: number;
  readonly stayShare: number;
  readonly publicShare: number;
  readonly suffix: Text;
  /** Spread of sizes (standard deviation of the logarithm). */
  readonly spread: number;
  readonly counts: ByCode;
};

/** A row of `diagnosis-groups.csv`. */
export type PlanDiagnosis = {
  readonly code: string;
  readonly title: Text;
  /** Chronic disease it belongs to; empty for none. */
  readonly chronic: string;
  /** Weight at a visit of a child, an adult, an aged person. */
  readonly visit: readonly [number, number, number];
  readonly stay: readonly [number, number, number];
  /** Mean days of a stay. */
  readonly days: number;
  /** Relative number of lines by category. */
  readonly factors: ByCode;
  readonly sex: string;
  readonly ageFrom: number;
  readonly ageTo: number;
};

/** A row of `items.csv`; its position plus one is the item number. */
export type PlanItem = {
  readonly code: string;
  readonly title: Text;
  readonly unit: Text;
  readonly category: Category;
  readonly separatelyChargeable: boolean;
  readonly visit: ByCode;
  readonly stay: number;
  readonly quantity: number;
  readonly stayQuantity: number;
  /** Smallest part of a unit that a stay uses. */
  readonly step: number;
  readonly groups: readonly string[];
};

/** A row of `purchase-prices.csv`: what institutions paid from a day on, in fen. */
export type PlanPrice = { readonly item: number; readonly from: Day; readonly price: number };

/**
 * Everything the folder of a city says, checked. Made by `readCityPlan` only.
 */
export type CityPlan = {
  readonly scenario: Scenario;
  readonly targets: Targets;
  /** Quarters the scenario covers, in order. */
  readonly quarters: readonly Period[];
  readonly districts: readonly PlanDistrict[];
  readonly groups: readonly InstitutionGroup[];
  readonly names: { readonly first: readonly Text[]; readonly second: readonly Text[] };
  readonly diagnoses: readonly PlanDiagnosis[];
  readonly items: readonly PlanItem[];
  /** Sorted by item, day. */
  readonly prices: readonly PlanPrice[];
};
