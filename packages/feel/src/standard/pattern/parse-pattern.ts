import { anyCase, between, escaped, not, property } from './char-set.ts';
import { type CharSet, type Flags, type Pattern, PatternError } from './pattern.ts';

/** Brackets inside each other; the parser is recursive. */
const PATTERN_DEPTH_MAX = 100;

/** What a parse works on: the code points, where it stands, the groups met. */
type Parse = {
  readonly points: readonly string[];
  readonly flags: Flags;
  at: number;
  depth: number;
  groups: number;
  /** Groups that are closed, so that they may be referred to. */
  readonly closed: Set<number>;
};

/** Reads a regular expression of XPath; throws `PatternError` for what is none. */
export function parsePattern(
  text: string,
  flags: Flags,
): { readonly pattern: Pattern; readonly groups: number } {
  const written = [...text];
  if (flags.plain) {
    const parts = written.map((point) => literal(point.codePointAt(0) ?? 0, flags));
    return { pattern: { form: 'sequence', parts }, groups: 0 };
  }
  const points = flags.spaced ? withoutLayout(written) : written;
  const parse: Parse = { points, flags, at: 0, depth: 0, groups: 0, closed: new Set() };
  const pattern = choice(parse);
  if (parse.at < points.length) throw new PatternError(points[parse.at]);
  return { pattern, groups: parse.groups };
}

/** White space outside classes is layout under the flag `x`. */
function withoutLayout(points: readonly string[]): string[] {
  let depth = 0;
  return points.filter((point, at) => {
    const isEscaped = points[at - 1] === '\\' && points[at - 2] !== '\\';
    if (point === '[' && !isEscaped) depth += 1;
    if (point === ']' && !isEscaped) depth -= 1;
    return depth > 0 || !/[ \t\n\r]/.test(point);
  });
}

const peek = (parse: Parse): string => parse.points[parse.at] ?? '';

function next(parse: Parse): string {
  const point = parse.points[parse.at];
  if (point === undefined) throw new PatternError('end');
  parse.at += 1;
  return point;
}

function taken(parse: Parse, point: string): boolean {
  if (peek(parse) !== point) return false;
  parse.at += 1;
  return true;
}

function needed(parse: Parse, point: string): void {
  if (!taken(parse, point)) throw new PatternError(point);
}

function choice(parse: Parse): Pattern {
  parse.depth += 1;
  if (parse.depth > PATTERN_DEPTH_MAX) throw new PatternError('depth');
  const parts = [sequence(parse)];
  while (taken(parse, '|')) parts.push(sequence(parse));
  parse.depth -= 1;
  return parts.length === 1 && parts[0] ? parts[0] : { form: 'choice', parts };
}

function sequence(parse: Parse): Pattern {
  const parts: Pattern[] = [];
  while (parse.at < parse.points.length && peek(parse) !== '|' && peek(parse) !== ')') {
    parts.push(repeated(atom(parse), parse));
  }
  return { form: 'sequence', parts };
}

function repeated(of: Pattern, parse: Parse): Pattern {
  const bounds = boundsOf(parse);
  if (bounds === null) return of;
  if (of.form === 'start' || of.form === 'end') throw new PatternError('^*');
  const [least, most] = bounds;
  return { form: 'repeat', of, least, most, lazy: taken(parse, '?') };
}

function boundsOf(parse: Parse): readonly [number, number | null] | null {
  if (taken(parse, '*')) return [0, null];
  if (taken(parse, '+')) return [1, null];
  if (taken(parse, '?')) return [0, 1];
  if (!taken(parse, '{')) return null;
  const least = digits(parse);
  if (least === null) throw new PatternError('{');
  const open = taken(parse, ',');
  const most = open ? digits(parse) : least;
  needed(parse, '}');
  if (most !== null && most < least) throw new PatternError('{');
  return [least, most];
}

function digits(parse: Parse): number | null {
  let text = '';
  while (/^[0-9]$/.test(peek(parse))) text += next(parse);
  if (text.length > 6) throw new PatternError(text);
  return text === '' ? null : Number(text);
}

