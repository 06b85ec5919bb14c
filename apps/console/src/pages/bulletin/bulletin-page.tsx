import type { BulletinDocument } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useBulletin } from '../../data/answers.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Page } from '../../shell/page.tsx';
import type { Scope } from '../../shell/scope.ts';
import { fixed, useFactsWords, useReadyStatus, useUsualScope } from '../../shell/use-scope.ts';
import { WhyBody } from '../../why/why-body.tsx';
import { pageMarkOf } from '../../why/why-mark.ts';
import { BulletinActs } from './bulletin-acts.tsx';
import { BulletinContents } from './bulletin-contents.tsx';
import { BulletinSheet } from './bulletin-sheet.tsx';
import { Checks, GoesOut, TasksAsked } from './bulletin-side.tsx';
import { EditionCard } from './edition-card.tsx';
import { findingWhy } from './finding-why.tsx';
import { type PageLanguage, pageLanguage } from './page-language.ts';
import '../../styles/bulletin.css';

/** Is it right, may I sign? */
export function BulletinPage(): JSX.Element {
  const words = useFactsWords();
  const { m, lang } = words;
  const address = useAddress();
  const status = useReadyStatus();
  const period = address.period ?? status?.periods.at(-1) ?? '';
  const query = useBulletin(address.period, address.edition);
  const page = query.isError ? undefined : query.data;
  const shown = pageLanguage(address.layout, lang);
  return (
    <Page
      title={m.bulletin.title(periodText(page?.period ?? period, lang))}
      scope={useBulletinScope()}
      badge={page && <State page={page} />}
      meta={page && m.bulletin.frozen(page.cutOff, page.check)}
      acts={page && <BulletinActs page={page} shown={shown} />}
      sentence={
        page && <p className="sentence">{m.bulletin.written(page.figures, page.sentences)}</p>
      }
      whyTitle={m.bulletin.panel}
      why={(mark) => {
        const named = pageMarkOf(mark);
        const finding =
          named?.kind === 'finding' ? page?.findings.find(({ id }) => id === named.id) : undefined;
        return finding && page ? <WhyBody content={findingWhy(page, finding, words)} /> : null;
      }}
    >
      <Answer query={query} rows={14}>
        {(found) => (
          <div className="bulletin">
            <BulletinContents page={found} language={sheetsOf(shown)[0] ?? 'en'} />
            <div className="sheets">
              {sheetsOf(shown).map((each) => (
                <BulletinSheet key={each} page={found.pages[each]} findings={found.findings} />
              ))}
            </div>
            <div className="bulletin-side">
              <Checks checks={found.checks} />
              <div id={SIGNING}>
                <EditionCard
                  period={found.period}
                  failed={found.checks.some(({ outcome }) => outcome === 'failed')}
                />
              </div>
              <TasksAsked page={found} />
              <GoesOut page={found} />
            </div>
          </div>
        )}
      </Answer>
    </Page>
  );
}

const sheetsOf = (shown: PageLanguage): readonly ('en' | 'zh')[] =>
  shown === 'both' ? ['en', 'zh'] : [shown];

/** Where is signed: on a phone the whole bulletin stands before it. */
const SIGNING = 'signing';

function State({ page }: { readonly page: BulletinDocument }): JSX.Element {
  const { m } = useWords();
  const word = m.bulletin.states[page.state];
  const edition = page.number === null ? '' : `${m.shell.comma}${m.bulletin.edition(page.number)}`;
  return (
    <a
      href={`#${SIGNING}`}
      className={`badge ${page.state === 'published' ? 'met' : 'near'}`}
    >{`${word}${edition}`}</a>
  );
}

function useBulletinScope(): Scope {
  const { m } = useWords();
  const setAddress = useSetAddress();
  const usual = useUsualScope(fixed(m.bulletin.what), { city: true });
  const { where } = usual;
  // The bulletin is of all districts; another place leads to its own page elsewhere.
  return {
    ...usual,
    where: { ...where, pick: (key) => setAddress({ place: key === '' ? undefined : key }) },
  };
}
