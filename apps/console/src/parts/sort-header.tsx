import { ArrowDown, ArrowUp } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';

const SHORT_UNIT = 3;

/** A header that sorts; `sorted` is its direction or null. */
export function SortHeader(props: {
  readonly name: string;
  readonly sorted: 'up' | 'down' | null;
  readonly sort: () => void;
  readonly number?: boolean;
  /** The unit of the column: shown where it is a mark, told where it is a sentence. */
  readonly unit?: string;
}): JSX.Element {
  const { m } = useWords();
  const Icon = props.sorted === 'up' ? ArrowUp : ArrowDown;
  const direction = props.sorted === 'up' ? 'ascending' : 'descending';
  return (
    <th
      scope="col"
      className={props.number ? 'number' : undefined}
      aria-sort={props.sorted ? direction : undefined}
    >
      <button
        type="button"
        className={props.sorted ? 'sort sorted' : 'sort'}
        title={[props.unit, m.overview.sortBy(props.name)].filter(Boolean).join(' · ')}
        onClick={props.sort}
      >
        {props.name}
        {props.unit && props.unit.length <= SHORT_UNIT ? ` ${props.unit}` : null}
        {props.sorted && <Icon size={12} strokeWidth={1.8} aria-hidden="true" />}
      </button>
    </th>
  );
}
