import { type Day, isoDate } from '@sanyi/kernel';
import { isMap, isSeq, parseDocument } from 'yaml';
import { readCsv, writeCsv } from '../csv/read-csv.ts';
import { YAML_STYLE } from '../package/format.ts';
import { filesOf } from '../package/layout.ts';
import type { PackageFiles } from '../package/policy-package.ts';

/** The number under which a package is put in force, and its first day. */
export type VersionRequest = { readonly id: string; readonly version: string; readonly from: Day };

/**
 * The files of a package under another id, version and first day. What began on its old first day
 * (values, prices, the day tests are asked for) begins on the new one; all else keeps its dates.
 *
 * @example
 * ```ts
 * const files = new Map([['policy.yaml', 'id: a-v2\nversion: 2.0.0\neffective: {from: 2019-07-01}\n']]);
 * const day = unwrap(parseDay('2019-08-01'));
 * asVersion(files, { id: 'a-v3', version: '3.0.0', from: day }).get('policy.yaml');
 * // 'id: a-v3\nversion: 3.0.0\neffective: {from: 2019-08-01}\n'
 * ```
 */
export function asVersion(files: PackageFiles, request: VersionRequest): PackageFiles {
  const manifest = parseDocument(files.get('policy.yaml') ?? '', { schema: 'failsafe' });
  const move: Move = {
    oldId: String(manifest.get('id') ?? ''),
    oldFrom: String(manifest.getIn(['effective', 'from']) ?? ''),
    id: request.id,
    from: isoDate(request.from),
  };
  manifest.set('id', request.id);
  manifest.set('version', request.version);
  manifest.setIn(['effective', 'from'], move.from);
  const [number = ''] = request.version.split('.');
  retitle(manifest.getIn(['title']), number);
  const moved = new Map(files).set('policy.yaml', manifest.toString(YAML_STYLE));
  for (const { path, text } of filesOf(files, 'parameters')) {
    moved.set(path, movedParameters(text, move));
  }
  for (const { path, text } of filesOf(files, 'list')) moved.set(path, movedRows(text, move));
  for (const { path, text } of filesOf(files, 'goodTest')) moved.set(path, movedTests(text, move));
  return moved;
}

type Move = {
  readonly oldId: string;
  readonly oldFrom: string;
  readonly id: string;
  readonly from: string;
};

/** The number in a title that `copyPackage` wrote follows the version. */
function retitle(title: unknown, number: string): void {
  if (!isMap(title)) return;
  const set = (lang: string, found: RegExp, text: string): void => {
    const now = String(title.get(lang) ?? '');
    if (found.test(now)) title.set(lang, now.replace(found, text));
  };
  set('en', /, version \d+$/, `, version ${number}`);
  set('zh', /（第\d+版）$/, `（第${number}版）`);
}

function movedParameters(text: string, { oldFrom, from }: Move): string {
  if (oldFrom === from) return text;
  const document = parseDocument(text, { schema: 'failsafe' });
  if (!isMap(document.contents)) return text;
  for (const { key, value } of document.contents.items) {
    const values = isMap(value) ? value.get('values') : null;
    if (!isSeq(values)) continue;
    values.items.forEach((each, index) => {
      if (!isMap(each) || String(each.get('from')) !== oldFrom) return;
      document.setIn([String(key), 'values', index, 'from'], from);
    });
  }
  return document.toString(YAML_STYLE);
}

function movedRows(text: string, { oldFrom, from }: Move): string {
  const csv = readCsv(text);
  if (oldFrom === from || !csv.ok) return text;
  const [header, ...rows] = csv.records.map(({ cells }) => cells);
  const at = header?.indexOf('from') ?? -1;
  if (!header || at < 0) return text;
  const moved = rows.map((row) =>
    row.map((cell, index) => (index === at && cell === oldFrom ? from : cell)),
  );
  return writeCsv([header, ...moved]);
}

const movedTests = (text: string, { oldId, oldFrom, id, from }: Move): string =>
  text.replaceAll(`@${oldFrom}`, `@${from}`).replaceAll(`${oldId}#`, `${id}#`);
