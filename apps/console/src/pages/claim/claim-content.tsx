import type { ClaimExplained } from '@sanyi/api';
import { Check, TriangleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { LineTable } from './line-table.tsx';
import { PoolCards } from './pool-card.tsx';
import { RulesCited } from './rules-cited.tsx';
import { StepsTable } from './steps-table.tsx';
import { Totals } from './totals.tsx';
import { YearSoFar } from './year-so-far.tsx';

/** Totals, lines, rules, the way to the fund part, checks. */
export function ClaimContent({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  return (
    <div className="stack">
      <Totals claim={claim} />
      <NotPayable claim={claim} />
      <div className="claim-columns">
        <div className="stack">
          <LineTable claim={claim} />
          <div className="claim-under">
            <StepsTable claim={claim} />
            <Checks claim={claim} />
          </div>
          <PoolCards claim={claim} />
          <YearSoFar claim={claim} />
        </div>
        <RulesCited claim={claim} />
      </div>
    </div>
  );
}

function NotPayable({ claim }: { readonly claim: ClaimExplained }): JSX.Element | null {
  const { m, say } = useWords();
  const { before, after } = claim.payable;
  if (after && before !== false) return null;
  const sides = [
    ...(before === false && claim.against ? [say(claim.against.title)] : []),
    ...(after ? [] : [say(claim.stack.title)]),
  ];
  return <p className="notice near">{m.claim.notPayable(sides.join(m.shell.comma))}</p>;
}

function Checks({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card title={m.claim.checks} note={m.claim.checksText} className="checks">
      <ul>
        {claim.checks.map((check) => (
          <li key={check.id}>
            {check.ok ? (
              <Check className="met" size={15} strokeWidth={2} aria-label={m.claim.checkOk} />
            ) : (
              <TriangleAlert
                className="missed"
                size={15}
                strokeWidth={2}
                aria-label={m.claim.checkFailed}
              />
            )}
            <span>
              {say(check.title)}
              <small>{say(check.detail)}</small>
            </span>
          </li>
        ))}
      </ul>
      <div className="card-foot">
        <span>{m.why.again}</span>
        <CommandLine text={claim.command} />
      </div>
    </Card>
  );
}
