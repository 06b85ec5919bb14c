import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { JudgementShape } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { FigureButton } from '../../why/why-button.tsx';
import type { Tile } from './cartogram.tsx';

/** The tiles as a table: the same query, the same words. */
export function MeasureTable(props: {
  readonly tiles: readonly Tile[];
  readonly title: string;
}): JSX.Element {
  const { m } = useWords();
  return (
    <ScrollX label={props.title}>
      <table className="plain dense">
        <caption className="unseen">{props.title}</caption>
        <thead>
          <tr>
            <th scope="col">{m.overview.district}</th>
            <th scope="col" className="number">
              {m.why.value}
            </th>
          </tr>
        </thead>
        <tbody>
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
        </tbody>
      </table>
    </ScrollX>
  );
}
