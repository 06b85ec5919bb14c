import { parseDay } from '@sanyi/kernel';
import type { PackageFiles } from '../package/policy-package.ts';
import { asVersion } from './as-version.ts';
import type { Edit } from './edit.ts';
import { editTable } from './edit-table.ts';
import { dropCase, editList, editParameters } from './edit-texts.ts';
import { packageHead } from './package-head.ts';

/**
 * The files of a package after an edit. What cannot be done (a rule that is not there, a file that
 * cannot be read) changes nothing: the same files come back.
 *
 * @example
 * ```ts
 * const files = new Map([['lists/a.csv', 'code\nx\n']]);
 * applyEdit(files, { kind: 'addRow', file: 'lists/a.csv', cells: ['y'] }).get('lists/a.csv'); // 'code\nx\ny\n'
 * ```
 */
export function applyEdit(files: PackageFiles, edit: Edit): PackageFiles {
  switch (edit.kind) {
    case 'from':
      return movedTo(files, edit.text);
    case 'file':
      return withFile(files, edit.path, edit.text);
    case 'dropCase': {
      const text = files.get(edit.file);
      return text === undefined ? files : withFile(files, edit.file, dropCase(text, edit.row));
    }
    case 'listCell':
    case 'addRow':
    case 'dropRow':
      return changed(files, edit.file, (text) => editList(text, edit));
    case 'value':
    case 'addValue':
    case 'dropValue':
      return changed(files, edit.file, (text) => editParameters(text, edit));
    default:
      return changed(files, edit.file, (text) => editTable(text, edit));
  }
}

function changed(
  files: PackageFiles,
  path: string,
  change: (text: string) => string | null,
): PackageFiles {
  const text = files.get(path);
  const next = text === undefined ? null : change(text);
  return next === null || next === text ? files : withFile(files, path, next);
}

function withFile(files: PackageFiles, path: string, text: string | null): PackageFiles {
  const next = new Map(files);
  if (text === null) next.delete(path);
  else next.set(path, text);
  return next;
}

function movedTo(files: PackageFiles, text: string): PackageFiles {
  const from = parseDay(text);
  const { id, version } = packageHead(files.get('policy.yaml') ?? '');
  if (!from.ok || id === null || version === null) return files;
  return asVersion(files, { id, version, from: from.value });
}
