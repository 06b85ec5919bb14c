import { Document, isCollection, visit } from 'yaml';
import { YAML_STYLE } from '../package/format.ts';
import type { Evidence } from './evidence.ts';

/** Lists whose entries stand on one line each. */
const ROWS: ReadonlySet<unknown> = new Set(['cells', 'bands', 'indicators', 'items']);

/**
 * Evidence as the text of its file, the same for the same evidence. `readPackage` reads it again.
 *
 * @example
 * ```ts
 * declare const evidence: Evidence; // of measureEvidence
 * writeEvidence(evidence).startsWith('evidence: '); // true
 * ```
 */
export function writeEvidence({ id, measuredOn, ...rest }: Evidence): string {
  const told = { evidence: id, ...(measuredOn === null ? {} : { measuredOn }), ...rest };
  const document = new Document(told, { schema: 'core', aliasDuplicateObjects: false });
  visit(document, {
    Pair: (_, pair) => {
      const key = pair.key && typeof pair.key === 'object' && 'value' in pair.key && pair.key.value;
      if (!isCollection(pair.value)) return;
      if (!ROWS.has(key)) pair.value.flow = true;
      else for (const item of pair.value.items) if (isCollection(item)) item.flow = true;
    },
  });
  return document.toString(YAML_STYLE);
}
