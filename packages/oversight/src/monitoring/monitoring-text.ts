import type { Text } from '@sanyi/kernel';
import type { Figure } from '../figure.ts';
import { readable, valueText } from '../sentence/number-text.ts';
import { type Run, type Sentence, sentenceOf } from '../sentence/segments.ts';
import type { DayKind } from './method.ts';
import type { MonitoringNote } from './raise.ts';

const KINDS: Readonly<Record<DayKind, Text>> = {
  0: { en: 'Monday', zh: '星期一' },
  1: { en: 'Tuesday', zh: '星期二' },
  2: { en: 'Wednesday', zh: '星期三' },
  3: { en: 'Thursday', zh: '星期四' },
  4: { en: 'Friday', zh: '星期五' },
  5: { en: 'Saturday', zh: '星期六' },
  6: { en: 'Sunday', zh: '星期日' },
  festival: { en: 'festival day', zh: '节假日' },
};

/**
 * The name of a kind of day.
 *
 * @example
 * ```ts
 * dayKindText(6).zh; // '星期日'
 * ```
 */
export const dayKindText = (kind: DayKind): Text => KINDS[kind];

/** What a note is written from: the figure of its day and what was expected. */
export type NoteFacts = {
  readonly place: Text;
  readonly title: Text;
  readonly figure: Figure;
  readonly note: MonitoringNote;
  /** The expectation written like the figure's value, and its line. */
  readonly expected: string;
  readonly line: string;
};

const PERCENT = 100;

/**
 * Title and text of a note, from its figures alone.
 *
 * @example
 * ```ts
 * const figure = { value: '24.0', unit: 'percent', unitText: { en: '%', zh: '%' } };
 * const watched = { expectation: { kind: 6 } };
 * const note = { rule: 'day', side: 'below', deviation: Math.log(0.76), score: -3.4, days: 1, watched };
 * const names = { place: { en: 'Beijing', zh: '北京市' }, title: { en: 'Drug share', zh: '药占比' } };
 * noteText({ ...names, figure, note, expected: '31.6', line: '3' }).title.en; // 'Beijing: drug share 24 % under expectation'
 * ```
 */
export function noteText(facts: NoteFacts): { readonly title: Text; readonly text: Text } {
  const { place, title, figure, note } = facts;
  const percent = Math.abs(Math.expm1(note.deviation) * PERCENT).toFixed(
    note.rule === 'day' ? 0 : 1,
  );
  const side = note.side === 'above' ? { en: 'over', zh: '高于' } : { en: 'under', zh: '低于' };
  const run = note.rule === 'run';
  const value = valueText(figure);
  const expected = valueText({ ...figure, value: facts.expected });
  const kind = dayKindText(note.watched.expectation.kind);
  const score = Math.abs(note.score).toFixed(1);
  return {
    title: {
      en: `${place.en}: ${lowered(title.en)} ${percent} % ${side.en} expectation${run ? `, ${note.days} days in a row` : ''}`,
      zh: `${place.zh}：${title.zh}${run ? `连续${note.days}天` : ''}${side.zh}预期${percent}%`,
    },
    text: {
      en: `${value.en}, expected ${expected.en} on a ${kind.en}. ${score} standard deviations off; noted from ${facts.line}.`,
      zh: `${value.zh}，${kind.zh}预期${expected.zh}；偏离${score}个标准差，达到${facts.line}即提示。`,
    },
  };
}

const lowered = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

/** What the sentence over a day is written from. */
export type MonitoringFacts = {
  /** The day in words of both languages, such as "31 March 2019". */
  readonly day: Text;
  readonly kind: Text;
  /** Figures of the whole city with their titles, in order. */
  readonly figures: readonly { readonly title: Text; readonly figure: Figure }[];
  readonly judged: number;
  readonly unjudged: number;
  readonly notes: number;
  readonly grave: number;
  /** The last day before this one with a note; null without one. */
  readonly lastNote: Text | null;
};

/** A count without its unit, which the title before it has just said. */
function bareText(figure: Figure): Text {
  if (figure.unit !== 'count' || figure.value === null) return valueText(figure);
  const number = readable(figure.value);
  return { en: number, zh: number };
}

/**
 * The sentence of a day: how many notes, the first figures, and how much was judged at all.
 *
 * @example
 * ```ts
 * const when = { day: { en: '31 March 2019', zh: '2019年3月31日' }, kind: { en: 'Sunday', zh: '星期日' } };
 * const counts = { judged: 85, unjudged: 0, notes: 0, grave: 0 };
 * monitoringSentence({ ...when, ...counts, figures: [], lastNote: null }).en[0]?.text; // 'Sunday, 31 March 2019: '
 * ```
 */
export function monitoringSentence(facts: MonitoringFacts): Sentence {
  const { notes, grave, judged, unjudged } = facts;
  const count = {
    en: notes === 0 ? 'nothing unusual' : `${notes} ${notes === 1 ? 'note' : 'notes'}`,
    zh: notes === 0 ? '未见异常' : `${notes}条提示`,
  };
  const runs: Run[] = [
    {
      text: {
        en: `${facts.kind.en}, ${facts.day.en}: `,
        zh: `${facts.day.zh}（${facts.kind.zh}）：`,
      },
    },
    { text: count, strong: true },
    ...(grave > 0 ? [{ text: { en: `, ${grave} grave`, zh: `，其中${grave}条严重` } }] : []),
    {
      text: {
        en: ` among ${judged} series that can be judged`,
        zh: `，共判断${judged}个序列`,
      },
    },
    ...(unjudged > 0
      ? [
          {
            text: {
              en: `; ${unjudged} scatter too much or lack a history`,
              zh: `；另有${unjudged}个序列波动过大或历史不足，不作判断`,
            },
          },
        ]
      : []),
    { text: { en: '. ', zh: '。' } },
    ...facts.figures.flatMap(({ title, figure }, at): Run[] => [
      { text: at === 0 ? title : { en: `, ${lowered(title.en)}`, zh: `，${title.zh}` } },
      { text: { en: ' ', zh: '' } },
      { text: bareText(figure), strong: true },
    ]),
    { text: { en: '.', zh: '。' } },
    ...(facts.lastNote && notes === 0
      ? [
          {
            text: {
              en: ` The last note is of ${facts.lastNote.en}.`,
              zh: `最近一条提示在${facts.lastNote.zh}。`,
            },
          },
        ]
      : []),
  ];
  return sentenceOf(runs);
}
