import { assert } from '@sanyi/kernel';

/** A value of the compact form of Thrift, as it is read. */
type Read = number | Uint8Array | readonly Read[] | ReadFields;

/** The compact form's names of types. */
const TYPE = { yes: 1, no: 2, byte: 3, double: 7, bytes: 8, list: 9, set: 10, struct: 12 } as const;
const TEXTS = new TextDecoder();

/** Fields of a structure by their numbers; one that is asked for and missing, or another kind, is a damaged file. */
export class ReadFields {
  readonly #fields = new Map<number, Read>();

  put(number: number, value: Read): void {
    this.#fields.set(number, value);
  }

  has(number: number): boolean {
    return this.#fields.has(number);
  }

  number(field: number): number {
    const value = this.#fields.get(field);
    if (typeof value !== 'number') throw missing(field, 'number');
    return value;
  }

  text(field: number): string {
    const value = this.#fields.get(field);
    if (!(value instanceof Uint8Array)) throw missing(field, 'text');
    return TEXTS.decode(value);
  }

  struct(field: number): ReadFields {
    const value = this.#fields.get(field);
    if (!(value instanceof ReadFields)) throw missing(field, 'structure');
    return value;
  }

  structs(field: number): ReadFields[] {
    return this.#list(field).map((each) => {
      if (!(each instanceof ReadFields)) throw missing(field, 'list of structures');
      return each;
    });
  }

  texts(field: number): string[] {
    return this.#list(field).map((each) => {
      if (!(each instanceof Uint8Array)) throw missing(field, 'list of texts');
      return TEXTS.decode(each);
    });
  }

  #list(field: number): readonly Read[] {
    const value = this.#fields.get(field);
    if (!Array.isArray(value)) throw missing(field, 'list');
    return value;
  }
}

const missing = (field: number, kind: string): Error =>
  new Error(`field ${field} of a structure of the Parquet file is no ${kind}`);

/** Reads a structure; gives its fields, and where the next byte stands. */
export function readThrift(
  bytes: Uint8Array,
  from: number,
): { readonly fields: ReadFields; readonly end: number } {
  const reader = new Reader(bytes, from);
  return { fields: reader.struct(), end: reader.at };
}

class Reader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  struct(): ReadFields {
    const fields = new ReadFields();
    let number = 0;
    for (;;) {
      const head = this.#byte();
      if (head === 0) return fields;
      const type = head & 15;
      number = head >> 4 === 0 ? this.#signed() : number + (head >> 4);
      if (type === TYPE.yes || type === TYPE.no) fields.put(number, Number(type === TYPE.yes));
      else fields.put(number, this.#value(type));
    }
  }

  #value(type: number): Read {
    switch (type) {
      case TYPE.yes:
      case TYPE.no:
      case TYPE.byte:
        return this.#byte();
      case TYPE.double:
        this.#piece(8);
        return 0;
      case TYPE.bytes:
        return this.#piece(this.#unsigned());
      case TYPE.list:
      case TYPE.set: {
        const head = this.#byte();
        const count = head >> 4 === 15 ? this.#unsigned() : head >> 4;
        return Array.from({ length: count }, () => this.#value(head & 15));
      }
      case TYPE.struct:
        return this.struct();
      default:
        // Whole numbers of 16, 32 and 64 bits are written alike.
        assert(type < TYPE.double, 'a Parquet file describes itself in the types of Thrift');
        return this.#signed();
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.at++];
    if (byte === undefined) throw new Error('the Parquet file ends inside a structure');
    return byte;
  }

  #piece(length: number): Uint8Array {
    const piece = this.#bytes.subarray(this.at, this.at + length);
    if (piece.length < length) throw new Error('the Parquet file ends inside a structure');
    this.at += length;
    return piece;
  }

  #unsigned(): number {
    let value = 0;
    let unit = 1;
    for (;;) {
      const byte = this.#byte();
      value += (byte & 127) * unit;
      if (byte < 128) return value;
      unit *= 128;
    }
  }

  #signed(): number {
    const value = this.#unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
