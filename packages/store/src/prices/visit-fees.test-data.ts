import { join } from 'node:path';
import { rowsOf, sqlFiles, sqlText, withDatabase } from '../duck/database.ts';
import type { Facts } from '../facts/open-facts.ts';
import { REFERENCE_FILES } from '../folder/manifest.ts';

type Fees = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Yuan for a visit with registration before 8 April 2017, by level and title; per bed-day of a stay. */
const OLD: Fees = {
  tertiary: {
    none: 5,
    ordinary: 5,
    deputyChief: 7,
    chief: 9,
    wellKnownExpert: 14,
    emergency: 5,
    bedDay: 7,
  },
  secondary: {
    none: 4,
    ordinary: 4,
    deputyChief: 6,
    chief: 8,
    wellKnownExpert: 12,
    emergency: 4,
    bedDay: 5,
  },
  primary: {
    none: 2,
    ordinary: 2,
    deputyChief: 4,
    chief: 6,
    wellKnownExpert: 10,
    emergency: 2,
    bedDay: 3,
  },
};

/** The service fee from that day on. */
const NEW: Fees = {
  tertiary: {
    none: 50,
    ordinary: 50,
    deputyChief: 60,
    chief: 80,
    wellKnownExpert: 100,
    emergency: 70,
    bedDay: 100,
  },
  secondary: {
    none: 30,
    ordinary: 30,
    deputyChief: 50,
    chief: 70,
    wellKnownExpert: 90,
    emergency: 50,
    bedDay: 60,
  },
  primary: {
    none: 20,
    ordinary: 20,
    deputyChief: 40,
    chief: 60,
    wellKnownExpert: 80,
    emergency: 40,
    bedDay: 50,
  },
};

/**
 * What fees of visits gain by the reform of 8 April 2017, fen: visits and bed-days counted in SQL,
 * times the two tariffs written out here. Special-needs clinics keep their price. A refund that takes
 * back all lines with title and days takes the visit back too.
 */
export async function visitFeeGain({ path, manifest }: Facts): Promise<number> {
  const claims = `read_parquet(${sqlFiles(manifest.parts.map((part) => join(path, part.claimFile)))})`;
  const institutions = `read_parquet(${sqlText(join(path, REFERENCE_FILES.institution))})`;
  const quantity = (of: string): string =>
    `coalesce(list_sum(list_transform(${of}.lines, lambda line: line.quantity)), 0)`;
  const rows = await withDatabase(1, (connection) =>
    rowsOf(
      connection,
      `WITH undone AS (
         SELECT r.reverses AS claim FROM ${claims} r JOIN ${claims} o ON o.claim = r.reverses
         WHERE len(r.lines) = 0 OR (r.title = o.title AND r.bed_days = o.bed_days
           AND ${quantity('r')} + ${quantity('o')} = 0))
       SELECT level, CASE visit_kind WHEN 'inpatientDay' THEN 'bedDay' WHEN 'emergency' THEN 'emergency'
           ELSE title END AS fee,
         sum(CASE WHEN visit_kind = 'inpatientDay' THEN bed_days ELSE 1 END)::BIGINT AS times
       FROM ${claims} c JOIN ${institutions} i USING (institution)
       WHERE NOT special_needs AND reverses IS NULL AND claim NOT IN (SELECT claim FROM undone)
       GROUP BY ALL`,
    ),
  );
  const gain = rows.map(({ level, fee, times }) => {
    const of = (fees: Fees): number => fees[String(level)]?.[String(fee)] ?? Number.NaN;
    return Number(times) * (of(NEW) - of(OLD));
  });
  return 100 * gain.reduce((sum, each) => sum + each, 0);
}
