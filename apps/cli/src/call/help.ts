import type { Lang, Text } from '@sanyi/kernel';
import type { Command, Example, Option } from './command.ts';
import { optionsOf } from './parse-call.ts';

const WORDS: Readonly<
  Record<'usage' | 'commands' | 'options' | 'examples' | 'codes' | 'more' | 'arguments', Text>
> = {
  usage: { en: 'Usage', zh: '用法' },
  commands: { en: 'Commands', zh: '命令' },
  options: { en: 'Options', zh: '选项' },
  arguments: { en: 'Arguments', zh: '参数' },
  examples: { en: 'Examples', zh: '示例' },
  codes: { en: 'Exit codes', zh: '退出码' },
  more: {
    en: 'Run sanyi COMMAND --help for options and examples of a command.',
    zh: '运行 sanyi 命令 --help 查看该命令的选项和示例。',
  },
};

const PURPOSE: Text = {
  en: 'sanyi: a platform on which a city runs its health reform',
  zh: 'sanyi（三医）：城市医改运行平台',
};

const CODES: readonly (readonly [string, Text])[] = [
  ['0', { en: 'done', zh: '完成' }],
  ['1', { en: 'a check or test failed', zh: '检查或测试未通过' }],
  ['2', { en: 'the command line is not right', zh: '命令行有误' }],
  ['3', { en: 'a file, package or folder is not right', zh: '文件、政策包或文件夹有误' }],
  ['4', { en: 'a defect of the program', zh: '程序缺陷' }],
  ['130', { en: 'interrupted; nothing half-written', zh: '被中断，未留下半成品' }],
];

/** The help of the whole program. */
export function generalHelp(commands: readonly Command[], lang: Lang): string {
  const first = commands.flatMap((command) => command.examples.slice(0, 1)).slice(0, 4);
  return [
    PURPOSE[lang],
    '',
    `${WORDS.usage[lang]}: sanyi COMMAND [OPTION...]`,
    '',
    `${WORDS.commands[lang]}:`,
    ...columns(commands.map((each) => [each.name, each.summary[lang]])),
    '',
    ...examples(first, lang),
    '',
    ...exitCodes(lang),
    '',
    WORDS.more[lang],
  ].join('\n');
}

/** The help of one command. */
export function commandHelp(command: Command, lang: Lang): string {
  const words = command.arguments.map((each) => (each.optional ? `[${each.name}]` : each.name));
  return [
    `sanyi ${command.name}: ${command.summary[lang]}`,
    '',
    `${WORDS.usage[lang]}: ${['sanyi', command.name, ...words, '[OPTION...]'].join(' ')}`,
    ...argumentLines(command, lang),
    '',
    `${WORDS.options[lang]}:`,
    ...columns(optionsOf(command).map((each) => optionLine(each, lang))),
    '',
    ...examples(command.examples, lang),
    '',
    ...exitCodes(lang),
  ].join('\n');
}

function argumentLines(command: Command, lang: Lang): string[] {
  if (command.arguments.length === 0) return [];
  const lines = columns(command.arguments.map((each) => [each.name, each.text[lang]]));
  return ['', `${WORDS.arguments[lang]}:`, ...lines];
}

const optionLine = (option: Option, lang: Lang): readonly [string, string] => [
  `--${option.name}${option.value ? ` ${option.value}` : ''}`,
  `${option.text[lang]}${otherwiseText(option, lang)}`,
];

function otherwiseText({ otherwise }: Option, lang: Lang): string {
  if (otherwise === undefined) return '';
  return ` (${typeof otherwise === 'string' ? otherwise : otherwise[lang]})`;
}

const examples = (of: readonly Example[], lang: Lang): string[] => [
  `${WORDS.examples[lang]}:`,
  ...of.flatMap((each) => [`  ${each.line}`, `      ${each.text[lang]}`]),
];

const exitCodes = (lang: Lang): string[] => [
  `${WORDS.codes[lang]}:`,
  ...columns(CODES.map(([code, text]) => [code, text[lang]])),
];

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
