/** A claim of the settlement decision, and what its person carries from earlier claims; in fen. */
export type Claim = {
  readonly level: string;
  readonly title: string;
  readonly insured: boolean;
  readonly amount: number;
  /** Millionths. */
  readonly selfPayShare: number;
};

export type Before = {
  readonly deductible: number;
  readonly covered: number;
  readonly fund: number;
};

/** The answer, in fen. */
export type Settled = {
  readonly fee: number;
  readonly fixed: number;
  readonly selfPay: number;
  readonly deductible: number;
  readonly covered: number;
  readonly fund: number;
  readonly patient: number;
};

export type Case = { readonly claim: Claim; readonly before: Before };

/** Claims that are the same in every run. */
export function cases(count: number): Case[] {
  let state = 20_170_408;
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <T>(from: readonly T[]): T => from[next(from.length)] as T;
  return Array.from({ length: count }, () => ({
    claim: {
      level: pick(['tertiary', 'secondary', 'primary']),
      title: pick(['chief', 'deputyChief', 'attending', 'ordinary']),
      insured: next(10) > 0,
      amount: next(next(10) === 0 ? 2_000_000 : 80_000),
      selfPayShare: pick([0, 0, 100_000, 150_000, 333_300]),
    },
    before: { deductible: next(250_000), covered: next(700_000), fund: next(2_100_000) },
  }));
}
