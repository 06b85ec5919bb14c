import type { WhatIf, WhatIfGroup } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { signedYuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ChartOrTable } from '../../parts/chart-or-table.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Sections } from '../../parts/sections.tsx';
import { BandBar, BandLegend, shares } from './band-bar.tsx';
import { shownValue } from './scenario.ts';

const DIMENSIONS = ['scheme', 'personClass', 'ageBand', 'incomeBand', 'chronic'] as const;

/** Who gains and who loses, by group of persons, as a chart or a table. */
export function WhoCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m } = useWords();
  const asTable = useAddress().view === 'table';
  const about = whatIf.state === 'exact' ? '' : '≈ ';
  const of = (dimension: string): WhatIfGroup[] =>
    whatIf.people.filter((each) => each.dimension === dimension);
  const shareHeads = m.whatIf.bands.map((word) => `${word} %`);
  const numbers = [...(asTable ? shareHeads : []), m.whatIf.people, m.whatIf.each];
  const heads = [
    m.whatIf.group,
    ...(asTable ? [] : [m.whatIf.share]),
    ...numbers.map((number) => ({ number })),
  ];
  return (
    <Card title={m.whatIf.who} note={m.whatIf.whoNote} right={<ChartOrTable />}>
      {!asTable && <BandLegend percent={shownValue(whatIf.largeChange, 'rate')} />}
      <ListTable
        caption={m.whatIf.who}
        className={asTable ? 'dense bands stacked' : 'dense bands'}
        heads={heads}
      >
        <Sections
          columns={heads.length}
          sections={[
            { title: null, rows: of('all') },
            ...DIMENSIONS.map((dimension) => ({
              title: m.whatIf.groups[dimension],
              rows: of(dimension),
            })),
          ]}
        >
          {(row) => (
            <Row
              key={`${row.dimension} ${row.key}`}
              row={row}
              each={about + signedYuan(row.eachFen)}
              shareHeads={asTable ? shareHeads : null}
            />
          )}
        </Sections>
      </ListTable>
    </Card>
  );
}

function Row(props: {
  readonly row: WhatIfGroup;
  readonly each: string;
  /** Heads of the shares where they are told as numbers. */
  readonly shareHeads: readonly string[] | null;
}): JSX.Element {
  const { m, say } = useWords();
  const { row, each, shareHeads } = props;
  return (
    <tr className={row.dimension === 'all' ? 'strong' : undefined}>
      <th scope="row">{say(row.title)}</th>
      {shareHeads ? (
        shares(row.bands).map((share, at) => (
          <td className="number" data-label={shareHeads[at]} key={shareHeads[at]}>
            {share}
          </td>
        ))
      ) : (
        <td className="band-cell">
          <BandBar title={say(row.title)} bands={row.bands} />
        </td>
      )}
      <td className="number quiet" data-label={m.whatIf.people}>
        {countText(row.count)}
      </td>
      <td className="number" data-label={m.whatIf.each}>
        {each}
      </td>
    </tr>
  );
}
