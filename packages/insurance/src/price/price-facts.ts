import type { Item, PurchasePriceTable } from '@sanyi/facts';
import type { ClaimInstitution } from '../claim.ts';

/** What prices are made from, beside the rules. */
export type PriceFacts = {
  readonly institutions: readonly ClaimInstitution[];
  readonly items: readonly Item[];
  readonly purchasePrices: PurchasePriceTable;
  /** What diagnosis groups of claims mean, by their number; for pools that pay by group. */
  readonly diagnosisGroups?: readonly { readonly code: string }[];
};

const NO_PURCHASES: PurchasePriceTable = {
  count: 0,
  item: new Uint32Array(0),
  fromDay: new Int32Array(0),
  toDay: new Int32Array(0),
  price: new Float64Array(0),
};

/** A place without items, institutions and purchase prices, for claims that bring their own. */
export const NO_PRICE_FACTS: PriceFacts = {
  items: [],
  institutions: [],
  purchasePrices: NO_PURCHASES,
};
