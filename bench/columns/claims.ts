import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CheckedDecision,
  type Column,
  type ColumnKernel,
  checkDecision,
  compileColumns,
  DMN_LIMITS,
  readDmn,
} from '@sanyi/feel';
import { unwrap } from '@sanyi/kernel';
import { cases } from '../decision/claim.ts';
import { settlementDecision } from '../decision/sanyi.ts';

const LEVELS = ['tertiary', 'secondary', 'primary'];
const TITLES = ['chief', 'deputyChief', 'attending', 'ordinary'];

/** Claims by columns: the cases of the decision benchmark, as many times as needed. */
export type ClaimColumns = {
  readonly count: number;
  readonly level: Uint8Array;
  readonly title: Uint8Array;
  readonly insured: Uint8Array;
  readonly amount: Int32Array;
  readonly selfPayShare: Int32Array;
  readonly deductible: Int32Array;
  readonly covered: Int32Array;
  readonly fund: Int32Array;
  /** 1 at the first claim of a person; twenty claims each. */
  readonly starts: Uint8Array;
};

const CLAIMS_OF_A_PERSON = 20;

export function claimColumns(count: number): ClaimColumns {
  const all = cases(65_536);
  const ints = (of: (one: (typeof all)[number]) => number): Int32Array =>
    Int32Array.from({ length: count }, (_, at) => of(all[at % all.length] as (typeof all)[number]));
  return {
    count,
    level: Uint8Array.from(ints(({ claim }) => LEVELS.indexOf(claim.level))),
    title: Uint8Array.from(ints(({ claim }) => TITLES.indexOf(claim.title))),
    insured: Uint8Array.from(ints(({ claim }) => Number(claim.insured))),
    amount: ints(({ claim }) => claim.amount),
    selfPayShare: ints(({ claim }) => claim.selfPayShare),
    deductible: ints(({ before }) => before.deductible),
    covered: ints(({ before }) => before.covered),
    fund: ints(({ before }) => before.fund),
    starts: Uint8Array.from({ length: count }, (_, at) => Number(at % CLAIMS_OF_A_PERSON === 0)),
  };
}

/** The claims in blocks whose columns stay in the cache of a core, as a replay goes through them. */
export function blocksOf(claims: ClaimColumns, size: number): ClaimColumns[] {
  return Array.from({ length: Math.ceil(claims.count / size) }, (_, block) => {
    const [from, to] = [block * size, Math.min(claims.count, (block + 1) * size)];
    return {
      count: to - from,
      level: claims.level.subarray(from, to),
      title: claims.title.subarray(from, to),
      insured: claims.insured.subarray(from, to),
      amount: claims.amount.subarray(from, to),
      selfPayShare: claims.selfPayShare.subarray(from, to),
      deductible: claims.deductible.subarray(from, to),
      covered: claims.covered.subarray(from, to),
      fund: claims.fund.subarray(from, to),
      starts: claims.starts.subarray(from, to),
    };
  });
}

/** The columns as the settlement decision reads them. */
export const settlementInputs = (of: ClaimColumns): Record<string, Column> => ({
  level: { values: of.level },
  title: { values: of.title },
  insured: { values: of.insured },
  amount: { values: of.amount },
  selfPayShare: { values: of.selfPayShare },
  'acc.deductible': { values: of.deductible },
  'acc.covered': { values: of.covered },
  'acc.fund': { values: of.fund },
});

const MONEY = { kind: 'money' } as const;
const CARRIED = { kind: 'context', entries: { inScope: MONEY, entitled: MONEY } } as const;

/** A deductible over the year, two rates, a yearly cap: two accumulators. */
export function yearDecision(): CheckedDecision {
  const xml = readFileSync(join(import.meta.dirname, 'year.dmn'), 'utf8');
  const types = {
    inputs: { level: { kind: 'code', set: 'level', codes: LEVELS }, inScope: MONEY, acc: CARRIED },
    output: { kind: 'context', entries: { fund: MONEY, add: CARRIED } },
  } as const;
  return unwrap(checkDecision(unwrap(readDmn(xml, DMN_LIMITS)), 'benefit', types, 'strict'));
}

export const yearKernel = (): ColumnKernel => kernelOf(yearDecision());
export const settlementKernel = (): ColumnKernel => kernelOf(settlementDecision());

function kernelOf(decision: CheckedDecision): ColumnKernel {
  const kernel = compileColumns(decision);
  if ('refused' in kernel) throw new Error(kernel.refused.en);
  return kernel;
}
