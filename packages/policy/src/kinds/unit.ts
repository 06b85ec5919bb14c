import type { Text } from '@sanyi/kernel';
import { isMap } from 'yaml';
import { refuse } from '../yaml/cursor.ts';
import { bilingual, type Shape, scalar, shaped } from '../yaml/shape.ts';
import { suggestion } from './suggestion.ts';

/** Units that need no spelling out. Any other unit is written in both languages. */
const UNITS: Readonly<Record<string, Text>> = {
  yuan: { en: 'yuan', zh: '元' },
  share: { en: 'share', zh: '比例' },
  percent: { en: '%', zh: '%' },
  percentagePoints: { en: 'percentage points', zh: '个百分点' },
  minutes: { en: 'minutes', zh: '分钟' },
  days: { en: 'days', zh: '天' },
  months: { en: 'months', zh: '个月' },
  years: { en: 'years', zh: '年' },
  visits: { en: 'visits', zh: '人次' },
  stays: { en: 'stays', zh: '人次（住院）' },
  bedDays: { en: 'bed-days', zh: '床日' },
  persons: { en: 'persons', zh: '人' },
  items: { en: 'items', zh: '项' },
  points: { en: 'points', zh: '分' },
  times: { en: 'times', zh: '次' },
};

/** A unit: a known word, or its name in both languages. */
export const unit: Shape<Text> = shaped(
  { anyOf: [{ enum: Object.keys(UNITS) }, bilingual.schema] },
  (at) => {
    if (isMap(at.node)) return bilingual(at);
    const word = scalar(at);
    if (word === undefined) return undefined;
    const known = UNITS[word];
    return (
      known ??
      refuse(at, 'POLICY_UNIT_UNKNOWN', { found: word, ...suggestion(word, Object.keys(UNITS)) })
    );
  },
);

/** The words of a known unit. */
export const readUnit = (word: string): Text | null => UNITS[word] ?? null;
