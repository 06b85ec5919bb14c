import type { District, DoctorCount, Institution, Item, PurchasePriceTable } from '@sanyi/facts';
import type { Text } from '@sanyi/kernel';

/** The reason of a visit or stay: the position in the list is `diagnosisGroup` of a claim. */
export type DiagnosisGroup = { readonly code: string; readonly title: Text };

/** What does not depend on the scale: places, items and prices of the whole city. */
export type CityReference = {
  readonly districts: readonly District[];
  readonly institutions: readonly Institution[];
  readonly doctors: readonly DoctorCount[];
  readonly items: readonly Item[];
  readonly purchasePrices: PurchasePriceTable;
  readonly diagnosisGroups: readonly DiagnosisGroup[];
};
