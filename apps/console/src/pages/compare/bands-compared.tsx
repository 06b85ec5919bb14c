import type { BandsSide, ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { columnUnit, signedInUnit, signedYuan } from '../../format/money.ts';
import { ListTable } from '../../parts/list-table.tsx';
import { type Section, Sections } from '../../parts/sections.tsx';
import { useMoneyHead } from '../../parts/use-money-head.ts';
import { BandBar, shares } from '../what-if/band-bar.tsx';

type BandsRow = ReplaysCompared['people'][number];

/** Who or what stands in the bands. */
type Counted = 'people' | 'visits' | 'institutions';

/** How the money of a row is told: the heads of its three columns, and each amount. */
type Told = {
  readonly heads: readonly string[];
  readonly text: (fen: string) => string;
  readonly of: (row: BandsRow) => Readonly<Record<'first' | 'second' | 'apart', string>>;
};

/** Who gains and loses under each of two replays: a bar above a bar, or all shares as a table. */
export function BandsCompared(props: {
  readonly caption: string;
  readonly of: Counted;
  readonly sections: readonly Section<BandsRow>[];
}): JSX.Element {
  const { m } = useWords();
  const { caption, of, sections } = props;
  const asTable = useAddress().view === 'table';
  const told = useTold(
    of,
    sections.flatMap(({ rows }) => rows),
  );
  const [share, count] = {
    people: [m.whatIf.share, m.whatIf.people],
    visits: [m.whatIf.shareOfVisits, m.whatIf.claims],
    institutions: [m.whatIf.placesShare, m.whatIf.placesHead],
  }[of] as [string, string]; // each has two words
  const shareHeads = [...m.whatIf.bands.map((word) => `${word} %`), count];
  const heads = asTable
    ? [m.compare.group, ...shareHeads.map((number) => ({ number }))]
    : [m.compare.group, share, ...told.heads.map((number) => ({ number }))];
  return (
    <ListTable
      caption={caption}
      className={asTable ? 'dense bands stacked' : 'dense bands'}
      heads={heads}
    >
      <Sections sections={sections} columns={heads.length}>
        {(row) =>
          asTable ? (
            <SharesRows key={`${row.dimension} ${row.key}`} row={row} heads={shareHeads} />
          ) : (
            <BarsRow key={`${row.dimension} ${row.key}`} row={row} told={told} />
          )
        }
      </Sections>
    </ListTable>
  );
}

/** Of people and visits what each pays, of institutions what all of a level take in. */
function useTold(of: Counted, rows: readonly BandsRow[]): Told {
  const { m, lang } = useWords();
  const moneyHead = useMoneyHead();
  const sides = [m.compare.first, m.compare.second, m.compare.apart];
  if (of !== 'institutions') {
    return {
      heads: sides,
      text: signedYuan,
      of: ({ first, second, apartEachFen }) => ({
        first: first.eachFen,
        second: second.eachFen,
        apart: apartEachFen,
      }),
    };
  }
  const unit = columnUnit(
    rows.flatMap(({ first, second, apartFen }) => [first.changeFen, second.changeFen, apartFen]),
    lang,
  );
  return {
    heads: sides.map((side) => moneyHead(side, unit)),
    text: (fen) => signedInUnit(fen, unit),
    of: ({ first, second, apartFen }) => ({
      first: first.changeFen,
      second: second.changeFen,
      apart: apartFen,
    }),
  };
}

function BarsRow({ row, told }: { readonly row: BandsRow; readonly told: Told }): JSX.Element {
  const { m, say } = useWords();
  const bar = (side: string, { bands }: BandsSide) => (
    <BandBar title={m.compare.as(side, say(row.title))} bands={bands} />
  );
  const fen = told.of(row);
  return (
    <tr className={row.dimension === 'all' ? 'strong' : undefined}>
      <th scope="row">{say(row.title)}</th>
      <td className="band-cell pair">
        {bar(m.compare.first, row.first)}
        {bar(m.compare.second, row.second)}
      </td>
      <td className="number">{told.text(fen.first)}</td>
      <td className="number">{told.text(fen.second)}</td>
      <td className="number strong">{told.text(fen.apart)}</td>
    </tr>
  );
}

function SharesRows(props: {
  readonly row: BandsRow;
  readonly heads: readonly string[];
}): JSX.Element {
  const { m, say } = useWords();
  const { row, heads } = props;
  return (
    <>
      {(['first', 'second'] as const).map((side) => (
        <tr key={side}>
          <th scope="row">{m.compare.as(m.compare[side], say(row.title))}</th>
          {[...shares(row[side].bands), countText(row[side].count)].map((text, at) => (
            <td className="number" data-label={heads[at]} key={heads[at]}>
              {text}
            </td>
          ))}
        </tr>
      ))}
    </>
  );
}
