import type { Category } from '@sanyi/facts';
import type { Fen, Quantity, Rate } from '@sanyi/kernel';

/** What one unit of an item costs and how it counts, as `price.line` decides (product hook). */
export type LinePrice = {
  readonly unitPrice: Fen;
  readonly markup: Fen;
  readonly selfPayShare: Rate;
  /** Payment standard per unit; what is above it the patient bears. */
  readonly ceiling: Fen | null;
  /** Quantity the scheme lets the hospital charge; what is above it the hospital bears. */
  readonly maxQuantity: Quantity | null;
  readonly inScope: boolean;
  /** Rules that spoke, as indexes into `stack.rules`. */
  readonly rules: readonly number[];
};

/** One charge of a visit or bed-day, as `price.visit` decides (product hook). */
export type VisitCharge = {
  readonly charge: string;
  readonly price: Fen;
  readonly fixedFund: Fen;
  readonly hospitalBorne: Fen;
  readonly inScope: boolean;
  /** Rules that made this charge, as indexes into `stack.rules`. */
  readonly rules: readonly number[];
};

/** The charges of one visit or bed-day with the rules that made them. */
export type VisitPrice = {
  readonly charges: readonly VisitCharge[];
  readonly rules: readonly number[];
};

/** The parts of one charge (CLM-2, CLM-3): `amount = hospital + fixedFund + inScope + outOfScope`. */
export type ChargeParts = {
  readonly amount: Fen;
  readonly overCeiling: Fen;
  readonly selfPay: Fen;
  readonly hospital: Fen;
  readonly fixedFund: Fen;
  readonly inScope: Fen;
  readonly outOfScope: Fen;
};

/** One charge of a settled claim: a fee of the visit or a line. Visit charges stand first. */
export type SettledCharge = ChargeParts & {
  readonly kind: 'visit' | 'line';
  /** Code of the fee or of the item; the category of a line that names no item. */
  readonly code: string;
  readonly category: Category | 'visit';
  /** Index into the claim's lines; -1 for a fee of the visit. */
  readonly line: number;
  readonly quantity: Quantity;
  readonly unitPrice: Fen;
  readonly markup: Fen;
  readonly listPrice: Fen | null;
  readonly purchasePrice: Fen | null;
  readonly rules: readonly number[];
};

/** The answer of the first-contact and benefit rules for one claim. */
export type Benefit = {
  readonly allowed: boolean;
  readonly firstContactReason: string | null;
  readonly payable: boolean;
  readonly reason: string;
  readonly funds: Readonly<Record<string, Fen>>;
  /** What the claim adds to each accumulator, scaled as the accumulator is. */
  readonly add: Readonly<Record<string, bigint>>;
  readonly rules: readonly number[];
};

/** A settled claim: `total = hospital + fixedFund + fund + patient`, to the fen (CLM-4). */
export type Settlement = {
  readonly claim: number;
  readonly charges: readonly SettledCharge[];
  readonly total: Fen;
  readonly inScope: Fen;
  readonly outOfScope: Fen;
  readonly hospital: Fen;
  readonly fixedFund: Fen;
  /** Sum of `benefit.funds`, without the fixed part. */
  readonly fund: Fen;
  readonly patient: Fen;
  readonly benefit: Benefit;
  /** Every rule cited, once each, in order of use, as indexes into `stack.rules`. */
  readonly rules: readonly number[];
};
