import { BLOCKS } from './blocks.ts';
import { type CharSet, PatternError } from './pattern.ts';

const oneOf =
  (texts: string): CharSet =>
  (point) =>
    texts.includes(String.fromCodePoint(point));

const unicode = (source: string): CharSet => {
  const test = new RegExp(`^${source}$`, 'u');
  return (point) => test.test(String.fromCodePoint(point));
};

export const not =
  (set: CharSet): CharSet =>
  (point) =>
    !set(point);

const SPACE = oneOf(' \t\n\r');
const DIGIT = unicode('\\p{Nd}');
const WORD = unicode('[^\\p{P}\\p{Z}\\p{C}]');
const NAME_START = unicode('[\\p{L}_:]');
const NAME = unicode('[\\p{L}\\p{N}\\p{M}_:.\\-\\u00b7]');

const ESCAPED_SETS: { readonly [letter: string]: CharSet } = {
  s: SPACE,
  S: not(SPACE),
  d: DIGIT,
  D: not(DIGIT),
  w: WORD,
  W: not(WORD),
  i: NAME_START,
  I: not(NAME_START),
  c: NAME,
  C: not(NAME),
};

const ESCAPED_POINTS: { readonly [letter: string]: string } = { n: '\n', r: '\r', t: '\t' };
const SELF_ESCAPED = '\\|.-^?*+{}()[]$';

/** What a letter after a backslash stands for: a set, or one code point. */
export function escaped(letter: string): CharSet | number {
  const set = Object.hasOwn(ESCAPED_SETS, letter) ? ESCAPED_SETS[letter] : undefined;
  if (set) return set;
  const point = Object.hasOwn(ESCAPED_POINTS, letter) ? ESCAPED_POINTS[letter] : undefined;
  if (point) return point.codePointAt(0) ?? 0;
  if (letter !== '' && SELF_ESCAPED.includes(letter)) return letter.codePointAt(0) ?? 0;
  throw new PatternError(`\\${letter}`);
}

/** The set of `\p{name}`: a general category, or a block. */
export function property(name: string): CharSet {
  if (/^(L[ultmo]?|M[nce]?|N[dlo]?|P[cdseifo]?|Z[slp]?|S[mcko]?|C[cfon]?)$/.test(name)) {
    return unicode(`\\p{${name}}`);
  }
  const block =
    name.startsWith('Is') && Object.hasOwn(BLOCKS, name.slice(2)) && BLOCKS[name.slice(2)];
  if (!block) throw new PatternError(`\\p{${name}}`);
  return between(block[0], block[1]);
}

export const between =
  (from: number, to: number): CharSet =>
  (point) =>
    point >= from && point <= to;

/** The set with every letter in all its cases: the Kelvin sign is a `k` and a `K`. */
export const anyCase =
  (set: CharSet): CharSet =>
  (point) =>
    set(point) || variantsOf(point).some(set);

/** Whether two code points are one letter when case does not count. */
export const sameLetter = (a: number, b: number): boolean => a === b || variantsOf(a).includes(b);

const NONE: readonly number[] = [];
let classes: ReadonlyMap<number, readonly number[]> | null = null;

/** The letters whose lower or upper case is that of a letter. */
function variantsOf(point: number): readonly number[] {
  classes ??= caseClasses();
  return classes.get(point) ?? NONE;
}

/** The last code point that has cases lies below. */
const CASED_MAX = 0x1e943;

function caseClasses(): ReadonlyMap<number, readonly number[]> {
  const byCase = new Map<string, number[]>();
  const keys = new Map<number, readonly string[]>();
  for (let point = 0; point <= CASED_MAX; point += 1) {
    const text = String.fromCodePoint(point);
    const [lower, upper] = [text.toLowerCase(), text.toUpperCase()];
    if (lower === upper) continue;
    keys.set(point, [`l${lower}`, `u${upper}`]);
    for (const key of keys.get(point) ?? []) byCase.set(key, [...(byCase.get(key) ?? []), point]);
  }
  const alike = ([point, own]: readonly [number, readonly string[]]) =>
    [point, [...new Set(own.flatMap((key) => byCase.get(key) ?? []))]] as const;
  return new Map([...keys].map(alike));
}
