import type { BulletinDocument, BulletinFile, EditionAct } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';

/** Words of `bulletin`. */
export type BulletinWords = {
  readonly title: (period: string) => string;
  readonly what: string;
  readonly states: Readonly<Record<BulletinDocument['state'], string>>;
  readonly edition: (number: number) => string;
  readonly written: (figures: number, sentences: number) => string;
  readonly frozen: (cutOff: string, check: string) => string;
  readonly language: string;
  readonly languages: Readonly<Record<'en' | 'zh' | 'both', string>>;
  readonly print: string;
  readonly download: string;
  readonly formats: Readonly<Record<BulletinFile['format'], string>>;
  readonly contents: string;
  readonly page: (language: string) => string;
  readonly checks: string;
  readonly checksPassed: (passed: number, all: number) => string;
  readonly outcomes: Readonly<Record<'passed' | 'warned' | 'failed', string>>;
  readonly tasks: string;
  readonly tasksNote: (districts: number) => string;
  readonly noTasks: string;
  readonly goesOut: string;
  readonly files: (count: number) => string;
  readonly panel: string;
  readonly sentence: string;
  readonly sentenceMeaning: string;
  readonly figures: string;
  readonly figuresText: (count: number) => string;
  readonly judgement: string;
  readonly rule: string;
  readonly source: string;
  readonly openFigure: string;
  readonly ask: (place: string, indicator: string) => string;
  readonly chart: string;
  readonly editions: string;
  readonly noEdition: string;
  readonly drafted: string;
  readonly receipts: string;
  readonly receiptsOf: (count: number, districts: number) => string;
  readonly corrects: (changes: number, reason: string) => string;
  readonly failedCheck: string;
  readonly restsOn: (sheets: number) => string;
  readonly sheetStates: Readonly<Record<'sent' | 'accepted' | 'missing', string>>;
  readonly revision: (revision: number) => string;
  readonly openSheets: (waiting: number, missing: number) => string;
  readonly signedDespite: (waiting: number, missing: number) => string;
  readonly whichSheets: string;
  readonly signDespite: string;
  readonly reopenReason: string;
  readonly correct: string;
  readonly redraft: string;
  readonly acts: Readonly<Record<EditionAct, string>>;
};

export const bulletinEn: BulletinWords = {
  title: (period) => `Quarterly bulletin, ${period}`,
  what: 'Bulletin, three families',
  states: { draft: 'Draft, to be signed', approved: 'Approved', published: 'Published' },
  edition: (number) => `edition ${number}`,
  written: (figures, sentences) =>
    `Written by rule from ${figures.toLocaleString('en')} figures; ${sentences} findings`,
  frozen: (cutOff, check) => `Data to ${dayWords(cutOff, 'en')}; check ${check}`,
  language: 'Language of the pages',
  languages: { en: 'English', zh: '中文', both: 'Both' },
  print: 'Print',
  download: 'PDF, Word, Excel',
  formats: { html: 'Web page', pdf: 'PDF', docx: 'Word', xlsx: 'Excel' },
  contents: 'Contents',
  page: (language) => `The bulletin, ${language}`,
  checks: 'Checks before signing',
  checksPassed: (passed, all) => `${passed} of ${all}`,
  outcomes: { passed: 'passed', warned: 'look at it', failed: 'failed' },
  tasks: 'Tasks it asks for',
  tasksNote: (districts) => `${districts} ${districts === 1 ? 'district' : 'districts'}`,
  noTasks: 'No district missed a line.',
  goesOut: 'Goes out with it',
  files: (count) => `${count} files, the same bytes for the same figures`,
  panel: 'Where this sentence comes from',
  sentence: 'Sentence',
  sentenceMeaning: 'Written by rule from its figures; nobody typed a number.',
  figures: 'Figures',
  figuresText: (count) => `${count} stated, the same in both languages`,
  judgement: 'Judgement',
  rule: 'Rule',
  source: 'Source',
  openFigure: 'Open the figure',
  ask: (place, indicator) => `${place}, ${indicator}`,
  chart: 'Bars by district; the table above says the same',
  editions: 'Signatures and editions',
  noEdition: 'Nobody has drafted an edition of this quarter.',
  drafted: 'Drafted',
  receipts: 'Receipts',
  receiptsOf: (count, districts) => `${count} of ${districts} districts`,
  corrects: (changes, reason) =>
    `Corrects the edition before; ${changes} figures changed. ${reason}`,
  failedCheck: 'A check failed; it cannot be signed as it stands.',
  restsOn: (sheets) => `Rests on ${sheets} ${sheets === 1 ? 'sheet' : 'sheets'}`,
  sheetStates: { sent: 'not accepted', accepted: 'accepted', missing: 'missing' },
  revision: (revision) => `revision ${revision}`,
  openSheets: (waiting, missing) =>
    waiting === 0
      ? `${missing} of its sheets are missing`
      : `${waiting} of its sheets are not accepted, ${missing} are missing`,
  signedDespite: (waiting, missing) =>
    waiting === 0
      ? `Signed although ${missing} sheets were missing`
      : `Signed although ${waiting} sheets were not accepted and ${missing} were missing`,
  whichSheets: 'Which ones',
  signDespite: 'Sign all the same; the decision is kept with the edition',
  reopenReason: 'Reason, only to take the signature back',
  correct: 'Draft a correction',
  redraft: 'Draft it anew',
  acts: {
    draft: 'Draft an edition',
    approve: 'Sign',
    reopen: 'Take the signature back',
    publish: 'Publish',
    receive: 'Confirm receipt',
  },
};

