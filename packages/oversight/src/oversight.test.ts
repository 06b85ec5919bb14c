import { type Day, parsePeriod, unwrap } from '@sanyi/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addingPoints,
  alertText,
  amountText,
  crossedLine,
  type Figure,
  figureOf,
  growthError,
  growthSentence,
  growthSplit,
  isWithoutLine,
  type JudgedHeader,
  judge,
  leadingPart,
  lineOf,
  overviewSentence,
  plainText,
  rakedGrowthError,
  ranking,
  signed,
  splitPoints,
  suppress,
} from './index.ts';

const origin = {
  stackHash: 'h',
  factsChecksum: 'c',
  cutOff: '2019-03-31',
  provenance: 'sourced',
  weight: '500',
};
const percent = { en: '%', zh: '%' };
const dayAfter = (period: string): Day => unwrap(parsePeriod(period)).to;
const FOUNDED = {
  from: dayAfter('2017'),
  provenance: 'sourced',
  source: 'S1',
  note: null,
} as const;
const growth: JudgedHeader = {
  id: 'growth',
  unit: percent,
  direction: 'down',
  factor: { text: '100', number: 100 },
  targets: [{ ...FOUNDED, value: { text: '10', number: 10 } }],
  alerts: [
    { ...FOUNDED, to: null, side: 'above', at: { text: '9', number: 9 }, level: 'watch' },
    { ...FOUNDED, to: null, side: 'above', at: { text: '13', number: 13 }, level: 'over' },
  ],
  minDenominator: 100,
};
const measured = (numerator: bigint, denominator = 1000n) => ({
  place: 'tongzhou',
  period: '2019-Q1',
  numerator,
  denominator,
});
const money = fc.bigInt({ min: 0n, max: 10n ** 15n });
const sum = (texts: readonly string[]): number =>
  texts.reduce((total, text) => total + Math.round(Number(text) * 10), 0);

describe('figures', () => {
  it('OVS-1 rounds the exact fraction half up and hides a small denominator', () => {
    expect(figureOf(growth, measured(125n, 10_000n), origin).value).toBe('1.3');
    expect(figureOf(growth, measured(-125n, 10_000n), origin).value).toBe('-1.3');
    expect(figureOf(growth, measured(5n, 99n), origin).value).toBe(null);
    expect(figureOf(growth, measured(5n, 0n), origin).value).toBe(null);
  });

  it('OVS-2 weights totals only', () => {
    const total = {
      id: 'total',
      unit: { en: 'yuan', zh: '元' },
      factor: { text: '0.01', number: 0.01 },
      minDenominator: 1,
    };
    expect(figureOf(total, measured(12_345n, 1n), origin).value).toBe('61725.00');
    expect(figureOf({ ...total, minDenominator: 30 }, measured(12_345n, 100n), origin).value).toBe(
      '1.23',
    );
  });
});

describe('growth', () => {
  it('OVS-3 parts add up to the growth to the fen', () => {
    const count = fc.bigInt({ min: 0n, max: 10n ** 7n });
    fc.assert(
      fc.property(money, money, money, count, count, (c0, c1, c1AtOldRules, v0, v1) => {
        const parts = growthSplit({ c0, c1, c1AtOldRules, v0, v1 });
        expect(parts.price + parts.volume + parts.mix).toBe(c1 - c0);
        expect(parts.price).toBe(c1 - c1AtOldRules);
      }),
    );
    expect(growthSplit({ c0: 1000n, c1: 900n, c1AtOldRules: 950n, v0: 3n, v1: 2n })).toEqual({
      price: -50n,
      volume: -333n,
      mix: 283n,
    });
  });

  it('OVS-4 rounded points add up', () => {
    const signedMoney = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
    const base = fc.bigInt({ min: 1n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(signedMoney, { minLength: 1, maxLength: 12 }), base, (amounts, of) => {
        const total = addingPoints([amounts.reduce((a, b) => a + b, 0n)], of);
        fc.pre(Math.abs(Number(total[0])) < 1e12);
        expect(sum(addingPoints(amounts, of))).toBe(sum(total));
      }),
    );
    const points = splitPoints({ price: 1n, volume: 1n, mix: 1n }, 300n);
    expect(sum([points.price, points.volume, points.mix])).toBe(sum([points.total]));
  });

  it('OVS-3 the leading part is the one that goes furthest the way of the growth', () => {
    expect(leadingPart({ price: -5n, volume: 9n, mix: 3n })).toBe('volume');
    expect(leadingPart({ price: -9n, volume: 5n, mix: 1n })).toBe('price');
    expect(leadingPart({ price: 1n, volume: -1n, mix: 0n })).toBe(null);
  });
});

