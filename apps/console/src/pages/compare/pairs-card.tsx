import type { JSX, ReactNode } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useMedia } from '../../app/use-media.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { type Section, Sections } from '../../parts/sections.tsx';
import { Segmented } from '../../ui/segmented.ts';
import type { PairPart } from './pair-part.ts';

/** Where more than one part does not fit. */
const NARROW = '(max-width: 1199px)';

/** How many parts stand beside each other. */
const ROOM = { paper: 3, narrow: 1, wide: 4 };

type Pairs<Row> = {
  readonly title: string;
  /** What a row is. */
  readonly head: string;
  readonly parts: readonly PairPart<Row>[];
  readonly sections: readonly Section<Row>[];
  readonly keyOf: (row: Row) => string;
  readonly name: (row: Row) => ReactNode;
};

/**
 * What the first replay does, what the second does, and the difference, part by part side by side: as many parts as
 * there is room for. The address names a part; the others are chosen, and on paper all stand below each other.
 */
export function PairsCard<Row>(
  props: Pairs<Row> & { readonly note?: string; readonly foot?: readonly string[] },
): JSX.Element {
  const { title, parts, note, foot = [] } = props;
  const { m } = useWords();
  const { measure } = useAddress();
  const setAddress = useSetAddress();
  const isNarrow = useMedia(NARROW);
  const sets = setsOf(parts, ROOM[isNarrow ? 'narrow' : 'wide']);
  const chosen = sets.find((set) => set.some(({ id }) => id === measure)) ?? sets[0];
  return (
    <Card
      title={title}
      note={note}
      foot={foot.length > 0 && foot.map((said) => <p key={said}>{said}</p>)}
      right={
        sets.length > 1 && (
          <Segmented
            value={chosen?.[0]?.id ?? ''}
            options={sets.map((set) => ({
              value: set[0]?.id ?? '',
              label: set.map(({ label }) => label).join(m.shell.comma),
            }))}
            onChange={(value) => setAddress({ measure: String(value) }, { replace: true })}
          />
        )
      }
    >
      <div className="on-screen">
        <PairsTable {...props} parts={chosen ?? []} />
      </div>
      {/* Pages are counted before anything could be drawn anew for paper, so what goes there is there already. */}
      <div className="on-paper">
        {setsOf(parts, ROOM.paper).map((set) => (
          <PairsTable key={set[0]?.id} {...props} parts={set} />
        ))}
      </div>
    </Card>
  );
}

/** Parts in sets of about the same size, none larger than there is room for. */
function setsOf<Row>(parts: readonly PairPart<Row>[], room: number): PairPart<Row>[][] {
  const size = Math.ceil(parts.length / Math.ceil(parts.length / room));
  return Array.from({ length: Math.ceil(parts.length / size) }, (_, at) =>
    parts.slice(at * size, (at + 1) * size),
  );
}

function PairsTable<Row>(props: Pairs<Row>): JSX.Element {
  const { m } = useWords();
  const { title, head, parts, sections, keyOf, name } = props;
  const [only] = parts.length === 1 ? parts : [];
  return (
    <ScrollX label={title}>
      <table className={only ? 'plain dense apart' : 'plain dense apart parts'}>
        <caption className="unseen">{title}</caption>
        <thead>
          {!only && (
            <tr>
              <td />
              {parts.map((part) => (
                <th scope="colgroup" colSpan={3} className="part-head" key={part.id}>
                  {part.title}
                </th>
              ))}
            </tr>
          )}
          <tr>
            <th scope="col">{only ? `${head}${m.shell.comma}${only.title}` : head}</th>
            {parts.flatMap(({ id }) =>
              [m.compare.first, m.compare.second, m.compare.apart].map((word) => (
                <th scope="col" className="number" key={id + word}>
                  {word}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody>
          <Sections sections={sections} columns={1 + 3 * parts.length}>
            {(row) => (
              <tr key={keyOf(row)}>
                <th scope="row">{name(row)}</th>
                {parts.flatMap(({ id, texts }) => {
                  const [first, second, apart] = texts(row);
                  return [
                    <td className="number" key={`${id} first`}>
                      {first}
                    </td>,
                    <td className="number" key={`${id} second`}>
                      {second}
                    </td>,
                    <td className="number strong" key={`${id} apart`}>
                      {apart}
                    </td>,
                  ];
                })}
              </tr>
            )}
          </Sections>
        </tbody>
      </table>
    </ScrollX>
  );
}
