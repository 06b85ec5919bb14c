import { type Problem, problem } from '@sanyi/kernel';
import { suggestion } from '../kinds/suggestion.ts';
import { ID } from '../package/names.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
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
import type {
  BulletinColumn,
  BulletinDefinition,
  BulletinEvents,
  BulletinFamily,
  BulletinNoise,
  BulletinTable,
  ColumnShow,
} from './bulletin.ts';

/** Reads one bulletin; what is wrong goes to `problems`. */
export function readBulletin(file: PackageFile, problems: Problem[]): BulletinDefinition | null {
  const { at, value } = readYaml(file, bulletinShape, problems);
  if (!value) return null;
  const { bulletin: id, ...rest } = value;
  checkFileName(at, { id, file: file.path }, problems);
  const found = { ...rest, id, package: file.package, file: file.path, where: file.name };
  checkSections(found, problems);
  return found;
}

/** Every indicator that a bulletin of a package names must be there. */
export function checkBulletins(
  whole: PolicyPackage,
  visible: readonly PolicyPackage[],
  problems: Problem[],
): void {
  const known = visible.flatMap((each) => each.indicators.map((indicator) => indicator.id));
  for (const bulletin of whole.bulletins) {
    for (const indicator of indicatorsOf(bulletin)) {
      if (known.includes(indicator)) continue;
      const details = { indicator, ...suggestion(indicator, known) };
      problems.push(problem('POLICY_BULLETIN_INDICATOR', bulletin.where, details));
    }
  }
}

/** The indicators a bulletin names, each once. */
const indicatorsOf = ({ families, tables }: BulletinDefinition): Set<string> =>
  new Set([
    ...families.flatMap(({ indicator, amount, split }) => [
      indicator,
      ...(amount === null ? [] : [amount]),
      ...(split ? [split.price, split.volume, split.mix] : []),
    ]),
    ...tables.flatMap(({ columns }) => columns.map((column) => column.indicator)),
  ]);

function checkSections(bulletin: BulletinDefinition, problems: Problem[]): void {
  const families = bulletin.families.map((family) => family.id);
  for (const table of bulletin.tables) {
    const asked: readonly (readonly [string | null, readonly string[]])[] = [
      [table.section, ['summary', ...families]],
      [table.rankBy, families],
    ];
    for (const [family, known] of asked) {
      if (family === null || known.includes(family)) continue;
      const details = { table: table.id, family, known: known.join(', ') };
      problems.push(problem('POLICY_BULLETIN_FAMILY', bulletin.where, details));
    }
  }
}

const digits = matching(/^[1-9]\d{0,11}$/);

const whole: Shape<number> = shaped(digits, (at) => {
  const text = digits(at);
  return text === undefined ? undefined : Number(text);
});

const familyFields = record(
  {
    id: matching(ID),
    title: bilingual,
    subject: bilingual,
    indicator: matching(ID),
    noise: oneOf<BulletinNoise>(['claims', 'proportion', 'count', 'none']),
  },
  {
    amount: matching(ID),
    split: record({ price: matching(ID), volume: matching(ID), mix: matching(ID) }, {}),
    events: oneOf<BulletinEvents>(['call', 'donation']),
    smallCells: oneOf<BulletinFamily['smallCells']>(['none', 'numerator', 'both']),
    gap: record({ unit: bilingual, each: whole }, {}),
  },
);

const familyShape: Shape<BulletinFamily> = shaped(familyFields, (at) => {
  const read = familyFields(at);
  if (!read) return undefined;
  const absent = {
    amount: null,
    split: null,
    events: null,
    smallCells: 'none',
    gap: null,
  } as const;
  return { ...absent, ...read };
});

const SHOWS: readonly ColumnShow[] = [
  'value',
  'yearBefore',
  'quarterBefore',
  'yearChange',
  'quarterChange',
  'numerator',
  'complement',
  'denominator',
];

const columnFields = record(
  { indicator: matching(ID), head: bilingual, unit: bilingual },
  { show: oneOf(SHOWS), divide: whole, signed: flag },
);

const columnShape: Shape<BulletinColumn> = shaped(columnFields, (at) => {
  const read = columnFields(at);
  return read ? { show: 'value', divide: 1, signed: false, ...read } : undefined;
});

const tableFields = record(
  { id: matching(ID), section: matching(ID), title: bilingual, columns: listOf(columnShape) },
  { rankBy: matching(ID) },
);

const tableShape: Shape<BulletinTable> = shaped(tableFields, (at) => {
  const read = tableFields(at);
  return read ? { rankBy: null, ...read } : undefined;
});

const bulletinShape = record(
  {
    bulletin: matching(ID),
    title: bilingual,
    heading: bilingual,
    issuer: bilingual,
    families: listOf(familyShape),
    tables: listOf(tableShape),
    rankLeast: whole,
    requirement: record({ text: bilingual, days: whole }, {}),
    unknown: listOf(bilingual),
    source: scalar,
  },
  {},
);

/** A bulletin. Form for editors of YAML. */
export const BULLETIN_SCHEMA: JsonSchema = bulletinShape.schema;
