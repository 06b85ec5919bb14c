import type { Lang, Text } from '@sanyi/kernel';
import {
  changedShare,
  EVIDENCE_PARTS,
  type Evidence,
  type EvidencePart,
  evidenceAmount,
  type PartsOfMillion,
} from '@sanyi/policy';
import { countShown, yuanShown } from '../call/outcome.ts';
import { textTable } from './text-table.ts';

const PARTS: Readonly<Record<EvidencePart, Text>> = {
  total: { en: 'total', zh: '总额' },
  patient: { en: 'patients pay', zh: '个人负担' },
  fund: { en: 'funds pay', zh: '基金支付' },
  income: { en: 'hospitals take in', zh: '机构收入' },
};

/** Evidence for people: the change of each group in yuan and percent. */
export function evidenceText(evidence: Evidence, lang: Lang, file: string): string {
  const { baseline, reform, period, city, counts } = evidence;
  const heads = EVIDENCE_PARTS.flatMap((part) => [PARTS[part][lang], '%']);
  const rows = evidence.cells.map((cell) => [
    cell.title[lang],
    countShown(cell.claims),
    ...EVIDENCE_PARTS.flatMap((part) => [
      yuanShown(String(evidenceAmount(cell.reform, part) - evidenceAmount(cell.baseline, part))),
      percentShown(changedShare(cell, part)),
    ]),
  ]);
  const zh = lang === 'zh';
  const right = Array<'right'>(1 + 2 * EVIDENCE_PARTS.length).fill('right');
  return [
    `${city.title[lang]}${zh ? '，' : ', '}${period.from} – ${period.to}${zh ? '：' : ': '}${baseline.text} → ${reform.text}`,
    textTable([['', zh ? '结算单' : 'claims', ...heads], ...rows], ['left', ...right]),
    zh
      ? `${countShown(counts.claims)} 张结算单，${countShown(counts.patients)} 人；已写入 ${file}`
      : `${countShown(counts.claims)} claims of ${countShown(counts.patients)} persons; written to ${file}`,
    ...(city.synthetic ? [zh ? '合成数据' : 'synthetic data'] : []),
  ].join('\n');
}

/** Parts of a million as percent with two places; a dash where nothing was before. */
function percentShown(parts: PartsOfMillion): string {
  if (parts === null) return '–';
  const hundredths = ((parts < 0n ? -parts : parts) + 50n) / 100n;
  const sign = hundredths === 0n ? '' : parts < 0n ? '−' : '+';
  return `${sign}${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
}