describe('judgement', () => {
  it.each([
    [89n, 'met', null],
    [90n, 'met', null],
    [91n, 'near', 'watch'],
    [100n, 'near', 'watch'],
    [101n, 'missed', 'watch'],
    [131n, 'missed', 'over'],
  ] as const)('OVS-5 OVS-6 %s per mille is %s with line %s', (numerator, judgement, level) => {
    expect(judge(growth, measured(numerator)).judgement).toBe(judgement);
    expect(crossedLine(growth, measured(numerator))?.level ?? null).toBe(level);
  });

  it('OVS-6 an alert compares the exact fraction, says its line, and counts the gravest', () => {
    expect(crossedLine(growth, measured(90_001n, 1_000_000n))?.at.text).toBe('9');
    expect(judge(growth, measured(138n)).text).toEqual({
      en: 'Over the 10 % line',
      zh: '高于10%线',
    });
    expect(judge({ ...growth, targets: [], alerts: [] }, measured(138n)).judgement).toBe('none');
    expect(crossedLine(growth, measured(50n, 99n))).toBe(null);
  });
});

describe('lines of their time', () => {
  const at = (text: string) => ({ text, number: Number(text) });
  const lastDayOf = (year: string): Day => (dayAfter(year) - 1) as Day;
  const calls: JudgedHeader = {
    ...growth,
    direction: 'up',
    // To be reached by the last day of each year; after 2021 there is none.
    targets: [
      { ...FOUNDED, from: lastDayOf('2018'), value: at('85') },
      { ...FOUNDED, from: lastDayOf('2019'), value: at('90') },
      { ...FOUNDED, from: lastDayOf('2021'), value: null },
    ],
    alerts: [],
  };
  const judged = (period: string) =>
    judge(calls, { place: 'a', period, numerator: 88n, denominator: 100n }).judgement;

  it.each([
    ['2018-Q3', 'none', null],
    ['2018-11', 'none', null],
    ['2018-Q4', 'met', '85'],
    ['2018', 'met', '85'],
    ['2018-12-30', 'none', null],
    ['2018-12-31', 'met', '85'],
    ['2019-Q1', 'met', '85'],
    ['2019-Q4', 'missed', '90'],
    ['2020-Q1', 'missed', '90'],
    ['2022-Q1', 'none', null],
    ['some day', 'none', null],
  ] as const)(
    'OVS-21 a figure of %s is %s by the line of its last day',
    (period, judgement, line) => {
      expect([judged(period), lineOf(calls, period)]).toEqual([judgement, line]);
      expect(isWithoutLine(calls, period)).toBe(line === null);
      expect(isWithoutLine({ targets: [], alerts: [] }, period)).toBe(false);
    },
  );

  it('OVS-21 an alert line holds on its days only', () => {
    const line = growth.alerts[0];
    if (!line) throw new Error('growth has an alert');
    const once = { ...growth, alerts: [{ ...line, to: dayAfter('2018') }] };
    expect(crossedLine(once, measured(95n))).toBe(null);
    expect(crossedLine(once, { ...measured(95n), period: '2018-Q4' })?.level).toBe('watch');
  });
});

