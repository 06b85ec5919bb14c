import type { WireHistory } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';

/** What happened to a record: each version with act, person and instant. */
export function HistoryList(props: { readonly entries: readonly WireHistory[] }): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card title={m.governance.history} note={m.governance.whoActs}>
      <ol className="history">
        {props.entries.map((each) => (
          <li key={each.version}>
            <b>{say(each.by.name)}</b> {m.governance.actNames[each.act] ?? each.act}
            <small className="quiet">
              {say(each.by.office)} · <time dateTime={each.at}>{instantText(each.at)}</time>
            </small>
          </li>
        ))}
      </ol>
    </Card>
  );
}

/** An instant as a day and a minute, in UTC as it is kept. */
export const instantText = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
