import type { Behaviour, BehaviourMoney, BehaviourPage } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useBehaviour } from '../../data/behaviour.ts';
import { countText } from '../../format/decimal.ts';
import { columnUnit, inUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { ProvenanceMark } from '../../parts/mark.tsx';

/** What it would come to if volumes responded: beside the static result. */
export function BehaviourCard(props: {
  readonly asked: { readonly baseline: string | undefined; readonly reform: string | null };
  readonly exact: boolean;
}): JSX.Element | null {
  const { m, say } = useWords();
  const words = m.behaviour;
  const page = useBehaviour(props.asked, props.exact);
  if (!page || page.chosen === null) return null;
  const named = page.packages.find(({ id }) => id === page.chosen);
  return (
    <Card
      title={words.title}
      note={named ? say(named.title) : page.chosen}
      foot={
        <>
          {words.assumption} {words.firstOrder}
          {page.command && <CommandLine text={page.command} />}
        </>
      }
    >
      {page.behaviour === null ? (
        <p className="card-text quiet">{words.firstExact}</p>
      ) : (
        <>
          <Payers behaviour={page.behaviour} />
          <Care page={page} behaviour={page.behaviour} />
        </>
      )}
    </Card>
  );
}

const PAYERS = ['fundFen', 'patientFen', 'hospitalFen'] as const;

function Payers({ behaviour }: { readonly behaviour: Behaviour }): JSX.Element {
  const { m, lang } = useWords();
  const words = m.behaviour;
  const { baseline, reform, expected } = behaviour.totals;
  const unit = columnUnit(
    PAYERS.map((part) => baseline[part]),
    lang,
  );
  const amount = (of: BehaviourMoney, part: (typeof PAYERS)[number]): string =>
    inUnit(of[part], unit);
  const inUnits = `${words.baseline}${m.shell.comma}${unit.header}`;
  return (
    <ListTable
      caption={words.title}
      className="stacked"
      heads={[
        unit.header,
        { number: words.baseline },
        { number: words.static },
        { number: words.expected },
      ]}
    >
      {PAYERS.map((part) => (
        <tr key={part}>
          <th scope="row">{words.payers[part]}</th>
          <td className="number" data-label={inUnits}>
            {amount(baseline, part)}
          </td>
          <td className="number" data-label={words.static}>
            {amount(reform, part)}
          </td>
          <td className="number" data-label={words.expected}>
            <em>{amount(expected, part)}</em>
          </td>
        </tr>
      ))}
    </ListTable>
  );
}

const ONE = 1_000_000;

function Care(props: { readonly page: BehaviourPage; readonly behaviour: Behaviour }): JSX.Element {
  const { m, say } = useWords();
  const words = m.behaviour;
  const titles = new Map(props.page.levels.map(({ id, title }) => [id, say(title)]));
  const percent = (weight: string): string => {
    const change = ((Number(weight) - ONE) * 100) / ONE;
    return `${change > 0 ? '+' : change < 0 ? '−' : ''}${Math.abs(change).toFixed(1)} %`;
  };
  return (
    <ListTable
      caption={words.volumes}
      className="stacked"
      heads={[
        words.volumes,
        { number: words.static },
        { number: words.expected },
        { number: words.change },
        words.because,
      ]}
    >
      {props.behaviour.care.map(({ level, care, weight, response, ...of }) => (
        <tr key={`${level} ${care}`}>
          <th scope="row">
            {titles.get(level) ?? level} {words.care[care]}
          </th>
          <td className="number" data-label={words.static}>
            {countText(of.count)}
          </td>
          <td className="number" data-label={words.expected}>
            <em>{countText(of.expectedCount)}</em>
          </td>
          <td className="number nowrap" data-label={words.change}>
            {percent(weight)}
          </td>
          <td className="words" data-label={words.because}>
            {response ? (
              <>
                <ProvenanceMark provenance={response.provenance} />{' '}
                {say(clauseText(response.source))}
              </>
            ) : (
              <span className="quiet">{words.nothing}</span>
            )}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}
