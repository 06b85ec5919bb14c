import type { WhatIf } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { columnUnit, inUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** Rules cited by claims that change: where to read on, not what caused it. */
export function RulesCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, lang, say } = useWords();
  const unit = columnUnit(
    whatIf.rules.flatMap(({ patientFen, fundFen }) => [patientFen, fundFen]),
    lang,
  );
  const patients = `${m.whatIf.patientChange}${m.shell.comma}${unit.header}`;
  const signed = (fen: string): string => (BigInt(fen) > 0n ? '+' : '') + inUnit(fen, unit);
  return (
    <Card title={m.whatIf.rules} note={m.whatIf.rulesNote} foot={<HowSettled whatIf={whatIf} />}>
      {whatIf.rules.length === 0 ? (
        <p className="hint pad">{m.whatIf.noRules}</p>
      ) : (
        <ScrollX label={m.whatIf.rules}>
          <table className="plain dense stacked">
            <caption className="unseen">{m.whatIf.rules}</caption>
            <thead>
              <tr>
                <th scope="col">{m.whatIf.rule}</th>
                <th scope="col" className="number">
                  {m.whatIf.losers}
                </th>
                <th scope="col" className="number">
                  {m.whatIf.gainers}
                </th>
                <th scope="col" className="number">
                  {patients}
                </th>
                <th scope="col" className="number">
                  {m.whatIf.fundChange}
                </th>
              </tr>
            </thead>
            <tbody>
              {whatIf.rules.map((rule) => (
                <tr key={`${rule.cite} ${rule.speaks}`}>
                  <th scope="row" title={rule.cite}>
                    <Go
                      to={`/packages/${rule.package}`}
                      address={{ tab: 'tables', table: rule.decision }}
                    >
                      {say(clauseText(rule.clause))}
                    </Go>
                    <small className="quiet">
                      {`${rule.decision}/${rule.rule} · ${m.whatIf.speaks[rule.speaks]}`}
                    </small>
                  </th>
                  <td className="number" data-label={m.whatIf.losers}>
                    {countText(rule.losers)}
                  </td>
                  <td className="number" data-label={m.whatIf.gainers}>
                    {countText(rule.gainers)}
                  </td>
                  <td className="number" data-label={patients}>
                    {signed(rule.patientFen)}
                  </td>
                  <td className="number" data-label={m.whatIf.fundChange}>
                    {signed(rule.fundFen)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollX>
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
