import { type Coverage, type CoveredSystem, coverageSchema } from '@sanyi/api';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { type Finding, isTest, type SourceFile } from './source-tree.ts';

const FILE = 'coverage/systems.yaml';
/** How many systems the documents ask for, by the letter of their group. */
const GROUPS = { A: 10, B: 14, C: 29, D: 20, E: 18, F: 34, G: 7 } as const;
const CHINESE = /[\u4e00-\u9fff]/;

/**
 * What is wrong with `coverage/systems.yaml`: every system once, both languages, and nothing said
 * to work without a page or command and a test that are there.
 */
export function coverageFindings(text: string, files: readonly SourceFile[]): Finding[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [torn] = document.errors;
  if (torn) return [{ path: FILE, line: torn.linePos?.[0].line ?? 1, message: torn.message }];
  const lineOf = (path: readonly string[]): number => {
    const node = document.getIn(path, true);
    return isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  };
  const read = coverageSchema.safeParse(document.toJS());
  if (!read.success) {
    return read.error.issues.map(({ path, message }) => ({
      path: FILE,
      line: lineOf(path.map(String)),
      message: `${path.join('.')}: ${message}`,
    }));
  }
  const coverage = read.data;
  const there = { pages: pagesOf(files), commands: commandsOf(files), files };
  return [
    ...countFindings(coverage).map((message) => ({ path: FILE, line: 1, message })),
    ...coverage.systems.flatMap((system, at) =>
      systemFindings(system, coverage, there).map((message) => ({
        path: FILE,
        line: lineOf(['systems', String(at)]),
        message: `${system.id} ${message}`,
      })),
    ),
  ];
}

/** Every id of every group, once. */
function countFindings({ systems }: Coverage): string[] {
  const asked = Object.entries(GROUPS).flatMap(([letter, count]) =>
    Array.from({ length: count }, (_, at) => `${letter}${String(at + 1).padStart(2, '0')}`),
  );
  const ids = systems.map(({ id }) => id);
  return [
    ...asked.filter((id) => !ids.includes(id)).map((id) => `${id} is missing`),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id} stands twice`),
    ...ids.filter((id) => !asked.includes(id)).map((id) => `${id} is none of the systems`),
  ];
}

type There = {
  readonly pages: readonly string[];
  readonly commands: readonly string[];
  readonly files: readonly SourceFile[];
};

function systemFindings(system: CoveredSystem, coverage: Coverage, there: There): string[] {
  const { status, where = [], proof = [], missing } = system;
  const claims = status !== 'not yet';
  return [
    ...system.sources
      .filter((id) => !coverage.sources.some((source) => source.id === id))
      .map((id) => `names the source ${id}, which is none`),
    ...untranslated(system),
    ...(claims && where.length === 0 ? [`is "${status}" but names no page or command`] : []),
    ...(claims && proof.length === 0 ? [`is "${status}" but names no test`] : []),
    ...((status === 'partly' || status === 'record only') && !missing
      ? [`is "${status}" but does not say what is missing`]
      : []),
    ...(!claims && (where.length > 0 || proof.length > 0)
      ? ['is "not yet" but names something that serves it']
      : []),
    ...where.flatMap((place) => {
      if ('page' in place) {
        return there.pages.includes(`/${place.page.split('/')[1] ?? ''}`)
          ? []
          : [`names the page ${place.page}, which is not there`];
      }
      return there.commands.some((name) => `${place.command} `.startsWith(`sanyi ${name} `))
        ? []
        : [`names the command ${place.command}, which is not there`];
    }),
    ...proof
      .filter((path) => !there.files.some((file) => file.path === path && isTest(file.path)))
      .map((path) => `names the test ${path}, which is not there`),
  ];
}

function untranslated({ name, quote, asks, missing }: CoveredSystem): string[] {
  return Object.entries({ name, quote, asks, missing }).flatMap(([what, text]) => {
    if (!text) return [];
    if (!text.en.trim() || CHINESE.test(text.en)) return [`has no English ${what}`];
    return CHINESE.test(text.zh) ? [] : [`has no Chinese ${what}`];
  });
}

const pagesOf = (files: readonly SourceFile[]): string[] =>
  namesIn(files, /^apps\/console\/src\/app\/page-list\.ts$/, /path: '([^']+)'/g);

const commandsOf = (files: readonly SourceFile[]): string[] =>
  namesIn(files, /^apps\/cli\/src\/commands\/[^/]+\.ts$/, /^ {2}name: '([^']+)'/gm);

const namesIn = (files: readonly SourceFile[], where: RegExp, what: RegExp): string[] =>
  files
    .filter(({ path }) => where.test(path) && !isTest(path))
    .flatMap(({ text }) => [...text.matchAll(what)].map((match) => match[1] ?? ''));
