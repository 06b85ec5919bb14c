import type { Text } from '@sanyi/kernel';
import type { Category, InstitutionKind, Level, Ownership } from './codes.ts';

/** Residents and patients as columns, ascending by `person`. Pseudonymous. */
export type PersonTable = {
  readonly count: number;
  readonly person: Uint32Array;
  readonly birthYear: Uint16Array;
  /** Position in `SEXES`. */
  readonly sex: Uint8Array;
  /** Position in the manifest's `districts`. */
  readonly district: Uint8Array;
  /** Position in `SCHEMES`. */
  readonly scheme: Uint8Array;
  /** Position in `PERSON_CLASSES`. */
  readonly personClass: Uint8Array;
  /** Position in `INCOME_BANDS`. */
  readonly incomeBand: Uint8Array;
  /** Bits over `KEY_GROUPS`. */
  readonly keyGroups: Uint16Array;
  /** Bits over `CHRONIC_DISEASES`. */
  readonly chronic: Uint16Array;
};

/** A medical institution over the days `[fromDay, toDay)`; mergers keep their series. */
export type Institution = {
  readonly institution: number;
  readonly code: string;
  readonly title: Text;
  readonly kind: InstitutionKind;
  readonly level: Level;
  readonly grassroots: boolean;
  readonly ownership: Ownership;
  /** District id such as `tongzhou`. */
  readonly district: string;
  readonly fromDay: number;
  /** null while it is open. */
  readonly toDay: number | null;
  readonly successor: number | null;
};

/** Something that can stand on a claim line. */
export type Item = {
  readonly item: number;
  /** The code price lists use. */
  readonly code: string;
  readonly title: Text;
  readonly unit: Text;
  readonly category: Category;
  readonly separatelyChargeable: boolean;
};

/** What institutions really paid, by item over `[fromDay, toDay)`; sorted by item, fromDay. */
export type PurchasePriceTable = {
  readonly count: number;
  readonly item: Uint32Array;
  readonly fromDay: Int32Array;
  readonly toDay: Int32Array;
  /** Fen per unit. */
  readonly price: Float64Array;
};

/** Family doctor contracts as columns. */
export type ContractTable = {
  readonly count: number;
  readonly person: Uint32Array;
  readonly institution: Uint32Array;
  readonly fromDay: Int32Array;
  readonly toDay: Int32Array;
};

/** Blood donations as columns. */
export type DonationTable = {
  readonly count: number;
  readonly day: Int32Array;
  /** Position in the manifest's `districts`. */
  readonly district: Uint8Array;
  /** Units of 200 ml. */
  readonly units: Uint8Array;
  /** Donations that the row stands for; 1 where every one is in the file. */
  readonly weight: Uint16Array;
};

/** Emergency calls as columns. */
export type CallTable = {
  readonly count: number;
  readonly day: Int32Array;
  /** Position in the manifest's `districts`. */
  readonly district: Uint8Array;
  /** 1 where a vehicle was sent. */
  readonly satisfied: Uint8Array;
  /** Seconds from call to arrival; 0 where none was sent. */
  readonly responseSeconds: Uint16Array;
  /** Calls that the row stands for; 1 where every one is in the file. */
  readonly weight: Uint16Array;
};

/** Doctors of an institution by title. */
export type DoctorCount = {
  readonly institution: number;
  /** Position in `TITLES`. */
  readonly title: number;
  readonly doctors: number;
};

/** A district of the place the facts are of. */
export type District = {
  readonly id: string;
  readonly code: string;
  readonly title: Text;
  /** Residents, whole persons of the real place. */
  readonly population: number;
};
