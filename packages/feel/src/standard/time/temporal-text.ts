import type { FeelDate, FeelTemporal } from '../value/value.ts';
import { zoneText } from './zone.ts';

/** A temporal value in the one form that `string()` gives and readers read back. */
export function temporalText(value: FeelTemporal): string {
  switch (value.is) {
    case 'date':
      return dateText(value);
    case 'time':
      return `${clockText(value.nanos)}${zoneText(value.zone)}`;
    case 'date and time':
      return `${dateText(value.date)}T${clockText(value.nanos)}${zoneText(value.zone)}`;
    case 'years and months duration':
      return monthsText(value.months);
    default:
      return daysText(value.nanos);
  }
}

const two = (value: number): string => String(value).padStart(2, '0');

const dateText = ({ year, month, day }: FeelDate): string =>
  `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}-${two(month)}-${two(day)}`;

function clockText(nanos: number): string {
  const seconds = Math.floor(nanos / 1e9);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map(two).join(':')}${fractionText(BigInt(nanos - seconds * 1e9))}`;
}

const fractionText = (nanos: bigint): string =>
  nanos === 0n ? '' : `.${String(nanos).padStart(9, '0').replace(/0+$/, '')}`;

function monthsText(months: number): string {
  const size = Math.abs(months);
  const [years, rest] = [Math.floor(size / 12), size % 12];
  const text = `${years ? `${years}Y` : ''}${rest ? `${rest}M` : ''}` || '0M';
  return `${months < 0 ? '-' : ''}P${text}`;
}

function daysText(nanos: bigint): string {
  if (nanos === 0n) return 'PT0S';
  const size = nanos < 0n ? -nanos : nanos;
  const seconds = size / 1_000_000_000n;
  const fraction = fractionText(size % 1_000_000_000n);
  const [days, hours] = [seconds / 86_400n, (seconds / 3600n) % 24n];
  const [minutes, rest] = [(seconds / 60n) % 60n, seconds % 60n];
  const clock = `${hours ? `${hours}H` : ''}${minutes ? `${minutes}M` : ''}${
    rest || fraction ? `${rest}${fraction}S` : ''
  }`;
  return `${nanos < 0n ? '-' : ''}P${days ? `${days}D` : ''}${clock ? `T${clock}` : ''}`;
}
