import { problemsReference } from './problems.ts';

/** Generated reference pages by file name under `docs/reference`. */
export const REFERENCE_PAGES: Readonly<Record<string, () => string>> = {
  'problems.md': problemsReference,
};
