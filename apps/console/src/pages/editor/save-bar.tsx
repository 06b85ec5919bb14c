import { ADDRESSES, type DraftDetail } from '@sanyi/api';
import { Download, Save } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import type { RunningAct } from '../../data/governance.ts';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { TakenInput } from './parameters-editor.tsx';
import { editorWords } from './test-words.ts';
import type { EditSession } from './use-edit-session.ts';

/** First day, what changes, save, and the files to take away. */
export function SaveBar(props: {
  readonly draft: DraftDetail;
  readonly session: EditSession;
  readonly dirty: boolean;
  readonly mayEdit: boolean;
  readonly act: RunningAct;
  readonly clash: boolean;
  readonly onSave: (note: string) => Promise<void>;
}): JSX.Element {
  const words = useWords();
  const e = editorWords(words);
  const { draft, session, dirty, mayEdit, act, onSave } = props;
  const [note, setNote] = useState(draft.note);
  const view = session.shown?.view;
  const isOpen = mayEdit && dirty && !act.busy;
  useSaveKey(isOpen ? () => void onSave(note) : null);
  useWarning(dirty && mayEdit);
  return (
    <div className="save-bar card">
      <div className="save-fields">
        <div className="save-day">
          <span aria-hidden="true">{e.firstDay}</span>
          <TakenInput
            text={view?.from ?? ''}
            label={e.firstDay}
            type="date"
            disabled={!mayEdit}
            onTake={(text) => session.edit({ kind: 'from', text })}
          />
        </div>
        <label className="save-note">
          <span>{e.note}</span>
          <input
            className="text-input"
            value={note}
            placeholder={e.noteHint}
            maxLength={2000}
            disabled={!mayEdit}
            onChange={(event) => setNote(event.target.value)}
          />
        </label>
        <SaveActs
          draft={draft}
          dirty={dirty && mayEdit}
          busy={act.busy}
          onSave={isOpen ? () => void onSave(note) : null}
        />
      </div>
      {!props.clash && <ActTrouble error={act.error} />}
    </div>
  );
}

function SaveActs(props: {
  readonly draft: DraftDetail;
  readonly dirty: boolean;
  readonly busy: boolean;
  readonly onSave: (() => void) | null;
}): JSX.Element {
  const e = editorWords(useWords());
  const { draft, dirty, busy, onSave } = props;
  return (
    <span className="save-acts">
      <span className={dirty ? 'save-state dirty' : 'save-state'} role="status">
        {dirty ? e.unsaved : e.saved}
      </span>
      <a
        className="button-link"
        href={`${ADDRESSES.draft}${encodeURIComponent(draft.id)}/archive`}
        download
      >
        <Download size={14} strokeWidth={1.7} aria-hidden="true" /> {e.exportArchive}
      </a>
      <Button
        type="primary"
        icon={<Save size={14} strokeWidth={1.8} aria-hidden="true" />}
        disabled={onSave === null}
        loading={busy}
        onClick={() => onSave?.()}
      >
        {e.save}
      </Button>
    </span>
  );
}

/** Ctrl+S saves, wherever the focus is; the browser's own dialog never comes. */
function useSaveKey(save: (() => void) | null): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 's') return;
      event.preventDefault();
      save?.();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [save]);
}

/** Leaving with unsaved work asks once. */
function useWarning(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);
}
