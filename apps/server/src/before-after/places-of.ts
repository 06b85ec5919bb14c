import type { WireText } from '@sanyi/api';
import { LEVELS } from '@sanyi/facts';
import type { PlaceGrain } from '@sanyi/policy';
import type { FactsManifest } from '@sanyi/store';

/** A place whose series is known, with the kind of place it is. */
export type PlaceOf = {
  readonly id: string;
  readonly title: WireText;
  readonly grain: PlaceGrain;
};

/**
 * The city, its levels and its districts.
 *
 * @example
 * ```ts
 * const title = { en: 'Beijing', zh: '北京' };
 * placesOf({ place: 'beijing', title, districts: [] })[1]?.id; // 'tertiary'
 * ```
 */
export function placesOf({
  place,
  title,
  districts,
}: Pick<FactsManifest, 'place' | 'title' | 'districts'>): PlaceOf[] {
  return [
    { id: place, title, grain: 'city' },
    ...LEVELS.codes.map((id): PlaceOf => ({ id, title: LEVELS.titles[id], grain: 'level' })),
    ...districts.map((each): PlaceOf => ({ id: each.id, title: each.title, grain: 'district' })),
  ];
}
