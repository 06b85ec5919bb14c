import type { ChargeParts, ClaimExplained, ClaimLine } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { ReactNode } from 'react';
import type { Words } from '../../app/words.tsx';
import { exactText } from '../../format/decimal.ts';
import { yuan } from '../../format/money.ts';
import { ProvenanceMark } from '../../parts/mark.tsx';
import type { WhyContent, WhyFact } from '../../why/why-panel.tsx';
import { NearRules } from './rules-cited.tsx';

/** The arithmetic of one line of a bill, and the rules it stands on. */
export function lineWhy(claim: ClaimExplained, line: ClaimLine, words: Words): WhyContent {
  const { m, say } = words;
  const shown = line.after ?? line.before;
  const rules = claim.rules.filter(({ number }) => line.rules.includes(number));
  return {
    value: shown ? yuan(shown.patient) : '—',
    unit: words.lang === 'en' ? 'yuan' : '元',
    what: `${m.claim.patientPays}, ${say(line.item.title)}`,
    meaning: m.claim.prefix,
    formula: { title: m.claim.arithmetic, lines: arithmetic(claim, line, words) },
    facts: [
      ...rules.map(
        (rule): WhyFact => ({
          word: `${m.claim.rules} ${rule.number}`,
          text: (
            <>
              <ProvenanceMark provenance={rule.provenance} /> {say(rule.clause)}
              <span className="quiet">
                {' '}
                <code>{rule.cite}</code> {say(clauseText(rule.source))}
              </span>
              {rule.near.length > 0 && <NearRules rule={rule} />}
            </>
          ),
        }),
      ),
      { word: m.why.stack, text: claim.stack.text },
      ...(claim.against ? [{ word: m.claim.before, text: claim.against.text }] : []),
    ],
    query: null,
    command: claim.command,
    citation: null,
  };
}

function arithmetic(claim: ClaimExplained, line: ClaimLine, words: Words): ReactNode[] {
  const { m, say } = words;
  const sides: readonly (readonly [string, ChargeParts | null])[] = [
    ...(claim.against ? [[say(claim.against.title), line.before] as const] : []),
    [say(claim.stack.title), line.after],
  ];
  return sides.flatMap(([title, parts]) =>
    parts
      ? [
          <b key="title">{title}</b>,
          `${yuan(parts.unitPrice)} × ${exactText(line.quantity)} = ${yuan(parts.total)}`,
          ...steps(parts, words),
          `${m.claim.patient}: ${yuan(parts.total)} − ${yuan(parts.fund)}${
            parts.hospital === '0' ? '' : ` − ${yuan(parts.hospital)}`
          } = ${yuan(parts.patient)}`,
        ]
      : [<b key="title">{title}</b>, '—'],
  );
}

function steps(parts: ChargeParts, { m }: Words): string[] {
  const part = (word: string, fen: string): string[] =>
    fen === '0' ? [] : [`${word} ${yuan(fen)}`];
  return [
    parts.inScope ? m.claim.inScope : m.claim.outOfScope,
    ...part(m.claim.overCeiling, parts.overCeiling),
    ...part(m.claim.selfPay, parts.selfPay),
    `${m.claim.fundPart} ${yuan(parts.fund)}`,
    ...part(m.claim.fixedPart, parts.fixedFund),
    ...part(m.claim.hospital, parts.hospital),
  ];
}