const openZh = (waiting: number, missing: number): string =>
  waiting === 0 ? `${missing}份报表未报送` : `${waiting}份报表未接收，${missing}份未报送`;

export const bulletinZh: BulletinWords = {
  title: (period) => `季度通报 ${period}`,
  what: '三类指标通报',
  states: { draft: '草案，待签发', approved: '已审定', published: '已印发' },
  edition: (number) => `第${number}版`,
  written: (figures, sentences) =>
    `由${figures.toLocaleString('en')}个数值按规则写成，共${sentences}条`,
  frozen: (cutOff, check) => `数据截至${dayWords(cutOff, 'zh')}；核对码 ${check}`,
  language: '页面语言',
  languages: { en: 'English', zh: '中文', both: '双语' },
  print: '打印',
  download: 'PDF、Word、Excel',
  formats: { html: '网页', pdf: 'PDF', docx: 'Word', xlsx: 'Excel' },
  contents: '目录',
  page: (language) => `通报，${language}`,
  checks: '签发前核对',
  checksPassed: (passed, all) => `${all}项中${passed}项通过`,
  outcomes: { passed: '通过', warned: '请留意', failed: '未通过' },
  tasks: '提出的整改要求',
  tasksNote: (districts) => `${districts}个区`,
  noTasks: '没有区未达标。',
  goesOut: '一并印发',
  files: (count) => `${count}个文件，数值相同则文件逐字节相同`,
  panel: '这句话从何而来',
  sentence: '文字',
  sentenceMeaning: '由规则依据数值写成，未经人工录入数字。',
  figures: '数值',
  figuresText: (count) => `共${count}个，两种语言一致`,
  judgement: '评判',
  rule: '规则',
  source: '来源',
  openFigure: '查看该数值',
  ask: (place, indicator) => `${place}，${indicator}`,
  chart: '各区柱状图，与上表一致',
  editions: '签发与版次',
  noEdition: '本季度尚未拟稿。',
  drafted: '拟稿',
  receipts: '签收',
  receiptsOf: (count, districts) => `${districts}个区中${count}个`,
  corrects: (changes, reason) => `更正上一版，${changes}个数值有变。${reason}`,
  failedCheck: '有核对未通过，不能按现状签发。',
  restsOn: (sheets) => `依据${sheets}份报表`,
  sheetStates: { sent: '未接收', accepted: '已接收', missing: '未报送' },
  revision: (revision) => `第${revision}次报送`,
  openSheets: (waiting, missing) => `有${openZh(waiting, missing)}`,
  signedDespite: (waiting, missing) => `签发时有${openZh(waiting, missing)}`,
  whichSheets: '查看清单',
  signDespite: '仍予签发，该决定随版本保存',
  reopenReason: '理由（仅撤回签发时填写）',
  correct: '拟更正稿',
  redraft: '重新拟稿',
  acts: {
    draft: '拟稿',
    approve: '签发',
    reopen: '撤回签发',
    publish: '印发',
    receive: '确认签收',
  },
};
