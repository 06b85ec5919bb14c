import type { Coverage, CoveredSystem } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { StatusWord } from './status-mark.tsx';
import { SystemPlace } from './system-place.tsx';

/** One system: the words of the document, what it asks, where it is served, what is missing. */
export function SystemPanel(props: {
  readonly coverage: Coverage;
  readonly system: CoveredSystem;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const { system, coverage } = props;
  const sources = coverage.sources.filter(({ id }) => system.sources.includes(id));
  const missing = system.missing
    ? say(system.missing)
    : system.status === 'not yet'
      ? m.coverage.missingAll
      : null;
  return (
    <div className="system-panel">
      <p className="system-head">
        <b>{system.id}</b> <StatusWord status={system.status} />
        <span className="quiet">{m.coverage.kinds[system.kind]}</span>
      </p>
      <blockquote>{lang === 'zh' ? `“${system.quote.zh}”` : `“${system.quote.en}”`}</blockquote>
      {lang === 'zh' && (
        <p className="quiet" lang="en">
          “{system.quote.en}”
        </p>
      )}
      {sources.map((source) => (
        <p key={source.id} className="quiet">
          {say(source.title)} · {say(source.publisher)}
        </p>
      ))}
      <h3>{m.coverage.asks}</h3>
      <p>{say(system.asks)}</p>
      {system.where && (
        <>
          <h3>{m.coverage.where}</h3>
          <ul>
            {system.where.map((place) => (
              <li key={JSON.stringify(place)}>
                <SystemPlace place={place} />
              </li>
            ))}
          </ul>
        </>
      )}
      {system.proof && (
        <>
          <h3>{m.coverage.proof}</h3>
          <ul>
            {system.proof.map((path) => (
              <li key={path}>
                <code>{path}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {missing && (
        <>
          <h3>{m.coverage.missing}</h3>
          <p>{missing}</p>
        </>
      )}
    </div>
  );
}
