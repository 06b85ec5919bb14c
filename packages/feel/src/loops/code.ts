/** Instructions of WebAssembly as bytes, nested as they are written. */
export type Code = readonly (number | Code)[];

/** An unsigned number in groups of seven bits. */
export function unsigned(value: number): number[] {
  const bytes: number[] = [];
  let left = value >>> 0;
  while (left > 127) {
    bytes.push((left & 127) | 128);
    left >>>= 7;
  }
  return [...bytes, left];
}

function signed(value: number): number[] {
  const bytes: number[] = [];
  let left = value;
  while (left < -64 || left > 63) {
    bytes.push((left & 127) | 128);
    left >>= 7;
  }
  return [...bytes, left & 127];
}

const LAST_TWO = [8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15];
const VOID = 0x40;
const vector = (instruction: number): number[] => [0xfd, ...unsigned(instruction)];

type Two = (a: Code, b: Code) => Code;
type One = (of: Code) => Code;
/** `offset` is added to the address. */
type Load = (at: Code, offset?: number) => Code;
type Store = (at: Code, value: Code, offset?: number) => Code;

const two =
  (...instruction: number[]): Two =>
  (a, b) => [a, b, instruction];
const one =
  (...instruction: number[]): One =>
  (of) => [of, instruction];
const load =
  (...instruction: number[]): Load =>
  (at, offset = 0) => [at, instruction, 0, unsigned(offset)];
const store =
  (...instruction: number[]): Store =>
  (at, value, offset = 0) => [at, value, instruction, 0, unsigned(offset)];

type Comparison = 'equal' | 'differ' | 'isLess' | 'isMore' | 'isAtMost' | 'isAtLeast';
type IntegerOperation =
  | ('plus' | 'minus' | 'times' | 'shifted' | 'shiftedBack' | 'or' | 'and' | 'other')
  | Comparison;

/** Whole numbers of 32 bits; a condition is one too. `other` are the bits of either that the other has not. */
export const int: {
  readonly [name in IntegerOperation]: Two;
} & {
  readonly isZero: One;
  /** Bits before the highest that is set. */
  readonly zerosBefore: One;
  /** A double cut to a whole number, which 32 bits have room for. */
  readonly ofDouble: One;
  readonly load: Load;
  readonly load8: Load;
  readonly load8Signed: Load;
  readonly load16: Load;
  readonly load16Signed: Load;
  readonly store: Store;
  readonly store8: Store;
  readonly store16: Store;
  of(value: number): Code;
} = {
  of: (value) => [0x41, signed(value)],
  plus: two(0x6a),
  minus: two(0x6b),
  times: two(0x6c),
  shifted: two(0x74),
  isZero: one(0x45),
  zerosBefore: one(0x67),
  isLess: two(0x48),
  or: two(0x72),
  and: two(0x71),
  other: two(0x73),
  shiftedBack: two(0x76),
  differ: two(0x47),
  equal: two(0x46),
  isMore: two(0x4a),
  isAtMost: two(0x4c),
  isAtLeast: two(0x4e),
  ofDouble: one(0xfc, 2),
  load: load(0x28),
  load8: load(0x2d),
  load8Signed: load(0x2c),
  load16: load(0x2f),
  load16Signed: load(0x2e),
  store: store(0x36),
  store8: store(0x3a),
  store16: store(0x3b),
};

/** Whole numbers of 64 bits. */
export const long: {
  readonly [name in 'or' | 'shifted' | 'shiftedBack']: Two;
} & {
  /** A number of 32 bits, taken as one from 0. */
  readonly ofInt: One;
  /** A double that is whole, or the nearest number that has room. */
  readonly ofDouble: One;
  /** The lower 32 bits. */
  readonly low: One;
  readonly load: Load;
  readonly store: Store;
  of(value: number): Code;
} = {
  of: (value) => [0x42, signed(value)],
  or: two(0x84),
  shifted: two(0x86),
  shiftedBack: two(0x88),
  ofInt: one(0xad),
  ofDouble: one(0xfc, 6),
  low: one(0xa7),
  load: load(0x29),
  store: store(0x37),
};

/** One of two numbers of a kind. */
export const chosen = (yes: Code, no: Code, condition: Code): Code => [yes, no, condition, 0x1b];

type DoubleOperation = 'plus' | 'minus' | 'times' | 'by' | 'least' | 'most' | Comparison;

