import type { Problem } from '@sanyi/kernel';
import { isMap } from 'yaml';
import { HOOKS, hookNamed } from '../hooks/registry.ts';
import { KIND_WORDS, parseKind } from '../kinds/kind-text.ts';
import { readValue } from '../kinds/read-value.ts';
import { suggestion } from '../kinds/suggestion.ts';
import { ID, NAME } from '../package/names.ts';
import { refuse, whereOf } from '../yaml/cursor.ts';
import { type PackageFile, readYaml } from '../yaml/package-file.ts';
import {
  anything,
  bilingual,
  flag,
  type JsonSchema,
  listOf,
  matching,
  oneOf,
  record,
  type Shape,
  scalar,
  shaped,
} from '../yaml/shape.ts';
import type { Accumulator, Fold, FoldReset } from './fold.ts';

/** Reads one fold; what is wrong goes to `problems`. */
export function readFold(file: PackageFile, problems: Problem[]): Fold | null {
  const { at, value } = readYaml(file, foldShape, problems);
  if (!value) return null;
  const { fold: name, ...rest } = value;
  return { name, file: file.path, ...rest, where: whereOf(at) };
}

const RESETS = ['calendarYear', 'stay', 'never'] as const;

const rolling = record({ rollingDays: matching(/^[1-9]\d{0,3}$/) }, {});

const reset: Shape<FoldReset> = shaped({ anyOf: [{ enum: RESETS }, rolling.schema] }, (at) => {
  if (!isMap(at.node)) {
    const every = oneOf(RESETS)(at);
    return every === undefined ? undefined : { every };
  }
  const read = rolling(at);
  return read && { every: 'rollingDays', days: Number(read.rollingDays) };
});

const accumulatorShape = record(
  { name: matching(NAME), kind: scalar, start: anything, title: bilingual },
  {},
);

const accumulator: Shape<Accumulator> = shaped(accumulatorShape, (at) => {
  const read = accumulatorShape(at);
  if (!read) return undefined;
  const kind = parseKind(read.kind);
  if (!kind) return refuse(at, 'POLICY_KIND_UNKNOWN', { found: read.kind, known: KIND_WORDS });
  const start = readValue(scalar(read.start) ?? '', kind);
  if (!start.ok) return refuse(read.start, start.code, start.details);
  return { name: read.name, kind, start: start.value, title: read.title };
});

const names = listOf(matching(NAME));

const order: Shape<string[]> = shaped(names, (at) => {
  const read = names(at);
  if (!read || read.at(-1) === 'claim') return read;
  return refuse(at, 'POLICY_FOLD_ORDER', { found: read.join(', ') });
});

const hook: Shape<Fold['hook']> = shaped({ enum: Object.keys(HOOKS) }, (at) => {
  const name = scalar(at);
  if (name === undefined) return undefined;
  const found = hookNamed(name)?.name;
  return (
    found ??
    refuse(at, 'POLICY_HOOK_UNKNOWN', { hook: name, ...suggestion(name, Object.keys(HOOKS)) })
  );
});

const foldShape = record(
  {
    fold: matching(ID),
    hook,
    key: listOf(matching(NAME)),
    reset,
    order,
    accumulators: listOf(accumulator),
    feedback: flag,
  },
  {},
);

/** A fold. Form for editors of YAML. */
export const FOLD_SCHEMA: JsonSchema = foldShape.schema;
