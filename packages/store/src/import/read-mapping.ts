import {
  fail,
  failOf,
  ok,
  type Problem,
  parseDay,
  problem,
  type Result,
  type Text,
} from '@sanyi/kernel';
import { parse, YAMLParseError } from 'yaml';
import { isRecord } from '../folder/manifest.ts';
import { DAY_FORMS, type DayForm } from './day.ts';
import {
  FIELDS,
  type FieldSource,
  type FileForm,
  type LookupMapping,
  type Mapping,
  TABLES,
  type TableMapping,
  type TableName,
} from './mapping.ts';

const TOP = [
  'place',
  'title',
  'source',
  'currency',
  'synthetic',
  'weight',
  'days',
  'districts',
  'format',
  'crosswalks',
  'lookups',
  'tables',
];

/** Reads a mapping file; every slip is reported with its key path. */
export function readMapping(text: string, where: string): Result<Mapping> {
  let found: unknown;
  try {
    found = parse(text);
  } catch (error) {
    if (!(error instanceof YAMLParseError)) throw error;
    return fail(problem('IMPORT_MAPPING_NOT_READABLE', where, { why: error.message }));
  }
  const reader = new Reader(where);
  const mapping = reader.mapping(reader.record(found, ''));
  return failOf(reader.problems) ?? ok(mapping);
}

type Raw = Readonly<Record<string, unknown>>;

/** Reads shapes and gathers problems; what is wrong is replaced by something harmless. */
class Reader {
  readonly problems: Problem[] = [];
  readonly #where: string;

  constructor(where: string) {
    this.#where = where;
  }

  mapping(raw: Raw): Mapping {
    this.keys(raw, '', {
      needed: ['place', 'title', 'currency', 'days', 'tables', 'districts'],
      all: TOP,
    });
    const format = this.record(raw.format ?? {}, 'format');
    this.keys(format, 'format', { needed: [], all: ['encoding', 'delimiter'] });
    const form = this.form(format, 'format', DEFAULT_FORM);
    const days = this.record(raw.days ?? {}, 'days');
    this.keys(days, 'days', { needed: ['from', 'to'], all: ['from', 'to'] });
    return {
      place: this.text(raw, 'place', ''),
      title: this.title(raw.title, 'title'),
      source: raw.source === undefined ? this.text(raw, 'place', '') : this.text(raw, 'source', ''),
      currency: this.text(raw, 'currency', ''),
      synthetic: raw.synthetic === true,
      weight: typeof raw.weight === 'number' && raw.weight > 0 ? raw.weight : 1,
      from: this.day(days, 'from'),
      to: this.day(days, 'to'),
      districts: this.list(raw.districts, 'districts').map((each, at) => {
        const path = `districts.${at}`;
        const one = this.record(each, path);
        this.keys(one, path, {
          needed: ['id', 'title'],
          all: ['id', 'code', 'title', 'population'],
        });
        return {
          id: this.text(one, 'id', path),
          code: one.code === undefined ? '' : String(one.code),
          title: this.title(one.title, `${path}.title`),
          population: typeof one.population === 'number' ? one.population : 0,
        };
      }),
      crosswalks: this.texts(raw.crosswalks ?? {}, 'crosswalks'),
      lookups: this.lookups(this.record(raw.lookups ?? {}, 'lookups'), form),
      tables: this.tables(this.record(raw.tables ?? {}, 'tables'), { form, raw }),
    };
  }

  tables(raw: Raw, more: { form: FileForm; raw: Raw }): Record<TableName, TableMapping> {
    this.keys(raw, 'tables', { needed: TABLES, all: TABLES });
    const table = (name: TableName): TableMapping =>
      this.table(name, this.record(raw[name] ?? {}, `tables.${name}`), more);
    return {
      person: table('person'),
      institution: table('institution'),
      item: table('item'),
      claim: table('claim'),
      line: table('line'),
    };
  }

  table(name: TableName, raw: Raw, more: { form: FileForm; raw: Raw }): TableMapping {
    const path = `tables.${name}`;
    const needed = name === 'line' ? ['file', 'fields'] : ['file', 'id', 'fields'];
    this.keys(raw, path, {
      needed,
      all: ['file', 'id', 'distinct', 'fields', 'encoding', 'delimiter'],
    });
    const { needed: must, optional } = FIELDS[name];
    const fields = this.record(raw.fields ?? {}, `${path}.fields`);
    this.keys(fields, `${path}.fields`, { needed: must, all: [...must, ...optional] });
    const sources = Object.entries(fields).map(([field, source]) => {
      const at = `${path}.fields.${field}`;
      return [field, this.field(this.record(source, at), at, more.raw)] as const;
    });
    return {
      file: this.text(raw, 'file', path),
      form: this.form(raw, path, more.form),
      id: raw.id === undefined ? null : this.text(raw, 'id', path),
      distinct: raw.distinct === true,
      fields: Object.fromEntries(sources),
    };
  }

