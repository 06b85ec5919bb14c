import { assert, type Lang, type Text } from '@sanyi/kernel';
import type { Figure } from './figure.ts';
import type { GrowthPoints } from './growth-split.ts';
import { type Segment, type Sentence, sentence, stated, strong, words } from './sentence.ts';
import { amountWords, countWords, movedWords, numberWords, sizeWords } from './wording.ts';

/** A place with its growth and, where known, the parts of it. */
export type GrowthOf = {
  readonly title: Text;
  readonly growth: Figure;
  readonly points: GrowthPoints | null;
};

/** An indicator beside expenses whose line some districts miss. */
export type MissedLine = {
  /** What is measured, for example "emergency calls answered". */
  readonly title: Text;
  /** The line with its unit, for example "95 %". */
  readonly line: Text;
  /** The figures of the districts that miss it. */
  readonly missed: readonly Figure[];
};

/** What the overview's sentence is written from. */
export type OverviewFacts = {
  readonly growth: Figure;
  /** Expense of the period in fen, as it is to be shown. */
  readonly totalFen: bigint;
  /** The figure that states the total, so that it can answer "why?". */
  readonly total: Figure;
  /** The growth line as the header writes it, such as `10`; null without one. */
  readonly line: string | null;
  /** Districts over the line. */
  readonly over: readonly GrowthOf[];
  readonly others: readonly MissedLine[];
};

/**
 * The sentence under the title of the overview: how expenses moved, which districts passed the
 * line, which of them furthest and by what, and which other lines are missed.
 *
 * @example
 * const told = overviewSentence({ growth, totalFen, total, line: '10', over: [], others: [] });
 * plainText(told, 'en');
 */
export function overviewSentence(facts: OverviewFacts): Sentence {
  return sentence((lang) => [
    ...moved(facts, lang),
    ...passed(facts, lang),
    words(lang === 'en' ? '.' : '。'),
    ...facts.others.flatMap((other) => missedWords(other, lang)),
  ]);
}

function moved({ growth, totalFen, total }: OverviewFacts, lang: Lang): Segment[] {
  const amount = stated(amountWords(totalFen, lang), total);
  if (growth.value === null) {
    return lang === 'en'
      ? [words('Medical expenses are '), amount]
      : [words('医疗费用为 '), amount];
  }
  const size = `${sizeWords(growth.value)} %`;
  const how = movedWords(growth.value, lang);
  if (lang === 'en') {
    return [words('Medical expenses '), stated(`${how} ${size}`, growth), words(' to '), amount];
  }
  return [words('医疗费用同比'), stated(`${how} ${size}`, growth), words('，为 '), amount];
}

function passed({ line, over }: OverviewFacts, lang: Lang): Segment[] {
  if (line === null) return [];
  const [first] = [...over].sort((a, b) => Number(b.growth.value) - Number(a.growth.value));
  if (!first) {
    return [
      words(
        lang === 'en' ? `; no district passed the ${line} % line` : `；各区均未超过 ${line} % 线`,
      ),
    ];
  }
  const by = first.points ? leading(first.points, lang) : null;
  const count = countWords(over.length, lang);
  if (lang === 'en') {
    const districts = `${count} district${over.length === 1 ? '' : 's'} passed the ${line} % line`;
    const furthest = over.length === 1 ? first.title.en : `${first.title.en} furthest`;
    return [
      words('; '),
      strong(districts),
      words(', '),
      stated(furthest, first.growth),
      words(by ? `, by ${by}` : ''),
    ];
  }
  return [
    words('；'),
    strong(`${count} 个区超过 ${line} % 线`),
    words(over.length === 1 ? '，为' : '，最高为'),
    stated(first.title.zh, first.growth),
    words(by ? `，主要来自${by}` : ''),
  ];
}

const PART_WORDS: Readonly<Record<'price' | 'volume' | 'mix', Text>> = {
  price: { en: 'price', zh: '价格' },
  volume: { en: 'volume', zh: '服务量' },
  mix: { en: 'mix', zh: '结构' },
};

type PartName = keyof typeof PART_WORDS;

/** The largest part in the direction of the growth. */
export function leadingPart(points: GrowthPoints): PartName {
  const sign = Number(points.total) < 0 ? -1 : 1;
  const parts: readonly PartName[] = ['price', 'volume', 'mix'];
  const [first] = [...parts].sort((a, b) => sign * (Number(points[b]) - Number(points[a])));
  assert(first !== undefined, 'growth has three parts');
  return first;
}

const leading = (points: GrowthPoints, lang: Lang): string => PART_WORDS[leadingPart(points)][lang];

function missedWords({ title, line, missed }: MissedLine, lang: Lang): Segment[] {
  const [first] = missed;
  if (!first) return [];
  const count = countWords(missed.length, lang);
  if (lang === 'en') {
    const who = `${count} district${missed.length === 1 ? '' : 's'}`;
    const upper = who.charAt(0).toUpperCase() + who.slice(1);
    const verb = missed.length === 1 ? 'misses' : 'miss';
    return [
      words(' '),
      stated(upper, first),
      words(` ${verb} the ${line.en} line of ${title.en}.`),
    ];
  }
  return [stated(`${count} 个区`, first), words(`未达到${title.zh} ${line.zh} 的标准。`)];
}

