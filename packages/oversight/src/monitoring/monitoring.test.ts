import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayKind,
  dayKindText,
  type Figure,
  type MonitoringMethod,
  monitoringSentence,
  noteText,
  plainText,
  raise,
  type Watcher,
  watch,
} from '../index.ts';

const METHOD: MonitoringMethod = {
  levelDays: 28,
  gapDays: 7,
  historyDays: 182,
  leastDays: 4,
  runDays: 7,
  watch: 3,
  over: 5,
  leastDeviation: 0.05,
  mostSpread: 0.2,
};
const FROM = 17_000;
const DAYS = 300;
const LAST = FROM + DAYS - 1;
const WEEK = [1.2, 1.1, 1.1, 1, 1, 0.8, 0.6];
const FESTIVALS = new Set([120, 121, 150, 151, 180, 181, 299].map((at) => FROM + at));

/** A city's ordinary year: weekdays, festivals at a third, a little scatter that returns. */
const ordinary = (at: number): number => {
  const kind = dayKind(FROM + at, FESTIVALS);
  const factor = kind === 'festival' ? 0.35 : (WEEK[kind] ?? 1);
  return 1000 * factor * (1 + 0.02 * Math.sin(at * 1.7));
};

const watcherOf = (change: (value: number, at: number) => number | null): Watcher =>
  watch(
    {
      from: FROM,
      values: Array.from({ length: DAYS }, (_, at) => change(ordinary(at), at)),
      step: 0,
    },
    FESTIVALS,
    METHOD,
  );

