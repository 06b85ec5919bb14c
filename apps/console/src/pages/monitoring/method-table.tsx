import type { Monitoring } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { ProvenanceLegend, ProvenanceMark } from '../../parts/mark.tsx';

/** The parameters a day is judged by, with how sure each is. */
export function MethodTable({ page }: { readonly page: Monitoring }): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card
      title={m.monitoring.method}
      note={m.monitoring.methodNote}
      right={<ProvenanceLegend only={['sourced', 'memory', 'illustrative']} />}
    >
      <ListTable
        caption={m.monitoring.method}
        className="stacked"
        heads={[m.monitoring.parameter, { number: m.monitoring.value }, m.monitoring.source]}
      >
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
      </ListTable>
    </Card>
  );
}
