import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { SCHEMA_FILES, type SchemaFile } from './schemas.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Content of the repository by the path that schemas speak of. */
function contents(): { readonly path: string; readonly file: string }[] {
  const under = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(yaml|sql)$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
  return [
    ...[...under('policies'), ...under('samples/package')].map((file) => {
      return { file, path: file.split('/').slice(2).join('/') };
    }),
    ...['cities', 'coverage'].flatMap((folder) =>
      under(folder).map((file) => ({ file, path: file })),
    ),
  ].filter(({ path }) => !/^tests\/bad\/[^/]+\//.test(path));
}

/** The YAML of a file: the whole of it, or the header of SQL. */
function yamlOf(file: string): unknown {
  const text = readFileSync(join(ROOT, file), 'utf8');
  return parse(
    file.endsWith('.sql') ? (/\/\*---\n([\s\S]*?)\n---\*\//.exec(text)?.[1] ?? '') : text,
  );
}

const files = contents();
const schemaOf = (path: string): SchemaFile | undefined =>
  SCHEMA_FILES.find(({ paths }) => paths.test(path));

describe('schemas of content', () => {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  for (const { name, schema } of SCHEMA_FILES) ajv.addSchema(schema, name);

  it.each(files.filter(({ path }) => schemaOf(path)).map(({ file, path }) => [file, path]))(
    '%s is as its schema says',
    (file, path) => {
      const name = schemaOf(path)?.name ?? '';
      expect(ajv.validate(name, yamlOf(file)) ? [] : ajv.errors).toEqual([]);
    },
  );

  it('every YAML of the repository has a schema, but for mappings of outside data', () => {
    const without = files.filter(({ path }) => !schemaOf(path)).map(({ path }) => path);
    expect([...new Set(without)]).toEqual(['mapping.yaml']);
  });

  it('a schema refuses what its reader refuses', () => {
    const refuses = (name: string, text: string): boolean => !ajv.validate(name, parse(text));
    expect(refuses('policy', 'id: demo')).toBe(true);
    expect(refuses('parameters', 'fee: {kind: money, title: {en: Fee}, values: []}')).toBe(true);
    expect(refuses('good-test', 'stack: demo\ncases: [{titel: {en: a, zh: b}}]')).toBe(true);
    expect(
      refuses('explained', '- {decision: a, finding: hole, about: b, why: {en: a, zh: b}}'),
    ).toBe(true);
    expect(refuses('coverage', 'systems: []')).toBe(true);
  });
});
