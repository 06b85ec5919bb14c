import type { Overview } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { classBreaks } from '../../charts/scale.ts';
import { approximate } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
import { ChartOrTable } from '../../parts/chart-or-table.tsx';
import { useReadyStatus } from '../../shell/use-scope.ts';
import { Segmented } from '../../ui/segmented.ts';
import { Cartogram, type Tile } from './cartogram.tsx';
import {
  figureFor,
  judgementFor,
  type Measure,
  measureOf,
  measuresIn,
  measureTitle,
} from './measure.ts';
import { MeasureTable } from './measure-table.tsx';
import { QuantityLegend } from './quantity-legend.tsx';
import { valueText } from './tile-text.ts';

/** The districts as tiles, or as a table, for one of four measures. */
export function DistrictMap({ overview }: { readonly overview: Overview }): JSX.Element {
  const { m, lang } = useWords();
  const { measure: asked, view } = useAddress();
  const setAddress = useSetAddress();
  const measure = measureOf(asked);
  const tiles = useTiles(overview, measure);
  const breaks = classBreaks(
    tiles.flatMap(({ figure }) => (figure?.value ? [approximate(figure.value)] : [])),
  );
  const title = measureTitle(overview, measure, { m, lang });
  const line = measure === 'growth' ? overview.growthLine : null;
  return (
    <Card title={title} className="district-map" right={<ChartOrTable />}>
      {view === 'table' ? (
        <MeasureTable tiles={tiles} title={title} />
      ) : (
        <>
          <Cartogram tiles={tiles} breaks={breaks} title={`${title}. ${m.overview.map}`} />
          <QuantityLegend breaks={breaks} line={line} />
        </>
      )}
      <Segmented
        block
        value={measure}
        options={measuresIn(overview).map((value) => ({ value, label: m.measures[value] }))}
        onChange={(value) => setAddress({ measure: value === 'growth' ? undefined : value })}
      />
    </Card>
  );
}

function useTiles(overview: Overview, measure: Measure): readonly Tile[] {
  const { m, say } = useWords();
  const districts = useReadyStatus()?.districts ?? [];
  return overview.districts.flatMap((row) => {
    const tile = districts.find(({ id }) => id === row.place);
    const figure = figureFor(row, measure);
    if (!tile) return [];
    const judgement = judgementFor(row, measure);
    const name = say(row.title);
    const value = valueText(figure?.value ?? null, measure);
    return [
      {
        id: tile.id,
        column: tile.column,
        row: tile.row,
        name,
        figure,
        judgement,
        value,
        label: m.overview.tile(name, value, m.judgement[judgement]),
      },
    ];
  });
}
