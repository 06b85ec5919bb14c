import { dayWords } from '@sanyi/kernel';

/** Words of `reports`: figures that districts send. */
export type ReportsWords = {
  readonly title: string;
  readonly what: string;
  readonly send: string;
  readonly sendNote: string;
  readonly form: string;
  readonly template: string;
  readonly csv: string;
  readonly csvGb: string;
  readonly choose: string;
  readonly drop: string;
  readonly dropText: string;
  readonly reading: (name: string) => string;
  readonly boundsOf: (least: string, most: string, unit: string) => string;
  readonly asks: string;
  readonly previewTitle: (name: string) => string;
  readonly found: (counts: { accepted: number; refused: number; passed: number }) => string;
  readonly nothingYet: string;
  readonly nothingFilled: string;
  readonly take: (count: number) => string;
  readonly takeRest: (count: number) => string;
  readonly actFirst: string;
  readonly returned: string;
  readonly other: string;
  readonly row: string;
  readonly state: string;
  readonly states: { readonly accepted: string; readonly refused: string; readonly passed: string };
  readonly kinds: { readonly refused: string; readonly check: string; readonly healed: string };
  readonly replaces: (day: string) => string;
  readonly shownOf: (shown: number, all: number) => string;
  readonly taken: (count: number) => string;
  readonly takenText: (form: string, places: string, period: string) => string;
  readonly sendNext: string;
  readonly matrix: string;
  readonly due: (day: string) => string;
  readonly district: string;
  readonly onTime: string;
  readonly late: (days: string) => string;
  readonly lateYear: string;
  readonly partial: (received: number, expected: number) => string;
  readonly dueYet: string;
  readonly missing: string;
  readonly followUps: string;
  readonly moreReasons: (count: number) => string;
  readonly compare: string;
  readonly noFollowUps: string;
  readonly noFollowUpsText: string;
  readonly indicator: string;
  readonly reason: string;
  readonly compared: string;
  readonly comparedNote: string;
  readonly computed: string;
  readonly reported: string;
  readonly difference: string;
  readonly shows: string;
  readonly sent: string;
  readonly nothingComputed: string;
  readonly nothingReported: string;
  readonly noFigures: string;
  readonly noFiguresText: string;
  readonly sentBy: (who: string, day: string) => string;
  readonly notYet: string;
  readonly sheetPanel: string;
  readonly openSheet: (what: string) => string;
  readonly waits: string;
  readonly givenBack: string;
  readonly inFile: (file: string, figures: number) => string;
  readonly returnedBecause: string;
  readonly notes: string;
  readonly foundNotes: string;
  readonly districtSays: (note: string) => string;
  readonly officeSays: (who: string, note: string) => string;
  readonly acts: Readonly<Record<'accept' | 'return' | 'reopen', string>>;
  readonly actNotes: Readonly<Record<'return' | 'reopen', string>>;
  readonly leftOf: (left: number, all: number) => string;
  readonly tickOff: string;
  readonly tickedOff: string;
  readonly tickNote: string;
  readonly takeUp: string;
  readonly takeUpNote: string;
  readonly whatFound: string;
};

