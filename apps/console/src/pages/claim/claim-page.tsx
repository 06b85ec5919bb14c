import type { ClaimExplained } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import { useParams } from '@tanstack/react-router';
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { type JSX, useEffect } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords, type Words } from '../../app/words.tsx';
import { useClaim, usePackages } from '../../data/answers.ts';
import { yuan } from '../../format/money.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { useReadyStatus } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { WhyBody } from '../../why/why-body.tsx';
import { pageMarkOf } from '../../why/why-mark.ts';
import { ClaimContent } from './claim-content.tsx';
import { comparisons, usualComparison } from './comparison.ts';
import { lineWhy } from './line-why.tsx';
import { useClaimScope } from './use-claim-scope.ts';

/** Why 390.39? One claim under two sets of rules, each fen explained. */
export function ClaimPage(): JSX.Element {
  const words = useWords();
  const { m } = words;
  const { claim = '' } = useParams({ strict: false });
  const { stack, against } = useAddress();
  const query = useClaim(claim, { stack, against: against === 'none' ? undefined : against });
  const answer = query.isError ? undefined : query.data;
  const scope = useClaimScope(answer);
  useUsualComparison(answer);
  return (
    <Page
      title={answer ? titleOf(answer, words) : m.search.openClaim(claim)}
      scope={scope}
      crumbs={[
        <Go key="claims" to="/claims">
          {m.claims.title}
        </Go>,
        claim,
      ]}
      acts={answer && <Acts claim={answer} />}
      sentence={answer && <About claim={answer} />}
      why={(mark) => {
        const own = pageMarkOf(mark);
        const line = answer?.lines.find(({ id }) => own?.kind === 'line' && id === own.id);
        return answer && line ? <WhyBody content={lineWhy(answer, line, words)} /> : null;
      }}
    >
      <Answer query={query} skeleton={<Skeleton rows={10} tall />}>
        {(data) => <ClaimContent claim={data} />}
      </Answer>
    </Page>
  );
}

function titleOf(claim: ClaimExplained, { m }: Words): string {
  const isStay = claim.visit.bedDays > 0;
  if (claim.against) return isStay ? m.claim.titleStay : m.claim.title;
  return isStay ? m.claim.titleStayOne : m.claim.titleOne;
}

/** An address that names no comparison gets the usual one, once the day of the claim is known. */
function useUsualComparison(claim: ClaimExplained | undefined): void {
  const { against, stack } = useAddress();
  const setAddress = useSetAddress();
  const status = useReadyStatus();
  const packages = usePackages().data?.rows;
  const isOpen = against === undefined && stack === undefined;
  useEffect(() => {
    if (!isOpen || !claim || !packages || !status) return;
    const usual = usualComparison(
      comparisons(claim.visit.endDay, { stack: status.stack, place: status.place, packages }),
    );
    if (!usual) return;
    setAddress(
      {
        against: usual.against ?? 'none',
        stack: usual.stack === status.stack ? undefined : usual.stack,
      },
      { replace: true },
    );
  }, [isOpen, claim, packages, status, setAddress]);
}

/** Who and when: pseudonymous, so no name, only age, scheme, day and kind of institution. */
function About({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m, lang, say } = useWords();
  const { person, visit } = claim;
  const day = (text: string): string => dayWords(text, lang);
  const said = [person.sex, person.scheme, person.personClass].map(({ title }) => say(title));
  const year = claim.accumulators[0];
  const side = year?.after ?? year?.before;
  return (
    <p className="about">
      <b>{[m.claim.age(person.age), ...new Set(said)].join(m.shell.comma)}</b>
      <span>
        {[
          visit.day === visit.endDay ? day(visit.day) : `${day(visit.day)} – ${day(visit.endDay)}`,
          say(visit.visitKind.title),
          ...(visit.doctor.code === 'none' ? [] : [say(visit.doctor.title)]),
          ...(visit.bedDays > 0 ? [m.claim.bedDays(visit.bedDays)] : []),
        ].join(m.shell.comma)}
      </span>
      <span>{[say(visit.institution), say(visit.level.title)].join(m.shell.comma)}</span>
      {(visit.contracted || visit.referred) && (
        <span>
          {[visit.contracted && m.claim.contracted, visit.referred && m.claim.referred]
            .filter(Boolean)
            .join(m.shell.comma)}
        </span>
      )}
      {year && side && (
        <span>
          {say(year.title)}: {year.kind === 'money' ? yuan(side.start) : side.start}
        </span>
      )}
    </p>
  );
}

function Acts({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m } = useWords();
  const { previous, next } = claim.neighbours;
  return (
    <>
      {previous !== null && (
        <Go to={`/claims/${previous}`} className="icon-button framed" label={m.claim.previous}>
          <ChevronLeft size={16} strokeWidth={1.6} aria-hidden="true" />
        </Go>
      )}
      {next !== null && (
        <Go to={`/claims/${next}`} className="icon-button framed" label={m.claim.next}>
          <ChevronRight size={16} strokeWidth={1.6} aria-hidden="true" />
        </Go>
      )}
      <Button
        icon={<Printer size={14} strokeWidth={1.6} aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {m.claim.print}
      </Button>
    </>
  );
}
