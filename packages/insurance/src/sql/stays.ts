import { PERSON_DIMENSIONS } from '../replay/replay-tables.ts';
import { SIDES } from './sides.ts';
import { parquet } from './sources.ts';
import type { Writing } from './step.ts';

/** Columns of `s_stay`: the stay, where its person stands, and its money on each side. */
export const STAY_COLUMNS: readonly string[] = [
  ...[
    'claim',
    'reverses',
    'person',
    'institution',
    'diagnosis_group',
    'day',
    'end_day',
    'bed_days',
  ],
  ...PERSON_DIMENSIONS.map((_, at) => `people${at}`),
  ...SIDES.flatMap((side) => ['total', 'fund', 'patient'].map((part) => `${side}_${part}`)),
];

/** Stays and all refunds under both sets of rules: what pools pay, and what is taken back of it. */
export function addStays(writing: Writing): void {
  const people = PERSON_DIMENSIONS.map((name, at) => `t.k_${name} AS people${at}`);
  const money = SIDES.flatMap((side) => [
    `${side}.total_fen AS ${side}_total`,
    `${side}.total_fen - ${side}.hospital_fen - ${side}.fixed_fund_fen - ${side}.patient_fen AS ${side}_fund`,
    `${side}.patient_fen AS ${side}_patient`,
  ]);
  writing.add(
    's_stay',
    { en: 'Stays and refunds, for pools', zh: '供资金池使用的住院与退费' },
    `SELECT c.claim, c.reverses, c.person, c.institution, g.diagnosis_group, c.day, c.end_day, c.bed_days,
  ${[...people, ...money].join(',\n  ')}
FROM s_claim c
JOIN ${parquet('claim', true, writing)} g ON g.claim = c.claim
JOIN s_person_pair t ON t.person = c.person
JOIN s_before AS before ON before.claim = c.claim
JOIN s_after AS after ON after.claim = c.claim
WHERE (c.${writing.q('visitKind')} = 'inpatientDay' AND c.bed_days > 0) OR c.reverses IS NOT NULL`,
  );
}
