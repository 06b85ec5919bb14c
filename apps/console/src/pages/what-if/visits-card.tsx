import type { WhatIf } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { signedYuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { BandBar } from './band-bar.tsx';

/** Visits and stays by level where treated. */
export function VisitsCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, say } = useWords();
  const about = whatIf.state === 'exact' ? '' : '≈ ';
  return (
    <Card title={m.whatIf.visits} note={m.whatIf.visitsNote}>
      <ListTable
        caption={m.whatIf.visits}
        className="dense bands narrow"
        heads={[m.whatIf.level, m.whatIf.shareOfVisits, { number: m.whatIf.eachVisit }]}
      >
        {whatIf.visits.map((row) => (
          <tr key={row.key} title={`${m.whatIf.claims} ${countText(row.count)}`}>
            <th scope="row">{say(row.title)}</th>
            <td className="band-cell">
              <BandBar title={say(row.title)} bands={row.bands} />
            </td>
            <td className="number">{about + signedYuan(row.eachFen)}</td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}
