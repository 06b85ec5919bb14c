import { type Problem, type ProblemCode, problem } from '@sanyi/kernel';
import { LineCounter, type Node, parseDocument } from 'yaml';

/** A YAML text being read: where it stands and what was found wrong in it so far. */
type YamlSource = {
  /** Package and file, as it is shown in front of every problem. */
  readonly name: string;
  readonly lines: LineCounter;
  /** Lines before the YAML begins, for a header inside another file. */
  readonly linesBefore: number;
  readonly problems: Problem[];
};

/** A place in a YAML text: the node, and the key path that leads to it. */
export type Cursor = {
  readonly source: YamlSource;
  readonly path: string;
  readonly node: Node | null;
  /** The key that the node stands behind, when it stands in a map. */
  readonly key?: Node | null;
};

/** Opens a YAML text. Scalars stay text, so that decimals keep every digit. */
export function openYaml(name: string, text: string, linesBefore = 0): Cursor {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines });
  const source: YamlSource = { name, lines, linesBefore, problems: [] };
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line + linesBefore;
    const code = error.code === 'DUPLICATE_KEY' ? 'POLICY_YAML_KEY_TWICE' : 'POLICY_YAML_BROKEN';
    source.problems.push(problem(code, `${name}:${line}`, { reason: error.code }));
  }
  return { source, path: '', node: document.errors.length > 0 ? null : document.contents };
}

/** File, line and key path of a cursor. */
export function whereOf(at: Cursor): string {
  const start = (at.key ?? at.node)?.range?.[0];
  const line = start === undefined ? 1 : at.source.lines.linePos(start).line;
  const place = `${at.source.name}:${line + at.source.linesBefore}`;
  return at.path === '' ? place : `${place} ${at.path}`;
}

/** Notes a problem at a cursor and gives the mark of a failed reading. */
export function refuse(
  at: Cursor,
  code: ProblemCode,
  details: Readonly<Record<string, string>> = {},
): undefined {
  at.source.problems.push(problem(code, whereOf(at), details));
  return undefined;
}
