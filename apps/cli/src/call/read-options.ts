import {
  type Day,
  fail,
  type IsoDate,
  isoDate,
  ok,
  parseDay,
  problem,
  type Result,
} from '@sanyi/kernel';
import type { Call } from './command.ts';

/** The text of an option that has no sensible default. */
export function neededOption(call: Call, name: string, example: string): Result<string> {
  const value = call.options.get(name);
  if (value !== undefined) return ok(value);
  return fail(
    problem('CLI_OPTION_MISSING', 'command line', {
      command: call.command.name,
      option: `--${name}`,
      example,
    }),
  );
}

/** Refuses options that ask for different runs of one command, where more than one of them is given. */
export function oneOfOptions(given: readonly string[]): Result<null> {
  if (given.length < 2) return ok(null);
  const options = given.map((name) => `--${name}`).join(', ');
  return fail(problem('CLI_OPTIONS_APART', 'command line', { options }));
}

/** A number option within bounds, both ends included. */
export function numberOption(
  call: Call,
  name: string,
  bounds: {
    readonly least: number;
    readonly most: number;
    readonly otherwise: number;
    readonly whole?: boolean;
  },
): Result<number> {
  const text = call.options.get(name);
  if (text === undefined) return ok(bounds.otherwise);
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  const fits = value >= bounds.least && value <= bounds.most;
  if (fits && (!bounds.whole || Number.isSafeInteger(value))) return ok(value);
  return fail(
    problem(bounds.whole ? 'CLI_OPTION_WHOLE' : 'CLI_OPTION_NUMBER', 'command line', {
      option: `--${name}`,
      value: text,
      least: String(bounds.least),
      most: String(bounds.most),
      example: `--${name} ${bounds.otherwise}`,
    }),
  );
}

/** A date option. */
export function dayOption(call: Call, name: string, otherwise: IsoDate | Day): Result<Day> {
  const text = call.options.get(name);
  const fallback = typeof otherwise === 'string' ? otherwise : isoDate(otherwise);
  const day = parseDay(text ?? fallback);
  if (day.ok) return day;
  return fail(
    problem('CLI_OPTION_DATE', 'command line', {
      option: `--${name}`,
      value: text ?? fallback,
      example: `--${name} ${fallback}`,
    }),
  );
}

/** An option that takes one of some words; null where it is absent. */
export function choiceOption<Word extends string>(
  call: Call,
  name: string,
  words: readonly Word[],
): Result<Word | null> {
  const text = call.options.get(name);
  if (text === undefined) return ok(null);
  const found = words.find((word) => word === text);
  if (found !== undefined) return ok(found);
  const details = { option: `--${name}`, value: text, known: words.join(', ') };
  return fail(problem('CLI_OPTION_CHOICE', 'command line', details));
}
