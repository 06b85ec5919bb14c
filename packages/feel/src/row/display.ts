import { type Day, isoDate } from '@sanyi/kernel';
import type { Type } from '../check/type.ts';
import { scaledText } from '../scaled-text.ts';
import type { Row, Value } from '../value.ts';
import { isList } from './same-value.ts';

/** A value as a reader sees it: decimals at their scale, dates, texts in quotes. */
export function display(value: Value, type: Type): string {
  if (value === null || value === undefined) return 'null';
  switch (typeof value) {
    case 'bigint':
      return displayNumber(value, type);
    case 'number':
      // The only values held as `number` are days.
      return isoDate(value as Day);
    case 'string':
      return JSON.stringify(value);
    case 'boolean':
      return String(value);
    default:
      return displayMany(value, type);
  }
}

function displayNumber(value: bigint, type: Type): string {
  if (type.is === 'days') return `P${value}D`;
  if (type.is === 'months') return `P${value}M`;
  return scaledText(value, type.is === 'number' ? type.scale : 0);
}

const ANY: Type = { is: 'hole', nullable: true };

function displayMany(value: readonly Value[] | Row, type: Type): string {
  if (isList(value)) {
    const item = type.is === 'list' ? type.of : ANY;
    return `[${value.map((each) => display(each, item)).join(', ')}]`;
  }
  const entries = Object.entries(value).map(([name, each]) => {
    const entry = type.is === 'context' ? (type.entries[name] ?? type.open ?? ANY) : ANY;
    return `${name}: ${display(each, entry)}`;
  });
  return `{${entries.join(', ')}}`;
}
