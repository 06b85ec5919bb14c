import type { Bytes } from './bytes.ts';

/** A value of the compact form of Thrift, in which Parquet describes itself. */
export type Value =
  | { readonly is: 'int' | 'long'; readonly value: number }
  | { readonly is: 'bytes'; readonly value: Uint8Array }
  | { readonly is: 'list'; readonly of: Value['is']; readonly value: readonly Value[] }
  | { readonly is: 'struct'; readonly value: Fields };

/** Values by the number of their field, ascending; those that are undefined are left out. */
type Fields = Readonly<Record<number, Value | undefined>>;

const TYPES: Readonly<Record<Value['is'], number>> = {
  int: 5,
  long: 6,
  bytes: 8,
  list: 9,
  struct: 12,
};

const TEXTS = new TextEncoder();

export const int = (value: number): Value => ({ is: 'int', value });
export const long = (value: number): Value => ({ is: 'long', value });
export const bytes = (value: Uint8Array): Value => ({ is: 'bytes', value });
export const text = (value: string): Value => bytes(TEXTS.encode(value));
export const struct = (value: Fields): Value => ({ is: 'struct', value });
export const list = (of: Value['is'], value: readonly Value[]): Value => ({
  is: 'list',
  of,
  value,
});

export function writeThrift(into: Bytes, value: Value): void {
  switch (value.is) {
    case 'int':
    case 'long':
      into.signed(value.value);
      break;
    case 'bytes':
      into.unsigned(value.value.length);
      into.put(value.value);
      break;
    case 'list': {
      const size = value.value.length;
      into.byte((Math.min(size, 15) << 4) | TYPES[value.of]);
      if (size >= 15) into.unsigned(size);
      for (const each of value.value) writeThrift(into, each);
      break;
    }
    case 'struct':
      writeFields(into, value.value);
  }
}

/** Fields of Parquet's structures are at most 15 apart. */
function writeFields(into: Bytes, fields: Fields): void {
  let last = 0;
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined) continue;
    const number = Number(name);
    into.byte(((number - last) << 4) | TYPES[value.is]);
    writeThrift(into, value);
    last = number;
  }
  into.byte(0);
}
