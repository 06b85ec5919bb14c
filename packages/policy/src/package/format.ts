import { DMN_LIMITS, readDmn, writeDmn } from '@sanyi/feel';
import { parseDocument, type ToStringOptions } from 'yaml';
import { readCsv, writeCsv } from '../csv/read-csv.ts';
import type { PackageFiles } from './policy-package.ts';

/** How YAML is written: lines are never folded, so that a change of one value is one line. */
export const YAML_STYLE: ToStringOptions = { lineWidth: 0, flowCollectionPadding: false };

/**
 * The files of a package in canonical form: DMN with stable ids and one rule per line, CSV with
 * quotes only where needed, YAML without folded lines. A file that cannot be read stays as it is,
 * for `readPackage` to tell what is wrong with it.
 *
 * @example
 * ```ts
 * formatPackage(new Map([['lists/a.csv', '"code"\r\n']])).get('lists/a.csv'); // 'code\n'
 * ```
 */
export function formatPackage(files: PackageFiles): PackageFiles {
  return new Map([...files].map(([path, text]) => [path, formatFile(path, text)]));
}

function formatFile(path: string, text: string): string {
  // What stands under tests/bad is wrong on purpose.
  if (/^tests\/bad\/[^/]+\//.test(path)) return text;
  if (path.endsWith('.dmn')) {
    const read = readDmn(text, DMN_LIMITS);
    return read.ok ? writeDmn(read.value) : text;
  }
  if (path.endsWith('.csv')) {
    const csv = readCsv(text);
    return csv.ok ? writeCsv(csv.records.map((each) => each.cells)) : text;
  }
  if (path.endsWith('.yaml')) {
    const document = parseDocument(text, { schema: 'failsafe' });
    return document.errors.length > 0 ? text : document.toString(YAML_STYLE);
  }
  return `${text.replaceAll('\r\n', '\n').trimEnd()}\n`;
}
