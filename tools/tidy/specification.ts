import { type Finding, homeOf, isTest, lineAt, type SourceFile } from './source-tree.ts';

const TITLE = /\b(?:test|it)(?:\.each\([^)]*\))?\(\s*['"`]([A-Z]{2,5}-\d+[a-z]?) /g;
const RULE = /^(?:[-*] |#+ )?\**([A-Z]{2,5}-\d+[a-z]?)\b/gm;

/** Every rule of a SPEC.md has a test whose title begins with its id, and no test cites a rule that is none. */
export function specificationFindings(files: readonly SourceFile[]): Finding[] {
  const specs = files.filter(({ path }) => path.endsWith('/SPEC.md') && homeOf(path));
  return [
    ...specs.flatMap((spec) => ruleFindings(spec, files)),
    ...doubleFindings(specs),
    ...unknownFindings(specs, files),
    ...missingSpecs(files),
  ];
}

/** An id names one rule, over all packages. */
function doubleFindings(specs: readonly SourceFile[]): Finding[] {
  const first = new Map<string, string>();
  return specs.flatMap(({ path, text }) =>
    [...text.matchAll(RULE)].flatMap((match) => {
      const id = match[1] ?? '';
      const line = lineAt(text, match.index);
      const before = first.get(id);
      first.set(id, before ?? `${path}:${line}`);
      return before ? [{ path, line, message: `rule ${id} stands at ${before} already` }] : [];
    }),
  );
}

/** A test that begins with the id of no rule proves nothing that is written down. */
function unknownFindings(specs: readonly SourceFile[], files: readonly SourceFile[]): Finding[] {
  const known = new Set(specs.flatMap(({ text }) => [...text.matchAll(RULE)].map(([, id]) => id)));
  return files
    .filter(({ path }) => isTest(path) && homeOf(path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(TITLE)].flatMap((match) =>
        known.has(match[1])
          ? []
          : [{ path, line: lineAt(text, match.index), message: `no SPEC has a rule ${match[1]}` }],
      ),
    );
}

function ruleFindings(spec: SourceFile, files: readonly SourceFile[]): Finding[] {
  const folder = spec.path.slice(0, -'SPEC.md'.length);
  const tests = files.filter(({ path }) => isTest(path) && path.startsWith(folder));
  const everywhere = files.filter(({ path }) => isTest(path));
  return [...spec.text.matchAll(RULE)].flatMap((match) => {
    const id = match[1] ?? '';
    const cited = (file: SourceFile): boolean => new RegExp(`['"\`]${id}[ :,]`).test(file.text);
    if (tests.some(cited) || everywhere.some(cited)) return [];
    const line = lineAt(spec.text, match.index);
    return [
      { path: spec.path, line, message: `rule ${id} has no test whose title begins with it` },
    ];
  });
}

function missingSpecs(files: readonly SourceFile[]): Finding[] {
  const homes = new Set(
    files
      .filter(({ path }) => /^packages\/[^/]+\/src\//.test(path))
      .map(({ path }) => homeOf(path)),
  );
  return [...homes].flatMap((home) =>
    ['README.md', 'SPEC.md']
      .map((name) => `packages/${home}/${name}`)
      .filter((path) => !files.some((file) => file.path === path))
      .map((path) => ({ path, line: 1, message: 'each package has one' })),
  );
}
