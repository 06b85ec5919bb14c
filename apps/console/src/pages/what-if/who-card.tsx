import type { WhatIf, WhatIfGroup } from '@sanyi/api';
import { Fragment, type JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { signedYuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Segmented } from '../../ui/segmented.ts';
import { BandBar, BandLegend, shares } from './band-bar.tsx';
import { shownValue } from './scenario.ts';

const DIMENSIONS = ['scheme', 'personClass', 'ageBand', 'incomeBand', 'chronic'] as const;

/** Who gains and who loses, by group of persons, as a chart or a table. */
export function WhoCard({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m } = useWords();
  const { view } = useAddress();
  const setAddress = useSetAddress();
  const asTable = view === 'table';
  const about = whatIf.state === 'exact' ? '' : '≈ ';
  return (
    <Card
      title={m.whatIf.who}
      note={m.whatIf.whoNote}
      right={
        <Segmented
          value={asTable ? 'table' : 'chart'}
          options={[
            { value: 'chart', label: m.shell.chart },
            { value: 'table', label: m.shell.table },
          ]}
          onChange={(value) =>
            setAddress({ view: value === 'table' ? 'table' : undefined }, { replace: true })
          }
        />
      }
    >
      {!asTable && <BandLegend percent={shownValue(whatIf.largeChange, 'rate')} />}
      <ScrollX label={m.whatIf.who}>
        <table className="plain dense bands">
          <caption className="unseen">{m.whatIf.who}</caption>
          <Heads asTable={asTable} />
          <tbody>
            <Rows
              rows={whatIf.people.filter(({ dimension }) => dimension === 'all')}
              asTable={asTable}
              about={about}
            />
            {DIMENSIONS.map((dimension) => (
              <Fragment key={dimension}>
                <tr className="group-row">
                  <th scope="colgroup" colSpan={asTable ? 8 : 4}>
                    {m.whatIf.groups[dimension]}
                  </th>
                </tr>
                <Rows
                  rows={whatIf.people.filter((each) => each.dimension === dimension)}
                  asTable={asTable}
                  about={about}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

function Heads({ asTable }: { readonly asTable: boolean }): JSX.Element {
  const { m } = useWords();
  return (
    <thead>
      <tr>
        <th scope="col">{m.whatIf.group}</th>
        {asTable ? (
          m.whatIf.bands.map((word) => (
            <th scope="col" className="number" key={word}>
              {word} %
            </th>
          ))
        ) : (
          <th scope="col">{m.whatIf.share}</th>
        )}
        <th scope="col" className="number">
          {m.whatIf.people}
        </th>
        <th scope="col" className="number">
          {m.whatIf.each}
        </th>
      </tr>
    </thead>
  );
}

function Rows(props: {
  readonly rows: readonly WhatIfGroup[];
  readonly asTable: boolean;
  readonly about: string;
}): JSX.Element {
  const { say } = useWords();
  return (
    <>
      {props.rows.map((row) => (
        <tr
          key={`${row.dimension} ${row.key}`}
          className={row.dimension === 'all' ? 'strong' : undefined}
        >
          <th scope="row">{say(row.title)}</th>
          {props.asTable ? (
            shares(row.bands).map((share, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the bands have one order
              <td className="number" key={at}>
                {share}
              </td>
            ))
          ) : (
            <td className="band-cell">
              <BandBar title={say(row.title)} bands={row.bands} />
            </td>
          )}
          <td className="number quiet">{countText(row.count)}</td>
          <td className="number">{props.about + signedYuan(row.eachFen)}</td>
        </tr>
      ))}
    </>
  );
}
