import { ADDRESSES, type SubmissionAct } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { useAct } from '../../data/governance.ts';
import { WordsField } from '../../parts/fields.tsx';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from './act-trouble.tsx';

/** What the acts need to know of a sheet that was sent. */
export type ActedSubmission = {
  readonly id: string;
  readonly version: number;
  readonly district: string;
  readonly period: string;
  readonly form: string;
  readonly may: readonly SubmissionAct[];
};

/** Accepts at once; returning and opening again ask for a reason first. */
export function SubmissionActs(props: {
  readonly submission: ActedSubmission;
  /** In a list no row calls louder than the others. */
  readonly inList?: boolean;
}): JSX.Element | null {
  const { m } = useWords();
  const { submission, inList = false } = props;
  const act = useAct();
  const [asking, setAsking] = useState<'return' | 'reopen' | null>(null);
  const acts = (['accept', 'return', 'reopen'] as const).filter((each) =>
    submission.may.includes(each),
  );
  if (acts.length === 0) return null;
  const send = async (chosen: 'accept' | 'return' | 'reopen', reason: string): Promise<void> => {
    const { address, body } = request(submission, chosen, reason);
    if (await act.run(address, body)) setAsking(null);
  };
  return (
    <div className="submission-acts">
      <p className="form-acts">
        {acts.map((each) => (
          <Button
            key={each}
            size="small"
            type={(each === 'accept' && !inList) || each === asking ? 'primary' : 'default'}
            loading={act.busy && asking === null && each === 'accept'}
            {...(each === 'accept' ? {} : { 'aria-expanded': each === asking })}
            onClick={() => {
              if (each === 'accept') void send('accept', '');
              else setAsking(each === asking ? null : each);
            }}
          >
            {m.reports.acts[each]}
          </Button>
        ))}
      </p>
      {asking !== null && (
        <ReasonForm
          key={asking}
          note={m.reports.actNotes[asking]}
          word={m.reports.acts[asking]}
          busy={act.busy}
          send={(reason) => void send(asking, reason)}
        />
      )}
      <ActTrouble error={act.error} />
    </div>
  );
}

/** What an act brings about, the reason for it, and the button that does it. */
export function ReasonForm(props: {
  readonly note: string;
  readonly word: string;
  readonly label?: string;
  readonly busy: boolean;
  readonly send: (reason: string) => void;
}): JSX.Element {
  const { m } = useWords();
  const [reason, setReason] = useState('');
  return (
    <form
      className="fields reason-form"
      onSubmit={(event) => {
        event.preventDefault();
        props.send(reason);
      }}
    >
      <p className="quiet wide">{props.note}</p>
      <WordsField label={props.label ?? m.governance.reason} value={reason} onChange={setReason} />
      <p className="form-acts">
        <Button
          type="primary"
          size="small"
          htmlType="submit"
          loading={props.busy}
          disabled={reason.trim() === ''}
        >
          {props.word}
        </Button>
      </p>
    </form>
  );
}

function request(
  { id, version, district, period, form }: ActedSubmission,
  act: 'accept' | 'return' | 'reopen',
  reason: string,
): { readonly address: string; readonly body: unknown } {
  if (act === 'reopen') {
    return { address: ADDRESSES.reportReopen, body: { district, period, form, reason } };
  }
  const address = `${ADDRESSES.submission}${encodeURIComponent(id)}/${act}`;
  return { address, body: act === 'accept' ? { version } : { version, reason } };
}
