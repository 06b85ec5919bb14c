import type { Text } from '@sanyi/kernel';
import type { Indicator } from '@sanyi/policy';
import { figureOf } from '../figure.ts';
import { readable, signed } from '../sentence/number-text.ts';
import type { BulletinCell, BulletinGrid, BulletinRow, BulletinSection } from './bulletin.ts';
import type { BulletinInput } from './bulletin-input.ts';
import { differenceOf } from './finding-words.ts';

/** What districts sent beside what the facts give; null where nothing was sent. */
export function reportedSection(
  input: BulletinInput,
  number: number,
): Omit<BulletinSection, 'number'> | null {
  const indicators = input.definition.families.flatMap(
    (family) => input.indicators.get(family.indicator) ?? [],
  );
  const sent = indicators.filter((each) =>
    input.districts.some(({ id }) => input.reported(each.id, id, input.period.id)),
  );
  if (sent.length === 0) return null;
  return {
    id: 'reported',
    title: { en: 'Computed and reported figures', zh: '计算数与上报数' },
    paragraphs: [],
    items: sent.map((each) => arrivals(input, each)),
    grids: [grid(input, sent, number)],
    charts: [],
  };
}

/** Who sent the figure and who did not. */
function arrivals(input: BulletinInput, indicator: Indicator): Text {
  const missing = input.districts.filter(
    ({ id }) => !input.reported(indicator.id, id, input.period.id),
  );
  const count = input.districts.length - missing.length;
  const names = missing.map(({ title }) => title);
  const without = {
    en: names.length > 0 ? `; missing: ${names.map(({ en }) => en).join(', ')}` : '',
    zh: names.length > 0 ? `；缺：${names.map(({ zh }) => zh).join('、')}` : '',
  };
  return {
    en: `${indicator.title.en}: ${count} of ${input.districts.length} districts sent it${without.en}.`,
    zh: `${indicator.title.zh}：${input.districts.length}个区中${count}个已上报${without.zh}。`,
  };
}

function grid(input: BulletinInput, sent: readonly Indicator[], number: number): BulletinGrid {
  const heads = (unit: Text): { head: Text; unit: Text }[] => [
    { head: { en: 'Computed', zh: '计算数' }, unit },
    { head: { en: 'Reported', zh: '上报数' }, unit },
    { head: { en: 'Difference', zh: '相差' }, unit },
  ];
  const rows = input.districts.map(
    ({ id, title }): BulletinRow => ({
      place: id,
      title,
      isTotal: false,
      cells: sent.flatMap((indicator) => cellsOf(input, indicator, id)),
    }),
  );
  return {
    id: 'reported',
    number,
    title: {
      en: `Computed beside reported: ${sent.map(({ title }) => title.en).join('; ')}`,
      zh: `计算数与上报数对照：${sent.map(({ title }) => title.zh).join('；')}`,
    },
    rowHead: { en: 'District', zh: '区' },
    columns: sent.flatMap(({ unit }) => heads(unit)),
    rows,
    notes: [
      {
        en: 'Where both are known the bulletin uses the computed figure. — means that one of them is not known.',
        zh: '两者均有时，通报采用计算数。—表示其中之一未掌握。',
      },
    ],
  };
}

function cellsOf(input: BulletinInput, indicator: Indicator, place: string): BulletinCell[] {
  const period = input.period.id;
  const measured = input.measured(indicator.id, place, period);
  const sent = input.reported(indicator.id, place, period);
  const printed = (of: typeof measured): string | null =>
    of ? figureOf(indicator, of, input.origin).value : null;
  const [computed, reported] = [printed(measured), printed(sent)];
  const difference = differenceOf(indicator, reported, computed);
  const cell = (value: string | null, text: (of: string) => string): BulletinCell => {
    const shown = value === null ? '—' : text(value);
    return { text: { en: shown, zh: shown }, value, judgement: 'none', figure: null };
  };
  return [cell(computed, readable), cell(reported, readable), cell(difference, signed)];
}
