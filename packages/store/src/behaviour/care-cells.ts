import { join } from 'node:path';
import type { Replay } from '@sanyi/api';
import type { CareCell, CareMoney } from '@sanyi/insurance';
import { assert } from '@sanyi/kernel';
import { rowsOf, sqlFiles, sqlText, withStanding } from '../duck/database.ts';
import type { SettledFacts } from '../settle/settle-facts.ts';

/** The days whose claims count, both inclusive. */
type Days = Replay['period'];

type Key = Pick<CareCell, 'level' | 'care'>;

/**
 * The claims of a span of days by level and kind of care, under both settlements. Levels are those of
 * a replay: the grassroots apart from the rest of the primary level.
 */
export async function careCells(
  baseline: SettledFacts,
  reform: SettledFacts,
  days: Days,
): Promise<CareCell[]> {
  const [before, after] = [await sums(baseline, days), await sums(reform, days)];
  assert(before.size === after.size, 'both settlements are of the same claims');
  return [...after].map(([key, { count, money }]) => {
    const [level = '', care] = key.split(' ');
    const old = before.get(key);
    assert(old !== undefined && old.count === count, 'both settlements are of the same claims');
    // The key was put together below from these two words.
    return { level, care: care as Key['care'], count, baseline: old.money, reform: money };
  });
}

type Sums = ReadonlyMap<string, { readonly count: bigint; readonly money: CareMoney }>;

async function sums({ facts, path }: SettledFacts, { from, to }: Days): Promise<Sums> {
  const claims = sqlFiles(facts.manifest.parts.map((part) => join(facts.path, part.claimFile)));
  const settlement = sqlText(join(path, 'settlement', '*.parquet'));
  const rows = await withStanding((connection) =>
    rowsOf(
      connection,
      `SELECT c.institution::INTEGER AS institution, c.visit_kind = 'inpatientDay' AS is_stay,
         count(*) FILTER (c.reverses IS NULL) AS acts, sum(s.hospital_fen)::BIGINT AS hospital,
         sum(s.patient_fen)::BIGINT AS patient,
         sum(s.total_fen - s.hospital_fen - s.patient_fen)::BIGINT AS fund
       FROM read_parquet(${settlement}) s JOIN read_parquet(${claims}) c USING (claim)
       WHERE c.end_day >= DATE ${sqlText(from)} AND c.end_day <= DATE ${sqlText(to)}
       GROUP BY ALL ORDER BY ALL`,
    ),
  );
  const placeOf = new Map(facts.reference.institutions.map((each) => [each.institution, each]));
  const cells = new Map<string, { count: bigint; money: CareMoney }>();
  for (const row of rows) {
    const place = placeOf.get(Number(row.institution));
    assert(place !== undefined, 'the institution of a claim is in the table');
    const level = place.grassroots ? 'grassroots' : place.level;
    const key = `${level} ${row.is_stay === true ? 'stay' : 'visit'}`;
    const known = cells.get(key) ?? { count: 0n, money: { hospital: 0n, fund: 0n, patient: 0n } };
    const plus = (part: keyof CareMoney): bigint => known.money[part] + big(row[part]);
    cells.set(key, {
      count: known.count + big(row.acts),
      money: { hospital: plus('hospital'), fund: plus('fund'), patient: plus('patient') },
    });
  }
  return new Map([...cells].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function big(value: unknown): bigint {
  assert(typeof value === 'bigint', 'a sum is a whole number');
  return value;
}
