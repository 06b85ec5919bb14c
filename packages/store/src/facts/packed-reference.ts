import { LEVELS } from '@sanyi/facts';
import type { PriceFacts } from '@sanyi/insurance';
import { assert } from '@sanyi/kernel';

/**
 * What claims are priced by as threads are sent it. Institutions are ten thousand and more: as columns,
 * without their names, they are copied at once, and as rows each thread would take a tenth of a second.
 */
export type PackedReference = Omit<PriceFacts, 'institutions'> & {
  readonly institutions: {
    readonly institution: Uint32Array;
    readonly level: Uint8Array;
    readonly grassroots: Uint8Array;
    /** Positions in `districts`. */
    readonly district: Uint16Array;
    readonly districts: readonly string[];
  };
};

/** Packs what claims are priced by, and leaves out what else is known of a place. */
export function packReference(reference: PriceFacts): PackedReference {
  const { institutions: rows, items, purchasePrices, diagnosisGroups } = reference;
  const districts = [...new Set(rows.map(({ district }) => district))];
  const at = new Map(districts.map((district, position) => [district, position]));
  return {
    ...{ items, purchasePrices, ...(diagnosisGroups && { diagnosisGroups }) },
    institutions: {
      institution: Uint32Array.from(rows, ({ institution }) => institution),
      level: Uint8Array.from(rows, ({ level }) => LEVELS.at(level)),
      grassroots: Uint8Array.from(rows, ({ grassroots }) => Number(grassroots)),
      district: Uint16Array.from(rows, ({ district }) => at.get(district) ?? 0),
      districts,
    },
  };
}

/** The same as it was packed. */
export function unpackReference({ institutions, ...others }: PackedReference): PriceFacts {
  const { institution, level, grassroots, district, districts } = institutions;
  const rows = Array.from(institution, (id, row) => {
    const [is, lies] = [LEVELS.codes[level[row] ?? -1], districts[district[row] ?? -1]];
    assert(is !== undefined && lies !== undefined, 'a position was packed with its list');
    return { institution: id, level: is, grassroots: grassroots[row] === 1, district: lies };
  });
  return { ...others, institutions: rows };
}
