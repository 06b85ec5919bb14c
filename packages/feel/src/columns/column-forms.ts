import { type Code, double, int } from '../loops/index.ts';
import type { Column } from './column.ts';
import { MoreThanNumbers } from './loop-text.ts';
import { asDouble, asInt, doubleOf, INT, intOf, type LoopValue } from './loop-values.ts';

/** How a column is held. */
export type Held = Column['values'];

/** How numbers of a column are loaded and stored in WebAssembly. */
type Form = {
  /** Bits by which a place is shifted to be an address. */
  readonly shift: number;
  load(at: Code, offset: number): LoopValue;
  store(at: Code, value: LoopValue): Code;
};

/** @throws MoreThanNumbers for numbers of 32 bits without a sign */
export function formOf(column: Held): Form {
  const { name } = column.constructor;
  const form = FORMS[name];
  if (!form) throw new MoreThanNumbers(name);
  return form;
}

const refused = (): never => {
  throw new MoreThanNumbers('an answer of few bits');
};
const ints = (
  shift: number,
  load: (at: Code, offset?: number) => Code,
  ends: { readonly low: number; readonly high: number },
  store: (at: Code, value: Code) => Code = refused,
): Form => ({
  shift,
  load: (at, offset) => intOf(load(at, offset), ends),
  store: (at, value) => store(at, asInt(value)),
});

const FORMS: Readonly<Record<string, Form>> = {
  Int8Array: ints(0, int.load8Signed, { low: -128, high: 127 }),
  Uint8Array: ints(0, int.load8, { low: 0, high: 255 }, int.store8),
  Int16Array: ints(1, int.load16Signed, { low: -32_768, high: 32_767 }),
  Uint16Array: ints(1, int.load16, { low: 0, high: 65_535 }),
  Int32Array: ints(2, int.load, INT, int.store),
  Float64Array: {
    shift: 3,
    load: (at, offset) => doubleOf(double.load(at, offset)),
    store: (at, value) => double.store(at, asDouble(value)),
  },
};
