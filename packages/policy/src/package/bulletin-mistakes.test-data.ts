import { baseFiles, type Changes } from '../testing/sample-packages.ts';
import type { Mistake } from './mistake.test-data.ts';

const BULLETIN = `bulletin: quarter
title: {en: Bulletin, zh: 通报}
heading: {en: "Visits, {period}", zh: "{period}就诊"}
issuer: {en: Office, zh: 办公室}
source: S01
rankLeast: 10
families:
  - id: visits
    title: {en: Visits, zh: 就诊}
    subject: {en: visits, zh: 就诊}
    indicator: visits
    noise: none
tables:
  - id: visits
    section: visits
    title: {en: Visits, zh: 就诊}
    columns:
      - {indicator: visits, head: {en: Visits, zh: 就诊}, unit: {en: number, zh: 次}}
requirement: {days: 15, text: {en: "Report within {days} days.", zh: "{days}日内报送。"}}
unknown: [{en: Nothing., zh: 无。}]
`;

const mistake = (title: string, codes: readonly string[], changes: Changes): Mistake => ({
  title,
  codes,
  folders: [{ name: 'demo-base', files: baseFiles(changes) }],
});

/** Mistakes of a bulletin, one at a time. */
export const BULLETIN_MISTAKES: readonly Mistake[] = [
  mistake('POL-34 bulletin of an unknown indicator', ['POLICY_BULLETIN_INDICATOR'], {
    'bulletins/quarter.yaml': BULLETIN.replace('indicator: visits\n', 'indicator: visit\n'),
  }),
  mistake('POL-34 table in a section that is none', ['POLICY_BULLETIN_FAMILY'], {
    'bulletins/quarter.yaml': BULLETIN.replace('section: visits', 'section: visit'),
  }),
  mistake('POL-34 bulletin in one language', ['POLICY_TEXT_ONE_LANGUAGE'], {
    'bulletins/quarter.yaml': BULLETIN.replace(
      'title: {en: Bulletin, zh: 通报}',
      'title: Bulletin',
    ),
  }),
  mistake('POL-34 id and file differ', ['POLICY_HEADER_ID'], { 'bulletins/year.yaml': BULLETIN }),
];
