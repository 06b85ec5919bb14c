import type { XmlElement } from '../dmn/model.ts';
import { childNamed, childrenNamed } from '../dmn/reading.ts';
import { readDate, readDateTime, readDuration, readTime } from '../standard/time/read-temporal.ts';
import { readNumber } from '../standard/value/number.ts';
import type { FeelValue } from '../standard/value/value.ts';

/** A value of a test file, with the decimals its number is written with. */
export type Written = {
  readonly value: FeelValue;
  readonly digits: number | null;
  readonly parts?: readonly Written[];
  readonly entries?: ReadonlyMap<string, Written>;
};

const NULL: Written = { value: null, digits: null };

/** The value inside an element: a `value`, a `list` of items, or `component`s of a context. */
export function readTckValue(element: XmlElement): Written {
  const list = childNamed(element, 'list');
  if (list) return readList(list);
  const components = childrenNamed(element, 'component');
  if (components.length > 0) return readComponents(components);
  const value = childNamed(element, 'value');
  return value ? readPlain(value) : NULL;
}

const isNil = (element: XmlElement): boolean => element.attributes.nil === 'true';

function readList(list: XmlElement): Written {
  if (isNil(list)) return NULL;
  const parts = childrenNamed(list, 'item').map(readTckValue);
  return { value: parts.map((part) => part.value), digits: null, parts };
}

function readComponents(components: readonly XmlElement[]): Written {
  const entries = new Map(
    components.map((each) => [each.attributes.name ?? '', isNil(each) ? NULL : readTckValue(each)]),
  );
  const value = new Map([...entries].map(([name, entry]) => [name, entry.value]));
  return { value, digits: null, entries };
}

type Reader = (text: string) => FeelValue;

const READERS: { readonly [type: string]: Reader } = {
  boolean: (text) => text === 'true' || text === '1',
  date: readDate,
  time: readTime,
  dateTime: readDateTime,
  duration: readDuration,
  dayTimeDuration: readDuration,
  yearMonthDuration: readDuration,
};

const NUMBERS = ['decimal', 'double', 'float', 'integer', 'int', 'long', 'short'];

function readPlain(element: XmlElement): Written {
  if (isNil(element)) return NULL;
  const type = (element.attributes.type ?? 'string').replace(/^.*:/, '');
  if (NUMBERS.includes(type)) {
    const text = element.text.trim();
    return { value: readNumber(text), digits: /\.(\d*)$/.exec(text)?.[1]?.length ?? 0 };
  }
  const read = READERS[type];
  return { value: read ? read(element.text.trim()) : element.text, digits: null };
}
