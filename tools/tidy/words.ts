import type { Finding, SourceFile } from './source-tree.ts';

const CONSOLE = 'apps/console/src/';
const MESSAGES = `${CONSOLE}messages/`;
const TYPE = /export type \w+ = \{\n(.*?)\n\};/gs;
const FIELD = /^ {2}readonly (\w+)\??:/gm;

/** Words of the console's dictionary that no page says: each is written twice and read by nobody. */
export function unusedWordFindings(files: readonly SourceFile[]): Finding[] {
  const own = files.filter(({ path }) => path.startsWith(CONSOLE));
  const pages = own
    .filter(({ path }) => !path.startsWith(MESSAGES) && !path.includes('.test.'))
    .map(({ text }) => text)
    .join('\n');
  return own
    .filter(({ path }) => path.startsWith(MESSAGES))
    .flatMap(({ path, text }) =>
      [...text.matchAll(TYPE)].flatMap(({ 0: whole, index }) =>
        [...whole.matchAll(FIELD)].flatMap(({ 1: word = '', index: at }) =>
          isSaid(word, pages)
            ? []
            : [
                {
                  path,
                  line: lineOf(text, index + at),
                  message: `the word "${word}" is never said`,
                },
              ],
        ),
      ),
    );
}

/** Asked for by name, taken out by name, or named by a text that words are looked up with. */
const isSaid = (word: string, pages: string): boolean =>
  new RegExp(`[.'"]${word}\\b|[{,]\\s*${word}\\s*[,:}]`).test(pages);

const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length;
