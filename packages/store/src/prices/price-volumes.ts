import { join } from 'node:path';
import { PERSON_CLASSES } from '@sanyi/facts';
import { type Day, isoDate } from '@sanyi/kernel';
import { rowsOf, sqlFiles, sqlText, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';

/** Quantity of an item at an institution for a class of persons, thousandths. */
export type PriceVolume = {
  readonly institution: number;
  readonly personClass: string;
  readonly item: number;
  readonly quantity: number;
};

/** How much of some items was used, by institution and class of persons, over days both inclusive. */
export async function priceVolumes(
  { path, manifest }: Facts,
  of: { readonly items: readonly number[]; readonly from: Day; readonly to: Day },
): Promise<PriceVolume[]> {
  const files = (pick: 'claimFile' | 'personFile'): string =>
    `read_parquet(${sqlFiles(manifest.parts.map((part) => join(path, part[pick])))})`;
  const days = [of.from, of.to].map((day) => `DATE ${sqlText(isoDate(day))}`);
  const rows = await withDatabase(2, (connection) =>
    rowsOf(
      connection,
      `WITH used AS (
         SELECT person, institution, unnest(lines) AS line FROM ${files('claimFile')}
         WHERE end_day BETWEEN ${days[0]} AND ${days[1]})
       SELECT institution, person_class, line.item AS item, sum(line.quantity)::BIGINT AS quantity
       FROM used JOIN ${files('personFile')} USING (person)
       WHERE line.item IN (${of.items.join(', ') || '-1'})
       GROUP BY ALL ORDER BY ALL`,
    ),
  );
  return rows.map((row) => ({
    institution: Number(row.institution),
    personClass: PERSON_CLASSES.codes.find((code) => code === row.person_class) ?? 'none',
    item: Number(row.item),
    quantity: Number(row.quantity),
  }));
}
