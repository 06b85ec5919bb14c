import type { LocalValueRow } from '@sanyi/api';
import type { Carried } from '@sanyi/policy';

/** Words of `differences`: what carried over when a city took a package of another one. */
export type DifferencesWords = {
  readonly title: (from: string) => string;
  readonly summary: (there: string, here: string) => string;
  readonly nothingThere: string;
  readonly rule: (within: string, negligible: string) => string;
  readonly synthetic: string;
  readonly carried: Readonly<Record<Carried, string>>;
  readonly counted: (word: string, count: number) => string;
  readonly amounts: string;
  readonly group: string;
  readonly there: (name: string, city: string) => string;
  readonly makeUp: string;
  readonly why: string;
  readonly claims: (city: string) => string;
  readonly yuan: (city: string) => string;
  readonly local: string;
  readonly localText: string;
  readonly value: string;
  readonly by: Readonly<Record<LocalValueRow['by'], string>>;
  readonly who: string;
  readonly preview: string;
  readonly mapped: string;
  readonly unit: string;
  readonly lists: string;
  readonly list: string;
  readonly missingItems: string;
  readonly missingLevels: string;
  readonly untouched: string;
  readonly moreItems: (shown: string, more: number) => string;
  readonly tests: (passed: number, failed: number) => string;
  readonly case: string;
  readonly otherRules: string;
  readonly takenOverBy: string;
  readonly madeFrom: string;
};

export const differencesEn: DifferencesWords = {
  title: (from) => `Taken over from ${from}`,
  summary: (there, here) => `Effect in ${there} and in ${here}, of all claims`,
  nothingThere:
    'The package came without a measured effect, so there is nothing to compare with. What it does here stands under “Measured effect”.',
  rule: (within, negligible) =>
    `Shares of what was paid before. Effects count as the same when they lie within ${within} % of the first; below ${negligible} % as none.`,
  synthetic: 'Synthetic data',
  carried: {
    same: 'carried over',
    weaker: 'weaker here',
    stronger: 'stronger here',
    reversed: 'reversed',
    none: 'no effect in either',
    onlyThere: 'only there',
    onlyHere: 'only here',
  },
  counted: (word, count) => `${word} ${count}`,
  amounts: 'Effect by group, in percent of what was paid before',
  group: 'Group',
  there: (name, city) => `${name}, ${city}`,
  makeUp: 'What the cities are made of',
  why: 'Effects are shares of what was paid before, so they differ where other people come, where a claim cost more or less, where values were taken over that each city should set, and where items of a list are not there.',
  claims: (city) => `Claims, %, ${city}`,
  yuan: (city) => `Yuan per claim, ${city}`,
  local: 'Values that each city sets',
  localText:
    'Another value is a line of the command; with --preview it says what would be installed, and writes nothing.',
  value: 'Parameter',
  by: {
    set: 'set by this city',
    package: 'said by a package here',
    nobody: 'taken over; to be decided',
  },
  who: 'Who says so',
  preview: 'Command',
  mapped: 'What the package speaks about',
  unit: 'Unit',
  lists: 'Lists',
  list: 'List (rows)',
  missingItems: 'Items that are not here',
  missingLevels: 'Levels that are not here',
  untouched: 'Priced here, not named',
  moreItems: (shown, more) => `${shown} and ${more} more`,
  tests: (passed, failed) =>
    `Tests that came along: ${passed} hold here as well; ${failed} do not, because other rules answer here`,
  case: 'Case',
  otherRules: 'the same, from other rules',
  takenOverBy: 'taken over as',
  madeFrom: 'made from',
};

export const differencesZh: DifferencesWords = {
  title: (from) => `采用自 ${from}`,
  summary: (there, here) => `在${there}与${here}的总体效果`,
  nothingThere: '该政策包未附实测效果，无从比较。其在本地的效果见“实测效果”。',
  rule: (within, negligible) =>
    `均为占改革前金额的比例。两地效果相差不超过前者的 ${within}% 视为相同；低于 ${negligible}% 视为无变化。`,
  synthetic: '合成数据',
  carried: {
    same: '效果相同',
    weaker: '本地较弱',
    stronger: '本地较强',
    reversed: '方向相反',
    none: '两地均无',
    onlyThere: '仅他地有',
    onlyHere: '仅本地有',
  },
  counted: (word, count) => `${word} ${count}`,
  amounts: '分组效果，占改革前金额的百分比',
  group: '分组',
  there: (name, city) => `${name}，${city}`,
  makeUp: '两地结构',
  why: '效果以改革前金额的比例表示，因此就诊人群、次均费用、沿用而未由本地设定的参数、列表中本地没有的项目都会造成差异。',
  claims: (city) => `结算单占比（%），${city}`,
  yuan: (city) => `次均（元），${city}`,
  local: '由各地自行设定的值',
  localText: '改用其他值只需在命令中写明；加 --preview 仅说明将装入的内容，不写入。',
  value: '参数',
  by: { set: '由本地设定', package: '本地政策包已规定', nobody: '沿用，待本地决定' },
  who: '由谁规定',
  preview: '命令',
  mapped: '政策包涉及的内容',
  unit: '单元',
  lists: '列表',
  list: '列表（行数）',
  missingItems: '本地没有的项目',
  missingLevels: '本地没有的级别',
  untouched: '本地有价而未涉及',
  moreItems: (shown, more) => `${shown} 等，另有 ${more} 项`,
  tests: (passed, failed) =>
    `随包测试：${passed} 项在本地同样成立；${failed} 项不成立，因本地由其他规则作答`,
  case: '案例',
  otherRules: '结果相同，但由其他规则得出',
  takenOverBy: '被采用为',
  madeFrom: '来自',
};
