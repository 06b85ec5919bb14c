import { weekdayOf } from '../time/calendar.ts';
import { timeOffset } from '../time/instant.ts';
import { offsetAt } from '../time/zone.ts';
import { days } from '../value/arithmetic.ts';
import { isTagged } from '../value/kind.ts';
import type { FeelDate, FeelRange, FeelTemporal, FeelValue, Zone } from '../value/value.ts';

/** A property of a temporal value or a range; null when it has none of that name. */
export function propertyOf(value: FeelValue, name: string): FeelValue {
  if (!isTagged(value) || value.is === 'function') return null;
  if (value.is === 'range') return rangePart(value, name);
  return temporalPart(value, name);
}

function rangePart(of: FeelRange, name: string): FeelValue {
  switch (name) {
    case 'start':
      return of.low;
    case 'end':
      return of.high;
    case 'start included':
      return of.lowClosed;
    case 'end included':
      return of.highClosed;
    default:
      return null;
  }
}

function temporalPart(value: FeelTemporal, name: string): FeelValue {
  switch (value.is) {
    case 'date':
      return datePart(value, name);
    case 'time':
      return clockPart(value.nanos, name) ?? zonePart(value.zone, () => timeOffset(value), name);
    case 'date and time':
      return (
        datePart(value.date, name) ??
        clockPart(value.nanos, name) ??
        zonePart(value.zone, () => offsetAt(value), name)
      );
    case 'years and months duration':
      return monthsPart(value.months, name);
    default:
      return daysPart(value.nanos, name);
  }
}

function datePart(date: FeelDate, name: string): FeelValue {
  if (name === 'weekday') return weekdayOf(date);
  return name === 'year' || name === 'month' || name === 'day' ? date[name] : null;
}

function clockPart(nanos: number, name: string): FeelValue {
  const seconds = Math.floor(nanos / 1e9);
  if (name === 'hour') return Math.floor(seconds / 3600);
  if (name === 'minute') return Math.floor(seconds / 60) % 60;
  return name === 'second' ? seconds % 60 : null;
}

function zonePart(zone: Zone | null, offset: () => number, name: string): FeelValue {
  if (zone === null) return null;
  if (name === 'timezone') return 'id' in zone ? zone.id : null;
  return name === 'time offset' ? days(BigInt(offset()) * 1_000_000_000n) : null;
}

function monthsPart(months: number, name: string): FeelValue {
  if (name === 'years') return Math.trunc(months / 12) + 0;
  return name === 'months' ? (months % 12) + 0 : null;
}

const SIZES: { readonly [part: string]: readonly [size: bigint, of: bigint] } = {
  days: [86_400n, 0n],
  hours: [3600n, 24n],
  minutes: [60n, 60n],
  seconds: [1n, 60n],
};

function daysPart(nanos: bigint, name: string): FeelValue {
  const part = Object.hasOwn(SIZES, name) ? SIZES[name] : undefined;
  if (!part) return null;
  const [size, of] = part;
  const whole = nanos / 1_000_000_000n / size;
  return Number(of === 0n ? whole : whole % of);
}
