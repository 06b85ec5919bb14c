import { Document, isCollection, visit } from 'yaml';
import { writeEvidence } from '../evidence/write-evidence.ts';
import { YAML_STYLE } from '../package/format.ts';
import type { TakenOver } from './taken-over.ts';

/** Lists whose entries stand on one line each. */
const ROWS: ReadonlySet<unknown> = new Set(['mapped', 'local', 'lists', 'cases']);

/**
 * The files of `adopted/` of a package, path and text, the same for the same findings; `readPackage`
 * reads them again.
 *
 * @example
 * ```ts
 * const paths = (found: TakenOver): string[] => takenOverFiles(found).map(([path]) => path);
 * ```
 */
export function takenOverFiles({
  there,
  ...rest
}: TakenOver): readonly (readonly [string, string])[] {
  const local = rest.local.map(({ here, ...each }) => (here === null ? each : { ...each, here }));
  const cases = rest.tests.cases.map(({ actual, ...each }) =>
    actual === null ? each : { ...each, actual },
  );
  const told = { ...rest, local, tests: { ...rest.tests, cases } };
  const document = new Document(told, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, pair) => {
      const key = pair.key && typeof pair.key === 'object' && 'value' in pair.key && pair.key.value;
      if (!isCollection(pair.value) || key === 'tests') return;
      if (!ROWS.has(key)) pair.value.flow = true;
      else for (const item of pair.value.items) if (isCollection(item)) item.flow = true;
    },
  });
  const found = ['adopted/taken-over.yaml', document.toString(YAML_STYLE)] as const;
  if (!there) return [found];
  return [found, [`adopted/evidence/${there.id}.yaml`, writeEvidence(there)]];
}
