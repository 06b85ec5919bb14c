import type { Kind } from '@sanyi/feel';
import { RATE_ONE } from '@sanyi/kernel';

const PLAIN = ['money', 'rate', 'quantity', 'count', 'flag', 'day', 'text'] as const;
const CODE = /^code<([a-z][A-Za-z0-9]*)>$/;
/** A rate of more than one, up to a whole number of at most six digits. */
const RATE_UP_TO = /^rate<([1-9]\d{0,5})>$/;

/** The words a kind may be written with, for problem texts. */
export const KIND_WORDS: string = [...PLAIN, 'rate<most>', 'code<set>'].join(', ');

/**
 * Reads a kind as packages write it: `money`, `rate`, `rate<1000>` for one of at most 1000,
 * `code<level>`; with `?` it may be empty.
 *
 * @returns null when the text names no kind
 */
export function parseKind(text: string): Kind | null {
  const bare = text.endsWith('?') ? text.slice(0, -1) : text;
  const kind = bareKind(bare);
  return kind && bare !== text ? { ...kind, optional: true } : kind;
}

/**
 * Writes a kind as packages write it.
 *
 * @example
 * ```ts
 * kindText({ kind: 'code', set: 'level', optional: true }); // 'code<level>?'
 * ```
 */
export function kindText(kind: Kind): string {
  const mark = kind.optional ? '?' : '';
  if (kind.kind === 'code') return `code<${kind.set}>${mark}`;
  if (
    kind.kind === 'rate' &&
    kind.max !== undefined &&
    kind.max > RATE_ONE &&
    kind.max % RATE_ONE === 0n
  ) {
    return `rate<${kind.max / RATE_ONE}>${mark}`;
  }
  if (kind.kind === 'list') return `list<${kindText(kind.of)}>${mark}`;
  return `${kind.kind}${mark}`;
}

function bareKind(text: string): Kind | null {
  const set = CODE.exec(text)?.[1];
  if (set !== undefined) return { kind: 'code', set };
  const most = RATE_UP_TO.exec(text)?.[1];
  if (most !== undefined) return { kind: 'rate', max: BigInt(most) * RATE_ONE };
  const word = PLAIN.find((each) => each === text);
  return word === undefined ? null : { kind: word };
}
