import type { Problem } from '@sanyi/kernel';
import { ID, NAME } from '../package/names.ts';
import { openYaml, whereOf } from '../yaml/cursor.ts';
import { type JsonSchema, listOf, matching, oneOf, readWhole, record } from '../yaml/shape.ts';
import type { Pool } from './pool.ts';

/** Reads one pool; what is wrong goes to `problems`. */
export function readPool(
  file: { readonly path: string; readonly name: string; readonly text: string },
  problems: Problem[],
): Pool | null {
  const at = openYaml(file.name, file.text);
  const read = readWhole(at, poolShape);
  problems.push(...at.source.problems);
  if (!read) return null;
  const { pool: name, floor = null, ceiling = null, ...rest } = read;
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
