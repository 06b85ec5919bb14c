import { ADDRESSES, type DraftDetail, type ProblemDocument, type WireFiles } from '@sanyi/api';
import type { MergeConflict } from '@sanyi/policy';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { fetchJson } from '../../data/fetch-json.ts';
import type { RunningAct } from '../../data/governance.ts';
import { Card } from '../../parts/card.tsx';
import { Button } from '../../ui/button.ts';
import { editorWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** Two people saved one version: who and when, and what becomes of the two texts. */
export function ConflictCard(props: {
  readonly problem: ProblemDocument;
  readonly draft: DraftDetail;
  readonly base: WireFiles;
  readonly session: EditSession;
  readonly act: RunningAct;
  /** Goes on with the version that somebody else saved. */
  readonly onTheirs: (theirs: DraftDetail) => void;
  readonly onCopy: (copy: DraftDetail) => void;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { draft, session } = props;
  const put = async (keep: boolean): Promise<void> => {
    const theirs = await fetchJson<DraftDetail>(ADDRESSES.draft + encodeURIComponent(draft.id));
    const conflicts = await session.merge({ base: props.base, theirs: theirs.files, keep });
    props.onTheirs(theirs);
    if (keep) setMerged(conflicts);
  };
  const [merged, setMerged] = useState<readonly MergeConflict[] | null>(null);
  const copy = async (): Promise<void> => {
    const files = await session.files();
    const of = draft.base?.package ?? draft.name;
    const made = await props.act.run<DraftDetail>(ADDRESSES.drafts, {
      of,
      files,
      note: `${draft.id}`,
    });
    if (made) props.onCopy(made);
  };
  return (
    <Card title={e.conflictTitle} className="conflict">
      <p className="empty-line">{props.problem.detail[words.lang]}</p>
      {merged === null ? (
        <>
          <p className="empty-line">{e.conflictText}</p>
          <p className="form-acts empty-line">
            <Button type="primary" onClick={() => void put(true)}>
              {e.mergeThem}
            </Button>
            <Button onClick={() => void copy()}>{e.ownCopy}</Button>
            <Button onClick={() => void put(false)}>{e.takeTheirs}</Button>
          </p>
        </>
      ) : (
        <MergedPlaces conflicts={merged} />
      )}
    </Card>
  );
}

function MergedPlaces(props: { readonly conflicts: readonly MergeConflict[] }): JSX.Element {
  const e = editorWords(useWords());
  return (
    <>
      <p className="empty-line">
        {e.bothChanged(props.conflicts.length)} {e.merged}
      </p>
      {props.conflicts.length > 0 && (
        <dl className="both">
          {props.conflicts.map(({ file, place, mine, theirs }) => (
            <div key={file + place}>
              <dt>
                <code>{place || file}</code>
              </dt>
              <dd>
                {e.mine}: <code>{mine.slice(0, 400)}</code>
              </dd>
              <dd>
                {e.theirs}: <code>{theirs.slice(0, 400)}</code>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
