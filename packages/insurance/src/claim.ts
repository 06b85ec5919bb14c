import type { Category, Level, PersonClass, Scheme, Title, VisitKind } from '@sanyi/facts';
import type { Day, Fen, Quantity, Text } from '@sanyi/kernel';

/** Who the claim is for, as the rules see the person on the day. */
export type ClaimPerson = {
  readonly scheme: Scheme;
  readonly personClass: PersonClass;
  /** Whole years, by year of birth (facts carry no birth date). */
  readonly age: number;
  readonly incomeBand: string;
  readonly keyGroups: readonly string[];
};

/** Where the care was given. */
export type ClaimInstitution = {
  readonly institution: number;
  readonly level: Level;
  readonly grassroots: boolean;
  readonly district: string;
};

/** The visit or stay itself: an act, not a fee. A stay is `inpatientDay` with bed-days. */
export type ClaimVisit = {
  readonly kind: VisitKind;
  readonly title: Title;
  /** Day of the service; of a stay the day of admission. */
  readonly day: Day;
  /** Day of discharge; equals `day` when the claim is no stay. */
  readonly endDay: Day;
  readonly bedDays: number;
  readonly contracted: boolean;
  readonly referred: boolean;
  readonly specialNeeds: boolean;
  /** Which stay of the calendar year this is, from 1; 0 when it is no stay. */
  readonly stayNumber: number;
};

/** One line: an item and how much of it. Prices left out are looked up in the price book. */
export type ClaimLine = {
  /** Code of the item; null when only the category is known. */
  readonly item: string;
  readonly title?: Text;
  readonly category: Category;
  readonly separatelyChargeable: boolean;
  readonly quantity: Quantity;
  /** Unit price that the source says was charged, if it says so. */
  readonly chargedPrice: Fen | null;
  /** What the institution paid; absent means "look it up", null means "there is none". */
  readonly purchasePrice?: Fen | null;
  /** What a price list says; absent means "look it up", null means "there is none". */
  readonly listPrice?: Fen | null;
};

/** One claim as acts, ready to be settled. */
export type OneClaim = {
  readonly claim: number;
  readonly person: ClaimPerson;
  readonly institution: ClaimInstitution;
  readonly visit: ClaimVisit;
  readonly lines: readonly ClaimLine[];
};
