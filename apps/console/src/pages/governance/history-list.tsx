import type { WireHistory } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { Card } from '../../parts/card.tsx';

/** What happened to a record: each version with act, person and instant. */
export function HistoryList(props: { readonly entries: readonly WireHistory[] }): JSX.Element {
  const { m } = useWords();
  return (
    <Card title={m.governance.history} note={m.governance.whoActs}>
      <HistoryEntries entries={props.entries} />
    </Card>
  );
}

/** The versions themselves, oldest first; where an act had a reason, it stands with it. */
export function HistoryEntries(props: {
  readonly entries: readonly (WireHistory & { readonly reason?: string | null })[];
}): JSX.Element {
  const { m, say } = useWords();
  const { instant } = useClock();
  return (
    <ol className="history">
      {props.entries.map((each) => (
        <li key={each.version}>
          <b>{say(each.by.name)}</b>{' '}
          {m.governance.actNames[`${each.act} ${each.state}`] ??
            m.governance.actNames[each.act] ??
            each.act}
          {each.reason ? `: ${each.reason}` : ''}
          <small className="quiet">
            {say(each.by.office)} · <time dateTime={each.at}>{instant(each.at)}</time>
          </small>
        </li>
      ))}
    </ol>
  );
}
