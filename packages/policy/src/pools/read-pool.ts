import type { Problem } from '@sanyi/kernel';
import { ID, NAME } from '../package/names.ts';
import { whereOf } from '../yaml/cursor.ts';
import { type PackageFile, readYaml } from '../yaml/package-file.ts';
import { type JsonSchema, listOf, matching, oneOf, record } from '../yaml/shape.ts';
import type { Pool } from './pool.ts';

/** Reads one pool; what is wrong goes to `problems`. */
export function readPool(file: PackageFile, problems: Problem[]): Pool | null {
  const { at, value } = readYaml(file, poolShape, problems);
  if (!value) return null;
  const { pool: name, floor = null, ceiling = null, ...rest } = value;
  return { name, file: file.path, ...rest, floor, ceiling, where: whereOf(at) };
}

const name = matching(NAME);

const poolShape = record(
  {
    pool: matching(ID),
    hook: oneOf<Pool['hook']>(['payment.case']),
    key: listOf(name),
    period: oneOf<Pool['period']>(['month', 'quarter', 'year']),
    budget: name,
  },
  { floor: name, ceiling: name },
);

/** A pool. Form for editors of YAML. */
export const POOL_SCHEMA: JsonSchema = poolShape.schema;
