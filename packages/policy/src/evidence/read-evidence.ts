import type { Problem } from '@sanyi/kernel';
import { ID } from '../package/names.ts';
import { type Cursor, refuse } from '../yaml/cursor.ts';
import { checkFileName, type PackageFile, readYaml } from '../yaml/package-file.ts';
import {
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
import { count, fen } from '../yaml/whole.ts';
import type { Evidence } from './evidence.ts';

/** Reads evidence, of whichever package it is; what is wrong goes to `problems`. */
export function readEvidence(
  file: Omit<PackageFile, 'package'>,
  problems: Problem[],
): Evidence | null {
  const { at, value } = readYaml(file, evidenceShape, problems);
  if (!value) return null;
  const { evidence: id, measuredOn = null, indicators = [], items = [], ...rest } = value;
  checkFileName(at, { id, file: file.path }, problems);
  return { ...rest, id, measuredOn, indicators, items };
}

const dayText = matching(/^\d{4}-\d{2}-\d{2}$/);
const hash = matching(/^[0-9a-f]{16,64}$/);

const rules = record({ text: scalar, hash }, {});
const money = record({ total: fen, hospital: fen, fixedFund: fen, fund: fen, patient: fen }, {});
const fraction = record({ numerator: fen, denominator: fen }, {});

const FIVE = 5;
const counts = listOf(count);
const five: Shape<number[]> = shaped(counts, (at: Cursor) => {
  const read = counts(at);
  if (read === undefined || read.length === FIVE) return read;
  return refuse(at, 'POLICY_NAME_WRONG', { found: String(read.length) });
});

const evidenceShape = record(
  {
    evidence: matching(ID),
    package: record({ id: matching(ID), version: scalar, hash }, {}),
    city: record({ place: matching(ID), title: bilingual, synthetic: flag, weight: count }, {}),
    facts: hash,
    period: record({ from: dayText, to: dayText }, {}),
    baseline: rules,
    reform: rules,
    groups: rules,
    replay: hash,
    engine: record({ name: scalar, hash, version: scalar }, {}),
    counts: record({ claims: count, lines: count, persons: count, patients: count }, {}),
    cells: listOf(
      record(
        {
          dimension: scalar,
          key: scalar,
          title: bilingual,
          claims: count,
          baseline: money,
          reform: money,
        },
        {},
      ),
    ),
    bands: listOf(
      record(
        {
          of: oneOf<'persons' | 'institutions'>(['persons', 'institutions']),
          dimension: scalar,
          key: scalar,
          title: bilingual,
          count,
          bands: five,
        },
        {},
      ),
    ),
    reproduce: scalar,
  },
  {
    measuredOn: dayText,
    indicators: listOf(
      record(
        {
          id: matching(ID),
          title: bilingual,
          unit: bilingual,
          factor: scalar,
          period: scalar,
          baseline: fraction,
          reform: fraction,
        },
        {},
      ),
    ),
    items: listOf(record({ code: scalar, title: bilingual }, {})),
  },
);

/** `evidence/*.yaml`. Form for editors of YAML. */
export const EVIDENCE_SCHEMA: JsonSchema = evidenceShape.schema;