export const reportsEn: ReportsWords = {
  title: 'Data and quality',
  what: 'Figures that districts send',
  send: 'Send figures',
  sendNote: 'nothing is written before you confirm',
  form: 'Form',
  template: 'Template, Excel',
  csv: 'CSV, UTF-8',
  csvGb: 'CSV, GB18030',
  choose: 'Choose a file',
  drop: 'Drop a filled sheet here',
  dropText: 'Excel (.xlsx) or CSV, at most 5 MB. Formulas and macros are not run.',
  reading: (name) => `Reading ${name}`,
  boundsOf: (least, most, unit) => `from ${least} to ${most} ${unit}`,
  asks: 'What the form asks for',
  previewTitle: (name) => `Preview of ${name}`,
  found: ({ accepted, refused, passed }) =>
    `${accepted === 1 ? '1 row' : `${accepted} rows`} in order, ${refused} refused, ${passed} passed over.`,
  nothingYet: 'Nothing was written.',
  nothingFilled:
    'No row is filled in: put a numerator and a denominator into the rows of your district and choose the file again.',
  take: (count) => (count === 1 ? 'Take 1 figure over' : `Take ${count} figures over`),
  takeRest: (count) => `Take over the rest (${count})`,
  actFirst:
    'Only the office of a district takes figures over, and signs for them: choose in whose name you act at the top right. Looking and the file with reasons need no name.',
  returned: 'Get file with reasons',
  other: 'Another file',
  row: 'Row',
  state: 'State',
  states: { accepted: 'In order', refused: 'Refused', passed: 'Passed over' },
  kinds: { refused: 'Refused', check: 'To check', healed: 'Read as' },
  replaces: (day) => `Replaces the figure received on ${dayWords(day, 'en')}.`,
  shownOf: (shown, all) => `${shown} of ${all} rows shown, those with remarks first.`,
  taken: (count) => (count === 1 ? '1 figure taken over' : `${count} figures taken over`),
  takenText: (form, places, period) => `${form}, ${period}: ${places}.`,
  sendNext: 'Send another sheet',
  matrix: 'Who has reported',
  due: (day) => `due ${day}`,
  district: 'District',
  onTime: 'In time',
  late: (days) => (days === '1' ? '1 day late' : `${days} days late`),
  lateYear: 'More than a year late',
  partial: (received, expected) => `${received} of ${expected}`,
  dueYet: 'Due',
  missing: 'Missing',
  followUps: 'To follow up',
  moreReasons: (count) => (count === 1 ? '1 more reason' : `${count} more reasons`),
  compare: 'Compare with the computed figure',
  noFollowUps: 'Nothing to follow up',
  noFollowUpsText: 'Of what was reported, nothing is unusual against earlier figures.',
  indicator: 'Indicator',
  reason: 'Reason',
  compared: 'Computed against reported',
  comparedNote: 'the same indicator from claims and from sheets',
  computed: 'Computed',
  reported: 'Reported',
  difference: 'Reported less computed',
  shows: 'What the data show',
  sent: 'Sent',
  nothingComputed: 'There are no claims it could be computed from.',
  nothingReported: 'Not reported.',
  noFigures: 'No figures yet',
  noFiguresText: 'Nothing was computed or reported for this indicator and period.',
  sentBy: (who, day) => `${who}, ${day}`,
  notYet: 'Not in yet',
  sheetPanel: 'A sheet that was sent',
  openSheet: (what) => `open the sheet: ${what}`,
  waits: 'to be accepted',
  givenBack: 'Returned',
  inFile: (file, figures) => (figures === 1 ? `${file}, 1 figure` : `${file}, ${figures} figures`),
  returnedBecause: 'Returned because',
  notes: 'What the district wrote',
  foundNotes: 'What the office found',
  districtSays: (note) => `The district: “${note}”`,
  officeSays: (who, note) => `${who}: “${note}”`,
  acts: { accept: 'Accept', return: 'Return', reopen: 'Open again' },
  actNotes: {
    return:
      'The district gets it back with this reason, its figures hold no longer, and it may send again.',
    reopen:
      'What is closed may change again, so that a corrected sheet can come in. An edition that was published stays as it is.',
  },
  leftOf: (left, all) => (all === 0 ? '0' : `${left} left of ${all}`),
  tickOff: 'Tick off',
  tickedOff: 'ticked off',
  tickNote: 'Nothing is left to do about this figure. Your name and the day stand with it.',
  takeUp: 'Take up again',
  takeUpNote: 'It goes back on the list.',
  whatFound: 'What was found',
};

