import type { CitedRule, ClaimExplained } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import { Check, X } from 'lucide-react';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { yuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { ProvenanceLegend, ProvenanceMark } from '../../parts/mark.tsx';

/** The rules a claim cites, by number; choosing one marks its lines. */
export function RulesCited({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m } = useWords();
  const marks = [...new Set(claim.rules.map(({ provenance }) => provenance))];
  return (
    <Card
      title={m.claim.rulesCited}
      className="rules-cited"
      right={
        <span className="note">{m.claim.inStack(claim.rules.length, claim.rulesInStack)}</span>
      }
      foot={<ProvenanceLegend only={marks} />}
    >
      <ol>
        {claim.rules.map((rule) => (
          <Rule key={rule.number} rule={rule} claim={claim} />
        ))}
      </ol>
    </Card>
  );
}

function Rule(props: { readonly rule: CitedRule; readonly claim: ClaimExplained }): JSX.Element {
  const { m, say } = useWords();
  const { rule: chosen, line } = useAddress();
  const setAddress = useSetAddress();
  const { rule, claim } = props;
  const isOpen = chosen === rule.cite;
  const isOfLine =
    line !== undefined && claim.lines.find(({ id }) => id === line)?.rules.includes(rule.number);
  return (
    <li className={isOpen ? 'open' : isOfLine ? 'marked' : undefined}>
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() =>
          setAddress({ rule: isOpen ? undefined : rule.cite, line: undefined }, { replace: true })
        }
      >
        <span className={isOpen ? 'rule-number on' : 'rule-number'}>{rule.number}</span>
        <span className="rule-text">
          <b>{say(rule.clause)}</b>
          <small>
            {m.claim.tablePart(rule.decision, rule.rule)}
            {claim.against && rule.used !== 'both' && ` · ${m.claim.used[rule.used]}`}
          </small>
        </span>
        <ProvenanceMark provenance={rule.provenance} />
      </button>
      {isOpen && <RuleDetail rule={rule} claim={claim} />}
    </li>
  );
}

function RuleDetail(props: {
  readonly rule: CitedRule;
  readonly claim: ClaimExplained;
}): JSX.Element {
  const { m, say } = useWords();
  const { rule, claim } = props;
  const lines = claim.lines.filter(
    ({ id, rules }) => rule.lines.includes(id) || rules.includes(rule.number),
  );
  return (
    <div className="rule-detail">
      <p>{lines.length === 0 ? m.claim.wholeClaim : m.claim.marks(lines.length)}</p>
      <ul>
        {lines.map((line) => (
          <li key={line.id}>
            {say(line.item.title)}{' '}
            <b>
              {line.before && line.after && line.before.total !== line.after.total
                ? `${yuan(line.before.total)} → ${yuan(line.after.total)}`
                : yuan((line.after ?? line.before)?.total ?? '0')}
            </b>
          </li>
        ))}
      </ul>
      {rule.cells.length > 0 && <MatchedCells rule={rule} />}
      {rule.near.length > 0 && <NearRules rule={rule} />}
      <p className="quiet">
        <code>{rule.cite}</code> · {say(clauseText(rule.source))}
      </p>
      <Go to={`/packages/${rule.package}`} address={{ table: rule.decision, layout: 'rows' }}>
        {say(rule.packageTitle)} {rule.version}
      </Go>
    </div>
  );
}

/** The row of the rule: what each cell asks, and what this claim had that matched it. */
function MatchedCells({ rule }: { readonly rule: CitedRule }): JSX.Element {
  const { m, say } = useWords();
  return (
    <table className="plain dense matched">
      <caption className="unseen">{m.claim.matched}</caption>
      <thead>
        <tr>
          <th scope="col">{m.claim.matched}</th>
          <th scope="col">{m.claim.ruleAsks}</th>
          <th scope="col">{m.claim.claimHad}</th>
        </tr>
      </thead>
      <tbody>
        {rule.cells.map((cell) => (
          <tr key={cell.title.en}>
            <th scope="row">{say(cell.title)}</th>
            <td>{say(cell.asks)}</td>
            <td>
              {cell.hadBefore && <span className="quiet">{say(cell.hadBefore)} → </span>}
              {say(cell.had)} <Check size={13} strokeWidth={2} aria-hidden="true" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Rules of the same table that one cell kept out: what it asks, and what this claim had. */
export function NearRules({ rule }: { readonly rule: CitedRule }): JSX.Element {
  const { m, say } = useWords();
  return (
    <div className="near-rules">
      <h3>{m.claim.nearRules}</h3>
      <ul>
        {rule.near.map(({ cite, clause, cell }) => (
          <li key={cite}>
            <span>{say(clause)}</span>
            <small>
              <X size={12} strokeWidth={2} aria-hidden="true" />{' '}
              {m.claim.stoppedBy(say(cell.title), say(cell.asks), say(cell.had))}
            </small>
          </li>
        ))}
      </ul>
      {rule.nearMore > 0 && <p className="quiet">{m.claim.nearMore(rule.nearMore)}</p>}
    </div>
  );
}
