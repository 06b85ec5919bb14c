import { type Finding, isTest, lineAt, type SourceFile } from './source-tree.ts';

const EXPORT = /^export (?:declare )?(?:async )?(?:function\*?|const|class|type|interface) (\w+)/gm;
const NAME = /\b(?:type )?([A-Za-z_$][\w$]*)\s*(?=[,}\n])/g;
/** A room whose exports a door passes on as they are. */
const ROOM = /^export \* from '\.\/([^']+)';$/gm;

/** Every function or class at a package's door has a doc comment with an example; types have a comment. */
export function documentationFindings(files: readonly SourceFile[]): Finding[] {
  const doors = files.filter(({ path }) => /^packages\/[^/]+\/src\/index\.ts$/.test(path));
  return doors.flatMap((door) => {
    const folder = door.path.slice(0, -'index.ts'.length);
    const rooms = [...door.text.matchAll(ROOM)].map(([, room]) => `${folder}${room}`);
    const opened = [door, ...files.filter(({ path }) => rooms.includes(path))];
    const names = new Set(opened.flatMap(({ text }) => [...text.matchAll(NAME)].map(([, n]) => n)));
    return files
      .filter(({ path }) => path.startsWith(folder) && path !== door.path && !isTest(path))
      .flatMap((file) => exportFindings(file, names));
  });
}

function exportFindings(file: SourceFile, names: ReadonlySet<string | undefined>): Finding[] {
  return [...file.text.matchAll(EXPORT)].flatMap((match) => {
    const name = match[1] ?? '';
    if (!names.has(name)) return [];
    const line = lineAt(file.text, match.index);
    const before = file.text.slice(0, match.index).trimEnd();
    if (!before.endsWith('*/')) {
      return [{ path: file.path, line, message: `${name} is exported without a doc comment` }];
    }
    const comment = before.slice(before.lastIndexOf('/**'));
    const isFunction =
      /^export (?:async )?function/.test(match[0]) ||
      (/^export const/.test(match[0]) &&
        /^export const \w+(?:: [^=]+)? = (?:async )?(?:<[^>]*>)?\(/.test(
          file.text.slice(match.index, match.index + 400),
        ));
    return isFunction && !comment.includes('@example')
      ? [{ path: file.path, line, message: `${name} has no @example in its doc comment` }]
      : [];
  });
}
