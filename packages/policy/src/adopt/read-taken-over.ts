import type { Problem } from '@sanyi/kernel';
import { isScalar } from 'yaml';
import { readEvidence } from '../evidence/read-evidence.ts';
import { filesOf } from '../package/layout.ts';
import { ID, NAME } from '../package/names.ts';
import type { PackageFiles } from '../package/policy-package.ts';
import type { UnitKind } from '../package/unit-kind.ts';
import { type Cursor, openYaml, refuse } from '../yaml/cursor.ts';
import {
  bilingual,
  flag,
  type JsonSchema,
  listOf,
  matching,
  oneOf,
  readWhole,
  record,
  scalar,
  shaped,
} from '../yaml/shape.ts';
import { count, fen } from '../yaml/whole.ts';
import type { TakenOver } from './taken-over.ts';

/** Reads what stands in `adopted/` of a package; null where it was not taken over from another city. */
export function readTakenOver(
  name: string,
  files: PackageFiles,
  problems: Problem[],
): TakenOver | null {
  const [file] = filesOf(files, 'takenOver');
  if (!file) return null;
  const at = openYaml(`${name}/${file.path}`, file.text);
  const read = readWhole(at, takenOverShape);
  problems.push(...at.source.problems);
  const [effect] = filesOf(files, 'takenOverEvidence');
  const there = effect
    ? readEvidence({ ...effect, name: `${name}/${effect.path}` }, problems)
    : null;
  if (!read) return null;
  const cases = read.tests.cases.map((each) => ({ ...each, actual: each.actual ?? null }));
  const local = read.local.map((each) => ({ ...each, here: each.here ?? null }));
  return { ...read, there, local, tests: { ...read.tests, cases } };
}

const UNITS: readonly UnitKind[] = ['hook', 'parameter', 'list', 'indicator', 'supervision'];
const id = matching(ID);

const mapped = record({ unit: oneOf(UNITS), name: scalar, there: id, here: listOf(id) }, {});

const local = record(
  {
    name: matching(NAME),
    title: bilingual,
    kind: scalar,
    there: scalar,
    by: oneOf<'set' | 'package' | 'nobody'>(['set', 'package', 'nobody']),
  },
  { here: scalar },
);

const gap = record(
  {
    list: matching(NAME),
    rows: count,
    missingItems: listOf(scalar),
    missingLevels: listOf(scalar),
    untouchedItems: count,
  },
  {},
);

/** What came out of a test, which may be nothing. */
const answer = shaped({ type: 'string' }, (at: Cursor) =>
  isScalar(at.node) ? String(at.node.value ?? '') : refuse(at, 'POLICY_NOT_TEXT'),
);

const testCase = record({ title: bilingual, holds: flag, expected: answer }, { actual: answer });

const takenOverShape = record(
  {
    package: record({ id, version: scalar, title: bilingual }, {}),
    lines: record({ negligible: fen, within: fen }, {}),
    mapped: listOf(mapped),
    local: listOf(local),
    lists: listOf(gap),
    tests: record({ passed: count, failed: count, cases: listOf(testCase) }, {}),
  },
  {},
);

/** `adopted/taken-over.yaml`. Form for editors of YAML. */
export const TAKEN_OVER_SCHEMA: JsonSchema = takenOverShape.schema;
