import { ADDRESSES, type EditionAct, type EditionList, type WireEdition } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useClock } from '../../data/clock.ts';
import { useAct, useEditions } from '../../data/governance.ts';
import { Answer } from '../../parts/answer.tsx';
import { Card } from '../../parts/card.tsx';
import { WordsField } from '../../parts/fields.tsx';
import { Go } from '../../parts/go.tsx';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { OpenSheets, SheetsBehind } from './edition-sheets.tsx';

/** Who drafted, signed, published and received; and what the acting person may do next. */
export function EditionCard(props: {
  readonly period: string;
  /** Whether a check failed, so that signing needs a second look. */
  readonly failed: boolean;
}): JSX.Element {
  const { m } = useWords();
  const { period, failed } = props;
  const query = useEditions(period);
  return (
    <Card title={m.bulletin.editions}>
      <Answer query={query} rows={3}>
        {(list) => (
          <div className="edition-list">
            {list.rows.length === 0 && <p className="card-text quiet">{m.bulletin.noEdition}</p>}
            {list.rows.map((edition) => (
              <Edition key={edition.id} edition={edition} list={list} failed={failed} />
            ))}
            <Draft list={list} period={period} />
          </div>
        )}
      </Answer>
    </Card>
  );
}

function Edition(props: {
  readonly edition: WireEdition;
  readonly list: EditionList;
  readonly failed: boolean;
}): JSX.Element {
  const { m } = useWords();
  const { edition, list, failed } = props;
  const sending = useAct();
  const [reason, setReason] = useState('');
  const [decided, setDecided] = useState(false);
  const maySign = edition.may.includes('approve');
  const isOpen = edition.openSheets.length > 0;
  const send = (act: EditionAct): void => {
    const { id, version, contentHash } = edition;
    const body = {
      approve: { version, contentHash, despiteOpenSheets: decided },
      publish: { version, contentHash },
      reopen: { version, reason },
      receive: { note: '' },
      draft: {},
    }[act];
    void sending.run(`${ADDRESSES.edition}${encodeURIComponent(id)}/${act}`, body);
  };
  return (
    <section className="edition">
      <h3>
        <Go to="/bulletin" address={{ period: edition.period, edition: edition.id }}>
          {edition.number === null
            ? m.bulletin.states[edition.state]
            : m.bulletin.edition(edition.number)}
        </Go>
      </h3>
      <Signatures edition={edition} districts={list.districts} />
      <SheetsBehind edition={edition} forms={list.forms} />
      <OpenSheets
        edition={edition}
        forms={list.forms}
        decided={maySign ? decided : null}
        onDecide={setDecided}
      />
      {edition.corrects && (
        <p className="quiet">
          {m.bulletin.corrects(edition.corrects.changes, edition.corrects.reason)}
        </p>
      )}
      {maySign && failed && <p className="quiet">{m.bulletin.failedCheck}</p>}
      {edition.may.includes('reopen') && (
        <WordsField label={m.bulletin.reopenReason} value={reason} onChange={setReason} />
      )}
      <ActTrouble error={sending.error} />
      <p className="edition-acts">
        {edition.may.map((act) => (
          <Button
            key={act}
            type={act === 'reopen' ? 'default' : 'primary'}
            loading={sending.busy}
            disabled={act === 'approve' && (failed || (isOpen && !decided))}
            onClick={() => send(act)}
          >
            {m.bulletin.acts[act]}
          </Button>
        ))}
      </p>
    </section>
  );
}

/** Who drafted, signed and published, and how many districts have it. */
function Signatures(props: {
  readonly edition: WireEdition;
  readonly districts: number;
}): JSX.Element {
  const { m, say } = useWords();
  const { day } = useClock();
  const { drafted, approved, published, receipts } = props.edition;
  const signed = [
    [m.bulletin.drafted, drafted],
    [m.bulletin.states.approved, approved],
    [m.bulletin.states.published, published],
  ] as const;
  return (
    <dl>
      {signed.map(
        ([word, signature]) =>
          signature && (
            <div key={word}>
              <dt>{word}</dt>
              <dd>
                {say(signature.by.name)} <time dateTime={signature.at}>{day(signature.at)}</time>
              </dd>
            </div>
          ),
      )}
      {published && (
        <div>
          <dt>{m.bulletin.receipts}</dt>
          <dd>{m.bulletin.receiptsOf(receipts.length, props.districts)}</dd>
        </div>
      )}
    </dl>
  );
}

/** Drafts the first edition, the draft that is there anew, or with a reason a correction. */
function Draft(props: { readonly list: EditionList; readonly period: string }): JSX.Element | null {
  const { m } = useWords();
  const acting = useActing();
  const sending = useAct();
  const [reason, setReason] = useState('');
  const { list, period } = props;
  if (!list.mayDraft) {
    return acting ? null : <p className="card-text quiet">{m.governance.chooseWho}</p>;
  }
  const isThere = list.rows.some(({ state }) => state === 'draft');
  const isCorrection = !isThere && list.rows.length > 0;
  const word = isThere ? m.bulletin.redraft : m.bulletin.acts.draft;
  return (
    <form
      className="fields"
      onSubmit={(event) => {
        event.preventDefault();
        void sending.run(ADDRESSES.editions, isCorrection ? { period, reason } : { period });
      }}
    >
      {isCorrection && (
        <WordsField label={m.governance.reason} value={reason} onChange={setReason} />
      )}
      <ActTrouble error={sending.error} />
      <p className="edition-acts">
        <Button
          htmlType="submit"
          type={list.rows.length > 0 ? 'default' : 'primary'}
          loading={sending.busy}
        >
          {isCorrection ? m.bulletin.correct : word}
        </Button>
      </p>
    </form>
  );
}
