import type { PoolHospital, PoolMoney, ReplayPool } from '@sanyi/api';
import type { ClosedPool, HospitalShare, ReplayFrame, ReplayPools } from '@sanyi/insurance';
import { addShares, pointYuan, sharedAmount } from '@sanyi/insurance';
import { decimalText } from '@sanyi/kernel';

type Side = ReplayPool['side'];

const SIDES: readonly [Side, Side] = ['baseline', 'reform'];

/** The pools of a replay as they are stored, printed and sent; nothing where no package has one. */
export function poolDocuments(
  { facts }: Pick<ReplayFrame, 'facts'>,
  pools: ReplayPools,
): { readonly pools?: readonly ReplayPool[]; readonly poolHospitals?: readonly PoolHospital[] } {
  if (pools.every((side) => side.length === 0)) return {};
  const named = SIDES.flatMap((side, at) => (pools[at] ?? []).map((pool) => ({ side, pool })));
  const institution = (row: number): string => String(facts.institutions[row]?.institution ?? '');
  const hospitals = new Map<
    string,
    { of: Omit<PoolHospital, keyof PoolMoney>; share: HospitalShare }
  >();
  for (const { side, pool } of named) {
    for (const share of pool.hospitals) {
      const of = { side, pool: pool.pool.name, institution: institution(share.institution) };
      const key = Object.values(of).join(' ');
      const known = hospitals.get(key)?.share;
      hospitals.set(key, { of, share: known ? addShares(known, share) : share });
    }
  }
  return {
    pools: named.map(({ side, pool }) => poolDocument(side, pool)),
    poolHospitals: [...hospitals.values()].map(({ of, share }) => ({ ...of, ...moneyOf(share) })),
  };
}

function poolDocument(side: Side, closed: ClosedPool): ReplayPool {
  const { pool, key, period, terms, value } = closed;
  return {
    ...{ side, pool: pool.name, title: pool.title },
    key: Object.entries(key).map(([name, of]) => ({ name, value: of })),
    period: period.id,
    pays: terms.pays,
    budgetFen: String(terms.budget),
    sharedFen: String(sharedAmount(terms, closed)),
    pointYuan: pointYuan(value),
    by: value.kind === 'bounded' ? value.by : 'shared',
    cut:
      value.kind === 'shared' && value.cut
        ? { remainder: String(value.cut.remainder), claim: value.cut.claim }
        : null,
    ...moneyOf(closed),
  };
}

const moneyOf = (of: Omit<HospitalShare, 'institution'>): PoolMoney => ({
  cases: of.cases,
  points: decimalText(of.points, 6),
  chargedFen: String(of.charged),
  billedFen: String(of.billed),
  patientFen: String(of.patient),
  paidFen: String(of.paid),
});
