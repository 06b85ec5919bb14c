/** Whether a code point is in a set. */
export type CharSet = (point: number) => boolean;

/** A regular expression of XPath as a tree. */
export type Pattern =
  | { readonly form: 'empty' | 'start' | 'end' }
  | { readonly form: 'set'; readonly has: CharSet }
  | { readonly form: 'sequence' | 'choice'; readonly parts: readonly Pattern[] }
  | { readonly form: 'group'; readonly of: Pattern; readonly index: number | null }
  | { readonly form: 'back'; readonly index: number }
  | {
      readonly form: 'repeat';
      readonly of: Pattern;
      readonly least: number;
      /** Null when there is no most. */
      readonly most: number | null;
      readonly lazy: boolean;
    };

/** What the letters of the flags argument switch on. */
export type Flags = {
  /** `s`: a dot also matches line ends. */
  readonly dotAll: boolean;
  /** `m`: `^` and `$` also stand at line ends. */
  readonly lines: boolean;
  /** `i`: letters match whatever their case. */
  readonly ignoreCase: boolean;
  /** `x`: white space of the pattern outside classes is layout. */
  readonly spaced: boolean;
  /** `q`: the pattern is plain text. */
  readonly plain: boolean;
};

/** The flags a text names; null when it names another. */
export function readFlags(text: string): Flags | null {
  if (!/^[smixq]*$/.test(text)) return null;
  const has = (letter: string): boolean => text.includes(letter);
  return {
    dotAll: has('s'),
    lines: has('m'),
    ignoreCase: has('i'),
    spaced: has('x'),
    plain: has('q'),
  };
}

/** A pattern that is none; it never leaves this folder. */
export class PatternError extends Error {}
