import type { IsoDate, Text } from '@sanyi/kernel';
import type { ReportCell } from './completeness.ts';

/**
 * How the reporting of a period stands, in a sentence: which districts sent every form, which came
 * late, what is to be looked at.
 *
 * @example
 * ```ts
 * boardSentence([], { due: '2019-04-10' as IsoDate, followUps: 0 }).en; // 'No district has to report anything.'
 * ```
 */
export function boardSentence(
  cells: readonly ReportCell[],
  of: { readonly due: IsoDate; readonly followUps: number },
): Text {
  const places = [...new Set(cells.map((cell) => cell.place))];
  if (places.length === 0) {
    return { en: 'No district has to report anything.', zh: '没有需要报送的区。' };
  }
  const ofPlace = (place: string): ReportCell[] => cells.filter((cell) => cell.place === place);
  const isWhole = (cell: ReportCell): boolean => cell.state === 'onTime' || cell.state === 'late';
  const whole = places.filter((place) => ofPlace(place).every(isWhole));
  const late = whole.filter((place) => ofPlace(place).some((cell) => cell.state === 'late'));
  const none = places.filter((place) => ofPlace(place).every((cell) => cell.received === 0));
  const en = [
    `Due ${of.due}: ${whole.length} of ${places.length} districts sent every form`,
    ...(late.length > 0 ? [`${late.length} of them late`] : []),
    ...(none.length > 0 ? [`${none.length} sent nothing`] : []),
    followUpsText(of.followUps),
  ];
  const zh = [
    `报送截止 ${of.due}：${places.length} 个区中 ${whole.length} 个已报齐`,
    ...(late.length > 0 ? [`其中 ${late.length} 个迟报`] : []),
    ...(none.length > 0 ? [`${none.length} 个尚未报送`] : []),
    of.followUps === 0 ? '无待核指标' : `${of.followUps} 项指标待核`,
  ];
  return { en: `${en.join(', ')}.`, zh: `${zh.join('，')}。` };
}

const followUpsText = (count: number): string => {
  if (count === 0) return 'nothing to follow up';
  return count === 1 ? '1 figure to follow up' : `${count} figures to follow up`;
};
