import { coverageSchema } from '@sanyi/api';
import { SCENARIO, TARGETS } from '@sanyi/city';
import { PACKAGE_SCHEMAS } from '@sanyi/policy';
import { z } from 'zod';
import { MAPPING_SCHEMA } from '../../packages/store/src/import/mapping-schema.ts';

/** Where schemas are found by editors: the files of `docs/reference/schemas` in the repository. */
const DRAFT = 'https://json-schema.org/draft/2020-12/schema';

/** A schema as a file, with the paths of the repository that it is for. */
export type SchemaFile = {
  readonly name: string;
  readonly title: string;
  /** Paths below `policies/<package>/`, or below the root. */
  readonly paths: RegExp;
  readonly schema: object;
};

/** Every schema of content: those of packages, of mappings, of a city, and of the coverage of the documents. */
export const SCHEMA_FILES: readonly SchemaFile[] = [
  ...PACKAGE_SCHEMAS,
  {
    name: 'mapping',
    title: 'How tables of outside data are read',
    paths: /^mapping\.yaml$/,
    schema: MAPPING_SCHEMA,
  },
  zodSchema(
    {
      name: 'city-scenario',
      title: 'What a made-up city is made of',
      paths: /^cities\/[^/]+\/scenario\.yaml$/,
    },
    SCENARIO,
  ),
  zodSchema(
    {
      name: 'city-targets',
      title: 'Figures that a city is compared with',
      paths: /^cities\/[^/]+\/targets\.yaml$/,
    },
    TARGETS,
  ),
  zodSchema(
    {
      name: 'coverage',
      title: 'How far what documents ask for is served',
      paths: /^coverage\/systems\.yaml$/,
    },
    coverageSchema,
  ),
];

function zodSchema(file: Omit<SchemaFile, 'schema'>, schema: z.ZodType): SchemaFile {
  const { $schema: _draft, ...form } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  return { ...file, schema: form };
}

/** The text of a schema file. */
export const schemaText = ({ name, title, schema }: SchemaFile): string =>
  `${JSON.stringify({ $schema: DRAFT, $id: `${name}.schema.json`, title, ...schema }, null, 2)}\n`;

/** `docs/reference/schemas/README.md`. */
export function schemasReadme(): string {
  const rows = SCHEMA_FILES.map(({ name, title, paths }) => {
    const shown = paths.source
      .replaceAll('\\/', '/')
      .replaceAll('[^/]+', '*')
      .replace(/^\^|\$$/g, '')
      .replaceAll('\\.', '.');
    return `| [${name}](${name}.schema.json) | \`${shown}\` | ${title} |`;
  });
  return [
    '# Schemas of content · 内容文件的 JSON Schema',
    '',
    'Written by `npm run docs` from the readers themselves; do not edit. An editor of YAML checks and completes',
    'a file whose first line says `# yaml-language-server: $schema=` and where the schema lies. Of `.sql` files',
    'the schema is that of the header. A file that passes may still be refused by `sanyi policy check`, which',
    'also looks at codes, decimals, dates and other files.',
    '',
    '由 `npm run docs` 从读取程序生成，请勿手改。文件首行写 `# yaml-language-server: $schema=` 及路径，编辑器即可校验和补全。',
    '通过 Schema 的文件仍须经 `sanyi policy check` 检查代码、小数位、日期及与其他文件的关系。',
    '',
    '| schema | files · 文件 | what it is |',
    '| --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}
