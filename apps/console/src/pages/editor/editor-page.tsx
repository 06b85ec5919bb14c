import type { DraftDetail } from '@sanyi/api';
import { useParams } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { useDraft } from '../../data/drafts.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useReadyStatus, useRulesInForce } from '../../shell/use-scope.ts';
import { DraftState } from '../packages/draft-state.tsx';
import { EditorBody } from './editor-body.tsx';
import { editorWords } from './test-words.ts';
import '../../styles/editor.css';

/** A copy of a package that is being changed. */
export function EditorPage(): JSX.Element {
  const words = useWords();
  const { m, say } = words;
  const e = editorWords(words);
  const { draft: id = '' } = useParams({ strict: false });
  const query = useDraft(id);
  const answer = query.isError ? undefined : query.data;
  const status = useReadyStatus();
  const rules = useRulesInForce();
  return (
    <Page
      title={answer ? say(answer.title) : id}
      scope={{
        what: fixed(answer ? answer.name : id),
        when: fixed(answer?.from ? e.startsOn(answer.from) : '…'),
        where: fixed(status ? say(status.title) : '…'),
        rules,
      }}
      crumbs={[
        <Go key="packages" to="/packages">
          {m.packages.title}
        </Go>,
        ...(answer?.base
          ? [
              <Go key="base" to={`/packages/${answer.base.package}`}>
                {answer.base.package}
              </Go>,
            ]
          : []),
        id,
      ]}
      badge={answer && <DraftState state={answer.state} />}
      sentence={answer && <Sentence draft={answer} />}
    >
      <Answer query={query} skeleton={<Skeleton rows={12} tall />}>
        {(draft) => <EditorBody key={draft.id} draft={draft} />}
      </Answer>
    </Page>
  );
}

function Sentence({ draft }: { readonly draft: DraftDetail }): JSX.Element {
  const e = editorWords(useWords());
  if (draft.state === 'approved') {
    return (
      <p className="sentence">
        {e.inForceFrom(draft.from ?? '', draft.name)} {draft.job !== null && e.settling}
      </p>
    );
  }
  return <p className="sentence">{e.sentence(draft.base?.package ?? draft.name)}</p>;
}
