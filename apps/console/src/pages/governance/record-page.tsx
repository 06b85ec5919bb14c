import type { WireText } from '@sanyi/api';
import type { UseQueryResult } from '@tanstack/react-query';
import type { JSX, ReactNode } from 'react';
import { useWords } from '../../app/words.tsx';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { inOrder } from '../../parts/in-order.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';

/** The page of one record: the list it stands in, its title and state, its content. */
export function RecordPage<T extends { readonly title: WireText }>(props: {
  readonly id: string;
  readonly query: UseQueryResult<T>;
  readonly list: { readonly to: string; readonly title: string };
  readonly badge: (record: T) => ReactNode;
  readonly children: (record: T) => ReactNode;
}): JSX.Element {
  const { say } = useWords();
  const { id, query, list } = props;
  const record = query.isError ? undefined : query.data;
  const scope = useUsualScope(fixed(list.title), { city: true });
  return (
    <Page
      title={record ? say(record.title) : id}
      scope={scope}
      crumbs={[
        <Go to={list.to} key="list">
          {list.title}
        </Go>,
        id,
      ]}
      badge={record && props.badge(record)}
    >
      <Answer query={query} rows={8}>
        {props.children}
      </Answer>
    </Page>
  );
}

/** A fact at the head of a record: a word, what stands for it, and what is said beside it. */
export type HeadFact = {
  readonly word: ReactNode;
  readonly value?: ReactNode;
  readonly more?: ReactNode;
  /** What stands under both. */
  readonly below?: ReactNode;
};

/** The facts one looks for first: whose, by when, how much. */
export function RecordHead({ facts }: { readonly facts: readonly HeadFact[] }): JSX.Element {
  return (
    <section className="card record-head">
      <dl>
        {inOrder(facts, ({ word, value, more, below }) => (
          <div>
            <dt>{word}</dt>
            <dd>
              {value && <b>{value}</b>}
              {more && <small className="quiet">{more}</small>}
              {below}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