describe('ranking', () => {
  it('OVS-7 a rank is sure only where the sample tells places apart', () => {
    const rows = [
      { place: 'a', value: 14, standardError: 0.5 },
      { place: 'b', value: 10, standardError: 0.5 },
      { place: 'c', value: 9.8, standardError: 0.5 },
    ];
    expect(
      ranking(rows).map(({ place, rank, from, to, distinguishable }) => ({
        place,
        rank,
        from,
        to,
        distinguishable,
      })),
    ).toEqual([
      { place: 'a', rank: 1, from: 1, to: 1, distinguishable: true },
      { place: 'b', rank: 2, from: 2, to: 3, distinguishable: false },
      { place: 'c', rank: 3, from: 2, to: 3, distinguishable: false },
    ]);
    const tied = ranking(['x', 'y'].map((place) => ({ place, value: 1, standardError: 0 })));
    expect(tied.map(({ rank, distinguishable }) => [rank, distinguishable])).toEqual([
      [1, true],
      [1, true],
    ]);
  });

  it('OVS-7 every place lies within the ranks it may have', () => {
    const row = fc.record({
      place: fc.uuid(),
      value: fc.double({ min: -50, max: 50, noNaN: true }),
      standardError: fc.double({ min: 0, max: 20, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        for (const { rank, from, to } of ranking(rows)) {
          expect(from <= rank && rank <= to).toBe(true);
        }
      }),
    );
  });

  it('OVS-19 the error of raked growth is what the raking left open', () => {
    const place = (before: number, now: number) => ({
      before: { known: 1000, made: 1000 + before },
      now: { known: 1080, made: 1080 + now },
    });
    expect(rakedGrowthError([place(0, 0), place(0, 0)])).toBe(0);
    // 0.3 and 0.4 points off: the root of the mean of 0.09 and 0.16.
    expect(rakedGrowthError([place(0, 3), place(0, -4)])).toBeCloseTo(Math.sqrt(0.125), 9);
    expect(rakedGrowthError([])).toBe(Number.POSITIVE_INFINITY);
    expect(rakedGrowthError([place(-1000, 0)])).toBe(Number.POSITIVE_INFINITY);
  });

  it('OVS-8 the error shrinks with claims and vanishes without sampling', () => {
    const claims = (n: number) => ({ total: 400 * n, squares: 400 * 400 * 2 * n });
    const small = growthError(claims(100), claims(110), 500);
    const large = growthError(claims(10_000), claims(11_000), 500);
    expect(small / large).toBeCloseTo(10, 6);
    expect(growthError(claims(100), claims(110), 1)).toBe(0);
    expect(growthError({ total: 0, squares: 0 }, claims(1), 500)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('sentences', () => {
  const figure = (
    value: string | null,
    place = 'beijing',
    indicator = 'expense-growth',
  ): Figure => ({
    ...figureOf(growth, { ...measured(0n), place }, origin),
    value,
    indicator,
  });

  it('OVS-9 the overview says change, line and calls', () => {
    const sentence = overviewSentence({
      growth: figure('7.2'),
      total: { ...figure('47700000000.00'), unit: 'yuan' },
      line: { en: '10 %', zh: '10%' },
      over: [
        {
          title: { en: 'Tongzhou', zh: '通州区' },
          growth: figure('13.8', 'tongzhou'),
          leading: 'volume',
        },
        { title: { en: 'Daxing', zh: '大兴区' }, growth: figure('10.9', 'daxing'), leading: 'mix' },
      ],
      calls: { line: { en: '95 %', zh: '95%' }, missed: 3 },
    });
    expect(plainText(sentence)).toEqual({
      en: 'Medical expenses rose 7.2 % to ¥47.70 bn; 2 districts passed the 10 % line, Tongzhou furthest, mostly by volume. 3 districts miss the 95 % line of emergency calls.',
      zh: '医疗费用同比增长7.2%，为477.0亿元；2个区超过10%控制线，通州区最高，主要来自服务量。3个区急救呼叫满足率未达到95%。',
    });
    const stated = (runs: typeof sentence.en) =>
      runs.flatMap((run) => (run.figure ? [run.figure] : []));
    expect(stated(sentence.en)).toEqual(stated(sentence.zh));
  });

  it('OVS-9 words follow the figures', () => {
    const words = (value: string | null) =>
      plainText(
        overviewSentence({
          growth: figure(value),
          total: figure('1000.00'),
          line: null,
          over: [],
          calls: null,
        }),
      );
    expect(words('-1.3').en).toBe('Medical expenses fell 1.3 % to ¥1,000.00.');
    expect(words('0.0').zh).toBe('医疗费用同比持平，为1,000.00元。');
    expect(words(null)).toEqual({
      en: 'Medical expenses were ¥1,000.00; there is no year before to compare with.',
      zh: '医疗费用1,000.00元；尚无上年同期数据可比。',
    });
    const parts = { price: 10n, volume: -300n, mix: 20n };
    expect(
      plainText(
        growthSentence({
          growth: figure('-2.7'),
          before: '10000000',
          now: '9730000',
          parts,
          points: splitPoints(parts, 10_000n),
        }),
      ).en,
    ).toBe(
      'Expenses fell from ¥10.00 m to ¥9.73 m. Volume explains −3.0 of −2.7 points; price 0.1, mix 0.2.',
    );
    expect([signed('0.0'), signed('1.0'), signed('-1.0')]).toEqual(['0.0', '+1.0', '−1.0']);
    expect(amountText('123456.70')).toEqual({ en: '¥123,456.70', zh: '12.3万元' });
  });

  it('OVS-9 an alert says its figure, its line and the split', () => {
    const words = alertText({
      place: { en: 'Tongzhou', zh: '通州区' },
      indicator: { title: { en: 'Expense growth', zh: '费用增长' }, unit: percent },
      figure: figure('13.8', 'tongzhou'),
      line: { side: 'above', at: { text: '13', number: 13 } },
      points: { price: '0.1', volume: '9.8', mix: '3.9', total: '13.8' },
    });
    expect(words.title.en).toBe('Tongzhou: expense growth +13.8 %');
    expect(words.text.en).toBe(
      '13.8 % is over the line of 13 %: volume +9.8, mix +3.9, price +0.1 points.',
    );
    expect(words.text.zh).toBe('13.8%，高于13%线：服务量+9.8、结构+3.9、价格+0.1个百分点。');
  });
});

describe('suppression', () => {
  it('OVS-10 no hidden cell follows from a total', () => {
    const table = fc
      .tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 }))
      .chain(([height, width]) =>
        fc.array(
          fc.array(fc.integer({ min: 0, max: 12 }), { minLength: width, maxLength: width }),
          {
            minLength: height,
            maxLength: height,
          },
        ),
      );
    fc.assert(
      fc.property(table, (counts) => {
        const shown = suppress(counts);
        counts.forEach((row, r) => {
          row.forEach((count, c) => {
            const cell = shown[r]?.[c];
            if (count > 0 && count < 5) expect(cell).toBe(null);
            else if (cell !== null) expect(cell).toBe(count);
          });
          const hidden = row.filter((_, c) => shown[r]?.[c] === null);
          const positive = row.filter((count) => count > 0);
          if (hidden.length === 1) expect(positive).toHaveLength(1);
        });
      }),
    );
  });
});
