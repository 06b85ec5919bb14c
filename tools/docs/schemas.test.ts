import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { readMapping } from '../../packages/store/src/import/read-mapping.ts';
import { SCHEMA_FILES, type SchemaFile } from './schemas.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Content of the repository by the path that schemas speak of. */
function contents(): { readonly path: string; readonly file: string }[] {
  const under = (folder: string): string[] =>
    readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(yaml|sql)$/.test(entry.name))
      .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
  return [
    ...[...under('policies'), ...under('samples')].map((file) => {
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

type Tree = { [key: string]: Tree | string };

/** The paths of all maps and values of a tree, outer ones first. */
const pathsOf = (tree: Tree): string[][] =>
  Object.entries(tree).flatMap(([key, inside]) =>
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? [[key], ...pathsOf(inside).map((path) => [key, ...path])]
      : [[key]],
  );

const at = (tree: Tree, path: readonly string[]): Tree =>
  path.reduce<Tree>((inside, key) => {
    const next = inside[key];
    return typeof next === 'object' ? next : {};
  }, tree);

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

  it('every YAML of the repository has a schema', () => {
    expect(files.length).toBeGreaterThan(60);
    expect(files.filter(({ path }) => !schemaOf(path)).map(({ path }) => path)).toEqual([]);
  });

  it('a mapping without a key, or with one too many, is refused by its schema and by its reader', () => {
    const [file = ''] = files.flatMap((each) => (each.path === 'mapping.yaml' ? each.file : []));
    const right = yamlOf(file) as Tree;
    const both = (tree: Tree): [boolean, boolean] => [
      ajv.validate('mapping', tree),
      readMapping(stringify(tree), 'mapping').ok,
    ];
    expect(both(right)).toEqual([true, true]);
    let tried = 0;
    for (const path of pathsOf(right)) {
      const lessens = structuredClone(right);
      const key = path.at(-1) ?? '';
      delete at(lessens, path.slice(0, -1))[key];
      const [schema, reader] = both(lessens);
      // A lookup or crosswalk that is gone is missed where it is named, which no schema sees.
      if (!/crosswalks|lookups/.test(path.join())) expect([path, schema]).toEqual([path, reader]);
      const free = /^(crosswalks|lookups)$/.test(path.join());
      const widens = structuredClone(right);
      const inside = at(widens, path.slice(0, -1))[key];
      if (free || typeof inside !== 'object' || Array.isArray(inside)) continue;
      inside.nobodyKnows = 'x';
      expect([path, ...both(widens)]).toEqual([path, false, false]);
      tried += 1;
    }
    expect(tried).toBeGreaterThan(10);
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
