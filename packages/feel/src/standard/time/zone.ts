import type { FeelDateTime, Zone } from '../value/value.ts';
import { daysOf } from './calendar.ts';

/** Offsets may reach 18 hours, the bound of the common time libraries. */
const OFFSET_MAX = 18 * 3600;

/** The zone that the tail of a time text names; null when it names none that exists. */
export function readZone(text: string): Zone | null {
  if (text === 'Z' || text === 'z') return { offset: 0 };
  if (text.startsWith('@')) return isZone(text.slice(1)) ? { id: text.slice(1) } : null;
  const match = /^([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(text);
  if (!match) return null;
  const [, sign, hours, minutes, seconds = '0'] = match;
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  const offset = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return offset > OFFSET_MAX ? null : { offset: sign === '-' ? 0 - offset : offset };
}

export function zoneText(zone: Zone | null): string {
  if (zone === null) return '';
  return 'id' in zone ? `@${zone.id}` : offsetText(zone.offset);
}

function offsetText(offset: number): string {
  if (offset === 0) return 'Z';
  const size = Math.abs(offset);
  const parts = [Math.floor(size / 3600), Math.floor(size / 60) % 60, size % 60];
  const shown = parts[2] === 0 ? parts.slice(0, 2) : parts;
  const digits = shown.map((part) => String(part).padStart(2, '0')).join(':');
  return `${offset < 0 ? '-' : '+'}${digits}`;
}

const formats = new Map<string, Intl.DateTimeFormat | null>();

function formatOf(id: string): Intl.DateTimeFormat | null {
  const known = formats.get(id);
  if (known !== undefined) return known;
  let format: Intl.DateTimeFormat | null = null;
  try {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: id,
      calendar: 'gregory',
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    format = null;
  }
  if (formats.size < 1000) formats.set(id, format);
  return format;
}

const isZone = (id: string): boolean => /^[A-Za-z][\w+\-/]*$/.test(id) && formatOf(id) !== null;

/** The offset in seconds of a zone at a local date and time. */
export function offsetAt(moment: FeelDateTime): number {
  const { zone } = moment;
  if (zone === null) return 0;
  if ('offset' in zone) return zone.offset;
  const local = localSeconds(moment);
  const guess = offsetAtInstant(zone.id, local);
  // A second look: the first was taken at the local time as if it were universal time.
  return offsetAtInstant(zone.id, local - guess);
}

/** Seconds since 1970 of the local time, moved by whole cycles of 400 years to where clocks have rules. */
function localSeconds({ date, nanos }: FeelDateTime): number {
  const year = Math.abs(date.year) < 10_000 ? date.year : (((date.year % 400) + 400) % 400) + 2000;
  return daysOf({ ...date, year }) * 86_400 + Math.floor(nanos / 1e9);
}

function offsetAtInstant(id: string, seconds: number): number {
  const format = formatOf(id);
  if (format === null) return 0;
  const part = new Map(
    format.formatToParts(seconds * 1000).map(({ type, value }) => [type as string, value]),
  );
  const number = (name: string): number => Number(part.get(name) ?? 0);
  const year = part.get('era') === 'B' ? 1 - number('year') : number('year');
  const date = { is: 'date', year, month: number('month'), day: number('day') } as const;
  const local =
    daysOf(date) * 86_400 + number('hour') * 3600 + number('minute') * 60 + number('second');
  // Before the common era the formatter counts years from one; such offsets are not asked for.
  return Math.abs(local - seconds) > OFFSET_MAX ? 0 : local - seconds;
}

/** The zone of a name or an offset as a text, without the `@`. */
export const zoneNamed = (text: string): Zone | null => readZone(text) ?? readZone(`@${text}`);
