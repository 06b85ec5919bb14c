import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { JudgementShape } from '../../parts/mark.tsx';
import { FigureButton } from '../../why/why-button.tsx';
import type { Tile } from './cartogram.tsx';

/** The tiles as a table: the same query, the same words. */
export function MeasureTable(props: {
  readonly tiles: readonly Tile[];
  readonly title: string;
}): JSX.Element {
  const { m } = useWords();
  return (
    <ListTable
      caption={props.title}
      className="dense"
      heads={[m.overview.district, { number: m.why.value }]}
    >
      {props.tiles.map((tile) => (
        <tr key={tile.id}>
          <th scope="row">{tile.name}</th>
          <td className="number">
            <JudgementShape judgement={tile.judgement} />
            {tile.figure ? (
              <FigureButton figure={tile.figure} what={tile.name}>
                {tile.value}
              </FigureButton>
            ) : (
              tile.value
            )}
          </td>
        </tr>
      ))}
    </ListTable>
  );
}
