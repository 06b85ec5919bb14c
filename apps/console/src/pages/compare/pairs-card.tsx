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
 * What the first replay does, what the second does, and the difference, part by part side by side. A narrow window
 * shows the part that the address names, and chooses among them.
 */
export function PairsCard<Row>(
  props: Pairs<Row> & { readonly note?: string; readonly foot?: string | undefined },
): JSX.Element {
  const { title, parts, note, foot } = props;
  const { measure } = useAddress();
  const setAddress = useSetAddress();
  const isNarrow = useMedia(NARROW);
  const chosen = parts.find(({ id }) => id === measure) ?? parts[0];
  const shown = isNarrow && chosen ? [chosen] : parts;
  return (
    <Card
      title={title}
      note={note}
      foot={foot}
      right={
        shown.length < parts.length && (
          <Segmented
            value={chosen?.id ?? ''}
            options={parts.map(({ id, label }) => ({ value: id, label }))}
            onChange={(value) => setAddress({ measure: String(value) }, { replace: true })}
          />
        )
      }
    >
      <PairsTable {...props} parts={shown} />
    </Card>
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
