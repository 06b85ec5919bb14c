import { type Problem, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { checkSheet } from './check-sheet.ts';
import type { CheckedSheet } from './checked.ts';
import type { SheetCell } from './sheet.ts';
import type { SheetAgainst } from './sheet-against.ts';
import { AGAINST, HEAD, sheetOf } from './terms.test-data.ts';

const GOOD = ['通州区', '2019-Q1', '呼叫满足率', '94', '100', ''];

/** A good row with some cells changed, by column. */
function row(changes: Partial<Record<number, string>>): string[] {
  return GOOD.map((cell, at) => changes[at] ?? cell);
}

const check = (
  rows: readonly (readonly string[])[],
  more: Partial<SheetAgainst> = {},
): CheckedSheet => unwrap(checkSheet(sheetOf([HEAD, ...rows]), { ...AGAINST, ...more }));

/** The only remark on a sheet of one row. */
function remark(
  changes: Partial<Record<number, string>>,
  more: Partial<SheetAgainst> = {},
): Problem {
  const { marks } = check([row(changes)], more);
  expect(marks.map((mark) => mark.problem.code)).toHaveLength(1);
  return marks[0]?.problem as Problem;
}

const fractions = (sheet: CheckedSheet): string[] =>
  sheet.figures.map(
    (each) => `${each.place} ${each.indicator} ${each.numerator}/${each.denominator}`,
  );

describe('a sheet that a district sends', () => {
  test('FRM-4 becomes the integers of the computed indicator', () => {
    const sheet = check([GOOD, row({ 2: 'Expense growth', 3: '1110000.25', 4: '1000000' })]);
    expect(sheet.marks).toEqual([]);
    expect(fractions(sheet)).toEqual([
      'tongzhou call-satisfaction 94/100',
      'tongzhou expense-growth 11000025/100000000',
    ]);
    expect(sheet.figures[1]?.sent).toEqual({ numerator: '1110000.25', denominator: '1000000' });
  });

  test.each([
    ['full-width digits', { 3: '９４', 4: '１００．０' }],
    ['spaces', { 3: ' 9 4 ', 4: '100\u00a0' }],
    ['percent signs of a whole of 100', { 3: '94%', 4: '100％' }],
    ['the unit of the column', { 3: '94次', 4: '100 calls' }],
    ['a plus sign', { 3: '+94' }],
    ['2019年第一季度', { 1: '2019年第一季度' }],
    ['2019年1季度', { 1: '2019年1季度' }],
    ['二〇一九年第一季度', { 1: '二〇一九年第一季度' }],
    ['2019Q1', { 1: '2019Q1' }],
    ['2019年Q1', { 1: '2019年Q1' }],
    ['Q1 2019', { 1: 'Q1 2019' }],
    ['２０１９－Ｑ１', { 1: '２０１９－Ｑ１' }],
    ['通州', { 0: '通州' }],
    ['Tongzhou District', { 0: 'Tongzhou District' }],
    ['TONGZHOU', { 0: 'TONGZHOU' }],
    ['北京市通州区', { 0: '北京市通州区' }],
    ['通 州 区', { 0: '通 州 区' }],
    ['通州区卫健委', { 0: '通州区卫健委' }],
    ['110112', { 0: '110112' }],
  ])('FRM-1 %s is read, and said', (_, changes) => {
    const sheet = check([row(changes)]);
    expect(fractions(sheet)).toEqual(['tongzhou call-satisfaction 94/100']);
    expect(sheet.marks.length).toBeGreaterThan(0);
    for (const { kind, problem } of sheet.marks) {
      expect([kind, problem.code.slice(0, 13)]).toEqual(['healed', 'REPORT_HEALED']);
    }
  });

  test('FRM-1 thousands separators are read', () => {
    const sheet = check([row({ 2: '医疗费用同比', 3: '1,110,000.25', 4: '１，０００，０００' })]);
    expect(fractions(sheet)).toEqual(['tongzhou expense-growth 11000025/100000000']);
    expect(sheet.marks[0]?.problem.en).toBe(
      '"1,110,000.25" was read as 1110000.25. There is nothing to do.',
    );
  });

  test('FRM-1 a head of merged cells, or of two rows, under a title', () => {
    const rows = [
      ['2019年第一季度急救报表', '', '', '', '', ''],
      ['区', '期间', '指标', '数据', '', '备注'],
      ['', '', '', '分子（次）', '分母（次）', ''],
      GOOD,
    ];
    const two = unwrap(checkSheet(sheetOf(rows), AGAINST));
    expect(fractions(two)).toHaveLength(1);
    expect(two.marks[0]?.problem.code).toBe('REPORT_HEALED_HEAD');
    const merges = [0, 1, 2, 5].map((at) => ({ top: 1, left: at, bottom: 2, right: at }));
    const merged = sheetOf(rows, { merges: [...merges, { top: 0, left: 0, bottom: 0, right: 5 }] });
    expect(fractions(unwrap(checkSheet(merged, AGAINST)))).toEqual(fractions(two));
  });

  test('FRM-1 a district merged over its rows', () => {
    const rows = [HEAD, GOOD, row({ 0: '', 2: '医疗费用同比', 3: '11', 4: '10' })];
    const merged = sheetOf(rows, { merges: [{ top: 1, left: 0, bottom: 2, right: 0 }] });
    expect(fractions(unwrap(checkSheet(merged, AGAINST)))).toHaveLength(2);
    const unmerged = unwrap(checkSheet(sheetOf(rows), AGAINST));
    expect(unmerged.marks.map((mark) => mark.problem.code)).toEqual(['REPORT_CELL_EMPTY']);
  });

  test.each<readonly [string, Partial<Record<number, string>>, string]>([
    [
      'a wrong district',
      { 0: '通洲区' },
      'There is no district "通洲区". A figure belongs to a district. Did you mean "通州区 Tongzhou"? Choose one of the list in the template.',
    ],
    [
      'a wrong district in English',
      { 0: 'Tongzou' },
      'There is no district "Tongzou". A figure belongs to a district. Did you mean "通州区 Tongzhou"? Choose one of the list in the template.',
    ],
    [
      'an indicator of another form',
      { 2: '呼叫满意率' },
      'The form has no indicator "呼叫满意率". Did you mean "呼叫满足率 Calls satisfied"? The form asks for: 医疗费用同比 Expense growth; 呼叫满足率 Calls satisfied.',
    ],
    [
      'a figure of another quarter',
      { 1: '2018年第四季度' },
      'The row is of 2018-Q4, but this sheet is sent for 2019-Q1. A figure of another period would stand in the wrong place. Send it for 2018-Q4, or put the figure of 2019-Q1 in.',
    ],
    [
      'a period that is none',
      { 1: 'spring' },
      '"spring" is not a period. Periods are written like 2019-Q1. Did you mean 2019-Q1?',
    ],
    [
      'a period that a program made a date of',
      { 1: '43110' },
      '"43110" is not a period. Periods are written like 2019-Q1. Did you mean 2018-Q1?',
    ],
    [
      'a part over its whole',
      { 3: '101' },
      'The numerator 101 is more than the denominator 100, but it is a part of it. Perhaps the columns are exchanged. Check both numbers.',
    ],
    [
      'a word for a number',
      { 3: '约九十' },
      '"约九十" is not a number. Only digits, one decimal point, thousands commas and the unit of the column are read. Put the number in; write the explanation under note.',
    ],
    [
      'commas in odd places',
      { 3: '9,4' },
      'The commas in "9,4" do not stand after every third digit, so it may be a decimal comma or a slip. It was not guessed. Did you mean 94?',
    ],
    [
      'another unit',
      { 3: '1.2万' },
      '"1.2万" counts in another unit than the column. A wrong power of ten is the commonest slip, so it was not converted silently. Did you mean 12000?',
    ],
    [
      'a percentage for a count',
      { 3: '94%', 4: '2000' },
      '"94%" is a percentage, but a count belongs here. From a rounded percentage the count cannot be told. Put the counts of numerator and denominator in; the percentage is worked out from them.',
    ],
    [
      'a half call',
      { 3: '94.5' },
      '"94.5" has parts smaller than the unit 次 calls allows. Counts are whole, and yuan have two decimals. Round it as your books do, and put the exact number in.',
    ],
    [
      'a negative count',
      { 3: '-94' },
      '"-94" is negative. What is counted here cannot be less than nothing. Check the sign.',
    ],
    [
      'a denominator of 0',
      { 3: '0', 4: '0' },
      'The denominator is 0. Nothing can be divided by it, so there is no figure. Put the denominator in, or leave both cells empty and say why under note.',
    ],
    [
      'an empty denominator',
      { 4: '' },
      'The cell under "分母 Denominator" is empty. A figure needs district, period, numerator and denominator. Fill it in, or leave numerator and denominator both empty to report nothing.',
    ],
    [
      'a value out of bounds',
      { 2: '医疗费用同比', 3: '210', 4: '100' },
      'The value would be 110.0 %; between -50 and 100 is possible. More likely a unit or a column was mistaken. Check numerator and denominator.',
    ],
    [
      'a count beyond what is kept exactly',
      { 3: '1', 4: '99999999999999999999' },
      '"99999999999999999999" is larger than the platform can keep exactly. No district has that much. Check the unit: the column counts in 次 calls.',
    ],
  ])('FRM-2 %s is refused with its reason', (_, changes, text) => {
    const problem = remark(changes);
    expect(problem.en).toBe(text);
    expect(problem.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(problem.zh).not.toMatch(/\{\w+\}/);
    expect(check([row(changes)]).figures).toEqual([]);
  });

  test('FRM-2 says row and column', () => {
    const [mark] = check([GOOD, row({ 2: '医疗费用同比', 4: 'x' })]).marks;
    expect([mark?.row, mark?.column, mark?.problem.where]).toEqual([3, 5, 'E3']);
  });

  test('FRM-2 a district reports for itself only, and not into closed data', () => {
    expect(remark({ 0: '大兴区' }, { place: 'tongzhou' }).en).toBe(
      'The row is of 大兴区 Daxing, but this account reports for 通州区 Tongzhou. Each district answers for its own figures. Remove the row, or let 大兴区 Daxing report it.',
    );
    const closed = [{ period: '2019-Q1', district: 'tongzhou' }];
    expect(remark({}, { closed }).code).toBe('REPORT_PERIOD_LOCKED');
    expect(check([row({ 0: '大兴区' })], { closed }).marks).toEqual([]);
    expect(remark({}, { closed: [{ period: '2019-Q1', district: null }] }).zh).toBe(
      '期间 2019-Q1 已锁定：其数据已提交或审定。锁定数据只能说明理由后更正。请由市卫生健康委主任说明理由后重新开放（`sanyi report reopen`），再报送更正后的报表。',
    );
  });

  test('FRM-2 a figure twice in one sheet', () => {
    const { marks, figures } = check([GOOD, row({ 3: '95' })]);
    expect(figures).toHaveLength(1);
    expect(marks[0]?.problem.en).toBe(
      'District and indicator stand already in row 2. Which of the two holds cannot be known. Keep one row.',
    );
  });

  test('FRM-2 formulas without a result and errors are no numbers', () => {
    const cell = (kind: SheetCell['kind'], text: string): SheetCell => ({
      text,
      kind,
      computed: true,
    });
    const sheet = sheetOf([HEAD, GOOD, row({ 2: '医疗费用同比' })]);
    const rows = sheet.rows.map((cells) => [...cells]);
    rows[1]?.splice(3, 1, cell('formula', ''));
    rows[2]?.splice(3, 2, cell('error', '#REF!'), cell('number', '100'));
    const { marks } = unwrap(checkSheet({ ...sheet, rows }, AGAINST));
    expect(marks.map((mark) => mark.problem.code)).toEqual([
      'REPORT_FORMULA',
      'REPORT_CELL_ERROR',
      'REPORT_HEALED_FORMULA',
    ]);
  });

  test('FRM-2 a sheet without the heads of the form is not read', () => {
    const read = checkSheet(
      sheetOf([
        ['名称', '数值'],
        ['通州', '1'],
      ]),
      AGAINST,
    );
    expect(read.ok ? null : read.problems[0].en).toBe(
      'In the first rows of the sheet no head was found for: 区 District, 分子 Numerator, 分母 Denominator. Without heads nobody knows which number is which, so nothing was read. Use the template of the form "综合 Mixed", or name the columns as it does.',
    );
    const empty = checkSheet(sheetOf([['', ' ']]), AGAINST);
    expect(empty.ok ? null : empty.problems[0].code).toBe('REPORT_SHEET_EMPTY');
  });

  test('FRM-3 samples, empty rows and totals are passed over; a wrong total is marked', () => {
    const rows = [
      row({ 0: '示例 SAMPLE' }),
      row({ 3: '', 4: '' }),
      GOOD,
      row({ 0: '大兴区', 3: '80' }),
      row({ 0: '合计', 3: '174', 4: '201' }),
    ];
    const sheet = check(rows);
    expect(sheet.figures).toHaveLength(2);
    expect(sheet.rows.map((each) => each.state)).toEqual([
      'passed',
      'passed',
      'accepted',
      'accepted',
      'passed',
    ]);
    expect(sheet.marks.map((mark) => mark.problem.code)).toEqual([
      'REPORT_TOTAL_PASSED',
      'REPORT_TOTAL_DIFFERS',
    ]);
    expect(sheet.marks[1]?.problem.en).toContain(
      'The row of totals says 201, the rows add up to 200.',
    );
  });

  test('FRM-8 an unusual figure and a copied one are taken and marked', () => {
    const known = ['2018-Q1', '2018-Q2', '2018-Q3', '2018-Q4'].map((period, at) => ({
      indicator: 'call-satisfaction',
      place: 'tongzhou',
      period,
      numerator: BigInt(93 + (at % 3)),
      denominator: 100n,
    }));
    expect(check([row({ 3: '96' })], { known }).marks).toEqual([]);
    const { marks, figures } = check([row({ 3: '40' })], { known });
    expect(figures).toHaveLength(1);
    expect(marks.map((mark) => mark.kind)).toEqual(['check', 'check', 'check', 'check']);
    expect(marks[0]?.problem.en).toBe(
      'The value 40.0 % is unusual by z-score: from 90.9 to 96.6 would be usual after the earlier figures of this district. It is taken over and stands on the follow-up list. Check it, and say the cause.',
    );
    const copied = check([row({ 3: '94' })], { known }).marks;
    expect(copied.map((mark) => mark.problem.details.period)).toEqual(['2018-Q2']);
  });
});