describe('monitoring', () => {
  it('DAY-1 a day is expected at the level of the days before times what its kind of day is like', () => {
    const watcher = watcherOf((value) => value);
    const sunday = Array.from({ length: 7 }, (_, back) => LAST - 1 - back).find(
      (day) => dayKind(day, FESTIVALS) === 6,
    );
    const { expectation, deviation } = watcher.at(sunday ?? 0) ?? {};
    expect(expectation?.factor).toBeCloseTo(0.6, 1);
    expect(expectation?.expected).toBeCloseTo(600, -2);
    expect(Math.abs(deviation ?? 1)).toBeLessThan(0.05);
  });

  it('DAY-2 a festival is compared with festivals, so its dip is no news and a full house is', () => {
    expect(
      raise(
        watcherOf((value) => value),
        LAST,
        METHOD,
      ),
    ).toBeNull();
    const full = watcherOf((value, at) => (at === DAYS - 1 ? 1000 : value));
    expect(raise(full, LAST, METHOD)).toMatchObject({ rule: 'day', side: 'above', level: 'over' });
  });

  it('DAY-3 no day is compared with itself, the gap before it or a later one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 8, maxLength: 8 }),
        (late) => {
          const day = LAST - 1;
          const plain = watcherOf((value) => value).expectation(day);
          const changed = watcherOf((value, at) =>
            at >= DAYS - 9 ? (late[at - DAYS + 9] ?? value) : value,
          );
          expect(changed.expectation(day)).toEqual(plain);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('DAY-4 a few wild days move neither level nor spread', () => {
    const day = LAST - 1;
    const plain = watcherOf((value) => value).expectation(day);
    const wild = watcherOf((value, at) => (at % 40 === 5 ? value * 9 : value)).expectation(day);
    expect(wild?.expected).toBeCloseTo(plain?.expected ?? 0, -2);
    expect(wild?.spread ?? 1).toBeLessThan(0.05);
  });

  it('DAY-5 rule "day" notes a day from the watch line on and calls it grave from the other', () => {
    const at = LAST - 1;
    const lifted = (share: number): ReturnType<typeof raise> =>
      raise(
        watcherOf((value, of) => (of === DAYS - 2 ? value * (1 + share) : value)),
        at,
        METHOD,
      );
    expect(lifted(0.01)).toBeNull();
    expect(lifted(0.08)?.level).toBe('watch');
    expect(lifted(0.3)).toMatchObject({ rule: 'day', level: 'over', side: 'above' });
    expect(lifted(-0.3)).toMatchObject({ rule: 'day', side: 'below' });
  });

  it('DAY-6 rule "run" notes a lasting change that no single day shows', () => {
    const scatter = (value: number, at: number): number => value * (1 + 0.1 * Math.sin(at * 2.3));
    const run = (days: number): ReturnType<typeof raise> =>
      raise(
        watcherOf((value, at) => scatter(value, at) * (at >= DAYS - 1 - days ? 1.22 : 1)),
        LAST - 1,
        METHOD,
      );
    expect(run(7)).toMatchObject({ rule: 'run', side: 'above', days: 7 });
    expect(run(4)).toBeNull();
  });

  it('DAY-7 without a history, without days of its kind or with too much scatter nothing is judged', () => {
    expect(watcherOf((value) => value).at(FROM + 20)).toBeNull();
    const empty = watcherOf((value, at) => (at > DAYS - 60 ? null : value));
    expect(raise(empty, LAST - 1, METHOD)).toBeNull();
    const noisy = watcherOf((value, at) => value * (at % 2 === 0 ? 1.8 : 0.6));
    expect(raise(noisy, LAST - 1, METHOD)).toBeNull();
    expect(watch({ from: FROM, values: [], step: 0 }, FESTIVALS, METHOD).at(FROM)).toBeNull();
  });

  it('DAY-8 a count scatters at least as chance does, and none counted is not nothing to say', () => {
    const values = Array.from({ length: DAYS }, (_, at) => (at === DAYS - 2 ? 0 : 100));
    const watcher = watch({ from: FROM, values, step: 1 }, new Set(), METHOD);
    expect(watcher.at(LAST)?.expectation.spread).toBeCloseTo(0.1, 5);
    expect(raise(watcher, LAST - 1, METHOD)).toMatchObject({ side: 'below', level: 'over' });
  });

  it('DAY-9 the line is the parameter: moving it moves what is noted', () => {
    const watcher = watcherOf((value, of) => (of === DAYS - 2 ? value * 1.08 : value));
    const note = raise(watcher, LAST - 1, METHOD);
    const line = note?.score ?? 0;
    expect(raise(watcher, LAST - 1, { ...METHOD, watch: line + 0.01 })?.rule).not.toBe('day');
    expect(raise(watcher, LAST - 1, { ...METHOD, over: line })?.level).toBe('over');
    expect(raise(watcher, LAST - 1, { ...METHOD, leastDeviation: 0.2 })).toBeNull();
  });

  it('DAY-10 note and sentence are written from figures, with the same numbers in both languages', () => {
    const watcher = watcherOf((value, of) => (of === DAYS - 2 ? value * 0.7 : value));
    const note = raise(watcher, LAST - 1, METHOD);
    if (!note) throw new Error('the day is noted');
    const figure: Figure = {
      value: '37.4',
      unit: 'percent',
      unitText: { en: '%', zh: '%' },
      numerator: '374',
      denominator: '1000',
      indicator: 'drug-share',
      place: 'beijing',
      period: '2017-04-10',
      stackHash: 'h',
      factsChecksum: 'c',
      cutOff: '2019-03-31',
      state: 'draft',
      approvedBy: null,
      provenance: 'synthetic',
      suppressed: false,
    };
    const place = { en: 'Beijing', zh: '北京市' };
    const title = { en: 'Drug share', zh: '药占比' };
    const told = noteText({ place, title, figure, note, expected: '49.3', line: '3' });
    expect(told.title.en).toMatch(/^Beijing: drug share \d+ % under expectation$/);
    expect(told.title.zh).toMatch(/^北京市：药占比低于预期\d+%$/);
    expect(told.text.en).toContain('37.4 %, expected 49.3 % on a ');
    expect(told.text.zh).toContain('预期49.3%');
    const sentence = plainText(
      monitoringSentence({
        day: { en: '10 April 2017', zh: '2017年4月10日' },
        kind: dayKindText(0),
        figures: [{ title, figure }],
        judged: 20,
        unjudged: 65,
        notes: 1,
        grave: 0,
        lastNote: null,
      }),
    );
    expect(sentence.en).toBe(
      'Monday, 10 April 2017: 1 note among 20 series that can be judged; 65 scatter too much or lack a history. Drug share 37.4 %.',
    );
    expect(sentence.zh).toBe(
      '2017年4月10日（星期一）：1条提示，共判断20个序列；另有65个序列波动过大或历史不足，不作判断。药占比37.4%。',
    );
  });
});
