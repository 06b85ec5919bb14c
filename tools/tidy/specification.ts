import { type Finding, homeOf, isTest, lineAt, type SourceFile } from './source-tree.ts';

const RULE = /^(?:[-*] |#+ )?\**([A-Z]{2,5}-\d+[a-z]?)\b/gm;

/** Every rule of a SPEC.md has a test whose title begins with its id, and no test cites a rule that is none. */
export function specificationFindings(files: readonly SourceFile[]): Finding[] {
  const specs = files.filter(({ path }) => path.endsWith('/SPEC.md') && homeOf(path));
  return [...specs.flatMap((spec) => ruleFindings(spec, files)), ...missingSpecs(files)];
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
