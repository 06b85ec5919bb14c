import type { WhatIf } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { columnUnit, signedInUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { RuleName } from './rule-name.tsx';

/** Rules cited by claims that change: where to read on, not what caused it. */
export function RulesCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, lang } = useWords();
  const unit = columnUnit(
    whatIf.rules.flatMap(({ patientFen, fundFen }) => [patientFen, fundFen]),
    lang,
  );
  const patients = `${m.whatIf.patientChange}${m.shell.comma}${unit.header}`;
  return (
    <Card title={m.whatIf.rules} note={m.whatIf.rulesNote} foot={<HowSettled whatIf={whatIf} />}>
      {whatIf.rules.length === 0 ? (
        <p className="hint pad">{m.whatIf.noRules}</p>
      ) : (
        <ListTable
          caption={m.whatIf.rules}
          className="dense stacked"
          heads={[
            m.whatIf.rule,
            ...[m.whatIf.losers, m.whatIf.gainers, patients, m.whatIf.fundChange].map((number) => ({
              number,
            })),
          ]}
        >
          {whatIf.rules.map((rule) => (
            <tr key={`${rule.cite} ${rule.speaks}`}>
              <th scope="row">
                <RuleName cite={rule.cite} speaks={rule.speaks} place={rule} />
              </th>
              <td className="number" data-label={m.whatIf.losers}>
                {countText(rule.losers)}
              </td>
              <td className="number" data-label={m.whatIf.gainers}>
                {countText(rule.gainers)}
              </td>
              <td className="number" data-label={patients}>
                {signedInUnit(rule.patientFen, unit)}
              </td>
              <td className="number" data-label={m.whatIf.fundChange}>
                {signedInUnit(rule.fundFen, unit)}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </Card>
  );
}

/** How the claims behind the result were settled. */
function HowSettled({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  return (
    <>
      <FromCache whatIf={whatIf} /> <OneByOne whatIf={whatIf} />
    </>
  );
}

/** Whether cached claims were enough, or why they were not. */
function FromCache({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element | null {
  const { m, lang } = useWords();
  const { incremental } = whatIf;
  if (incremental === null) return null;
  if (incremental.kind === 'whole') {
    return <span className="quiet">{m.whatIf.notFromCache(incremental.why[lang])}</span>;
  }
  const { foldedClaims, changedClaims, settledClaims } = incremental;
  const told = m.whatIf.fromCache(
    countText(foldedClaims),
    countText(changedClaims),
    countText(settledClaims),
  );
  return <span className="quiet">{told}</span>;
}

/** Claims that were settled one by one, and why: the result is the same, it only takes longer. */
function OneByOne({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element | null {
  const { m } = useWords();
  const { refunds, rules } = whatIf.rowByRow;
  if (refunds + rules === 0) return null;
  return (
    <span className="quiet">
      {rules > 0 && m.whatIf.oneByOneRules(countText(rules))}{' '}
      {refunds > 0 && m.whatIf.oneByOneRefunds(countText(refunds))}
    </span>
  );
}
