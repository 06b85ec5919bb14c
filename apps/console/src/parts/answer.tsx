import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { ProblemCard } from './problem-card.tsx';
import { Skeleton } from './skeleton.tsx';

/** What an answer shows: a skeleton after a moment, the trouble, or the content. */
export function Answer<T>(props: {
  readonly query: UseQueryResult<T>;
  readonly rows?: number;
  readonly skeleton?: ReactNode;
  readonly children: (data: T) => ReactNode;
}): JSX.Element {
  const { query } = props;
  if (query.data !== undefined && !query.isError) {
    return (
      <div className="answer" aria-busy={query.isPlaceholderData}>
        {props.children(query.data)}
      </div>
    );
  }
  if (query.isError) {
    return <ProblemCard error={query.error} retry={() => void query.refetch()} />;
  }
  return <>{props.skeleton ?? <Skeleton rows={props.rows ?? 6} />}</>;
}
