import type { Problem, ProblemCode } from '@sanyi/kernel';

/** How a command ended, for the shell. Documented in the README and in `sanyi --help`. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 130;

/** The exit codes by name. */
export const EXIT: Readonly<
  Record<'ok' | 'checkFailed' | 'usage' | 'badInput' | 'bug' | 'interrupted', ExitCode>
> = { ok: 0, checkFailed: 1, usage: 2, badInput: 3, bug: 4, interrupted: 130 };

const CODES: Partial<Record<ProblemCode, ExitCode>> = {
  CLI_COMMAND_UNKNOWN: EXIT.usage,
  CLI_OPTION_UNKNOWN: EXIT.usage,
  CLI_OPTION_NO_VALUE: EXIT.usage,
  CLI_SWITCH_VALUE: EXIT.usage,
  CLI_OPTION_NUMBER: EXIT.usage,
  CLI_OPTION_WHOLE: EXIT.usage,
  CLI_OPTION_DATE: EXIT.usage,
  CLI_OPTION_CHOICE: EXIT.usage,
  CLI_OPTION_MISSING: EXIT.usage,
  CLI_OPTIONS_APART: EXIT.usage,
  REPLAY_NOTHING_CHANGES: EXIT.usage,
  CLI_ARGUMENT_MISSING: EXIT.usage,
  CLI_ARGUMENT_TOO_MANY: EXIT.usage,
  CLI_INTERRUPTED: EXIT.interrupted,
  STORE_CANCELLED: EXIT.interrupted,
  CLI_BUG: EXIT.bug,
};

/** The exit code of a failure: what the first problem says about whose turn it is. */
export const exitCodeOf = (problems: readonly [Problem, ...Problem[]]): ExitCode =>
  CODES[problems[0].code] ?? EXIT.badInput;
