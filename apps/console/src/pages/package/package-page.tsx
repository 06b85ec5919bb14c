import type { PackageDetail } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { usePackage } from '../../data/answers.ts';
import { ASPECTS } from '../../messages/aspects.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useRulesInForce } from '../../shell/use-scope.ts';
import { WhyBody } from '../../why/why-body.tsx';
import { pageMarkOf } from '../../why/why-mark.ts';
import { cellWhy } from './cell-why.tsx';
import { ChangeCopy } from './change-copy.tsx';
import { InstallHere } from './install-here.tsx';
import { PackageTabs } from './package-tabs.tsx';
import { StateBadge } from './state-badge.tsx';

/** What are the rules, since when, how sure? */
export function PackagePage(): JSX.Element {
  const { m, say } = useWords();
  const { package: id = '' } = useParams({ strict: false });
  const query = usePackage(id);
  const answer = query.isError ? undefined : query.data;
  const status = useReadyStatus();
  const rules = useRulesInForce();
  const words = useWords();
  return (
    <Page
      title={answer ? say(answer.title) : id}
      scope={{
        what: fixed(answer ? answer.id : id),
        when: fixed(answer ? m.scope.onDay(answer.on) : '…'),
        where: fixed(status ? say(status.title) : '…'),
        rules,
      }}
      crumbs={[
        <Go key="packages" to="/packages">
          {m.packages.title}
        </Go>,
        id,
      ]}
      acts={
        answer &&
        (isElsewhere(answer) ? <InstallHere id={answer.id} /> : <ChangeCopy id={answer.id} />)
      }
      badge={answer && <StateBadge state={answer.state} />}
      sentence={answer && <Identity detail={answer} />}
      why={(mark) => {
        const own = pageMarkOf(mark);
        const content = answer && own?.kind === 'cell' ? cellWhy(answer, own.id, words) : null;
        return content && <WhyBody content={content} />;
      }}
    >
      <Answer query={query} skeleton={<Skeleton rows={10} tall />}>
        {(detail) => <PackageTabs detail={detail} />}
      </Answer>
    </Page>
  );
}

/** A package of another city is installed here before anything of it can be changed. */
const isElsewhere = ({ state }: PackageDetail): boolean => state === 'elsewhere';

function Identity({ detail }: { readonly detail: PackageDetail }): JSX.Element {
  const { m, lang, say } = useWords();
  const { effective } = detail;
  const aspect = ASPECTS[detail.aspect ?? ''];
  const related = [
    [m.policy.requires, detail.requires],
    [m.policy.replaces, detail.replaces.map(say)],
    [m.policy.amends, detail.amends.map(say)],
  ] as const;
  return (
    <p className="about">
      <b>
        {detail.id} {detail.version}
      </b>
      <span>
        {effective.to === null
          ? m.packages.since(dayWords(effective.from, lang))
          : m.packages.until(dayWords(effective.from, lang), dayWords(effective.to, lang))}
      </span>
      <span>{say(detail.authority)}</span>
      {aspect && <span>{say(aspect)}</span>}
      {related.map(([word, names]) =>
        names.length > 0 ? (
          <span key={word}>
            {word} {names.join(m.shell.comma)}
          </span>
        ) : null,
      )}
      {detail.differences && (
        <span>
          {m.differences.madeFrom}{' '}
          <Go to={`/packages/${detail.differences.from.id}`}>{detail.differences.from.id}</Go>
        </span>
      )}
      {detail.takenOverBy.map(({ id, place }) => (
        <span key={id}>
          {place}: {m.differences.takenOverBy}{' '}
          <Go to={`/packages/${id}`} address={{ tab: 'differences' }}>
            {id}
          </Go>
        </span>
      ))}
    </p>
  );
}
