import type { ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Segmented } from '../../ui/segmented.ts';
import { ApartTable } from './apart-table.tsx';
import { apartRow, MONEY_PARTS, moneyPartOf } from './money-part.ts';

const DIMENSIONS = [
  'district',
  'residence',
  'level',
  'visitKind',
  'scheme',
  'personClass',
  'ageBand',
  'incomeBand',
  'chronic',
  'month',
] as const;

/** The change of one part of the money by district and every other grouping. */
export function GroupsCard({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m, say } = useWords();
  const part = moneyPartOf(useAddress().measure);
  const setAddress = useSetAddress();
  return (
    <Card
      title={m.compare.groups}
      note={m.whatIf[part]}
      right={
        <Segmented
          value={part}
          options={MONEY_PARTS.map((value) => ({ value, label: m.whatIf[value] }))}
          onChange={(value) =>
            setAddress({ measure: value === 'patients' ? undefined : value }, { replace: true })
          }
        />
      }
    >
      <ApartTable
        caption={`${m.compare.groups}${m.shell.comma}${m.whatIf[part]}`}
        head={m.compare.group}
        sections={DIMENSIONS.map((dimension) => ({
          title: m.compare.dimensions[dimension],
          rows: pair.groups
            .filter((row) => row.dimension === dimension)
            .map((row) => apartRow(row, part, say(row.title))),
        }))}
      />
    </Card>
  );
}
