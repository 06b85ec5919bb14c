import { COMMANDS, commandHelp, generalHelp } from '@sanyi/cli';
import { pageOf } from './markdown.ts';

/** `docs/reference/cli.md`: the help of `sanyi` and of every command, exit codes included. */
export async function cliReference(): Promise<string> {
  const commands = await Promise.all(COMMANDS.map((each) => each.read()));
  const shown = (text: string): string => `\`\`\`text\n${text}\n\`\`\`\n`;
  return pageOf({
    title: { en: 'Command line', zh: '命令行' },
    source: 'apps/cli/src/commands',
    note: {
      en: '`npx sanyi` in a checkout. Texts come in the language of `--lang`, or of the system.',
      zh: '在代码目录中运行 `npx sanyi`。文字语言取 `--lang` 或系统语言。',
    },
    parts: [
      `## sanyi\n\n${shown(generalHelp(commands, 'en'))}\n${shown(generalHelp(commands, 'zh'))}`,
      ...commands.map(
        (each) =>
          `## sanyi ${each.name}\n\n${shown(commandHelp(each, 'en'))}\n${shown(commandHelp(each, 'zh'))}`,
      ),
    ],
  });
}
