import type { JSX, ReactNode } from 'react';
import { ScrollX } from './scroll-x.tsx';

/** The head of a column; one of numbers stands at the right like them. */
type Head = string | { readonly number: string };

/** A table to be read: its name for those who do not see it, its heads, and rows that scroll sideways. */
export function ListTable(props: {
  readonly caption: string;
  readonly heads: readonly Head[];
  /** Beside `plain`: `stacked` lays rows out as cards on a phone. */
  readonly className?: string;
  readonly children: ReactNode;
}): JSX.Element {
  const { caption, heads, className, children } = props;
  return (
    <ScrollX label={caption}>
      <table className={className ? `plain ${className}` : 'plain'}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) =>
              typeof head === 'string' ? (
                <th scope="col" key={head}>
                  {head}
                </th>
              ) : (
                <th scope="col" className="number" key={`number ${head.number}`}>
                  {head.number}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </ScrollX>
  );
}
