import { ADDRESSES, type DraftDetail } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import type { RunningAct } from '../../data/governance.ts';
import { Card } from '../../parts/card.tsx';
import { TextField, WordsField } from '../../parts/fields.tsx';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { editorWords } from './test-words.ts';

/** What can be done with a draft as a whole: submit, approve from a day, return, give up. */
export function DraftActs(props: {
  readonly draft: DraftDetail;
  readonly act: RunningAct;
  /** Whether what is on the screen is what is kept. */
  readonly saved: boolean;
  readonly sound: boolean;
  readonly onDone: (draft: DraftDetail) => void;
}): JSX.Element | null {
  const words = useWords();
  const e = editorWords(words);
  const { draft, act, saved, sound } = props;
  const [note, setNote] = useState('');
  const one = `${ADDRESSES.draft}${encodeURIComponent(draft.id)}`;
  const send = async (path: string, body: object): Promise<void> => {
    const done = await act.run<DraftDetail>(`${one}/${path}`, { version: draft.version, ...body });
    if (done) props.onDone(done);
  };
  if (draft.state === 'approved' || draft.state === 'dropped') return null;
  const waits = draft.state === 'submitted';
  const may = draft.maySubmit || draft.mayApprove;
  return (
    <Card title={waits ? e.states.submitted : e.submit} className="draft-acts">
      {waits && <p className="quiet empty-line">{e.waiting}</p>}
      {!may && <p className="quiet empty-line">{e.onlyLook}</p>}
      {may && (
        <div className="fields">
          {draft.mayApprove && (
            <Approval
              draft={draft}
              busy={act.busy}
              onApprove={(from) => void send('approve', { filesHash: draft.filesHash, from })}
            />
          )}
          <WordsField label={waits ? e.reason : e.note} value={note} onChange={setNote} />
          {!waits && <p className="quiet wide-line">{e.submitText}</p>}
          <ActTrouble error={act.error} />
          <p className="form-acts">
            {!waits && (
              <Button
                type="primary"
                loading={act.busy}
                disabled={!saved || !sound}
                onClick={() => void send('submit', { note })}
              >
                {e.submit}
              </Button>
            )}
            {waits && (
              <Button onClick={() => void send('return', { reason: note })}>
                {draft.mayApprove ? e.giveBack : e.takeBack}
              </Button>
            )}
            <Button type="text" onClick={() => void send('drop', { reason: note })}>
              {e.drop}
            </Button>
          </p>
        </div>
      )}
    </Card>
  );
}

/** The day from which a draft shall hold, and the act that puts it in force. */
function Approval(props: {
  readonly draft: DraftDetail;
  readonly busy: boolean;
  readonly onApprove: (from: string) => void;
}): JSX.Element {
  const e = editorWords(useWords());
  const [chosen, setChosen] = useState<string | null>(null);
  const from = chosen ?? props.draft.from ?? '';
  return (
    <>
      <TextField label={e.approveFrom} type="date" value={from} onChange={setChosen} />
      <p className="quiet wide-line">{e.approveText}</p>
      <p className="form-acts">
        <Button type="primary" loading={props.busy} onClick={() => props.onApprove(from)}>
          {e.approve}
        </Button>
      </p>
    </>
  );
}
