import type { Glossary } from '@sanyi/api';

/** Reads the table of `GLOSSARY.md`: word, 中文, what it is, 含义. `npm run tidy` asks for every cell. */
export function readGlossary(text: string): Glossary {
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[\s:|-]*$/.test(line))
    .map((line) =>
      line
        .slice(1, line.trimEnd().lastIndexOf('|'))
        .split('|')
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  const words = rows.slice(1).flatMap(([en = '', zh = '', meaning = '', meaningZh = '']) =>
    en && zh
      ? [
          {
            word: { en, zh },
            meaning: { en: meaning, zh: meaningZh },
          },
        ]
      : [],
  );
  return { words: words.sort((a, b) => (a.word.en < b.word.en ? -1 : 1)) };
}
