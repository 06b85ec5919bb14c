import { posix } from 'node:path';
import { type Finding, isCode, type SourceFile } from './source-tree.ts';

const NEAR = /(?:from|import)\s*\(?\s*'(\.[^']+)'/g;

/**
 * Files that import each other in a circle, types included: one of them cannot be read without the
 * others. Each circle is told once, at the first of its files by name.
 */
export function circleFindings(files: readonly SourceFile[]): Finding[] {
  const importsOf = importGraph(files.filter(({ path }) => isCode(path)));
  const circles = [...importsOf.keys()].sort().flatMap((path) => {
    const circle = circleFrom(path, importsOf);
    return circle && path === [...circle].sort()[0] ? [circle] : [];
  });
  return circles.map(([path = '', ...others]) => ({
    path,
    line: 1,
    message: `imports go in a circle: ${[path, ...others, path].map(short).join(' > ')}`,
  }));
}

type Imports = ReadonlyMap<string, readonly string[]>;

/** The files of the tree that each file imports by a relative path. */
function importGraph(files: readonly SourceFile[]): Imports {
  const known = new Set(files.map(({ path }) => path));
  return new Map(
    files.map(({ path, text }) => {
      const targets = [...text.matchAll(NEAR)].map(([, target = '']) =>
        posix.join(posix.dirname(path), target),
      );
      return [path, [...new Set(targets)].filter((target) => known.has(target))];
    }),
  );
}

/** The shortest way from a file back to itself, without its end; null where there is none. */
function circleFrom(path: string, importsOf: Imports): string[] | null {
  const from = new Map<string, string>();
  const next = [path];
  for (const at of next) {
    for (const target of importsOf.get(at) ?? []) {
      if (target === path) return wayTo(at, path, from);
      if (from.has(target)) continue;
      from.set(target, at);
      next.push(target);
    }
  }
  return null;
}

function wayTo(end: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const way: string[] = [];
  for (let at = end; at !== start; at = from.get(at) ?? start) way.unshift(at);
  return [start, ...way];
}

const short = (path: string): string => posix.basename(path);
