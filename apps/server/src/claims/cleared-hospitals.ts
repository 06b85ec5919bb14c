import type { ClearedHospitals, ClearingRow } from '@sanyi/api';
import { poolKeyTitle, readClearing, type SettledFacts } from '@sanyi/store';
import { weigher } from '../pages/weighted.ts';

/** Hospitals that a page shows: those whose payment moves most; the command gives all of them. */
const SHOWN = 24;

/** What pools of the settled rules pay hospitals of a district, or of the whole city. */
export async function clearedHospitals(
  { facts, stack, path }: Pick<SettledFacts, 'facts' | 'stack' | 'path'>,
  district: string | undefined,
): Promise<ClearedHospitals> {
  const places = new Map(
    facts.reference.institutions
      .filter((of) => district === undefined || of.district === district)
      .map((of) => [String(of.institution), of]),
  );
  const all = await readClearing({ stack, path });
  const own = all.filter(({ institution }) => places.has(institution));
  const largest = new Set(own.toSorted((a, b) => moved(b) - moved(a)).slice(0, SHOWN));
  const weigh = weigher(facts.manifest.weight);
  const weighed = (amount: string | null): string | null =>
    amount === null ? null : String(weigh(BigInt(amount)));
  const pools = stack.packages.flatMap((each) => [...each.pools.values()]);
  const rows = own
    .filter((row) => largest.has(row))
    .map((row) => {
      const pool = pools.find(({ name }) => name === row.pool);
      const values = row.key.split(' ');
      const key = (pool?.key ?? []).map((name, at) => [name, values[at]] as const);
      const bare = { en: row.institution, zh: row.institution };
      return {
        institution: places.get(row.institution)?.title ?? bare,
        pool: pool?.title ?? { en: row.pool, zh: row.pool },
        key: poolKeyTitle(facts, key),
        period: row.period,
        cases: Math.round(row.cases * facts.manifest.weight),
        billedFen: String(weigh(BigInt(row.billedFen))),
        paidFen: weighed(row.paidFen),
        differenceFen: weighed(row.differenceFen),
      };
    });
  return { rows, count: own.length };
}

const moved = ({ differenceFen }: ClearingRow): number => Math.abs(Number(differenceFen ?? 0));
