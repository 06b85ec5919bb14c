import {
  fail,
  LANGS,
  type Lang,
  type Problem,
  ProblemError,
  problem,
  problemLine,
  type Result,
  type Text,
} from '@sanyi/kernel';
import type { Outcome } from './call/command.ts';
import { EXIT, type ExitCode, exitCodeOf } from './call/exit-code.ts';
import { commandHelp, generalHelp } from './call/help.ts';
import { findCommand, languageOf, parseCall } from './call/parse-call.ts';
import { progressLine } from './call/progress-line.ts';
import type { NamedCommand } from './commands.ts';

/** The world around a run of the program, so that tests run it without a process. */
export type World = {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly isTerminal: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly now: () => number;
  /** Aborted when the user presses Ctrl-C. */
  readonly signal: AbortSignal;
  /** Folder with `policies` and `cities`. */
  readonly home: string;
  readonly version: string;
  /** What tells this build of the program from any other; null where it runs from its sources. */
  readonly program: string | null;
};

/**
 * Runs one command line and says how it ended. Prints on stdout exactly the outcome (one JSON
 * document with `--json`), everything else on stderr.
 *
 * @example
 * ```ts
 * await runCli(COMMANDS, ['policy', 'list', '--json'], world); // 0
 * ```
 */
export async function runCli(
  commands: readonly NamedCommand[],
  words: readonly string[],
  world: World,
): Promise<ExitCode> {
  const lang = languageOf(words, world.environment);
  const [first, ...others] = words;
  // `help COMMAND` asks for what `COMMAND --help` does.
  if (first === 'help' && others[0] !== undefined && !others[0].startsWith('-')) {
    return runCli(commands, [...others, '--help'], world);
  }
  if (first === undefined || first === '--help' || first === 'help') {
    const all = await Promise.all(commands.map((each) => each.read()));
    world.stdout(`${generalHelp(all, lang)}\n`);
    return words.length === 0 ? EXIT.usage : EXIT.ok;
  }
  if (first === '--version') {
    world.stdout(`${world.version}\n`);
    return EXIT.ok;
  }
  const json = words.includes('--json');
  const result = await runWords({ commands, words, world, lang, json });
  return result.ok
    ? printed(result.value, { world, json })
    : refused(result.problems, { world, lang, json });
}

type Run = {
  readonly commands: readonly NamedCommand[];
  readonly words: readonly string[];
  readonly world: World;
  readonly lang: Lang;
  readonly json: boolean;
};

async function runWords(run: Run): Promise<Result<Outcome>> {
  const { world, lang, json } = run;
  const found = findCommand(run.commands, run.words);
  if (!found.ok) return found;
  const command = await found.value.command.read();
  const { rest } = found.value;
  const parsed = parseCall(command, rest);
  if (!parsed.ok) return parsed;
  if (parsed.value.switches.has('help')) {
    return {
      ok: true,
      value: { document: null, text: commandHelp(command, lang), code: EXIT.ok },
    };
  }
  // A command with languages of its own reads them itself.
  const isOwn = command.options.some((option) => option.name === 'lang');
  const said = isOwn ? undefined : parsed.value.options.get('lang');
  if (said !== undefined && !LANGS.some((each) => each === said)) {
    const details = { option: '--lang', value: said, known: LANGS.join(', ') };
    return fail(problem('CLI_OPTION_CHOICE', 'command line', details));
  }
  const line = progressLine({ ...world, write: world.stderr, lang });
  try {
    const say = (text: Text): void => {
      line.end();
      world.stderr(`${text[lang]}\n`);
    };
    const job = { onProgress: line.show, signal: world.signal, say };
    const { home, version, program, environment } = world;
    return await command.run({
      ...parsed.value,
      ...{ lang, json, home, version, program, environment, job },
      print: (document) => world.stdout(`${JSON.stringify(document)}\n`),
      say,
    });
  } catch (error) {
    return thrown(error, world);
  } finally {
    line.end();
  }
}

/** Expected trouble that was thrown keeps its texts; anything else is a defect of ours. */
function thrown(error: unknown, world: World): Result<Outcome> {
  if (world.signal.aborted) return fail(problem('CLI_INTERRUPTED', 'sanyi'));
  if (error instanceof ProblemError) return { ok: false, problems: error.problems };
  const cause = error instanceof Error ? error.message : String(error);
  if (error instanceof Error && world.environment.SANYI_DEBUG) world.stderr(`${error.stack}\n`);
  return fail(problem('CLI_BUG', 'sanyi', { cause }));
}

function printed(
  outcome: Outcome,
  to: { readonly world: World; readonly json: boolean },
): ExitCode {
  const text =
    to.json && outcome.document !== null ? JSON.stringify(outcome.document) : outcome.text;
  if (text !== '') to.world.stdout(`${text}\n`);
  return outcome.code;
}

function refused(
  problems: readonly [Problem, ...Problem[]],
  to: { readonly world: World; readonly lang: Lang; readonly json: boolean },
): ExitCode {
  if (to.json) {
    const listed = problems.map(({ code, where, en, zh }) => ({ code, where, en, zh }));
    to.world.stdout(`${JSON.stringify({ problems: listed })}\n`);
  }
  for (const each of problems) to.world.stderr(`${problemLine(each, to.lang)}\n`);
  return exitCodeOf(problems);
}
