import type { Interval, Rank, WireText } from '@sanyi/api';
import { growthError, type Ranked, ranking } from '@sanyi/oversight';
import { type Raked, rakingError, type Spread } from '@sanyi/store';

/** The rank of a district, null where nothing can be ranked, and the interval of its growth. */
type RankedDistrict = { readonly rank: Rank | null; readonly interval: Interval };

/** Ranks and intervals of the growth of all districts in a quarter, and a word about them. */
export type RankedGrowth = {
  readonly districts: ReadonlyMap<string, RankedDistrict>;
  readonly note: WireText | null;
};

/** What the ranks are judged by. */
export type RankingBasis = {
  readonly spreads: readonly Spread[];
  /** Residents one person of the facts stands for. */
  readonly weight: number;
  /** The totals the facts were raked to, where they hold for this settlement. */
  readonly raked: Raked | null;
};

/** Growth of the districts in order, with the ranks and bounds that the sample allows. */
export function rankedGrowth(basis: RankingBasis, period: string): RankedGrowth {
  const grown = basis.spreads.filter(
    (each) => each.period === period && each.yearBeforeTotalFen > 0n,
  );
  const left = rakingError(basis.raked, grown, period);
  const ranked = ranking(
    grown.map((each) => ({
      place: each.place,
      value: 100 * (Number(each.totalFen) / Number(each.yearBeforeTotalFen) - 1),
      standardError: left ?? samplingError(each, basis.weight),
    })),
  );
  const [first] = ranked;
  const bound = first ? (first.high - first.low) / 2 : 0;
  const blurred = ranked.some((each) => !each.distinguishable);
  // Where nothing can be told apart, a row of equal ranges would only look like an order.
  const none = ranked.length > 1 && ranked.every((each) => isAnywhere(each, ranked.length));
  const districts = ranked.map(({ place, rank, from, to, distinguishable, low, high }) => {
    const interval = { low: low.toFixed(1), high: high.toFixed(1) };
    return [place, { rank: none ? null : { rank, from, to, distinguishable }, interval }] as const;
  });
  return {
    districts: new Map(districts),
    note: noteOf({ raked: left !== null, none, blurred, bound }),
  };
}

const isAnywhere = ({ from, to, distinguishable }: Ranked, count: number): boolean =>
  !distinguishable && from === 1 && to === count;

const samplingError = (of: Spread, weight: number): number =>
  growthError(
    {
      total: Number(of.yearBeforeTotalFen) / 100,
      squares: Number(of.yearBeforeTotalYuanSquares),
    },
    { total: Number(of.totalFen) / 100, squares: Number(of.totalYuanSquares) },
    weight,
  );

const RANGES: WireText = {
  en: 'A range such as 3–6 means not distinguishable: these districts cannot be told apart. The thin line is the interval.',
  zh: '“3–6”表示无法区分：不足以分出这些区的先后。细线为区间。',
};

function noteOf(of: {
  readonly raked: boolean;
  readonly none: boolean;
  readonly blurred: boolean;
  readonly bound: number;
}): WireText | null {
  if (of.none) {
    return {
      en: 'No two districts can be told apart by growth in a sample this small, so none is ranked. The thin line is the interval.',
      zh: '样本太小，按增长率无法分出任何两个区的先后，故不排位次。细线为区间。',
    };
  }
  const ranges = of.blurred ? RANGES : null;
  if (!of.raked) return ranges;
  const points = of.bound.toFixed(2);
  const raked = {
    en: `The sample is raked to the known expenses of each district and quarter; what that leaves open is ±${points} points.`,
    zh: `样本已按各区各季度的已知费用总额校准，剩余误差为±${points}个百分点。`,
  };
  return ranges ? { en: `${raked.en} ${ranges.en}`, zh: `${raked.zh}${ranges.zh}` } : raked;
}
