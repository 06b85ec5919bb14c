import type { Row, Value } from '../value.ts';
import type { ProgramCode } from './program-code.ts';

/** A program that runs: numbers inside its answer are in the form of its tier. */
export type Running = (input: Row, parameters: Row, acc: Row, fired: number[] | null) => Value;

/**
 * Turns generated code into a function. This is the only place where text becomes code; the text
 * was written by this folder, and rule text stands in it as quoted literals only.
 */
export function runCode({ text, values }: ProgramCode): Running {
  const make = new Function('K', text) as (values: readonly unknown[]) => Running;
  return make(values);
}
