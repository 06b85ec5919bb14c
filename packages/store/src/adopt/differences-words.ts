import type { Text } from '@sanyi/kernel';
import type { Carried, EvidencePart } from '@sanyi/policy';

const t = (en: string, zh: string): Text => ({ en, zh });

/** The amounts. */
export const PARTS: Readonly<Record<EvidencePart, Text>> = {
  total: t('Total', '总额'),
  patient: t('Patients pay', '个人负担'),
  fund: t('Funds pay', '基金支付'),
  income: t('Hospitals take in', '机构收入'),
};

/** The verdicts. */
export const CARRIED: Readonly<Record<Carried, Text>> = {
  same: t('carried over', '效果相同'),
  weaker: t('weaker here', '本地较弱'),
  stronger: t('stronger here', '本地较强'),
  reversed: t('reversed', '方向相反'),
  none: t('no effect in either', '两地均无'),
  onlyThere: t('only there', '仅他地有'),
  onlyHere: t('only here', '仅本地有'),
};

type TextName =
  | 'structure'
  | 'why'
  | 'synthetic'
  | 'nothingThere'
  | 'rule'
  | 'measured'
  | 'groups'
  | 'group'
  | 'verdict'
  | 'winners'
  | 'indicators'
  | 'mapped'
  | 'local'
  | 'takenOver'
  | 'set'
  | 'lists'
  | 'periodsApart'
  | 'otherRules'
  | 'tests'
  | 'testsTold'
  | 'comma'
  | 'groupIn'
  | 'measuredAs'
  | 'items'
  | 'itemsAndMore';

type HeadName =
  | 'structure'
  | 'mapped'
  | 'local'
  | 'test'
  | 'measured'
  | 'winner'
  | 'indicator'
  | 'list';

/** Single texts of the differences report. */
export const TEXTS: Readonly<Record<TextName, Text>> = {
  structure: t('What the cities are made of', '两地结构'),
  why: t(
    'Effects are shares of what was paid before, so they differ where other people come, where a claim cost more or less, where values were taken over that each city should set, and where items of a list are not there. Prices and fees in fen carry over, their weight does not.',
    '效果以改革前金额的比例表示，因此就诊人群、次均费用、沿用而未由本地设定的参数、列表中本地没有的项目都会造成差异。价格和收费的金额可以照搬，其分量却不同。',
  ),
  synthetic: t('Synthetic data', '合成数据'),
  nothingThere: t(
    'The package came without evidence, so there is nothing to compare with. What it does here stands below.',
    '该政策包未附实测效果，无从比较。以下为其在本地的效果。',
  ),
  rule: t(
    'Shares of what was paid before. Effects count as the same when they lie within {within} of the first; below {negligible} as none.',
    '均为占改革前金额的比例。两地效果相差不超过前者的 {within} 视为相同；低于 {negligible} 视为无变化。',
  ),
  periodsApart: t(
    'The two were measured over different periods ({there}; {here}), so a part of each difference may come from the time between.',
    '两地的测算期间不同（{there}；{here}），因此差异中可能有一部分来自时间上的变化。',
  ),
  otherRules: t('the same, by other rules', '结果相同，由其他规则作答'),
  measured: t('What was measured', '测算依据'),
  groups: t('Effect by group', '分组效果'),
  group: t('Group', '分组'),
  verdict: t('verdict', '结论'),
  winners: t('Who gains, who loses', '谁得益、谁受损'),
  indicators: t('Headline indicators', '概括指标'),
  mapped: t('What the package speaks about', '政策包涉及的内容'),
  local: t('Values that each city sets', '由各地自行设定的值'),
  takenOver: t('taken over; to be decided', '沿用，待本地决定'),
  set: t('set by this city', '由本地设定'),
  lists: t('Lists', '列表'),
  comma: t(', ', '、'),
  groupIn: t('{group}, {city}', '{group}，{city}'),
  measuredAs: t('{name} ({unit}, {period})', '{name}（{unit}，{period}）'),
  items: t('{count}: {shown}', '{count} 项：{shown}'),
  itemsAndMore: t('{count}, among them {shown}', '{count} 项，包括{shown}等'),
  tests: t('Tests that came along', '随包测试'),
  testsTold: t(
    '{passed} hold here as well; {failed} do not, because other rules answer here.',
    '{passed} 项在本地同样成立；{failed} 项不成立，因本地由其他规则作答。',
  ),
};

/** Heads of its tables. */
export const HEADS: Readonly<Record<HeadName, readonly Text[]>> = {
  structure: [
    t('Group', '分组'),
    t('Claims there', '他地结算单占比'),
    t('Claims here', '本地结算单占比'),
    t('Yuan per claim there', '他地次均（元）'),
    t('Yuan per claim here', '本地次均（元）'),
  ],
  mapped: [t('Unit', '单元'), t('There', '他地'), t('Here', '本地')],
  local: [t('Parameter', '参数'), t('There', '他地'), t('Here', '本地')],
  test: [t('Case', '案例'), t('There', '他地'), t('Here', '本地')],
  measured: [
    t('City', '城市'),
    t('Period', '期间'),
    t('Rules', '规则'),
    t('Claims', '结算单'),
    t('Fingerprint of the facts', '数据指纹'),
  ],
  winner: [
    t('Persons', '人员'),
    t('Number', '人数'),
    t('Gain much', '明显得益'),
    t('Gain', '得益'),
    t('No change', '不变'),
    t('Lose', '受损'),
    t('Lose much', '明显受损'),
  ],
  indicator: [
    t('Indicator', '指标'),
    t('There, before', '他地改革前'),
    t('There, after', '他地改革后'),
    t('Here, before', '本地改革前'),
    t('Here, after', '本地改革后'),
  ],
  list: [
    t('List (rows)', '列表（行数）'),
    t('Items that are not here', '本地没有的项目'),
    t('Levels that are not here', '本地没有的级别'),
    t('Items priced here and not named', '本地有价而未涉及的项目'),
  ],
};

/** The look of the page; nothing is loaded. */
export const STYLE: string = `:root{color-scheme:light dark;--line:#d8dde3;--soft:#667085}
body{margin:0;font:15px/1.55 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
main{max-width:1180px;margin:0 auto;padding:24px 20px 48px}h1{font-size:24px;margin:0 0 8px}h2{font-size:17px;margin:28px 0 8px}
.mark{display:inline-block;border:1px solid #b45309;color:#b45309;border-radius:4px;padding:0 8px;margin:0 0 8px}
.note{color:var(--soft)}.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{border-bottom:1px solid var(--line);padding:6px 10px;text-align:right;vertical-align:top}th{font-weight:600;color:var(--soft)}
th:first-child,td:first-child{text-align:left;min-width:9em}.figures td{white-space:nowrap}.figures td:first-child{white-space:normal}.command code{overflow-wrap:anywhere}.texts th,.texts td{text-align:left;overflow-wrap:anywhere}th[colspan]{text-align:center}.whole{list-style:none;display:flex;flex-wrap:wrap;gap:8px 28px;padding:0}
.whole span{border-radius:4px;padding:0 6px;border:1px solid var(--line)}.whole .same{border-color:#15803d;color:#15803d}.whole .reversed{border-color:#b91c1c;color:#b91c1c}
@media(prefers-color-scheme:dark){:root{--line:#364152;--soft:#9aa4b2}.mark{color:#f59e0b;border-color:#f59e0b}.whole .same{color:#4ade80;border-color:#4ade80}.whole .reversed{color:#f87171;border-color:#f87171}}
@media print{main{padding:0}h2{break-after:avoid}}`;
