import { parseArgs } from 'node:util';
import { fail, failOf, type Lang, ok, type Problem, problem, type Result } from '@sanyi/kernel';
import type { NamedCommand } from '../commands.ts';
import { COMMON_OPTIONS, type Command, type Option } from './command.ts';

/** A command line taken apart; nothing has run yet. */
export type ParsedCall = {
  readonly command: Command;
  readonly options: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly arguments: readonly string[];
};

/**
 * Finds the command of a command line: its first one or two words.
 *
 * @returns `CLI_COMMAND_UNKNOWN` when no command has these words
 */
export function findCommand(
  commands: readonly NamedCommand[],
  words: readonly string[],
): Result<{ readonly command: NamedCommand; readonly rest: readonly string[] }> {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands.find((each) => each.name === name);
    if (command) return ok({ command, rest: words.slice(length) });
  }
  // Of a first word that some commands have, only those can be meant.
  const begun = commands.filter(({ name }) => name.startsWith(`${words[0]} `));
  const known = begun.length > 0 ? begun : commands;
  return fail(
    problem('CLI_COMMAND_UNKNOWN', 'command line', {
      command: words
        .filter((word) => !word.startsWith('-'))
        .slice(0, 2)
        .join(' '),
      known: known.map((each) => each.name).join(', '),
    }),
  );
}

/**
 * Takes the words after the command apart, by the command's own options and arguments.
 *
 * @returns all problems of the line at once, `CLI_OPTION_*` and `CLI_ARGUMENT_*`
 */
export function parseCall(command: Command, words: readonly string[]): Result<ParsedCall> {
  const known = new Map(optionsOf(command).map((each) => [each.name, each]));
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries([...known.values()].map((each) => [each.name, typeOf(each)])),
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const options = new Map<string, string>();
  const switches = new Set<string>();
  const given: string[] = [];
  const problems: Problem[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') given.push(token.value);
    if (token.kind !== 'option') continue;
    const option = known.get(token.name);
    const trouble = optionTrouble({ command, option, name: token.rawName, value: token.value });
    if (trouble) problems.push(trouble);
    else if (token.value === undefined) switches.add(token.name);
    else options.set(token.name, joined(options.get(token.name), token.value, option));
  }
  if (!switches.has('help')) problems.push(...argumentTrouble(command, given));
  return failOf(problems) ?? ok({ command, options, switches, arguments: given });
}

/** The options of a command: its own, and the common ones that it does not say itself. */
export const optionsOf = ({ options }: Command): Option[] => [
  ...options,
  ...COMMON_OPTIONS.filter((common) => !options.some((own) => own.name === common.name)),
];

const optionNames = (command: Command): string =>
  optionsOf(command)
    .map(({ name }) => `--${name}`)
    .join(' ');

/** The last value of an option counts, of one that repeats all of them. */
const joined = (before: string | undefined, value: string, option: Option | undefined): string =>
  option?.repeats && before !== undefined ? `${before}${option.repeats}${value}` : value;

const typeOf = (option: Option): { type: 'string' | 'boolean' } => ({
  type: option.value ? 'string' : 'boolean',
});

function optionTrouble(token: {
  readonly command: Command;
  readonly option: Option | undefined;
  readonly name: string;
  readonly value: string | undefined;
}): Problem | null {
  const { command, option, name, value } = token;
  if (!option) {
    return problem('CLI_OPTION_UNKNOWN', 'command line', {
      command: command.name,
      option: name,
      known: optionNames(command),
    });
  }
  if (option.value && (value === undefined || value === '')) {
    const example = `${name} ${option.value}`;
    return problem('CLI_OPTION_NO_VALUE', 'command line', { option: name, example });
  }
  if (!option.value && value !== undefined) {
    return problem('CLI_SWITCH_VALUE', 'command line', { option: name, value });
  }
  return null;
}

function argumentTrouble(command: Command, given: readonly string[]): Problem[] {
  const missing = command.arguments.slice(given.length).filter((each) => !each.optional);
  const extra = given.slice(command.arguments.length);
  return [
    ...missing.map((each) =>
      problem('CLI_ARGUMENT_MISSING', 'command line', {
        command: command.name,
        argument: each.name,
      }),
    ),
    ...extra.map((argument) =>
      problem('CLI_ARGUMENT_TOO_MANY', 'command line', {
        command: command.name,
        argument,
        count: String(command.arguments.length),
        known: optionNames(command),
      }),
    ),
  ];
}

/** The language of texts: what `--lang` says, else what the shell says, else English. */
export function languageOf(
  words: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Lang {
  const at = words.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const given = at < 0 ? undefined : (words[at]?.split('=')[1] ?? words[at + 1]);
  const said = given?.split(',')[0];
  if (said === 'zh' || said === 'en') return said;
  const shell = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  return shell.startsWith('zh') ? 'zh' : 'en';
}
