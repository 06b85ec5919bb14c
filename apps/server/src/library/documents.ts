import { type Coverage, coverageSchema, type Glossary } from '@sanyi/api';
import { fail, ok, problem, type Result } from '@sanyi/kernel';
import { readGlossary } from './read-glossary.ts';

/** What the product says of itself, as its checkout holds it; null where it has none. */
export type DocumentTexts = {
  /** `coverage/systems.yaml`, parsed but not yet checked. */
  readonly coverage: unknown;
  /** The text of `GLOSSARY.md`. */
  readonly glossary: string | null;
};

/** What the product says of itself, read when it is first asked for. */
export type Documents = {
  coverage(): Result<Coverage>;
  glossary(): Result<Glossary>;
};

/** Reads each text once. */
export function documentsOf(texts: DocumentTexts): Documents {
  return {
    coverage: once(() => readCoverage(texts.coverage)),
    glossary: once(() =>
      texts.glossary === null ? gone('GLOSSARY.md') : ok(readGlossary(texts.glossary)),
    ),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function readCoverage(document: unknown): Result<Coverage> {
  const name = 'coverage/systems.yaml';
  if (document === null) return gone(name);
  const read = coverageSchema.safeParse(document);
  if (read.success) return ok(read.data);
  const [issue] = read.error.issues;
  return gone(name, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

const gone = (document: string, reason = 'no such file'): Result<never> =>
  fail(problem('API_DOCUMENT_UNAVAILABLE', document, { document, reason }));
