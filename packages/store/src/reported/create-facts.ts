import { type District, emptyClaimBatch } from '@sanyi/facts';
import { addDays, type Period, type Result, type Text } from '@sanyi/kernel';
import { writeFacts } from '../facts/write-facts.ts';
import type { FactsManifest } from '../folder/manifest.ts';

/** What a folder of facts without claims is made of. */
export type EmptyFacts = {
  readonly place: string;
  readonly title: Text;
  readonly districts: readonly District[];
  /** The first and the last period that figures are expected for. */
  readonly first: Period;
  readonly last: Period;
  /** Whether the figures to come are made up. */
  readonly synthetic: boolean;
};

/**
 * Makes a folder of facts without any claim, ready for figures that districts report. It opens,
 * settles and measures like any other (to nothing), and claims can be imported into it later: the
 * reported figures stay.
 *
 * @returns its manifest, or `STORE_FOLDER_OCCUPIED`, `STORE_LOCKED`, `STORE_WRITE_FAILED`
 * @example
 * ```ts
 * const quarter = unwrap(parsePeriod('2019-Q1'));
 * const made = await createFacts('package.json/facts', {
 *   place: 'beijing', title: { en: 'Beijing', zh: '北京市' }, districts: [],
 *   first: quarter, last: quarter, synthetic: false,
 * });
 * made.ok; // false: package.json is no folder
 * ```
 */
export const createFacts = (folder: string, what: EmptyFacts): Promise<Result<FactsManifest>> =>
  writeFacts(folder, {
    head: {
      place: what.place,
      title: what.title,
      currency: 'CNY',
      weight: 1,
      synthetic: what.synthetic,
      source: 'reported',
      from: what.first.from,
      to: addDays(what.last.to, -1),
      seed: null,
      scale: null,
      districts: what.districts,
    },
    reference: {
      institutions: [],
      items: [],
      purchasePrices: {
        count: 0,
        item: new Uint32Array(),
        fromDay: new Int32Array(),
        toDay: new Int32Array(),
        price: new Float64Array(),
      },
      doctors: [],
      diagnosisGroups: [],
    },
    parts: [{ claims: [emptyClaimBatch()], persons: NOBODY }],
  });

const NOBODY = {
  count: 0,
  person: new Uint32Array(),
  birthYear: new Uint16Array(),
  sex: new Uint8Array(),
  district: new Uint8Array(),
  scheme: new Uint8Array(),
  personClass: new Uint8Array(),
  incomeBand: new Uint8Array(),
  keyGroups: new Uint16Array(),
  chronic: new Uint16Array(),
};
