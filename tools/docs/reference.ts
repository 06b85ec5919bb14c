import { cliReference } from './cli.ts';
import { factsReference } from './facts.ts';
import { hooksReference } from './hooks.ts';
import { problemsReference } from './problems.ts';
import { SCHEMA_FILES, schemasReadme, schemaText } from './schemas.ts';

/** Generated reference pages by file name under `docs/reference`. */
export const REFERENCE_PAGES: Readonly<Record<string, () => string | Promise<string>>> = {
  'cli.md': cliReference,
  'facts.md': factsReference,
  'hooks.md': hooksReference,
  'problems.md': problemsReference,
  'schemas/README.md': schemasReadme,
  ...Object.fromEntries(
    SCHEMA_FILES.map((file) => [`schemas/${file.name}.schema.json`, () => schemaText(file)]),
  ),
};
