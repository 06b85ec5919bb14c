import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../app/words.tsx';
import { inOrder } from './in-order.tsx';

const DELAY_MS = 150;
const WIDTHS = [96, 84, 92, 70, 88, 62, 78, 90] as const;

/** True once a wait has become noticeable. */
function useDelay(): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), DELAY_MS);
    return () => clearTimeout(timer);
  }, []);
  return over;
}

/** The shape of rows that are coming, after 150 ms. */
export function Skeleton(props: { readonly rows: number; readonly tall?: boolean }): JSX.Element {
  const { m } = useWords();
  const shown = useDelay();
  return (
    <div className={`skeleton${props.tall ? ' tall' : ''}`} role="status">
      <span className="unseen">{shown ? m.states.loading : ''}</span>
      {shown &&
        inOrder(Array.from({ length: props.rows }), (_, index) => (
          <i style={{ width: `${WIDTHS[index % WIDTHS.length]}%` }} />
        ))}
    </div>
  );
}
