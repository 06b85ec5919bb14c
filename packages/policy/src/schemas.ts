import { TAKEN_OVER_SCHEMA } from './adopt/read-taken-over.ts';
import { EXPLAINED_SCHEMA } from './analysis/explained.ts';
import { BULLETIN_SCHEMA } from './bulletins/read-bulletin.ts';
import { EVIDENCE_SCHEMA } from './evidence/read-evidence.ts';
import { FOLD_SCHEMA } from './folds/read-fold.ts';
import { FORM_SCHEMA } from './forms/read-form.ts';
import { INDICATOR_SCHEMA, SUPERVISION_SCHEMA } from './headers/read-headers.ts';
import { MANIFEST_SCHEMA } from './package/manifest.ts';
import { PARAMETERS_SCHEMA } from './parameters/read-parameters.ts';
import { POOL_SCHEMA } from './pools/read-pool.ts';
import { BAD_TEST_SCHEMA } from './tests/bad-file.ts';
import { GOOD_TEST_SCHEMA } from './tests/good-file.ts';
import type { JsonSchema } from './yaml/shape.ts';

/**
 * The schema of one kind of file in a package: its name, which paths it is for, what the file is, and
 * the form (JSON Schema, draft 2020-12). Of `.sql` files it is the form of the header.
 *
 * @example
 * ```ts
 * const names = PACKAGE_SCHEMAS.map((each) => each.name); // ['policy', 'parameters', ...]
 * ```
 */
export type PackageSchema = {
  readonly name: string;
  readonly paths: RegExp;
  readonly title: string;
  readonly schema: JsonSchema;
};

/**
 * Schemas of all YAML of a package, made by the readers themselves, so that there is no second
 * description of a file. A file that passes may still be refused: codes, decimals by kind, dates in
 * order and what depends on other files are checked when it is read.
 *
 * @example
 * ```ts
 * PACKAGE_SCHEMAS.find((each) => each.paths.test('policy.yaml'))?.name; // 'policy'
 * ```
 */
export const PACKAGE_SCHEMAS: readonly PackageSchema[] = [
  {
    name: 'policy',
    paths: /^policy\.yaml$/,
    title: 'The head of a policy package',
    schema: MANIFEST_SCHEMA,
  },
  {
    name: 'parameters',
    paths: /^parameters\/[^/]+\.yaml$/,
    title: 'Values by date',
    schema: PARAMETERS_SCHEMA,
  },
  {
    name: 'fold',
    paths: /^folds\/[^/]+\.yaml$/,
    title: "What is carried over a person's year",
    schema: FOLD_SCHEMA,
  },
  { name: 'pool', paths: /^pools\/[^/]+\.yaml$/, title: 'A budget to share', schema: POOL_SCHEMA },
  {
    name: 'good-test',
    paths: /^tests\/good\/[^/]+\.yaml$/,
    title: 'Cases with their answers',
    schema: GOOD_TEST_SCHEMA,
  },
  {
    name: 'bad-test',
    paths: /^tests\/bad\/[^/]+\.yaml$/,
    title: 'What must be refused, and how',
    schema: BAD_TEST_SCHEMA,
  },
  {
    name: 'indicator',
    paths: /^indicators\/[^/]+\.sql$/,
    title: 'The header of an indicator',
    schema: INDICATOR_SCHEMA,
  },
  {
    name: 'supervision',
    paths: /^supervision\/[^/]+\.sql$/,
    title: 'The header of a supervision rule',
    schema: SUPERVISION_SCHEMA,
  },
  {
    name: 'form',
    paths: /^reporting\/[^/]+\.yaml$/,
    title: 'A sheet that districts report on',
    schema: FORM_SCHEMA,
  },
  {
    name: 'bulletin',
    paths: /^bulletins\/[^/]+\.yaml$/,
    title: 'What a bulletin shows',
    schema: BULLETIN_SCHEMA,
  },
  {
    name: 'explained',
    paths: /^explained\.yaml$/,
    title: 'Findings that are meant',
    schema: EXPLAINED_SCHEMA,
  },
  {
    name: 'evidence',
    paths: /^evidence\/[^/]+\.yaml$/,
    title: 'What a package did to the claims of a city',
    schema: EVIDENCE_SCHEMA,
  },
  {
    name: 'adopted-evidence',
    paths: /^adopted\/evidence\/[^/]+\.yaml$/,
    title: 'What a package did in the city it was taken over from',
    schema: EVIDENCE_SCHEMA,
  },
  {
    name: 'taken-over',
    paths: /^adopted\/taken-over\.yaml$/,
    title: 'What a city found when it took a package over',
    schema: TAKEN_OVER_SCHEMA,
  },
];