/** What the sentence of a growth page is written from. */
export type GrowthFacts = {
  readonly title: Text;
  readonly growth: Figure;
  readonly c0Fen: bigint;
  readonly c1Fen: bigint;
  readonly points: GrowthPoints | null;
};

/**
 * The sentence of the growth page: from what to what, and which part explains most of it.
 *
 * @example
 * const told = growthSentence({ title, growth, c0Fen, c1Fen, points });
 * plainText(told, 'zh');
 */
export function growthSentence(facts: GrowthFacts): Sentence {
  return sentence((lang) => {
    const { growth, c0Fen, c1Fen, points } = facts;
    const how = movedWords(growth.value ?? '0', lang);
    const [from, to] = [amountWords(c0Fen, lang), amountWords(c1Fen, lang)];
    const moved =
      lang === 'en'
        ? [words('Expenses '), stated(`${how} from ${from} to ${to}`, growth), words('.')]
        : [words('医疗费用由 '), stated(`${from} ${how}至 ${to}`, growth), words('。')];
    return points ? [...moved, ...partWords(points, lang)] : moved;
  });
}

function partWords(points: GrowthPoints, lang: Lang): Segment[] {
  const first = leadingPart(points);
  const rest = (['price', 'volume', 'mix'] as const).filter((part) => part !== first);
  const name = PART_WORDS[first][lang];
  const told = rest.map((part) => {
    const signed = signedWords(points[part]);
    return lang === 'en' ? `${PART_WORDS[part].en} ${signed}` : `${PART_WORDS[part].zh} ${signed}`;
  });
  if (lang === 'en') {
    const upper = name.charAt(0).toUpperCase() + name.slice(1);
    const explains = `${upper} explains ${numberWords(points[first])} of ${numberWords(points.total)} points`;
    return [words(' '), strong(explains), words(`; ${told.join(', ')}.`)];
  }
  const explains = `${name}影响 ${numberWords(points[first])} 个百分点（共 ${numberWords(points.total)} 个）`;
  return [strong(explains), words(`，${told.join('，')}。`)];
}

/** A decimal with its sign always written. */
const signedWords = (value: string): string =>
  Number(value) > 0 ? `+${numberWords(value)}` : numberWords(value);

/** What the sentence of a district page is written from. */
export type DistrictFacts = GrowthOf & {
  readonly totalFen: bigint;
  readonly line: string | null;
  readonly others: readonly { readonly title: Text; readonly figure: Figure }[];
};

/**
 * The sentence of a district page: growth against the line and what leads it, then the figures
 * given beside it.
 *
 * @example
 * plainText(districtSentence({ title, growth, points, totalFen, line: '10', others: [] }), 'en');
 */
export function districtSentence(facts: DistrictFacts): Sentence {
  return sentence((lang) => {
    const others = facts.others.flatMap((other) => otherWords(other, lang));
    const own = facts.growth.value === null ? spentWords(facts, lang) : grewWords(facts, lang);
    return [...own, ...others];
  });
}

function spentWords({ title, growth, totalFen }: DistrictFacts, lang: Lang): Segment[] {
  const amount = stated(amountWords(totalFen, lang), growth);
  return lang === 'en'
    ? [words(`${title.en} spent `), amount, words('.')]
    : [words(`${title.zh}医疗费用为 `), amount, words('。')];
}

function grewWords(facts: DistrictFacts, lang: Lang): Segment[] {
  const { growth, totalFen, points, line } = facts;
  const value = growth.value ?? '0';
  const size = stated(`${movedWords(value, lang)} ${sizeWords(value)} %`, growth);
  const amount = amountWords(totalFen, lang);
  const side = line === null ? '' : sideWords(value, line, lang);
  const by = points ? leading(points, lang) : null;
  if (lang === 'en') {
    const led = by ? `, led by ${by}` : '';
    return [words('Expenses '), size, words(` to ${amount}${side}${led}.`)];
  }
  const led = by ? `，主要来自${by}` : '';
  return [words('医疗费用同比'), size, words(`，为 ${amount}${side}${led}。`)];
}

function sideWords(value: string, line: string, lang: Lang): string {
  const over = (Number(value) - Number(line)).toFixed(1);
  const size = sizeWords(over);
  if (lang === 'en')
    return `, ${size} points ${Number(over) > 0 ? 'over' : 'under'} the ${line} % line`;
  return `，${Number(over) > 0 ? '高于' : '低于'} ${line} % 线 ${size} 个百分点`;
}

function otherWords({ title, figure }: DistrictFacts['others'][number], lang: Lang): Segment[] {
  if (figure.value === null) return [];
  const value = `${numberWords(figure.value)} ${figure.unitText[lang]}`;
  return lang === 'en'
    ? [words(` ${title.en}: `), stated(value, figure), words('.')]
    : [words(`${title.zh} `), stated(value, figure), words('。')];
}
