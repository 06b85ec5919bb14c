import { type Problem, problem, type Text } from '@sanyi/kernel';
import { unit } from '../kinds/unit.ts';
import { ID } from '../package/names.ts';
import { type Cursor, openYaml, refuse, whereOf } from '../yaml/cursor.ts';
import {
  bilingual,
  type JsonSchema,
  listOf,
  matching,
  oneOf,
  readWhole,
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

/** A file of SQL in a package. */
export type SqlFile = {
  readonly package: string;
  readonly path: string;
  readonly name: string;
  readonly text: string;
};

/** The order of an indicator whose header names none: after all that do. */
const LAST = 9999;

/** Reads one indicator; what is wrong goes to `problems`. */
export function readIndicator(file: SqlFile, problems: Problem[]): Indicator | null {
  const parts = splitHeader(file.name, file.text, problems);
  if (!parts) return null;
  const at = openYaml(file.name, parts.header, parts.linesBefore);
  const read = readWhole(at, indicatorShape);
  if (read) checkId(at, read.id, file.path);
  problems.push(...at.source.problems);
  if (!read) return null;
  const { grain, target = [], alert = [], formula = null, minDenominator, order, ...rest } = read;
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
    sql: parts.sql,
    where: file.name,
  };
}

/** Reads one supervision rule; what is wrong goes to `problems`. */
export function readSupervision(file: SqlFile, problems: Problem[]): SupervisionRule | null {
  const parts = splitHeader(file.name, file.text, problems);
  if (!parts) return null;
  const at = openYaml(file.name, parts.header, parts.linesBefore);
  const read = readWhole(at, supervisionShape);
  if (read) checkId(at, read.id, file.path);
  problems.push(...at.source.problems);
  if (!read) return null;
  const { id, title, source } = read;
  const own: { id: string; title: Text; source: string } = { id, title, source };
  return { ...own, package: file.package, file: file.path, sql: parts.sql, where: file.name };
}

function checkId(at: Cursor, id: string, path: string): void {
  const base = path.slice(path.lastIndexOf('/') + 1).replace(/\.sql$/, '');
  if (base === id) return;
  at.source.problems.push(problem('POLICY_HEADER_ID', whereOf(at), { id, file: path }));
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
