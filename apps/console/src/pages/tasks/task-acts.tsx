import { ADDRESSES, type TaskAct, type TaskDetail } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useAct, useOfficers } from '../../data/governance.ts';
import { Card } from '../../parts/card.tsx';
import { TextField, WordsField } from '../../parts/fields.tsx';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { OwnerField } from '../governance/fields.tsx';

/** What the acting person may do with a task: one form at a time. */
export function TaskActs({ task }: { readonly task: TaskDetail }): JSX.Element | null {
  const { m } = useWords();
  const acting = useActing();
  const [chosen, setChosen] = useState<TaskAct | null>(null);
  if (!acting) {
    return (
      <section className="card">
        <p className="card-text quiet">{m.governance.chooseWho}</p>
      </section>
    );
  }
  if (task.may.length === 0) return null;
  const act = task.may.find((each) => each === chosen) ?? null;
  return (
    <Card title={m.governance.actingAs} note={<ActingName />}>
      <div className="act-choice">
        {task.may.map((each) => (
          <Button
            key={each}
            type={each === act ? 'primary' : 'default'}
            aria-pressed={each === act}
            onClick={() => setChosen(each === act ? null : each)}
          >
            {m.governance.acts[each]}
          </Button>
        ))}
      </div>
      {act !== null && <ActForm key={act} task={task} act={act} />}
    </Card>
  );
}

function ActingName(): JSX.Element {
  const { say } = useWords();
  const acting = useActing();
  return <>{acting ? `${say(acting.name)} · ${say(acting.office)}` : ''}</>;
}

function ActForm(props: { readonly task: TaskDetail; readonly act: TaskAct }): JSX.Element {
  const { m } = useWords();
  const { task, act } = props;
  const acting = useActing();
  const sending = useAct();
  const [text, setText] = useState('');
  const [isDone, setDone] = useState(false);
  const [owner, setOwner] = useState('');
  const [deadline, setDeadline] = useState(task.deadline);
  const [centre, setCentre] = useState('');
  // The head of a centre stands for it; only of other centres is the name written down.
  const isHead = useOfficers().data?.rows.some(({ id, role }) => id === owner && role === 'centre');
  const district = task.district ?? acting?.district ?? null;
  const send = (): void => {
    const filled = { text, isDone, owner, deadline, centre: isHead ? '' : centre, district };
    const { address, body } = request(task, act, filled);
    void sending.run(address, body);
  };
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {act !== 'assign' && (
        <WordsField label={m.governance[LABELS[act]]} value={text} onChange={setText} />
      )}
      {act === 'report' && (
        <label className="check">
          <input
            type="checkbox"
            checked={isDone}
            onChange={(event) => setDone(event.target.checked)}
          />
          {m.governance.isDone}
        </label>
      )}
      {(act === 'assign' || act === 'split') && (
        <>
          <OwnerField value={owner} district={district} onChange={setOwner} />
          <TextField
            label={m.governance.deadline}
            type="date"
            value={deadline}
            onChange={setDeadline}
          />
        </>
      )}
      {act === 'split' && task.level !== 'city' && !isHead && (
        <TextField label={m.governance.centre} value={centre} onChange={setCentre} />
      )}
      <ActTrouble error={sending.error} />
      <p className="form-acts">
        <Button type="primary" htmlType="submit" loading={sending.busy}>
          {m.governance.acts[act]}
        </Button>
      </p>
    </form>
  );
}

/** What the words of an act are called; an assignment has none. */
const LABELS: Readonly<Record<Exclude<TaskAct, 'assign'>, 'reportText' | 'reason' | 'titleField'>> =
  { report: 'reportText', close: 'reason', withdraw: 'reason', split: 'titleField' };

type Filled = {
  readonly text: string;
  readonly isDone: boolean;
  readonly owner: string;
  readonly deadline: string;
  readonly centre: string;
  readonly district: string | null;
};

/** Where an act is sent and what it says; it names the version that was seen. */
function request(
  { id, version, level }: TaskDetail,
  act: TaskAct,
  filled: Filled,
): { readonly address: string; readonly body: unknown } {
  const { text, isDone, owner, deadline, centre, district } = filled;
  const address = `${ADDRESSES.task}${encodeURIComponent(id)}/${act}`;
  const owners = owner === '' ? [] : [owner];
  if (act === 'report') return { address, body: { version, text, done: isDone } };
  if (act === 'assign') return { address, body: { version, owners, deadline } };
  if (act !== 'split') return { address, body: { version, reason: text } };
  const title = { en: text.trim(), zh: text.trim() };
  const institution =
    level === 'city' || centre.trim() === '' ? {} : { institution: centre.trim() };
  const body = { parent: id, district, owners, deadline, title, ...institution };
  return { address: ADDRESSES.tasks, body };
}
