import { clauseText, type PackageFiles, type PolicyPackage, readPackage } from '@sanyi/policy';
import type { Finding } from './source-tree.ts';

const CHINESE = /[\u4e00-\u9fff]/;
/** A word of English; keys of `SOURCES.md` have none. */
const WORD = /\b[a-z]{3,}\b/;

type Said = { readonly source: string; readonly path: string; readonly line: number };

/**
 * Sources of packages that say something in words, but not in both languages. What cannot be read is
 * left to the tests of packages.
 */
export function sourceFindings(packages: ReadonlyMap<string, PackageFiles>): Finding[] {
  return [...packages].flatMap(([name, files]) => {
    const read = readPackage(name, files);
    if (!read.ok) return [];
    return saidIn(read.value)
      .filter(({ source }) => WORD.test(source) && !isInBoth(source))
      .map(({ source, path, line }) => ({
        path: `policies/${path}`,
        line,
        message: `the source "${source}" is in one language; write it as "English / 中文"`,
      }));
  });
}

function isInBoth(source: string): boolean {
  const { en, zh } = clauseText(source);
  return CHINESE.test(zh) && !CHINESE.test(en);
}

/** Every source that a package names: of values, rows, indicators, lines, forms and rules. */
function saidIn({
  files: _files,
  linked: _linked,
  tables,
  evidence: _,
  ...own
}: PolicyPackage): Said[] {
  const said: Said[] = [];
  const package_ = { path: `${own.id}/policy.yaml`, line: 1 };
  collect(own, package_, said);
  for (const [file, model] of tables) {
    for (const { logic } of model.decisions) {
      const at = logic.form === 'table' ? logic.annotations.indexOf('source') : -1;
      if (logic.form !== 'table' || at < 0) continue;
      for (const { annotations } of logic.rules) {
        said.push({ source: annotations[at] ?? '', path: `${own.id}/${file}`, line: 1 });
      }
    }
  }
  return said;
}

function collect(value: unknown, at: Omit<Said, 'source'>, said: Said[]): void {
  if (typeof value !== 'object' || value === null) return;
  const entries = value instanceof Map ? [...value] : Object.entries(value);
  const own = new Map<unknown, unknown>(entries);
  const place = placeOf(own, at);
  for (const [key, each] of entries) {
    if (key === 'source' && typeof each === 'string') said.push({ source: each, ...place });
    else collect(each, place, said);
  }
}

/** Where an object stands: as it says itself, or where what holds it stands. */
function placeOf(
  own: ReadonlyMap<unknown, unknown>,
  at: Omit<Said, 'source'>,
): Omit<Said, 'source'> {
  const [where, file, line] = ['where', 'file', 'line'].map((name) => own.get(name));
  const [, path, from] = /^([^: ]+)(?::(\d+))?/.exec(typeof where === 'string' ? where : '') ?? [];
  const home = at.path.slice(0, at.path.indexOf('/'));
  return {
    path: typeof file === 'string' ? `${home}/${file}` : (path ?? at.path),
    line: typeof line === 'number' ? line : Number(from ?? at.line),
  };
}
