import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../app/use-address.ts';
import { useWords } from '../app/words.tsx';
import { Segmented } from '../ui/segmented.ts';

/** Whether a card draws or tells numbers; the address says it. */
export function ChartOrTable(): JSX.Element {
  const { m } = useWords();
  const { view } = useAddress();
  const setAddress = useSetAddress();
  return (
    <Segmented
      value={view === 'table' ? 'table' : 'chart'}
      options={[
        { value: 'chart', label: m.shell.chart },
        { value: 'table', label: m.shell.table },
      ]}
      onChange={(value) =>
        setAddress({ view: value === 'table' ? 'table' : undefined }, { replace: true })
      }
    />
  );
}
