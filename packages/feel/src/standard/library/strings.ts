import { findMatch, replaceAll, splitBy } from '../pattern/search.ts';
import { temporalText } from '../time/temporal-text.ts';
import { equal } from '../value/equal.ts';
import { isContext, isList, isTagged } from '../value/kind.ts';
import type { FeelDateTime, FeelTime, FeelValue } from '../value/value.ts';
import { any, type Builtins, integer, list, nullable, optional, takes, text } from './signature.ts';

/** Texts are counted in code points, so a rare Chinese character is one and not two. */
export const STRINGS: Builtins = {
  substring: [
    takes(
      [text('string'), integer('start position'), optional(integer('length'))],
      ([value, start, length]) => substring(value, start, length),
    ),
  ],
  'string length': [takes([text('string')], ([value]) => codePoints(value))],
  'upper case': [takes([text('string')], ([value]) => value.toUpperCase())],
  'lower case': [takes([text('string')], ([value]) => value.toLowerCase())],
  'substring before': [
    takes([text('string'), text('match')], ([value, match]) => {
      const at = value.indexOf(match);
      return at < 0 ? '' : value.slice(0, at);
    }),
  ],
  'substring after': [
    takes([text('string'), text('match')], ([value, match]) => {
      const at = value.indexOf(match);
      return at < 0 ? '' : value.slice(at + match.length);
    }),
  ],
  contains: [takes([text('string'), text('match')], ([value, match]) => value.includes(match))],
  'starts with': [
    takes([text('string'), text('match')], ([value, match]) => value.startsWith(match)),
  ],
  'ends with': [takes([text('string'), text('match')], ([value, match]) => value.endsWith(match))],
  matches: [
    takes(
      [text('input'), text('pattern'), nullable(text('flags'))],
      ([input, pattern, flags], session) =>
        findMatch({ input, pattern, flags: flags ?? '' }, session),
    ),
  ],
  replace: [
    takes(
      [text('input'), text('pattern'), text('replacement'), nullable(text('flags'))],
      ([input, pattern, replacement, flags], session) =>
        replaceAll({ input, pattern, flags: flags ?? '' }, replacement, session),
    ),
  ],
  split: [
    takes([text('string'), text('delimiter')], ([input, pattern], session) =>
      splitBy({ input, pattern, flags: '' }, session),
    ),
  ],
  'string join': [
    takes([list('list'), nullable(text('delimiter'))], ([items, delimiter]) =>
      joined(items, delimiter ?? ''),
    ),
  ],
  // `is` tells values of one kind and one meaning, without the leniency of `=`.
  is: [takes([any('value1'), any('value2')], ([a, b]) => isSame(a, b))],
};

function codePoints(value: string): number {
  let count = 0;
  for (const _point of value) count += 1;
  return count;
}

/** Positions count from 1, negative ones from the end; 0 is no position. */
function substring(value: string, start: number, length: number | null): FeelValue {
  const points = [...value];
  const from = start > 0 ? start - 1 : points.length + start;
  if (start === 0 || from < 0 || from > points.length || (length !== null && length < 1))
    return null;
  return points.slice(from, length === null ? undefined : from + length).join('');
}

function joined(items: readonly FeelValue[], delimiter: string): FeelValue {
  const texts = items.filter((item) => item !== null);
  return texts.every((item) => typeof item === 'string') ? texts.join(delimiter) : null;
}

/** Times are the same when clock and zone are: 10:00Z is another time than 11:00+01:00. */
function isSame(a: FeelValue, b: FeelValue): boolean {
  if (isClock(a) && isClock(b)) return a.is === b.is && temporalText(a) === temporalText(b);
  if (isList(a) && isList(b)) {
    return a.length === b.length && a.every((item, at) => isSame(item, b[at] ?? null));
  }
  if (isContext(a) && isContext(b)) {
    const same = [...a].every(([name, item]) => b.has(name) && isSame(item, b.get(name) ?? null));
    return same && a.size === b.size;
  }
  return equal(a, b) === true;
}

const isClock = (value: FeelValue): value is FeelTime | FeelDateTime =>
  isTagged(value) && (value.is === 'time' || value.is === 'date and time');