function atom(parse: Parse): Pattern {
  const point = next(parse);
  switch (point) {
    case '^':
      return { form: 'start' };
    case '$':
      return { form: 'end' };
    case '.':
      return {
        form: 'set',
        has: parse.flags.dotAll ? () => true : (each) => each !== 10 && each !== 13,
      };
    case '(':
      return group(parse);
    case '[':
      return { form: 'set', has: charClass(parse) };
    case '\\':
      return afterBackslash(parse);
    case '?':
    case '*':
    case '+':
    case '{':
    case '}':
    case ']':
      throw new PatternError(point);
    default:
      return literal(point.codePointAt(0) ?? 0, parse.flags);
  }
}

function literal(point: number, flags: Flags): Pattern {
  const has = between(point, point);
  return { form: 'set', has: flags.ignoreCase ? anyCase(has) : has };
}

function group(parse: Parse): Pattern {
  let index: number | null = null;
  if (taken(parse, '?')) {
    needed(parse, ':');
  } else {
    parse.groups += 1;
    index = parse.groups;
  }
  const of = choice(parse);
  needed(parse, ')');
  if (index !== null) parse.closed.add(index);
  return { form: 'group', of, index };
}

function afterBackslash(parse: Parse): Pattern {
  const letter = next(parse);
  if (/^[1-9]$/.test(letter)) return back(letter, parse);
  const meant = escapedIn(letter, parse);
  return typeof meant === 'number' ? literal(meant, parse.flags) : { form: 'set', has: meant };
}

/** A reference back takes a further digit only when so many groups are closed. */
function back(letter: string, parse: Parse): Pattern {
  let index = Number(letter);
  while (/^[0-9]$/.test(peek(parse)) && parse.closed.has(index * 10 + Number(peek(parse)))) {
    index = index * 10 + Number(next(parse));
  }
  if (!parse.closed.has(index)) throw new PatternError(`\\${index}`);
  return { form: 'back', index };
}

function escapedIn(letter: string, parse: Parse): CharSet | number {
  if (letter !== 'p' && letter !== 'P') return escaped(letter);
  needed(parse, '{');
  let name = '';
  while (peek(parse) !== '}') name += next(parse);
  needed(parse, '}');
  return letter === 'p' ? property(name) : not(property(name));
}

/** `[abc]`, `[^a-z]`, `[a-z-[aeiou]]`; the bracket is already taken. */
function charClass(parse: Parse): CharSet {
  parse.depth += 1;
  if (parse.depth > PATTERN_DEPTH_MAX) throw new PatternError('depth');
  const inverted = taken(parse, '^');
  const sets: CharSet[] = [];
  let without: CharSet | null = null;
  while (peek(parse) !== ']' && without === null) {
    if (peek(parse) === '-' && parse.points[parse.at + 1] === '[') {
      parse.at += 2;
      without = charClass(parse);
    } else {
      sets.push(classPart(parse));
    }
  }
  needed(parse, ']');
  parse.depth -= 1;
  if (sets.length === 0) throw new PatternError('[]');
  const some: CharSet = (point) => sets.some((set) => set(point));
  const base = inverted ? not(some) : some;
  const taking = without;
  return taking === null ? base : (point) => base(point) && !taking(point);
}

/** Case counts in `\p{Lu}` and its like also under the flag `i`. */
function classPart(parse: Parse): CharSet {
  const low = classPoint(parse);
  if (typeof low !== 'number') return low;
  const { ignoreCase } = parse.flags;
  const cased = (set: CharSet): CharSet => (ignoreCase ? anyCase(set) : set);
  const isRange =
    peek(parse) === '-' && !['[', ']', undefined].includes(parse.points[parse.at + 1]);
  if (!isRange) return cased(between(low, low));
  parse.at += 1;
  const high = classPoint(parse);
  if (typeof high !== 'number' || high < low) throw new PatternError('-');
  return cased(between(low, high));
}

function classPoint(parse: Parse): CharSet | number {
  const point = next(parse);
  if (point === '[') throw new PatternError(point);
  return point === '\\' ? escapedIn(next(parse), parse) : (point.codePointAt(0) ?? 0);
}