  field(raw: Raw, path: string, top: Raw): FieldSource {
    const all = ['column', 'value', 'default', 'date', 'lookup', 'crosswalk', 'system'];
    this.keys(raw, path, { needed: [raw.value === undefined ? 'column' : 'value'], all });
    const optional = (key: string): string | null =>
      raw[key] === undefined ? null : this.scalar(raw[key], `${path}.${key}`);
    const lookup = raw.lookup === undefined ? [] : this.list(raw.lookup, `${path}.lookup`);
    const lookups = lookup.map((each) => this.known(String(each), `${path}.lookup`, top.lookups));
    const crosswalk = optional('crosswalk');
    if (crosswalk !== null) this.known(crosswalk, `${path}.crosswalk`, top.crosswalks);
    return {
      column: optional('column'),
      value: optional('value'),
      default: optional('default'),
      date: this.dayForm(optional('date'), `${path}.date`),
      lookups,
      crosswalk,
      system: this.system(raw.system, `${path}.system`),
    };
  }

  system(raw: unknown, path: string): FieldSource['system'] {
    if (raw === undefined) return null;
    if (!isRecord(raw)) return { fixed: this.scalar(raw, path) };
    this.keys(raw, path, { needed: ['column'], all: ['column'] });
    return { column: this.text(raw, 'column', path) };
  }

  lookups(raw: Raw, form: FileForm): Record<string, LookupMapping> {
    const entries = Object.entries(raw).map(([name, each]) => {
      const path = `lookups.${name}`;
      const one = this.record(each, path);
      const needed = ['file', 'key', 'value'];
      this.keys(one, path, { needed, all: [...needed, 'encoding', 'delimiter'] });
      return [
        name,
        {
          file: this.text(one, 'file', path),
          form: this.form(one, path, form),
          key: this.text(one, 'key', path),
          value: this.text(one, 'value', path),
        },
      ] as const;
    });
    return Object.fromEntries(entries);
  }

  form(raw: Raw, path: string, base: FileForm): FileForm {
    const encoding =
      raw.encoding === undefined ? base.encoding : String(raw.encoding).toLowerCase();
    const delimiter = raw.delimiter === undefined ? base.delimiter : String(raw.delimiter);
    if (encoding === 'utf-8' || encoding === 'gb18030') return { encoding, delimiter };
    this.wrong(`${path}.encoding`, encoding, ['utf-8', 'gb18030']);
    return { encoding: 'utf-8', delimiter };
  }

  keys(raw: Raw, path: string, of: { needed: readonly string[]; all: readonly string[] }): void {
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`);
    for (const key of of.needed) {
      if (raw[key] === undefined) this.add('IMPORT_MAPPING_KEY_MISSING', { key: at(key) });
    }
    for (const key of Object.keys(raw)) {
      if (of.all.includes(key)) continue;
      this.add('IMPORT_MAPPING_KEY_UNKNOWN', { key: at(key), allowed: of.all.join(', ') });
    }
  }

  record(raw: unknown, path: string): Raw {
    if (isRecord(raw)) return raw;
    this.wrong(path === '' ? 'mapping' : path, shown(raw), ['{key: value}']);
    return {};
  }

  list(raw: unknown, path: string): readonly unknown[] {
    if (Array.isArray(raw)) return raw;
    if (raw !== undefined) this.wrong(path, shown(raw), ['[…]']);
    return [];
  }

  scalar(raw: unknown, path: string): string {
    if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') {
      return String(raw);
    }
    this.wrong(path, shown(raw), ['text']);
    return '';
  }

  text(raw: Raw, key: string, path: string): string {
    return raw[key] === undefined
      ? ''
      : this.scalar(raw[key], path === '' ? key : `${path}.${key}`);
  }

  texts(raw: unknown, path: string): Record<string, string> {
    const record = this.record(raw, path);
    return Object.fromEntries(
      Object.keys(record).map((key) => [key, this.text(record, key, path)]),
    );
  }

  title(raw: unknown, path: string): Text {
    const record = this.record(raw ?? {}, path);
    this.keys(record, path, { needed: ['en', 'zh'], all: ['en', 'zh'] });
    return { en: this.text(record, 'en', path), zh: this.text(record, 'zh', path) };
  }

  day(raw: Raw, key: string): Mapping['from'] {
    const day = parseDay(this.text(raw, key, 'days'), `${this.#where}, days.${key}`);
    if (day.ok) return day.value;
    this.problems.push(...day.problems);
    return 0 as Mapping['from'];
  }

  dayForm(text: string | null, path: string): DayForm | null {
    if (text === null) return null;
    const form = DAY_FORMS.find((each) => each === text);
    if (form === undefined) this.wrong(path, text, DAY_FORMS);
    return form ?? null;
  }

  known(name: string, path: string, of: unknown): string {
    const names = isRecord(of) ? Object.keys(of) : [];
    if (!names.includes(name)) this.wrong(path, name, names);
    return name;
  }

  wrong(key: string, value: string, allowed: readonly string[]): void {
    this.add('IMPORT_MAPPING_VALUE_WRONG', { key, value, allowed: allowed.join(', ') });
  }

  add(code: Parameters<typeof problem>[0], details: Record<string, string>): void {
    this.problems.push(problem(code, this.#where, details));
  }
}

const DEFAULT_FORM: FileForm = { encoding: 'utf-8', delimiter: ',' };

/** The beginning of a value that does not fit; a file of another kind may be one long text. */
function shown(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : JSON.stringify(raw);
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}

const SHOWN_LENGTH = 60;
