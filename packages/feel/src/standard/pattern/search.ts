import { newSession, type Session } from '../session.ts';
import type { FeelValue } from '../value/value.ts';
import { parsePattern } from './parse-pattern.ts';
import { type Flags, PatternError, readFlags } from './pattern.ts';
import { type Program, programOf } from './program.ts';
import { firstMatch, type Places } from './run-program.ts';

/** A text and what to look for in it. */
type Search = { readonly input: string; readonly pattern: string; readonly flags: string };

type Compiled = { readonly program: Program; readonly flags: Flags };

/** Patterns in rules are few and constant; more than these are compiled anew. */
const KEPT_MAX = 500;
const kept = new Map<string, Compiled | null>();

function compiled({ pattern, flags: written }: Search): Compiled | null {
  const key = `${written}/${pattern}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = compile(pattern, written);
  if (kept.size >= KEPT_MAX) kept.clear();
  kept.set(key, made);
  return made;
}

function compile(text: string, written: string): Compiled | null {
  const flags = readFlags(written);
  if (flags === null) return null;
  try {
    const { pattern, groups } = parsePattern(text, flags);
    return { program: programOf(pattern, groups), flags };
  } catch (error) {
    if (error instanceof PatternError) return null;
    throw error;
  }
}

/** What a pattern is like, for those who must know before it is used; null when it is none. */
export function patternForm(
  pattern: string,
  flags: string,
  replacement: string,
): { refersBack: boolean; findsNothing: boolean; replaces: boolean } | null {
  const of = compiled({ input: '', pattern, flags });
  if (of === null) return null;
  const { program } = of;
  const subject = { points: [], flags: of.flags };
  return {
    refersBack: program.hasBack,
    findsNothing: firstMatch(program, subject, 0, newSession()) !== null,
    replaces: of.flags.plain || replacementParts(replacement, program.groups) !== null,
  };
}

const pointsOf = (text: string): number[] =>
  Array.from(text, (character) => character.codePointAt(0) ?? 0);

const textOf = (points: readonly number[], from: number, to: number): string => {
  let text = '';
  for (let at = from; at < to; at += 1) text += String.fromCodePoint(points[at] ?? 0);
  return text;
};

/** `matches`: whether the pattern is found anywhere; null when it is no pattern. */
export function findMatch(search: Search, session: Session): FeelValue {
  const of = compiled(search);
  if (of === null) return null;
  const subject = { points: pointsOf(search.input), flags: of.flags };
  return firstMatch(of.program, subject, 0, session) !== null;
}

/** The matches from left to right; null when the pattern is none, or finds the empty text. */
function allMatches(
  search: Search,
  session: Session,
): {
  readonly points: readonly number[];
  readonly found: readonly Places[];
  readonly of: Compiled;
} | null {
  const of = compiled(search);
  if (of === null) return null;
  const { flags, program } = of;
  if (firstMatch(program, { points: [], flags }, 0, session) !== null) return null;
  const points = pointsOf(search.input);
  const found: Places[] = [];
  let from = 0;
  for (;;) {
    const places = firstMatch(program, { points, flags }, from, session);
    if (places === null) return { points, found, of };
    const [start = 0, end = 0] = places;
    if (end === start) return null;
    found.push(places);
    from = end;
  }
}

/** `replace`: every match by the replacement, in which `$1` stands for a group. */
export function replaceAll(search: Search, replacement: string, session: Session): FeelValue {
  const matches = allMatches(search, session);
  if (matches === null) return null;
  const { points, found, of } = matches;
  const parts = of.flags.plain ? [replacement] : replacementParts(replacement, of.program.groups);
  if (parts === null) return null;
  let text = '';
  let from = 0;
  for (const places of found) {
    const [start = 0, end = 0] = places;
    text += textOf(points, from, start);
    for (const part of parts)
      text += typeof part === 'string' ? part : groupText(part, places, points);
    from = end;
  }
  return text + textOf(points, from, points.length);
}

function groupText(group: number, places: Places, points: readonly number[]): string {
  const [from = -1, to = -1] = [places[2 * group], places[2 * group + 1]];
  return from < 0 || to < 0 ? '' : textOf(points, from, to);
}

/** Texts and group numbers; null for a `$` or a backslash that stands alone. */
function replacementParts(text: string, groups: number): (string | number)[] | null {
  const parts: (string | number)[] = [];
  let rest = text;
  while (rest !== '') {
    const plain = /^[^$\\]+/.exec(rest)?.[0];
    const marked = /^\\[$\\]/.exec(rest)?.[0];
    const reference = /^\$(\d+)/.exec(rest)?.[1];
    if (plain) parts.push(plain);
    else if (marked) parts.push(marked.slice(1));
    else if (reference === undefined) return null;
    const group = reference === undefined ? '' : groupDigits(reference, groups);
    if (reference !== undefined && !plain && !marked) parts.push(Number(group));
    rest = rest.slice(plain?.length ?? marked?.length ?? group.length + 1);
  }
  return parts;
}

/** As many digits as name a group; the others are text. */
function groupDigits(digits: string, groups: number): string {
  let length = digits.length;
  while (length > 1 && Number(digits.slice(0, length)) > groups) length -= 1;
  return digits.slice(0, length);
}

/** `split`: the texts between the matches. */
export function splitBy(search: Search, session: Session): FeelValue {
  const matches = allMatches(search, session);
  if (matches === null) return null;
  const { points, found } = matches;
  const texts: string[] = [];
  let from = 0;
  for (const [start = 0, end = 0] of found) {
    texts.push(textOf(points, from, start));
    from = end;
  }
  return [...texts, textOf(points, from, points.length)];
}
