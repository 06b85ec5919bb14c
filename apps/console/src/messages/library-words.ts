/** Words of `glossary`. */
export type GlossaryWords = {
  readonly title: string;
  readonly sentence: (count: number) => string;
  readonly find: string;
  readonly word: string;
  readonly other: string;
  readonly meaning: string;
  readonly nothing: string;
};

export const glossaryEn: GlossaryWords = {
  title: 'Glossary',
  sentence: (count) =>
    `${count} words, one per idea: the same in the console, the code, the files and the documents.`,
  find: 'Search the words',
  word: 'Word',
  other: 'Chinese',
  meaning: 'What it is',
  nothing: 'No word matches.',
};

export const glossaryZh: GlossaryWords = {
  title: '术语表',
  sentence: (count) => `共 ${count} 个术语，一义一词：界面、代码、文件与文档用词一致。`,
  find: '查找术语',
  word: '术语',
  other: '英文',
  meaning: '含义',
  nothing: '没有符合的术语。',
};
