import { ADDRESSES, type ReportFollowUp, type Reports, type WireFollowed } from '@sanyi/api';
import { dayWords } from '@sanyi/kernel';
import { Check } from 'lucide-react';
import { type JSX, useState } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { useAct } from '../../data/governance.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import { ReasonForm } from '../governance/submission-acts.tsx';
import { Reasons } from './reasons.tsx';
import { foundAbout, type Sheets, titleIn } from './sheets.ts';

/** Reported figures that somebody has to look at, those left to do first. */
export function FollowUpCard(props: {
  readonly reports: Reports;
  readonly sheets: Sheets;
}): JSX.Element {
  const { m } = useWords();
  const { reports, sheets } = props;
  const all = reports.followUps.map((each) => ({ each, found: foundAbout(sheets, each) }));
  const left = all.filter(({ found }) => !found?.done);
  const done = all.filter(({ found }) => found?.done);
  return (
    <Card
      title={m.reports.followUps}
      note={<span className="count">{m.reports.leftOf(left.length, all.length)}</span>}
      className="follow-card"
    >
      {all.length === 0 ? (
        <Empty title={m.reports.noFollowUps} text={m.reports.noFollowUpsText} />
      ) : (
        <ul className="follow-ups">
          {[...left, ...done].map(({ each, found }) => (
            <FollowUp
              key={`${each.place} ${each.indicator}`}
              reports={reports}
              sheets={sheets}
              each={each}
              found={found}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

function FollowUp(props: {
  readonly reports: Reports;
  readonly sheets: Sheets;
  readonly each: ReportFollowUp;
  readonly found: WireFollowed | undefined;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const setAddress = useSetAddress();
  const { reports, sheets, each, found } = props;
  const { day } = useClock();
  const indicators = reports.forms.flatMap((form) => form.indicators);
  return (
    <li className={found?.done ? 'ticked' : undefined}>
      <b>
        {found?.done && (
          <Check size={14} strokeWidth={2} role="img" aria-label={m.reports.tickedOff} />
        )}
        {say(titleIn(reports.districts, each.place))} · {say(titleIn(indicators, each.indicator))}
      </b>
      {found && (
        <p className="found">
          {found.note}
          <small className="quiet">
            {say(found.by.name)}, {dayWords(day(found.at), lang)}
          </small>
        </p>
      )}
      {!found?.done && <Reasons reasons={each.reasons} />}
      <Tick sheets={sheets} each={each} done={found?.done ?? false}>
        <button
          type="button"
          className="link"
          onClick={() => setAddress({ by: each.indicator, why: undefined })}
        >
          {m.reports.compare}
        </button>
      </Tick>
    </li>
  );
}

/** An office notes what it found and ticks the figure off, or takes it up again. */
function Tick(props: {
  readonly sheets: Sheets;
  readonly each: ReportFollowUp;
  readonly done: boolean;
  readonly children: JSX.Element;
}): JSX.Element {
  const { m } = useWords();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const { sheets, each, done } = props;
  const sheet = sheets.of(each.place, each.form);
  const word = done ? m.reports.takeUp : m.reports.tickOff;
  const send = async (note: string): Promise<void> => {
    if (!sheet) return;
    const address = `${ADDRESSES.submission}${encodeURIComponent(sheet.id)}/follow`;
    const { version } = sheet;
    const body = { version, indicator: each.indicator, done: !done, note };
    if (await act.run(address, body)) setAsking(false);
  };
  return (
    <>
      <div className="follow-acts">
        {sheet?.may.includes('follow') && (
          <Button size="small" aria-expanded={isAsking} onClick={() => setAsking(!isAsking)}>
            {word}
          </Button>
        )}
        {props.children}
      </div>
      {isAsking && (
        <ReasonForm
          note={done ? m.reports.takeUpNote : m.reports.tickNote}
          label={m.reports.whatFound}
          word={word}
          busy={act.busy}
          send={(note) => void send(note)}
        />
      )}
      <ActTrouble error={act.error} />
    </>
  );
}
