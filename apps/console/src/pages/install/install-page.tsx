import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useDraftDifferences } from '../../data/install.ts';
import { INSTALL_WORDS } from '../../messages/install-words.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useRulesInForce } from '../../shell/use-scope.ts';
import { Differences } from '../package/differences.tsx';
import { InstallPreviewed } from './install-previewed.tsx';
import '../../styles/install.css';

/** What would this package of another city do here, and install it. */
export function InstallPage(): JSX.Element {
  const { m, lang, say } = useWords();
  const words = INSTALL_WORDS[lang];
  const { package: id = '' } = useParams({ strict: false });
  const { draft } = useAddress();
  const status = useReadyStatus();
  const rules = useRulesInForce();
  const city = status ? say(status.title) : '…';
  return (
    <Page
      title={words.title(city)}
      scope={{
        what: fixed(id),
        when: fixed(status?.cutOff ? m.scope.onDay(status.cutOff) : '…'),
        where: fixed(city),
        rules,
      }}
      crumbs={[
        <Go key="packages" to="/packages">
          {m.packages.title}
        </Go>,
        <Go key="package" to={`/packages/${id}`}>
          {id}
        </Go>,
        words.act,
      ]}
      sentence={<p className="about">{words.steps}</p>}
    >
      {draft === undefined ? (
        <InstallPreviewed id={id} city={city} />
      ) : (
        <Installed id={id} draft={draft} />
      )}
    </Page>
  );
}

function Installed(props: { readonly id: string; readonly draft: string }): JSX.Element {
  const { lang } = useWords();
  const words = INSTALL_WORDS[lang];
  const query = useDraftDifferences(props.draft);
  return (
    <Answer query={query} skeleton={<Skeleton rows={12} tall />}>
      {({ name, differences }) => (
        <div className="stack">
          <p className="notice good install-done" role="status">
            <b>{words.done(name)}</b> <span>{words.doneText}</span>
            <span className="install-links">
              <Go to={`/packages/draft/${props.draft}`}>{words.draft}</Go>
              <Go to={`/packages/${props.id}/install`}>{words.anew}</Go>
            </span>
          </p>
          <Differences differences={differences} />
        </div>
      )}
    </Answer>
  );
}