export const reportsZh: ReportsWords = {
  title: '数据与质量',
  what: '各区报送指标',
  send: '报送数据',
  sendNote: '确认之前不写入任何数据',
  form: '报表',
  template: 'Excel 模板',
  csv: 'CSV（UTF-8）',
  csvGb: 'CSV（GB18030）',
  choose: '选择文件',
  drop: '将已填报表拖放到此处',
  dropText: 'Excel（.xlsx）或 CSV，不超过 5 MB。不执行公式和宏。',
  reading: (name) => `正在读取 ${name}`,
  boundsOf: (least, most, unit) => `${least} 至 ${most} ${unit}`,
  asks: '本表填报内容',
  previewTitle: (name) => `预览：${name}`,
  found: ({ accepted, refused, passed }) =>
    `可接收 ${accepted} 行，退回 ${refused} 行，略过 ${passed} 行。`,
  nothingYet: '尚未写入任何数据。',
  nothingFilled: '报表尚未填写：请在本区各行填入分子和分母，再重新选择文件。',
  take: (count) => `接收 ${count} 项指标`,
  takeRest: (count) => `仅接收其余 ${count} 项`,
  actFirst: '只有区级单位可以确认报送并签字：请在右上角选择操作身份。预览和下载退回表不需要身份。',
  returned: '下载退回表',
  other: '另选文件',
  row: '行',
  state: '状态',
  states: { accepted: '可接收', refused: '退回', passed: '略过' },
  kinds: { refused: '退回', check: '待核', healed: '识别' },
  replaces: (day) => `将替换${dayWords(day, 'zh')}收到的数据。`,
  shownOf: (shown, all) => `显示 ${all} 行中的 ${shown} 行，有说明的在前。`,
  taken: (count) => `已接收 ${count} 项指标`,
  takenText: (form, places, period) => `${form}，${period}：${places}。`,
  sendNext: '继续报送',
  matrix: '报送情况',
  due: (day) => `截止 ${day}`,
  district: '区',
  onTime: '按时',
  late: (days) => `迟报 ${days} 天`,
  lateYear: '迟报一年以上',
  partial: (received, expected) => `已报 ${received}/${expected}`,
  dueYet: '待报',
  missing: '未报',
  followUps: '待核清单',
  moreReasons: (count) => `另有 ${count} 项依据`,
  compare: '与计算值对照',
  noFollowUps: '没有待核指标',
  noFollowUpsText: '已报送的指标与历史数据相比均无异常。',
  indicator: '指标',
  reason: '原因',
  compared: '计算值与报送值对照',
  comparedNote: '同一指标，一由结算数据计算，一由各区报送',
  computed: '计算值',
  reported: '报送值',
  difference: '报送减计算',
  shows: '数据显示',
  sent: '报送',
  nothingComputed: '没有可供计算的结算数据。',
  nothingReported: '未报送。',
  noFigures: '暂无数据',
  noFiguresText: '该指标本期既无计算值也无报送值。',
  sentBy: (who, day) => `${who}，${day}`,
  notYet: '尚未报送',
  sheetPanel: '已报送的报表',
  openSheet: (what) => `打开报表：${what}`,
  waits: '待审核',
  givenBack: '已退回',
  inFile: (file, figures) => `${file}，${figures} 项指标`,
  returnedBecause: '退回原因',
  notes: '区级填报说明',
  foundNotes: '核实意见',
  districtSays: (note) => `区级说明：“${note}”`,
  officeSays: (who, note) => `${who}：“${note}”`,
  acts: { accept: '接收', return: '退回', reopen: '重新开放' },
  actNotes: {
    return: '报表连同原因退回该区，其数据不再有效，该区可重新报送。',
    reopen: '已锁定的数据可再次修改，以便报送更正报表。已发布的通报版本保持不变。',
  },
  leftOf: (left, all) => (all === 0 ? '0' : `待核 ${left}/${all}`),
  tickOff: '核销',
  tickedOff: '已核销',
  tickNote: '该指标无需继续核实。将记录您的姓名和日期。',
  takeUp: '重新核实',
  takeUpNote: '该指标将回到待核清单。',
  whatFound: '核实意见',
};
