import {
  FIRST_FLOOR_WITH_IO,
  type Finding,
  FLOORS,
  homeOf,
  isCode,
  isTest,
  lineAt,
  type SourceFile,
} from './source-tree.ts';

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g;
const IMPURE =
  /\b(process\.(?:env|argv|cwd|exit|std|on)|Date\.now\(|new Date\(\)|Math\.random\(|performance\.now\()/g;

/** Floors, relative imports that leave a package, and purity of floors 0 to 4. */
export function importFindings(files: readonly SourceFile[]): Finding[] {
  const doors = new Set(files.flatMap(doorsOf));
  return files
    .filter(({ path }) => isCode(path) && homeOf(path))
    .flatMap((file) => fileFindings(file, doors));
}

/** Doors a package declares in `exports`: `@sanyi/api`, `@sanyi/api/samples`. */
function doorsOf({ path, text }: SourceFile): string[] {
  if (!/^(packages|apps)\/[^/]+\/package\.json$/.test(path)) return [];
  const { name, exports = {} } = JSON.parse(text);
  return Object.keys(exports).map((door) => `${name}${door.slice(1)}`);
}

function fileFindings(file: SourceFile, doors: ReadonlySet<string>): Finding[] {
  const home = homeOf(file.path) ?? '';
  const floor = FLOORS[home];
  if (floor === undefined) {
    return [{ path: file.path, line: 1, message: `package ${home} has no floor in tools/tidy` }];
  }
  const imports = [...file.text.matchAll(IMPORT)].flatMap((match) =>
    importFinding(file, { home, target: match[1] ?? '', at: match.index, doors }),
  );
  return [...imports, ...purityFindings(file, floor)];
}

type Import = {
  readonly home: string;
  readonly target: string;
  readonly at: number;
  readonly doors: ReadonlySet<string>;
};

function importFinding(file: SourceFile, { home, target, at, doors }: Import): Finding[] {
  const message = target.startsWith('.')
    ? relativeTrouble(file.path, target)
    : target.startsWith('node:')
      ? nodeTrouble(file.path, home, target)
      : packageTrouble(home, target, doors);
  return message ? [{ path: file.path, line: lineAt(file.text, at), message }] : [];
}

function relativeTrouble(path: string, target: string): string | null {
  const depth = path.split('/').length - 3;
  const ups = target.split('/').filter((part) => part === '..').length;
  return ups > depth ? `relative import ${target} leaves the package; use its name` : null;
}

function nodeTrouble(path: string, home: string, target: string): string | null {
  const floor = FLOORS[home] ?? 0;
  const pure = floor < FIRST_FLOOR_WITH_IO || (home === 'console' && path.includes('/src/'));
  return pure && !isTest(path) ? `${home} is pure and may not import ${target}` : null;
}

function packageTrouble(home: string, target: string, doors: ReadonlySet<string>): string | null {
  const [, other = '', inside] = /^@sanyi\/([^/]+)(\/.*)?$/.exec(target) ?? [];
  if (!other || other === home) return null;
  if (inside && !doors.has(target)) return `${target} reaches into a package; import its door`;
  const [floor = 0, otherFloor] = [FLOORS[home], FLOORS[other]];
  if (otherFloor === undefined) return `${target} has no floor`;
  if (home === 'console' && otherFloor >= FIRST_FLOOR_WITH_IO) {
    return `the console may import pure floors only, not ${target}`;
  }
  const cliStartsServer = home === 'cli' && other === 'server';
  return otherFloor < floor || cliStartsServer
    ? null
    : `floor ${floor} may not import floor ${otherFloor} (${target})`;
}

function purityFindings(file: SourceFile, floor: number): Finding[] {
  if (floor >= FIRST_FLOOR_WITH_IO || isTest(file.path)) return [];
  const code = file.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
  return [...code.matchAll(IMPURE)].map((match) => ({
    path: file.path,
    line: lineAt(code, match.index),
    message: `floor ${floor} is pure: ${match[1]} must arrive as an argument`,
  }));
}
