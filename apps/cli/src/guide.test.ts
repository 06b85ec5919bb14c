import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { HOME, runHere } from './testing/run-here.ts';

const root = mkdtempSync(join(tmpdir(), 'sanyi-guide-'));
afterAll(() => rmSync(root, { recursive: true }));

/** A fenced block of a guide: what it is (`sh`, `text`, `yaml FILE`, `xml FILE`, `sed FILE`) and its text. */
type Block = { readonly kind: string; readonly file: string; readonly text: string };

const blocksOf = (guide: string): Block[] =>
  [...guide.matchAll(/^```(\w+) ?(\S*)\n([\s\S]*?)^```$/gm)].map(
    ([, kind = '', file = '', text = '']) => {
      return { kind, file, text };
    },
  );

/** Words of a command; what is quoted is one word. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/["']([^"']*)["']|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** Places of the guide lie in a folder of this run. */
const placed = (folder: string, word: string): string =>
  /^(my-policies|other-city)\b|\.sanyi$|^cases\.yaml$/.test(word) ? join(folder, word) : word;

function write(folder: string, { kind, file, text }: Block): void {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  if (kind === 'xml') {
    const was = readFileSync(path, 'utf8');
    const [head = ''] = was.split(/^ *<rule /m);
    const tail = was.slice(was.indexOf('    </decisionTable>'));
    writeFileSync(path, head + text + tail);
  } else if (kind === 'sed') {
    const [, from = '', to = ''] = text.trim().split('/');
    const was = readFileSync(path, 'utf8');
    expect(was).toContain(from);
    writeFileSync(path, was.replaceAll(from, to));
  } else writeFileSync(path, text);
}

/** Plays a guide: writes its files, runs its commands, and finds what it shows in what they print. */
async function play(guide: string, lang: 'en' | 'zh'): Promise<number> {
  const folder = join(root, lang);
  mkdirSync(folder);
  let [said, commands] = ['', 0];
  for (const block of blocksOf(guide)) {
    if (block.kind === 'text') {
      for (const line of block.text.trim().split('\n')) expect(said).toContain(line);
    } else if (block.kind === 'sh') {
      said = '';
      for (const line of block.text.trim().split('\n')) {
        expect(line).toMatch(/^npx sanyi /);
        const words = wordsOf(line)
          .slice(2)
          .map((word) => placed(folder, word));
        const { exit, out, err } = await runHere(...words, '--lang', lang);
        expect([line, exit, err]).toEqual([line, 0, err]);
        said += out;
        commands += 1;
      }
    } else write(folder, block);
  }
  return commands;
}

describe('the guide to writing a package', () => {
  test.each([
    ['en', 'write-a-package.md'],
    ['zh', 'write-a-package.zh.md'],
  ] as const)(
    'CLI-55 every command of the guide runs and prints what it shows (%s)',
    async (lang, name) => {
      const guide = readFileSync(join(HOME, 'docs', 'guide', name), 'utf8');
      expect(await play(guide, lang)).toBeGreaterThan(10);
    },
  );
});

/** Commands over facts that a page names; what stands behind a `#` is for people. */
const overFacts = (page: string): string[] =>
  [...page.replaceAll('\\\n', ' ').matchAll(/^npx sanyi (.*--facts .*)$/gm)]
    .map(([, words = '']) => words.replace(/\s#.*$/, ''))
    .filter((words) => !words.startsWith('demo'));

describe('commands in the first pages and guides', () => {
  const guides = readdirSync(join(HOME, 'docs', 'guide')).map((name) => `docs/guide/${name}`);
  const pages = ['README.md', 'README.zh.md', ...guides.filter((name) => name.endsWith('.md'))];
  test.each(pages)(
    'CLI-58 every command over facts is one that the program takes: %s',
    async (page) => {
      for (const line of overFacts(readFileSync(join(HOME, page), 'utf8'))) {
        const words = wordsOf(line);
        const nowhere = join(root, 'nowhere');
        const placed = words.map((word, at) => (words[at - 1] === '--facts' ? nowhere : word));
        const { exit, err } = await runHere(...placed);
        // The files are not there; the command line is right.
        expect([line, exit, err]).toEqual([line, 3, err]);
      }
    },
  );
});
