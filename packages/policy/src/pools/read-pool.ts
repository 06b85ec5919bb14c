import type { PeriodKind, Problem } from '@sanyi/kernel';
import { ID, NAME } from '../package/names.ts';
import { whereOf } from '../yaml/cursor.ts';
import { type PackageFile, readYaml } from '../yaml/package-file.ts';
import { bilingual, type JsonSchema, listOf, matching, oneOf, record } from '../yaml/shape.ts';
import { POOL_KEYS, type Pool, type PoolKey } from './pool.ts';

/** Reads one pool; what is wrong goes to `problems`. */
export function readPool(file: PackageFile, problems: Problem[]): Pool | null {
  const { at, value } = readYaml(file, poolShape, problems);
  if (!value) return null;
  const { pool: name, title, hook, key, period, pays = 'fund', budget, ...rest } = value;
  return {
    ...{ name, file: file.path, title, hook, key, period, pays, budget },
    weights: rest.weights ?? null,
    floor: rest.floor ?? null,
    ceiling: rest.ceiling ?? null,
    savingsKept: rest.savingsKept ?? null,
    overspendShared: rest.overspendShared ?? null,
    overspendUpTo: rest.overspendUpTo ?? null,
    where: whereOf(at),
  };
}

const name = matching(NAME);

const poolShape = record(
  {
    pool: matching(ID),
    title: bilingual,
    hook: oneOf<Pool['hook']>(['payment.case']),
    key: listOf(oneOf<PoolKey>(POOL_KEYS)),
    period: oneOf<PeriodKind>(['month', 'quarter', 'year']),
    budget: name,
  },
  {
    pays: oneOf<Pool['pays']>(['fund', 'case']),
    weights: name,
    floor: name,
    ceiling: name,
    savingsKept: name,
    overspendShared: name,
    overspendUpTo: name,
  },
);

/** A pool. Form for editors of YAML. */
export const POOL_SCHEMA: JsonSchema = poolShape.schema;
