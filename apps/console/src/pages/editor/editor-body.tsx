import { ADDRESSES, type DraftDetail, type ProblemDocument } from '@sanyi/api';
import type { PlacedProblem, Tried } from '@sanyi/policy';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useMemo, useState } from 'react';
import { type Address, carried, readAddress } from '../../app/address.ts';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { usePackageSources } from '../../data/drafts.ts';
import { AnswerError } from '../../data/fetch-json.ts';
import { type RunningAct, useAct } from '../../data/governance.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ConflictCard } from './conflict-card.tsx';
import { DraftActs } from './draft-acts.tsx';
import { EditorPanels } from './editor-panels.tsx';
import type { Shown } from './protocol.ts';
import { SaveBar } from './save-bar.tsx';
import { editorWords } from './test-words.ts';
import { type EditSession, useEditSession } from './use-edit-session.ts';

/** Work on a draft: the rules are read in this browser first. */
export function EditorBody(props: { readonly draft: DraftDetail }): JSX.Element {
  const e = editorWords(useWords());
  const sources = usePackageSources();
  // What the work began with; the history of edits goes on over saves.
  const [opened] = useState(props.draft);
  const session = useEditSession(sources.data, opened.files);
  if (session.shown) return <Work {...props} session={session} shown={session.shown} />;
  return (
    <>
      <p className="quiet">{e.opening}</p>
      <Skeleton rows={12} tall />
    </>
  );
}

type WorkProps = {
  readonly draft: DraftDetail;
  readonly session: EditSession;
  readonly shown: Shown;
};

/** What is on the screen, what is kept, and what stands against it. */
function Work(props: WorkProps): JSX.Element {
  const { session, shown } = props;
  const kept = useKept(props);
  const { draft, act } = kept;
  const [tried, setTried] = useState<Tried | null>(null);
  const acts = useAct();
  const setAddress = useSetAddress();
  const problems = useMemo(
    () => [...shown.problems, ...(shown.sound ? (session.analysis?.found ?? []) : [])],
    [shown, session.analysis],
  );
  const mayEdit = draft.mayWrite;
  return (
    <div className="editor">
      <SaveBar
        draft={draft}
        session={session}
        dirty={kept.dirty}
        mayEdit={mayEdit}
        act={act}
        clash={kept.clash !== null}
        onSave={kept.save}
      />
      <Clash kept={kept} session={session} act={acts} />
      <EditorPanels
        draft={draft}
        session={session}
        shown={shown}
        problems={problems}
        tried={tried}
        onTried={setTried}
        onShow={(problem) => {
          setTried(null);
          setAddress(placeOf(problem), { replace: true });
        }}
        mayEdit={mayEdit}
        acts={
          <DraftActs
            draft={draft}
            act={acts}
            saved={!kept.dirty}
            sound={shown.problems.length === 0}
            onDone={kept.take}
          />
        }
      />
    </div>
  );
}

type Kept = {
  readonly draft: DraftDetail;
  readonly act: RunningAct;
  /** Whether something on the screen is not saved. */
  readonly dirty: boolean;
  /** Somebody else's save that came first. */
  readonly clash: ProblemDocument | null;
  readonly save: (note: string) => Promise<void>;
  /** Goes on with another version of the draft. */
  readonly take: (draft: DraftDetail) => void;
};

/** The version that was last seen and saved here; acts of others come with the next look. */
function useKept({ draft: latest, session, shown }: WorkProps): Kept {
  const [own, setOwn] = useState(latest);
  const [savedStep, setSavedStep] = useState(0);
  const act = useAct();
  const draft = latest.version > own.version && own.state !== 'draft' ? latest : own;
  const refused = act.error instanceof AnswerError ? act.error.problem : null;
  return {
    draft: draft.version === latest.version ? { ...draft, job: latest.job } : draft,
    act,
    dirty: shown.step !== savedStep,
    clash: refused?.code === 'GOV_CHANGED_MEANWHILE' ? refused : null,
    save: async (note) => {
      const { step } = shown;
      const files = await session.files();
      const path = `${ADDRESSES.draft}${encodeURIComponent(draft.id)}/save`;
      const body = { version: draft.version, files, note };
      const saved = await act.run<DraftDetail>(path, body);
      if (!saved) return;
      setOwn(saved);
      setSavedStep(step);
    },
    take: (next) => {
      setOwn(next);
      act.clear();
    },
  };
}

/** Shown from the refusal until the next save: also how two texts were put together. */
function Clash(props: {
  readonly kept: Kept;
  readonly session: EditSession;
  readonly act: RunningAct;
}): JSX.Element | null {
  const { kept, session, act } = props;
  const [clashed, setClashed] = useState<{
    readonly problem: ProblemDocument;
    readonly base: DraftDetail;
  } | null>(null);
  const navigate = useNavigate();
  const address = useAddress();
  const { clash, draft } = kept;
  if (clash && clashed?.problem !== clash) setClashed({ problem: clash, base: draft });
  if (!clashed || (!clash && !kept.dirty)) return null;
  return (
    <ConflictCard
      key={clashed.base.version}
      problem={clashed.problem}
      draft={draft}
      base={clashed.base.files}
      session={session}
      act={act}
      onTheirs={kept.take}
      onCopy={(copy) =>
        void navigate({
          to: `/packages/draft/${copy.id}`,
          search: readAddress(carried(address)),
        })
      }
    />
  );
}

/** The address of the place a problem is about. */
function placeOf({ decision, rows, column, file }: PlacedProblem): Address {
  if (decision !== null) {
    const cell = `${rows[0] ?? 0},${column ?? 0}`;
    return { tab: undefined, table: decision, cell, layout: undefined };
  }
  if (file?.startsWith('parameters/')) return { tab: 'parameters' };
  return { tab: file?.startsWith('lists/') ? 'lists' : 'files' };
}
