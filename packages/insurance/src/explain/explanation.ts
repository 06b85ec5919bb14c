import type { Category } from '@sanyi/facts';
import type { Fen, IsoDate, Quantity, Rate, Text } from '@sanyi/kernel';
import type { ListCitation, RuleCitation } from '@sanyi/policy';
import type { ClaimInstitution, ClaimPerson, ClaimVisit } from '../claim.ts';
import type { ExplainedPool } from '../pool/explain-pool.ts';

/** One charge of an explained claim, fees of the visit first. */
export type ExplainedCharge = {
  readonly kind: 'visit' | 'line' | 'adjustment';
  readonly code: string;
  readonly title: Text;
  readonly category: Category | 'visit';
  readonly quantity: Quantity;
  readonly unitPrice: Fen;
  readonly markup: Fen;
  readonly listPrice: Fen | null;
  readonly purchasePrice: Fen | null;
  readonly selfPayShare: Rate;
  readonly ceiling: Fen | null;
  readonly amount: Fen;
  readonly overCeiling: Fen;
  readonly selfPay: Fen;
  readonly inScope: Fen;
  readonly outOfScope: Fen;
  readonly hospital: Fen;
  readonly fixedFund: Fen;
  /** What the funds pay for this charge: the prefix difference of CLM-5, without the fixed part. */
  readonly benefitFund: Fen;
  /** `fixedFund + benefitFund`. */
  readonly fund: Fen;
  /** `amount - hospital - fund`. */
  readonly patient: Fen;
  /** Numbers of the cited rules that made the price, as in `Explanation.rules`. */
  readonly rules: readonly number[];
  /** The row of a price list behind the unit price, if one was used. */
  readonly list: ListCitation | null;
};

/** A rule cited by the explanation. `number` is what charges and steps refer to, from 1. */
export type CitedRule = RuleCitation & {
  readonly number: number;
  readonly hook: 'price.visit' | 'price.line' | 'firstContact.visit' | 'benefit.claim';
  readonly packageTitle: Text;
};

/** An accumulator of the person-year before and after the claim, in its own unit. */
export type ExplainedAccumulator = {
  readonly name: string;
  readonly title: Text;
  /** `money` values are fen; others are integers at the scale of their kind. */
  readonly kind: string;
  readonly before: bigint;
  readonly after: bigint;
};

/** One step on the way to the fund part. */
export type ExplainedStep = {
  readonly kind: 'sum' | 'accumulator' | 'firstContact' | 'rule' | 'fund' | 'fixed' | 'result';
  readonly title: Text;
  /** Where the step stands in the decision, and its expression; null for steps of the platform. */
  readonly place: string | null;
  readonly expression: string | null;
  /** The value as it is shown: yuan with two decimals, a plain decimal, or a code. */
  readonly value: string;
};

/**
 * A table that ran for this claim: what each input was (null for one that no rule looks at), the
 * rules that matched, and those that one cell kept from matching.
 */
export type ExplainedTable = {
  readonly hook: CitedRule['hook'];
  /** The code of the line whose price was asked; null for a table about the visit or the claim. */
  readonly charge: string | null;
  readonly package: string;
  readonly decision: string;
  readonly title: Text;
  readonly inputs: readonly {
    readonly label: string;
    readonly title: Text;
    readonly text: string | null;
  }[];
  readonly rules: readonly {
    /** `package@version#decision/rule` */
    readonly cite: string;
    readonly clause: string;
    readonly matched: boolean;
    /** What each input's cell asks and whether it held, in the order of `inputs`. */
    readonly cells: readonly { readonly asks: string; readonly held: boolean }[];
  }[];
};

/** A check that really ran when the explanation was made. */
export type ExplainedCheck = {
  readonly id: 'chargesAddUp' | 'payersAddUp' | 'eachCharge' | 'fundAddsUp';
  readonly title: Text;
  readonly ok: boolean;
};

/** The totals of an explained claim: `amount = hospital + fund + patient`. */
export type ExplainedTotals = {
  readonly amount: Fen;
  readonly inScope: Fen;
  readonly outOfScope: Fen;
  readonly hospital: Fen;
  readonly fixedFund: Fen;
  readonly benefitFund: Fen;
  /** `fixedFund + benefitFund`. */
  readonly fund: Fen;
  readonly patient: Fen;
  /** Each fund by the name the benefit decision gives it. */
  readonly funds: Readonly<Record<string, Fen>>;
};

/** One claim under one stack, each fen explained. */
export type Explanation = {
  readonly claim: number;
  readonly stack: string;
  readonly stackHash: string;
  readonly person: ClaimPerson;
  readonly institution: ClaimInstitution;
  readonly visit: ClaimVisit;
  readonly day: IsoDate;
  /** The day whose benefit rules were taken (CLM-7 and the `@` of the stack). */
  readonly ruleDay: IsoDate;
  /** The claim this one reverses, or null. */
  readonly reverses: number | null;
  readonly charges: readonly ExplainedCharge[];
  readonly totals: ExplainedTotals;
  readonly benefit: {
    readonly allowed: boolean;
    readonly firstContactReason: string | null;
    readonly payable: boolean;
    readonly reason: string;
    /** Numbers of the rules cited by first contact and benefit. */
    readonly rules: readonly number[];
  };
  readonly accumulators: readonly ExplainedAccumulator[];
  readonly steps: readonly ExplainedStep[];
  readonly tables: readonly ExplainedTable[];
  readonly rules: readonly CitedRule[];
  /** A stay that a pool pays; null for all else, and for claims written by hand. */
  readonly pool: ExplainedPool | null;
  readonly checks: readonly ExplainedCheck[];
};
