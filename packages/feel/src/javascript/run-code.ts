import type { Row, Value } from '../value.ts';
import type { ProgramCode } from './program-code.ts';

/** A program that runs: numbers inside its answer are in the form of its tier. */
export type Running = (input: Row, parameters: Row, acc: Row, fired: number[] | null) => Value;

/** Turns a program's generated code into a function. */
export const runCode = ({ text, values }: ProgramCode): Running => runText(text, values) as Running;

/**
 * Turns generated code into what it returns. This is the only place where text becomes code; the
 * text was written by this folder or `columns`, and rule text stands in it as quoted literals only.
 */
export function runText(text: string, values: readonly unknown[]): unknown {
  const make = new Function('K', text) as (values: readonly unknown[]) => unknown;
  return make(values);
}
