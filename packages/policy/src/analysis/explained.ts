import type { Problem, Text } from '@sanyi/kernel';
import { NAME } from '../package/names.ts';
import { whereOf } from '../yaml/cursor.ts';
import { readYaml } from '../yaml/package-file.ts';
import {
  bilingual,
  type JsonSchema,
  listOf,
  matching,
  oneOf,
  record,
  scalar,
  shaped,
} from '../yaml/shape.ts';

/** A finding that is meant: what it is about, and why it is right as it stands. */
export type Explained = {
  readonly decision: string;
  readonly finding: 'gap' | 'overlap' | 'unreachable';
  /** Of a gap its cells in words; of an overlap both rules; of a rule that never answers the rule. */
  readonly about: string;
  readonly why: Text;
  readonly where: string;
};

/** Reads `explained.yaml`; what is wrong goes to `problems`. */
export function readExplained(name: string, text: string, problems: Problem[]): Explained[] {
  const { value } = readYaml({ name, text }, explainedShape, problems);
  return (value ?? []).map(({ place, decision, finding, about, why }) => {
    return { decision, finding, about, why, where: place };
  });
}

const entryShape = record(
  {
    decision: matching(NAME),
    finding: oneOf<Explained['finding']>(['gap', 'overlap', 'unreachable']),
    about: scalar,
    why: bilingual,
  },
  {},
);

const explainedShape = listOf(
  shaped(entryShape, (at) => {
    const read = entryShape(at);
    return read && { ...read, place: whereOf(at) };
  }),
);

/** `explained.yaml`. Form for editors of YAML. */
export const EXPLAINED_SCHEMA: JsonSchema = explainedShape.schema;
