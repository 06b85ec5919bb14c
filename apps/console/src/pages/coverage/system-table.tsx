import type { Coverage, CoveredSystem } from '@sanyi/api';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Button } from '../../ui/button.ts';
import { useWhy } from '../../why/use-why.ts';
import { WhyButton } from '../../why/why-button.tsx';
import { pageMark } from '../../why/why-mark.ts';
import { StatusWord } from './status-mark.tsx';
import { SystemPlace } from './system-place.tsx';

/** The systems with the words of the document, where they are served and what proves it. */
export function SystemTable(props: {
  readonly coverage: Coverage;
  readonly shown: readonly CoveredSystem[];
}): JSX.Element {
  const { m } = useWords();
  const setAddress = useSetAddress();
  const { systems } = props.coverage;
  if (props.shown.length === 0) {
    return (
      <Card title={m.coverage.list}>
        <div className="empty-list">
          <p>{m.coverage.nothing}</p>
          <Button
            onClick={() => setAddress({ status: undefined, find: undefined, source: undefined })}
          >
            {m.coverage.clear}
          </Button>
        </div>
      </Card>
    );
  }
  const heads = [
    m.coverage.id,
    m.coverage.words,
    m.coverage.source,
    m.coverage.status,
    m.coverage.where,
    m.coverage.proof,
  ];
  return (
    <Card title={m.coverage.list} note={m.coverage.rows(props.shown.length, systems.length)}>
      <ScrollX label={m.coverage.list}>
        <table className="plain stacked systems">
          <caption className="unseen">{m.coverage.list}</caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th scope="col" key={head}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {props.shown.map((system) => (
              <SystemRow key={system.id} system={system} coverage={props.coverage} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

function SystemRow(props: {
  readonly system: CoveredSystem;
  readonly coverage: Coverage;
}): JSX.Element {
  const { say } = useWords();
  const { mark } = useWhy();
  const { system } = props;
  const own = pageMark('system', system.id);
  const sources = props.coverage.sources.filter(({ id }) => system.sources.includes(id));
  const [proof, ...more] = system.proof ?? [];
  return (
    <tr className={mark === own ? 'chosen' : undefined}>
      <th scope="row">
        <WhyButton mark={own} what={system.id}>
          {system.id}
        </WhyButton>
      </th>
      <td className="quoted">
        {say(system.quote)}
        <small>{say(system.name)}</small>
      </td>
      <td className="nowrap">{sources.map(({ date }) => date).join(' ')}</td>
      <td className="nowrap">
        <StatusWord status={system.status} />
      </td>
      <td>
        {(system.where ?? []).map((place) => (
          <span className="place" key={JSON.stringify(place)}>
            <SystemPlace place={place} />
          </span>
        ))}
      </td>
      <td className="proof" title={system.proof?.join('\n')}>
        {proof?.split('/').at(-1)}
        {more.length > 0 && ` +${more.length}`}
      </td>
    </tr>
  );
}
