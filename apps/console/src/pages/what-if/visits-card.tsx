import type { WhatIf } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { signedYuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { BandBar } from './band-bar.tsx';

/** Visits and stays by level where treated. */
export function VisitsCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, say } = useWords();
  const about = whatIf.state === 'exact' ? '' : '≈ ';
  return (
    <Card title={m.whatIf.visits} note={m.whatIf.visitsNote}>
      <table className="plain dense bands narrow">
        <caption className="unseen">{m.whatIf.visits}</caption>
        <thead>
          <tr>
            <th scope="col">{m.whatIf.level}</th>
            <th scope="col">{m.whatIf.share}</th>
            <th scope="col" className="number">
              {m.whatIf.claims}
            </th>
            <th scope="col" className="number">
              {m.whatIf.eachVisit}
            </th>
          </tr>
        </thead>
        <tbody>
          {whatIf.visits.map((row) => (
            <tr key={row.key}>
              <th scope="row">{say(row.title)}</th>
              <td className="band-cell">
                <BandBar title={say(row.title)} bands={row.bands} />
              </td>
              <td className="number quiet">{countText(row.count)}</td>
              <td className="number">{about + signedYuan(row.eachFen)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  );
}
