import type { Text } from '@sanyi/kernel';

/** A text in both languages on one line. */
export const both = ({ en, zh }: Text): string => `${en} ${zh}`;

/** A table of Markdown; bars inside cells are kept from splitting them. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

/** What a generated page is made of. */
export type Page = {
  readonly title: Text;
  /** Where to change it. */
  readonly source: string;
  readonly note: Text;
  readonly parts: readonly string[];
};

/** A generated page: title, where it comes from, how to read it, and its parts. */
export const pageOf = ({ title, source, note, parts }: Page): string =>
  [
    `# ${both(title)}\n`,
    `Generated from \`${source}\` by \`npm run docs\`.\n`,
    `${note.en}\n\n${note.zh}\n`,
    ...parts,
  ].join('\n');
