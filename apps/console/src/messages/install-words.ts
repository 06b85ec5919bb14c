import type { Lang } from '@sanyi/kernel';

/** Words of installing a package of another city. They come with its page, not with the first one. */
export type InstallWords = {
  readonly act: string;
  readonly title: (city: string) => string;
  readonly sentence: (from: string, becomes: string, city: string) => string;
  readonly opening: string;
  readonly steps: string;
  readonly install: string;
  readonly installText: string;
  readonly onlyLook: string;
  readonly again: string;
  readonly previewing: string;
  readonly own: (title: string) => string;
  readonly ownText: string;
  readonly done: (name: string) => string;
  readonly doneText: string;
  readonly draft: string;
  readonly anew: string;
};

const en: InstallWords = {
  act: 'Install here',
  title: (city) => `Install into ${city}`,
  sentence: (from, becomes, city) =>
    `${from} would become ${becomes} of ${city}. Nothing is written yet.`,
  opening: 'Looking what it meets here',
  steps:
    'First what it meets here. Then it is replayed over the claims of this city and kept as a draft with its effect here; nothing is in force before a director approves it.',
  install: 'Install and measure',
  installText: 'Replays the last year and makes a draft',
  onlyLook: 'Choose at the top in whose name you act: an office or the director installs.',
  again: 'Preview with these values',
  previewing: 'Looking again',
  own: (title) => `${title}: value here`,
  ownText:
    'Type the values of this city; what is left as it is is taken over and marked as undecided.',
  done: (name) => `${name} is installed as a draft`,
  doneText:
    'Below what carried over and what did not. The draft is changed, submitted and approved like any other.',
  draft: 'Open the draft',
  anew: 'Back to the preview',
};

const zh: InstallWords = {
  act: '装入本市',
  title: (city) => `装入${city}`,
  sentence: (from, becomes, city) => `${from} 将成为${city}的 ${becomes}。尚未写入任何内容。`,
  opening: '正在查看它在本地遇到什么',
  steps:
    '先看它在本地遇到什么；然后在本市结算单上回放，连同本地效果保存为草案。经主任批准之前不生效。',
  install: '装入并测算',
  installText: '回放最近一年并生成草案',
  onlyLook: '请在页面上方选择以谁的身份操作：处室或主任可以装入。',
  again: '按这些值重新预览',
  previewing: '正在重新查看',
  own: (title) => `${title}：本地的值`,
  ownText: '填写由本市设定的值；未改动的沿用他地的值，并标为待定。',
  done: (name) => `${name} 已作为草案装入`,
  doneText: '以下为哪些效果得以延续、哪些没有。草案的修改、提交和批准与其他草案相同。',
  draft: '打开草案',
  anew: '返回预览',
};

/** The words by language. */
export const INSTALL_WORDS: Readonly<Record<Lang, InstallWords>> = { en, zh };
