import type { MethodParameter } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { Card } from './card.tsx';
import { ListTable } from './list-table.tsx';
import { ProvenanceLegend, ProvenanceMark } from './mark.tsx';

/** The parameters that a judgement or a comparison is made by, with how sure each is. */
export function MethodTable(props: {
  readonly title: string;
  readonly note: string;
  readonly method: readonly MethodParameter[];
}): JSX.Element {
  const { m, say } = useWords();
  return (
    <Card
      title={props.title}
      note={props.note}
      right={<ProvenanceLegend only={['sourced', 'memory', 'illustrative']} />}
    >
      <ListTable
        caption={props.title}
        className="stacked"
        heads={[m.monitoring.parameter, { number: m.monitoring.value }, m.monitoring.source]}
      >
        {props.method.map(({ name, title, value, unit, provenance, source }) => (
          <tr key={name}>
            <th scope="row">
              {say(title)}
              <small className="quiet">{name}</small>
            </th>
            <td className="number" data-label={m.monitoring.value}>
              {value} {unit ? say(unit) : ''}
            </td>
            <td className="words">
              <ProvenanceMark provenance={provenance} /> {say(clauseText(source))}
            </td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}
