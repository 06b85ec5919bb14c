import { DAY_FORMS } from './day.ts';
import { FIELDS, TABLES, type TableName } from './mapping.ts';

type Schema = { readonly [key: string]: unknown };
type Properties = { readonly [key: string]: Schema };

const SCALAR: Schema = { type: ['string', 'number', 'boolean'] };

const closed = (properties: Properties, required: readonly string[]): Schema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const TITLE = closed({ en: SCALAR, zh: SCALAR }, ['en', 'zh']);
const FORM: Properties = { encoding: { enum: ['utf-8', 'gb18030'] }, delimiter: SCALAR };

const SOURCE: Schema = {
  ...closed(
    {
      column: SCALAR,
      value: SCALAR,
      default: SCALAR,
      date: { enum: DAY_FORMS },
      lookup: { type: 'array', items: SCALAR },
      crosswalk: SCALAR,
      system: { anyOf: [SCALAR, closed({ column: SCALAR }, ['column'])] },
    },
    [],
  ),
  anyOf: [{ required: ['column'] }, { required: ['value'] }],
};

function tableSchema(name: TableName): Schema {
  const { needed, optional } = FIELDS[name];
  const fields = Object.fromEntries([...needed, ...optional].map((field) => [field, SOURCE]));
  const own = { file: SCALAR, id: SCALAR, distinct: { type: 'boolean' }, ...FORM };
  const must = name === 'line' ? ['file', 'fields'] : ['file', 'id', 'fields'];
  return closed({ ...own, fields: closed(fields, needed) }, must);
}

const DISTRICT = closed(
  { id: SCALAR, code: SCALAR, title: TITLE, population: { type: 'number', minimum: 0 } },
  ['id', 'title'],
);

const LOOKUP = closed({ file: SCALAR, key: SCALAR, value: SCALAR, ...FORM }, [
  'file',
  'key',
  'value',
]);

/** The form of a mapping of outside data (JSON Schema, draft 2020-12), from the tables it may fill. */
export const MAPPING_SCHEMA: Schema = closed(
  {
    place: SCALAR,
    title: TITLE,
    source: SCALAR,
    currency: SCALAR,
    synthetic: { type: 'boolean' },
    weight: { type: 'number', exclusiveMinimum: 0 },
    days: closed({ from: SCALAR, to: SCALAR }, ['from', 'to']),
    districts: { type: 'array', items: DISTRICT },
    format: closed(FORM, []),
    crosswalks: { type: 'object', additionalProperties: SCALAR },
    lookups: { type: 'object', additionalProperties: LOOKUP },
    tables: closed(Object.fromEntries(TABLES.map((name) => [name, tableSchema(name)])), TABLES),
  },
  ['place', 'title', 'currency', 'days', 'districts', 'tables'],
);
