import type { Monitoring } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ProvenanceLegend, ProvenanceMark } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** The parameters a day is judged by, with how sure each is. */
export function MethodTable({ page }: { readonly page: Monitoring }): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card
      title={m.monitoring.method}
      note={m.monitoring.methodNote}
      right={<ProvenanceLegend only={['sourced', 'memory', 'illustrative']} />}
    >
      <ScrollX label={m.monitoring.method}>
        <table className="plain stacked">
          <caption className="unseen">{m.monitoring.method}</caption>
          <thead>
            <tr>
              <th scope="col">{m.monitoring.parameter}</th>
              <th scope="col" className="number">
                {m.monitoring.value}
              </th>
              <th scope="col">{m.monitoring.source}</th>
            </tr>
          </thead>
          <tbody>
            {page.method.map(({ name, title, value, unit, provenance, source }) => (
              <tr key={name}>
                <th scope="row">
                  {say(title)}
                  <small className="quiet">{name}</small>
                </th>
                <td className="number" data-label={m.monitoring.value}>
                  {value} {unit ? say(unit) : ''}
                </td>
                <td className="words">
                  <ProvenanceMark provenance={provenance} /> {source}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}
