import { shiftPeriod, type Text } from '@sanyi/kernel';
import type { BulletinFamily, Indicator } from '@sanyi/policy';
import { lineOf } from '../judgement.ts';
import { lineText } from '../sentence/number-text.ts';
import { type Sentence, sentenceOf } from '../sentence/segments.ts';
import { districtCount } from '../sentence/words.ts';
import type { Finding } from './bulletin.ts';
import type { BulletinInput } from './bulletin-input.ts';
import { namesText } from './places-text.ts';
import type { ShownFigures } from './shown-figures.ts';

/** Quarters looked back for how long a line has been missed. */
const LOOK_BACK = 8;

/** Which districts missed the line of a family, and which came near it; null where none is judged. */
export function missedSentence(input: BulletinInput, own: readonly Finding[]): Sentence | null {
  const titles = (judgement: Finding['judgement']): Text[] =>
    input.districts
      .filter(({ id }) => own.some((each) => each.place === id && each.judgement === judgement))
      .map(({ title }) => title);
  const [missed, near, met] = [titles('missed'), titles('near'), titles('met')];
  if (missed.length + near.length + met.length === 0) return null;
  const count = districtCount(missed.length);
  const names = namesText(missed);
  const close = namesText(near);
  const first: Text =
    missed.length === 0
      ? { en: ' No district missed the line', zh: '没有区未达标' }
      : {
          en: ` ${count.en} missed the line: ${names.en}`,
          zh: `${names.zh}${missed.length > 1 ? count.zh : ''}未达标`,
        };
  const second: Text =
    near.length === 0
      ? { en: '.', zh: '。' }
      : { en: `; ${close.en} came near it.`, zh: `，${close.zh}接近控制线。` };
  return sentenceOf([{ text: first, strong: missed.length > 0 }, { text: second }]);
}

/** Who newly missed a line, who came back, and who has missed it for longer; by family. */
export function changedParagraphs(input: BulletinInput, shown: ShownFigures): Text[] {
  return input.definition.families.flatMap((family) => {
    const indicator = input.indicators.get(family.indicator);
    if (!indicator || lineOf(indicator, input.period.id) === null) return [];
    const judged = input.districts.map(({ id, title }) => ({
      title,
      quarters: missedQuarters(input, shown, { family, place: id }),
      before: judgementIn(shown, family, id, shown.quarterBefore.id),
    }));
    const known = judged.filter((each) => each.before !== 'none');
    if (known.length === 0) return [];
    const newly = known.filter(({ quarters }) => quarters === 1);
    const still = known.filter(({ quarters }) => quarters > 1);
    const back = known.filter(({ quarters, before }) => quarters === 0 && before === 'missed');
    const moved = movedLine(indicator, [shown.quarterBefore.id, input.period.id]);
    const told = clauses(family.title, { newly, back, still });
    return moved ? [{ en: `${told.en} ${moved.en}`, zh: `${told.zh}${moved.zh}` }] : [told];
  });
}

/** Says so where the line itself moved between two quarters; null where it stayed. */
function movedLine(indicator: Indicator, [before, now]: readonly [string, string]): Text | null {
  const [old, own] = [lineOf(indicator, before), lineOf(indicator, now)];
  if (old === own || old === null || own === null) return null;
  const [was, is] = [lineText(indicator, old), lineText(indicator, own)];
  return {
    en: `The line moved from ${was.en} to ${is.en}.`,
    zh: `目标或控制线由${was.zh}调整为${is.zh}。`,
  };
}

type Judged = { readonly title: Text; readonly quarters: number };

/** The clauses that have somebody in them; "nothing changed" where none has. */
function clauses(
  family: Text,
  { newly, back, still }: Readonly<Record<'newly' | 'back' | 'still', readonly Judged[]>>,
): Text {
  const [n, b] = [namesText(titles(newly)), namesText(titles(back))];
  const s = namesText(still.map(longMissed));
  const told: (Text | false)[] = [
    newly.length > 0 && {
      en: `${n.en} missed the line and had met it the quarter before`,
      zh: `新增未达标：${n.zh}`,
    },
    back.length > 0 && {
      en: `${b.en} came back to the right side of the line`,
      zh: `恢复达标：${b.zh}`,
    },
    still.length > 0 && { en: `${s.en} missed it again`, zh: `持续未达标：${s.zh}` },
  ];
  const kept = told.filter((each) => each !== false);
  if (kept.length === 0) {
    return {
      en: `${family.en}: all districts meet the line, as they did the quarter before.`,
      zh: `${family.zh}：各区均达标，与上季度相同。`,
    };
  }
  return {
    en: `${family.en}: ${kept.map(({ en }) => en).join('; ')}.`,
    zh: `${family.zh}：${kept.map(({ zh }) => zh).join('；')}。`,
  };
}

function longMissed({ title, quarters }: Judged): Text {
  const more = quarters >= LOOK_BACK;
  return {
    en: `${title.en} (${more ? 'at least ' : ''}${quarters} quarters)`,
    zh: `${title.zh}（${more ? '至少' : ''}连续${quarters}个季度）`,
  };
}

const titles = (of: readonly { readonly title: Text }[]): Text[] => of.map(({ title }) => title);

/** For how many quarters in a row, this one included, a district has missed the line. */
function missedQuarters(
  input: BulletinInput,
  shown: ShownFigures,
  at: { readonly family: BulletinFamily; readonly place: string },
): number {
  let count = 0;
  while (count < LOOK_BACK) {
    const period = shiftPeriod(input.period, -count).id;
    if (judgementIn(shown, at.family, at.place, period) !== 'missed') break;
    count += 1;
  }
  return count;
}

const judgementIn = (
  shown: ShownFigures,
  family: BulletinFamily,
  place: string,
  period: string,
): Finding['judgement'] => shown.figure(family.indicator, place, period)?.judgement ?? 'none';
