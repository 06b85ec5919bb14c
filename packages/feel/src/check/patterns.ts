import { patternForm } from '../standard/pattern/search.ts';
import { type Checker, expect, hole, note, type Scope } from './checker.ts';
import type { Node } from './program.ts';
import type { Type } from './type.ts';
import { FLAG, TEXT } from './types.ts';

type At = { readonly span: Node['span']; readonly scope: Scope; readonly checker: Checker };

type PatternFunction = 'matches' | 'replace' | 'split';

const TYPES: Readonly<Record<PatternFunction, Type>> = {
  matches: FLAG,
  replace: TEXT,
  split: { is: 'list', of: TEXT, nullable: false },
};

/**
 * `matches`, `replace` and `split`. The pattern and what stands beside it are written texts, so that
 * they are proved to be readable, and linear, before any claim is.
 */
export const patternCall =
  (name: PatternFunction) =>
  (args: readonly Node[], at: At): Node => {
    const [input, pattern, ...rest] = args.map((arg) => expect(at.checker, arg, TEXT));
    if (!input || !pattern || [input, pattern, ...rest].some(({ type }) => type.is === 'hole')) {
      return hole(at.span);
    }
    const [replacement, flags] = name === 'replace' ? rest : [undefined, rest[0]];
    const bad = wrongPart({ name, pattern, replacement, flags });
    if (bad) {
      note(at.checker, 'FEEL_PATTERN', bad.span);
      return hole(at.span);
    }
    const type = TYPES[name];
    return { op: 'plain', name, args: [input, pattern, ...rest], type, span: at.span };
  };

type Parts = {
  readonly name: PatternFunction;
  readonly pattern: Node;
  readonly replacement: Node | undefined;
  readonly flags: Node | undefined;
};

const written = (node: Node | undefined): string | null =>
  node?.op === 'constant' && typeof node.value === 'string' ? node.value : null;

/** The part of a search that rules may not use. */
function wrongPart({ name, pattern, replacement, flags }: Parts): Node | null {
  const [text, letters] = [written(pattern), flags ? written(flags) : ''];
  if (text === null) return pattern;
  if (flags && letters === null) return flags;
  const form = patternForm(text, letters ?? '', written(replacement) ?? '');
  if (form === null || form.refersBack) return pattern;
  if (name !== 'matches' && form.findsNothing) return pattern;
  if (replacement === undefined) return null;
  return written(replacement) === null || !form.replaces ? replacement : null;
}
