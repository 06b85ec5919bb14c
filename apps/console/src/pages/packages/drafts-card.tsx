import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { useDrafts } from '../../data/drafts.ts';
import { EDITOR_WORDS } from '../../messages/editor-messages.ts';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { DraftState } from './draft-state.tsx';
import { ImportDraft } from './import-draft.tsx';
import '../../styles/editor.css';
import { ListTable } from '../../parts/list-table.tsx';

/** Copies that are being changed, and the way to bring one in from elsewhere. */
export function DraftsCard(): JSX.Element | null {
  const { lang, m, say } = useWords();
  const e = EDITOR_WORDS[lang];
  const { data } = useDrafts();
  const { instant } = useClock();
  if (!data) return null;
  return (
    <Card
      title={e.drafts}
      note={e.draftsText}
      className="drafts"
      right={data.mayWrite && <ImportDraft />}
    >
      {data.rows.length === 0 ? (
        <p className="quiet empty-line">
          <b>{e.noDrafts}</b> {e.noDraftsText}
        </p>
      ) : (
        <ListTable
          caption={e.drafts}
          className="stacked"
          heads={[m.packages.name, m.packages.state, e.firstDay, e.note, e.who]}
        >
          {data.rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <Go to={`/packages/draft/${row.id}`}>{say(row.title)}</Go>
                <small className="quiet">
                  {row.id} · {row.name}
                </small>
              </th>
              <td>
                <DraftState state={row.state} />
              </td>
              <td className="nowrap">{row.from ?? '—'}</td>
              <td className="words">{row.note}</td>
              <td>
                {say(row.changed.by.name)}
                <small className="quiet">{instant(row.changed.at)}</small>
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </Card>
  );
}
