import { COVERAGE_STATUSES, type Coverage, type CoveredSystem } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { useWhy } from '../../why/use-why.ts';
import { pageMark } from '../../why/why-mark.ts';
import { countsOf } from './matching.ts';
import { StatusWord, statusClass } from './status-mark.tsx';

/** The systems by group, one tile each, filled by status. */
export function SystemTiles(props: {
  readonly coverage: Coverage;
  readonly shown: readonly CoveredSystem[];
}): JSX.Element {
  const { m, say } = useWords();
  const { groups, systems } = props.coverage;
  const counts = countsOf(props.shown);
  return (
    <Card
      title={m.coverage.map}
      right={
        <span className="coverage-legend">
          {COVERAGE_STATUSES.map((status) => (
            <span key={status} className="legend">
              <StatusWord status={status} /> <b>{counts[status]}</b>
            </span>
          ))}
        </span>
      }
    >
      <div className="coverage-bar" aria-hidden="true">
        {COVERAGE_STATUSES.filter((status) => counts[status] > 0).map((status) => (
          <i
            key={status}
            className={`status-fill ${statusClass(status)}`}
            style={{ flexGrow: counts[status] }}
          />
        ))}
      </div>
      {groups.map((group) => {
        const own = props.shown.filter(({ id }) => id.startsWith(group.id));
        const all = systems.filter(({ id }) => id.startsWith(group.id));
        const served = all.filter(({ status }) => status === 'works' || status === 'partly');
        if (own.length === 0) return null;
        return (
          <section key={group.id} className="coverage-group" aria-label={say(group.title)}>
            <h3>
              {say(group.title)}
              <small>{m.coverage.ofGroup(served.length, all.length)}</small>
            </h3>
            <ul>
              {own.map((system) => (
                <li key={system.id}>
                  <SystemTile system={system} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </Card>
  );
}

function SystemTile({ system }: { readonly system: CoveredSystem }): JSX.Element {
  const { m, say } = useWords();
  const { mark, open, close } = useWhy();
  const own = pageMark('system', system.id);
  return (
    <button
      type="button"
      className={`system-tile ${statusClass(system.status)}`}
      aria-expanded={mark === own}
      data-why={own}
      title={say(system.name)}
      onClick={() => (mark === own ? close() : open(own))}
    >
      {system.id}
      <span className="unseen">
        {`${m.shell.comma}${say(system.name)}${m.shell.comma}${m.coverage.statuses[system.status]}`}
      </span>
    </button>
  );
}
