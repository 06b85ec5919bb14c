import type { PackageRow } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { usePackages } from '../../data/answers.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useRulesInForce, useWhere } from '../../shell/use-scope.ts';
import { StateBadge } from '../package/state-badge.tsx';
import { DraftsCard } from './drafts-card.tsx';

/** Which rules are there, since when? */
export function PackagesPage(): JSX.Element {
  const { m, say } = useWords();
  const query = usePackages();
  const list = query.isError ? undefined : query.data;
  const status = useReadyStatus();
  const where = useWhere({ city: true });
  const rules = useRulesInForce();
  return (
    <Page
      title={m.packages.title}
      scope={{
        what: fixed(m.scope.packages),
        when: fixed(list ? m.scope.onDay(list.on) : '…'),
        where: status ? fixed(say(status.title)) : where,
        rules,
      }}
      sentence={
        list && <p className="sentence">{m.packages.sentence(list.rows.length, list.on)}</p>
      }
    >
      <DraftsCard />
      <Answer query={query} rows={8}>
        {({ rows }) => (
          <section className="card">
            <ScrollX label={m.packages.title}>
              <table className="plain stacked packages">
                <caption className="unseen">{m.packages.title}</caption>
                <Head />
                <tbody>
                  {rows.map((row) => (
                    <Row key={row.id} row={row} />
                  ))}
                </tbody>
              </table>
            </ScrollX>
          </section>
        )}
      </Answer>
    </Page>
  );
}

function Head(): JSX.Element {
  const { m } = useWords();
  const numbers = [
    m.packages.tables,
    m.packages.parameters,
    m.packages.lists,
    m.packages.indicators,
    m.packages.tests,
  ];
  return (
    <thead>
      <tr>
        <th scope="col">{m.packages.name}</th>
        <th scope="col">{m.packages.state}</th>
        <th scope="col">{m.packages.from}</th>
        <th scope="col">{m.packages.authority}</th>
        {numbers.map((word) => (
          <th scope="col" className="number" key={word}>
            {word}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({ row }: { readonly row: PackageRow }): JSX.Element {
  const { m, say } = useWords();
  const { effective, counts } = row;
  const numbers = [
    [m.packages.tables, counts.tables],
    [m.packages.parameters, counts.parameters],
    [m.packages.lists, counts.listRows],
    [m.packages.indicators, counts.indicators],
    [m.packages.tests, counts.tests],
  ] as const;
  return (
    <tr>
      <th scope="row">
        <Go to={`/packages/${row.id}`}>{say(row.title)}</Go>
        <small className="quiet">
          {row.id} {row.version}
        </small>
      </th>
      <td>
        <StateBadge state={row.state} />
      </td>
      <td className="nowrap">
        {effective.to === null
          ? m.packages.since(effective.from)
          : m.packages.until(effective.from, effective.to)}
      </td>
      <td className="clip" title={say(row.authority)}>
        {say(row.authority)}
      </td>
      {numbers.map(([word, count]) => (
        <td className="number" key={word} data-label={word}>
          {count}
        </td>
      ))}
    </tr>
  );
}
