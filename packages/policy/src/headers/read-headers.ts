import type { Problem, Text } from '@sanyi/kernel';
import { unit } from '../kinds/unit.ts';
import { ID } from '../package/names.ts';
import { refuse } from '../yaml/cursor.ts';
import { checkFileName, type PackageFile, readYaml } from '../yaml/package-file.ts';
import {
  bilingual,
  type JsonSchema,
  listOf,
  matching,
  oneOf,
  record,
  type Shape,
  scalar,
  shaped,
} from '../yaml/shape.ts';
import { decimal } from './decimal.ts';
import type { Indicator, PeriodGrain, PlaceGrain } from './indicator.ts';
import { alertLines, datedTargets } from './read-lines.ts';
import { splitHeader } from './split-header.ts';
import type { SupervisionRule } from './supervision.ts';

/** The order of an indicator whose header names none: after all that do. */
const LAST = 9999;

/** Reads one indicator; what is wrong goes to `problems`. */
export function readIndicator(file: PackageFile, problems: Problem[]): Indicator | null {
  const parts = readParts(file, indicatorShape, problems);
  if (!parts) return null;
  const { sql } = parts;
  const {
    grain,
    target = [],
    alert = [],
    formula = null,
    minDenominator,
    order,
    ...rest
  } = parts.header;
  return {
    ...rest,
    ...grain,
    package: file.package,
    file: file.path,
    targets: target,
    alerts: alert,
    formula,
    minDenominator: Number(minDenominator),
    order: Number(order ?? LAST),
    sql,
    where: file.name,
  };
}

/** Reads one supervision rule; what is wrong goes to `problems`. */
export function readSupervision(file: PackageFile, problems: Problem[]): SupervisionRule | null {
  const parts = readParts(file, supervisionShape, problems);
  if (!parts) return null;
  const { sql } = parts;
  const { id, title, source } = parts.header;
  const own: { id: string; title: Text; source: string } = { id, title, source };
  return { ...own, package: file.package, file: file.path, sql, where: file.name };
}

/** The header of a file of SQL as it was read, and the SQL below it. */
function readParts<T extends { readonly id: string }>(
  { name, path, text }: PackageFile,
  shape: Shape<T>,
  problems: Problem[],
): { readonly header: T; readonly sql: string } | null {
  const parts = splitHeader(name, text, problems);
  if (!parts) return null;
  const header = { name, text: parts.header, linesBefore: parts.linesBefore };
  const { at, value } = readYaml(header, shape, problems);
  if (!value) return null;
  checkFileName(at, { id: value.id, file: path }, problems);
  return { header: value, sql: parts.sql };
}

const PLACES: readonly PlaceGrain[] = ['district', 'institution', 'level', 'city'];
const PERIODS: readonly PeriodGrain[] = ['day', 'month', 'quarter', 'year'];

const grains = listOf(oneOf([...PLACES, ...PERIODS]));

const grain: Shape<{ places: PlaceGrain[]; periods: PeriodGrain[] }> = shaped(grains, (at) => {
  const read = grains(at);
  if (!read) return undefined;
  const places = PLACES.filter((each) => read.includes(each));
  const periods = PERIODS.filter((each) => read.includes(each));
  const found = read.join(', ');
  if (places.length === 0) {
    return refuse(at, 'POLICY_GRAIN_NO_PLACE', { found, allowed: PLACES.join(', ') });
  }
  if (periods.length === 0) {
    return refuse(at, 'POLICY_GRAIN_NO_PERIOD', { found, allowed: PERIODS.join(', ') });
  }
  return { places, periods };
});

const indicatorShape = record(
  {
    id: matching(ID),
    title: bilingual,
    unit,
    direction: oneOf<Indicator['direction']>(['up', 'down', 'none']),
    grain,
    factor: decimal,
    minDenominator: matching(/^\d{1,15}$/),
    source: scalar,
  },
  {
    target: datedTargets,
    alert: alertLines,
    formula: bilingual,
    question: bilingual,
    order: matching(/^\d{1,4}$/),
  },
);

const supervisionShape = record(
  { id: matching(ID), title: bilingual, source: scalar },
  { unit, direction: oneOf(['up', 'down', 'none']), grain },
);

/** The header of an indicator. Form for editors of YAML. */
export const INDICATOR_SCHEMA: JsonSchema = indicatorShape.schema;

/** The header of a supervision rule. Form for editors of YAML. */
export const SUPERVISION_SCHEMA: JsonSchema = supervisionShape.schema;
