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

/** Blocks that `\p{Is...}` may name; others are refused. */
const BLOCKS: { readonly [name: string]: readonly [from: number, to: number] } = {
  BasicLatin: [0x0000, 0x007f],
  'Latin-1Supplement': [0x0080, 0x00ff],
  'LatinExtended-A': [0x0100, 0x017f],
  'LatinExtended-B': [0x0180, 0x024f],
  Greek: [0x0370, 0x03ff],
  GreekandCoptic: [0x0370, 0x03ff],
  Cyrillic: [0x0400, 0x04ff],
  Hebrew: [0x0590, 0x05ff],
  Arabic: [0x0600, 0x06ff],
  Thai: [0x0e00, 0x0e7f],
  HangulJamo: [0x1100, 0x11ff],
  GeneralPunctuation: [0x2000, 0x206f],
  CurrencySymbols: [0x20a0, 0x20cf],
  Arrows: [0x2190, 0x21ff],
  MathematicalOperators: [0x2200, 0x22ff],
  CJKSymbolsandPunctuation: [0x3000, 0x303f],
  Hiragana: [0x3040, 0x309f],
  Katakana: [0x30a0, 0x30ff],
  CJKUnifiedIdeographsExtensionA: [0x3400, 0x4dbf],
  CJKUnifiedIdeographs: [0x4e00, 0x9fff],
  HangulSyllables: [0xac00, 0xd7af],
  HalfwidthandFullwidthForms: [0xff00, 0xffef],
};

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

/** A code point as it counts when case does not. */
export function folded(point: number): number {
  const text = String.fromCodePoint(point);
  const folding = text.toUpperCase().toLowerCase();
  return [...folding].length === 1 ? (folding.codePointAt(0) ?? point) : point;
}

/** The set with every letter in both cases. */
export const anyCase =
  (set: CharSet): CharSet =>
  (point) =>
    set(point) || variants(point).some(set);

function variants(point: number): number[] {
  const text = String.fromCodePoint(point);
  return [text.toLowerCase(), text.toUpperCase()]
    .flatMap((each) => ([...each].length === 1 ? [each.codePointAt(0) ?? point] : []))
    .concat(folded(point));
}
