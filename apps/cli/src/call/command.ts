import type { Lang, Result, Text } from '@sanyi/kernel';
import type { Job } from '@sanyi/store';
import type { ExitCode } from './exit-code.ts';

/** An option of a command. With `value` it takes one, without it is a switch. */
export type Option = {
  readonly name: string;
  /** What stands for the value in the help, such as `DIR`. */
  readonly value?: string;
  readonly text: Text;
  /** May be given several times; the values are then joined by this. */
  readonly repeats?: '+' | '\n';
  /** What is taken when the option is absent, for the help. */
  readonly otherwise?: string | Text;
};

/** A positional argument of a command. */
type Argument = { readonly name: string; readonly text: Text; readonly optional?: boolean };

/** An example of the help: what to type and what it does. */
export type Example = { readonly line: string; readonly text: Text };

/** What a command hands back: the document of `--json`, the text for people, and how it ended. */
export type Outcome = {
  readonly document: unknown;
  readonly text: string;
  readonly code: ExitCode;
};

/** What a command works with: parsed arguments and the world outside. */
export type Call = {
  readonly command: Command;
  readonly options: ReadonlyMap<string, string>;
  readonly switches: ReadonlySet<string>;
  readonly arguments: readonly string[];
  readonly lang: Lang;
  readonly json: boolean;
  /** Folder with `policies` and `cities`. */
  readonly home: string;
  /** Progress and cancellation of long work. */
  readonly job: Job;
  readonly version: string;
  /** What tells this build of the program from any other; null where it runs from its sources. */
  readonly program: string | null;
  /** Variables of the environment, such as DATABASE_URL. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes the one document of `--json` before the command has ended. */
  readonly print: (document: unknown) => void;
  /** Writes a line for people on stderr at once. */
  readonly say: (line: Text) => void;
};

/** A command of `sanyi`. */
export type Command = {
  /** One or two words: `settle`, `city build`. */
  readonly name: string;
  readonly summary: Text;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  readonly run: (call: Call) => Promise<Result<Outcome>>;
};

/** Options that every command has. */
export const COMMON_OPTIONS: readonly Option[] = [
  {
    name: 'json',
    text: {
      en: 'print one JSON document on stdout and nothing else there',
      zh: '在标准输出仅打印一个 JSON 文档',
    },
  },
  {
    name: 'lang',
    value: 'en|zh',
    text: { en: 'language of texts', zh: '文字语言' },
    otherwise: 'LANG',
  },
  { name: 'help', text: { en: 'show this help', zh: '显示本帮助' } },
];
