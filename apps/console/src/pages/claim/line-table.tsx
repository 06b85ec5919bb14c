import type { ChargeParts, CitedRule, ClaimExplained, ClaimLine } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { exactText } from '../../format/decimal.ts';
import { MISSING } from '../../format/figure-text.ts';
import { signedYuan, yuan } from '../../format/money.ts';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { WhyButton } from '../../why/why-button.tsx';
import { pageMark } from '../../why/why-mark.ts';
import { toneOf } from './totals.tsx';

/** Each line in three amounts under each set of rules, and the rules it cites. */
export function LineTable({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m } = useWords();
  const compared = claim.against !== null;
  return (
    <section className="card">
      <ScrollX label={m.claim.line}>
        <table className={compared ? 'plain lines compared' : 'plain lines'}>
          <caption className="unseen">{m.claim.line}</caption>
          <Head claim={claim} />
          <tbody>
            {claim.lines.map((line) => (
              <Row key={line.id} line={line} compared={compared} rules={claim.rules} />
            ))}
          </tbody>
          <Foot claim={claim} />
        </table>
      </ScrollX>
    </section>
  );
}

function Head({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m, say } = useWords();
  const compared = claim.against !== null;
  const amounts = (side: string): JSX.Element[] =>
    [m.claim.charge, m.claim.fund, m.claim.patient].map((word) => (
      <th scope="col" className={`number ${side}`} key={side + word}>
        {word}
      </th>
    ));
  return (
    <thead>
      {compared && (
        <tr>
          <td className="corner" />
          <th scope="colgroup" colSpan={3} className="group-head before">
            {claim.against && say(claim.against.title)}
          </th>
          <th scope="colgroup" colSpan={3} className="group-head after">
            {say(claim.stack.title)}
          </th>
          <td colSpan={2} />
        </tr>
      )}
      <tr>
        <th scope="col">{m.claim.line}</th>
        {compared && amounts('before')}
        {amounts('after')}
        {compared && (
          <th scope="col" className="number">
            {m.claim.change}
          </th>
        )}
        <th scope="col">{m.claim.rules}</th>
      </tr>
    </thead>
  );
}

function Row(props: {
  readonly line: ClaimLine;
  readonly compared: boolean;
  readonly rules: readonly CitedRule[];
}): JSX.Element {
  const { m, say } = useWords();
  const { line: chosen, rule } = useAddress();
  const setAddress = useSetAddress();
  const { line } = props;
  const cited = props.rules.filter(({ number }) => line.rules.includes(number));
  const isMarked = cited.some(({ cite }) => cite === rule);
  const name = say(line.item.title);
  const change = line.patientChange;
  return (
    <tr className={`${isMarked || chosen === line.id ? 'marked' : ''}`}>
      <th scope="row">
        <WhyButton mark={pageMark('line', line.id)} what={name} className="row-why">
          {name}
        </WhyButton>{' '}
        <span className="quiet">{m.claim.times(exactText(line.quantity), say(line.unit))}</span>
      </th>
      {props.compared && <Amounts parts={line.before} side="before" />}
      <Amounts parts={line.after} side="after" />
      {props.compared && (
        <td className={`number change-cell ${change === null ? '' : toneOf(BigInt(change))}`}>
          {change === null ? MISSING : signedYuan(change)}
        </td>
      )}
      <td className="rule-numbers">
        {cited.map(({ number, cite }) => {
          const isOn = rule === cite;
          return (
            <button
              type="button"
              key={number}
              className={isOn ? 'rule-number on' : 'rule-number'}
              aria-pressed={isOn}
              aria-label={`${name}: ${number}`}
              onClick={() =>
                setAddress(
                  { rule: isOn ? undefined : cite, line: isOn ? undefined : line.id },
                  { replace: true },
                )
              }
            >
              {number}
            </button>
          );
        })}
      </td>
    </tr>
  );
}

function Amounts(props: {
  readonly parts: ChargeParts | null;
  readonly side: 'before' | 'after';
}): JSX.Element {
  const { parts, side } = props;
  return (
    <>
      <td className={`number ${side}`}>{parts ? yuan(parts.total) : MISSING}</td>
      <td className="number quiet">{parts ? yuan(parts.fund) : MISSING}</td>
      <td className="number">{parts ? yuan(parts.patient) : MISSING}</td>
    </>
  );
}

function Foot({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m } = useWords();
  const { before, after } = claim.totals;
  const change = before ? BigInt(after.patient) - BigInt(before.patient) : null;
  return (
    <tfoot>
      <tr>
        <th scope="row">{m.claim.totalYuan}</th>
        {before && (
          <>
            <td className="number before">{yuan(before.total)}</td>
            <td className="number">{yuan(before.fund)}</td>
            <td className="number">{yuan(before.patient)}</td>
          </>
        )}
        <td className="number after">{yuan(after.total)}</td>
        <td className="number">{yuan(after.fund)}</td>
        <td className="number">{yuan(after.patient)}</td>
        {change !== null && (
          <td className={`number change-cell ${toneOf(change)}`}>{signedYuan(String(change))}</td>
        )}
        <td />
      </tr>
    </tfoot>
  );
}
