import { type Problem, problem } from '@sanyi/kernel';
import { decimal } from '../headers/decimal.ts';
import { suggestion } from '../kinds/suggestion.ts';
import { unit } from '../kinds/unit.ts';
import { ID } from '../package/names.ts';
import { PROVENANCES } from '../parameters/read-parameters.ts';
import { whereOf } from '../yaml/cursor.ts';
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
import type { FormIndicator, FormPart, ReportForm } from './form.ts';

/** Reads one reporting form; what is wrong goes to `problems`. */
export function readForm(file: PackageFile, problems: Problem[]): ReportForm | null {
  const { at, value } = readYaml(file, formShape, problems);
  if (!value) return null;
  const { form: id, order, ...rest } = value;
  checkFileName(at, { id, file: file.path }, problems);
  const own = { package: file.package, file: file.path, where: whereOf(at) };
  return { ...rest, id, order: Number(order), ...own };
}

/** Notes every indicator of a form that the package does not have. */
export function checkForm(form: ReportForm, indicators: readonly string[]): Problem[] {
  return form.indicators
    .filter((each) => !indicators.includes(each.indicator))
    .map((each) => {
      const details = { found: each.indicator, ...suggestion(each.indicator, indicators) };
      return problem('POLICY_FORM_INDICATOR', form.where, details);
    });
}

const partShape = record(
  { title: bilingual, unit },
  { times: matching(/^[1-9]\d{0,5}$/), perMonth: flag },
);

const part: Shape<FormPart> = shaped(partShape, (at) => {
  const read = partShape(at);
  if (!read) return undefined;
  const { times = '1', perMonth = false, ...rest } = read;
  return { ...rest, times: Number(times), perMonth };
});

const indicatorShape = record(
  {
    indicator: matching(ID),
    numerator: part,
    denominator: part,
    least: decimal,
    most: decimal,
    provenance: oneOf(PROVENANCES),
    source: scalar,
  },
  { keeps: oneOf<FormIndicator['keeps']>(['numerator', 'difference']), isPart: flag },
);

const indicator: Shape<FormIndicator> = shaped(indicatorShape, (at) => {
  const read = indicatorShape(at);
  return read && { keeps: 'numerator', isPart: false, ...read };
});

const formShape = record(
  {
    form: matching(ID),
    title: bilingual,
    period: oneOf<ReportForm['period']>(['month', 'quarter', 'year']),
    order: matching(/^\d{1,4}$/),
    indicators: listOf(indicator),
  },
  {},
);

/** A reporting form. Form for editors of YAML. */
export const FORM_SCHEMA: JsonSchema = formShape.schema;
