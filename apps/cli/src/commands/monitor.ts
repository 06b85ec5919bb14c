import type { Monitoring } from '@sanyi/api';
import { type IsoDate, isoDate, type Lang } from '@sanyi/kernel';
import { monitoringAnswers } from '@sanyi/server';
import type { Command } from '../call/command.ts';
import { outcome } from '../call/outcome.ts';
import { dayOption } from '../call/read-options.ts';
import { POLICIES_OPTION } from '../inputs/library-of.ts';
import { FACTS_OPTION, STACK_OPTION, settledOf } from '../inputs/settled-facts.ts';
import { textTable } from '../texts/text-table.ts';

/** `sanyi monitor`: one day against expectation, and the notes that rules raised about it. */
export const MONITOR: Command = {
  name: 'monitor',
  summary: { en: 'compare a day with expectation', zh: '每日监测：与预期比较' },
  arguments: [],
  options: [
    FACTS_OPTION,
    {
      name: 'day',
      value: 'DATE',
      text: { en: 'which day', zh: '日期' },
      otherwise: { en: 'the last day of the facts', zh: '数据最后一日' },
    },
    {
      name: 'place',
      value: 'ID',
      text: { en: 'whose series of 57 days are told', zh: '列出哪个地点57天的序列' },
      otherwise: { en: 'the whole city', zh: '全市' },
    },
    STACK_OPTION,
    POLICIES_OPTION,
  ],
  examples: [
    {
      line: 'sanyi monitor --facts .sanyi/beijing --day 2017-04-10 --json',
      text: { en: 'the first Monday of a reform', zh: '改革后的第一个星期一' },
    },
  ],
  run: async (call) => {
    // The option is read before hours of settling, and its example is a date of the calendar.
    const named = call.options.has('day') ? dayOption(call, 'day', '2019-03-31' as IsoDate) : null;
    if (named && !named.ok) return named;
    const settled = await settledOf(call, { oldRules: true });
    if (!settled.ok) return settled;
    const day = named ? isoDate(named.value) : undefined;
    const found = await monitoringAnswers(settled.value).day({
      day,
      place: call.options.get('place'),
    });
    return found.ok
      ? { ok: true, value: outcome(found.value, textOf(found.value, call.lang)) }
      : found;
  },
};

/** The sentence, the notes, and every place with its deviations in percent. */
function textOf(page: Monitoring, lang: Lang): string {
  const sentence = page.sentence[lang].map(({ text }) => text).join('');
  const notes = page.notes.map(
    ({ level, title, text }) => `${MARKS[level]} ${title[lang]}\n  ${text[lang]}`,
  );
  const head = ['', ...page.indicators.map(({ title }) => title[lang])];
  const rows = page.rows.map(({ title, cells }) => [
    title[lang],
    ...page.indicators.map(({ id }) => {
      const cell = cells.find((each) => each.indicator === id);
      const percent = cell?.expectation?.percent;
      const mark =
        cell && (cell.state === 'watch' || cell.state === 'over') ? MARKS[cell.state] : '';
      return percent ? `${mark}${percent} %` : '—';
    }),
  ]);
  const aligned = head.map((_, at) => (at === 0 ? ('left' as const) : ('right' as const)));
  return [sentence, ...notes, textTable([head, ...rows], aligned)].join('\n');
}

const MARKS = { watch: '◆', over: '▲' } as const;