/** Doubles, which do what numbers of JavaScript do. */
export const double: {
  readonly [name in DoubleOperation]: Two;
} & {
  readonly [name in 'floor' | 'ceiling' | 'trunc' | 'abs' | 'ofInt']: One;
} & {
  /** A whole number of 64 bits, or the nearest there is. */
  readonly ofLong: One;
  readonly load: Load;
  readonly store: Store;
  of(value: number): Code;
} = {
  of: (value) => [0x44, [...new Uint8Array(Float64Array.of(value).buffer)]],
  plus: two(0xa0),
  minus: two(0xa1),
  times: two(0xa2),
  by: two(0xa3),
  least: two(0xa4),
  most: two(0xa5),
  equal: two(0x61),
  differ: two(0x62),
  isLess: two(0x63),
  isMore: two(0x64),
  isAtMost: two(0x65),
  isAtLeast: two(0x66),
  abs: one(0x99),
  ceiling: one(0x9b),
  floor: one(0x9c),
  trunc: one(0x9d),
  ofInt: one(0xb7),
  ofLong: one(0xb9),
  load: load(0x2b),
  store: store(0x39),
};

/** Four whole numbers side by side. */
export const four: {
  readonly zero: Code;
  readonly plus: Two;
  readonly minus: Two;
  readonly times: Two;
  readonly or: Two;
  /** The bits of either that the other has not. */
  readonly other: Two;
  /** All shifted by one number of bits. */
  readonly shifted: Two;
  readonly shiftedBack: Two;
  /** The lesser ones. */
  readonly least: Two;
  readonly load: Load;
  readonly store: Store;
  /** One number in all places. */
  readonly all: One;
  /** The last two in the places of the first. */
  readonly lastTwo: One;
  /** Whether any is not 0. */
  readonly isAny: One;
  at(of: Code, place: number): Code;
} = {
  zero: [vector(12), new Array<number>(16).fill(0)],
  plus: two(...vector(0xae)),
  minus: two(...vector(0xb1)),
  times: two(...vector(0xb5)),
  or: two(...vector(80)),
  other: two(...vector(81)),
  shifted: two(...vector(0xab)),
  shiftedBack: two(...vector(0xad)),
  least: two(...vector(0xb6)),
  load: load(...vector(0)),
  store: store(...vector(11)),
  all: one(...vector(17)),
  lastTwo: (of) => [of, of, vector(13), LAST_TWO],
  isAny: one(...vector(83)),
  at: (of, place) => [of, vector(27), place],
};

/** Two doubles side by side. */
export const pair: {
  readonly plus: Two;
  /** All bits in the places where the first is less, none elsewhere. */
  readonly isLess: Two;
  readonly and: Two;
  /** The first two of four whole numbers. */
  readonly ofFour: One;
  readonly load: Load;
  readonly store: Store;
  of(first: number, second: number): Code;
  /** Whether either differs. */
  differ(a: Code, b: Code): Code;
  /** One number in both places. */
  readonly all: One;
  /** The first, at 0, or the second. */
  at(of: Code, place: 0 | 1): Code;
  /** With another first one, or second one. */
  first(of: Code, value: Code): Code;
  second(of: Code, value: Code): Code;
} = {
  of: (...both) => [vector(12), [...new Uint8Array(Float64Array.from(both).buffer)]],
  differ: (a, b) => [a, b, vector(0x48), vector(83)],
  all: one(...vector(20)),
  at: (of, place) => [of, vector(33), place],
  first: (of, value) => [of, value, vector(34), 0],
  second: (of, value) => [of, value, vector(34), 1],
  plus: two(...vector(0xf0)),
  isLess: two(...vector(0x49)),
  and: two(...vector(78)),
  ofFour: one(...vector(0xfe)),
  load: load(...vector(0)),
  store: store(...vector(11)),
};

/** Runs again and again until `leaveIf` stands directly in it and holds. */
export const loop = (...body: Code[]): Code => [0x02, VOID, 0x03, VOID, body, 0x0c, 0, 0x0b, 0x0b];
export const leaveIf = (condition: Code): Code => [condition, 0x0d, 1];
export const when = (condition: Code, ...body: Code[]): Code => [
  condition,
  [0x04, VOID, body, 0x0b],
];
export const either = (condition: Code, yes: Code, no: Code): Code => [
  condition,
  [0x04, VOID, yes, 0x05, no, 0x0b],
];
/** What `branch` leaves from inside. */
export const block = (...body: Code[]): Code => [0x02, VOID, body, 0x0b];
/** Leaves so many blocks, conditions and loops, and the one around them. */
export const branch = (depth: number): Code => [0x0c, unsigned(depth)];
/** Writes a byte so many times from an address on. */
export const fill = (at: Code, byte: Code, bytes: Code): Code => [at, byte, bytes, 0xfc, 11, 0];
/** Ends the function. */
export const answer = (value: Code): Code => [value, 0x0f];
