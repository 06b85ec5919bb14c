import type { Problem } from '@sanyi/kernel';
import { type Cursor, openYaml, whereOf } from '../yaml/cursor.ts';
import { anything, type JsonSchema, listOf, readWhole, record, scalar } from '../yaml/shape.ts';

/** A problem that a bad folder must give. */
export type ExpectedProblem = {
  readonly code: string;
  readonly where: string;
  readonly en: string;
  readonly zh: string;
};

/** A file under `tests/bad`: a folder that must be refused, and with which words. */
export type BadTest = {
  readonly folder: string;
  /** The stack to build with the folder's package in it; null: reading it is enough. */
  readonly stack: string | null;
  /** What to ask of a hook of that stack, for mistakes that show only in use. */
  readonly ask: {
    readonly hook: string;
    readonly input: Cursor;
    readonly acc: Cursor | null;
  } | null;
  readonly problems: readonly ExpectedProblem[];
  readonly where: string;
};

/** Reads a file under `tests/bad`; what is wrong goes to `problems`. */
export function readBadFile(name: string, text: string, problems: Problem[]): BadTest | null {
  const at = openYaml(name, text);
  const read = readWhole(at, badTestShape);
  problems.push(...at.source.problems);
  if (!read) return null;
  const { folder, stack = null, problems: expected } = read;
  const ask = read.ask
    ? { hook: read.ask.hook, input: read.ask.in, acc: read.ask.acc ?? null }
    : null;
  return { folder, stack, ask, problems: expected, where: whereOf(at) };
}

const expectedShape = record({ code: scalar, where: scalar, en: scalar, zh: scalar }, {});

const badTestShape = record(
  { folder: scalar, problems: listOf(expectedShape) },
  { stack: scalar, ask: record({ hook: scalar, in: anything }, { acc: anything }) },
);

/** A test of what must be refused. Form for editors of YAML. */
export const BAD_TEST_SCHEMA: JsonSchema = badTestShape.schema;
