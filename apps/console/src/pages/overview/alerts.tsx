import type { Alert } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { periodText } from '../../format/period.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Go } from '../../parts/go.tsx';
import { JudgementWord } from '../../parts/mark.tsx';
import { FigureButton } from '../../why/why-button.tsx';

const FIRST = 3;

/** Crossed lines of indicators, with the next act. Nothing else ever appears here. */
export function Alerts(props: {
  readonly alerts: readonly Alert[];
  readonly count: number;
}): JSX.Element {
  const { m } = useWords();
  const [all, setAll] = useState(false);
  const shown = all ? props.alerts : props.alerts.slice(0, FIRST);
  const isMore = props.alerts.length > FIRST;
  return (
    <Card
      title={m.overview.needsDecision}
      note={<span className="count">{props.count}</span>}
      className="alerts"
      right={
        isMore && (
          <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? m.overview.showFewer : m.overview.showAll(props.alerts.length)}
          </button>
        )
      }
      foot={
        props.count > props.alerts.length
          ? m.overview.shownOf(props.alerts.length, props.count)
          : undefined
      }
    >
      {props.alerts.length === 0 ? (
        <Empty title={m.overview.noAlerts} text={m.overview.noAlertsText} />
      ) : (
        <ul className={all ? 'alert-list all' : 'alert-list'}>
          {shown.map((alert) => (
            <AlertItem key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function AlertItem({ alert }: { readonly alert: Alert }): JSX.Element {
  const { m, lang, say } = useWords();
  const address = { place: alert.place, period: alert.period };
  return (
    <li className="alert">
      <div className="alert-top">
        <JudgementWord
          judgement={alert.level === 'over' ? 'missed' : 'near'}
          text={m.overview.levels[alert.level]}
        />
        <span className="quiet">{periodText(alert.period, lang)}</span>
      </div>
      <h3>{say(alert.title)}</h3>
      <p>{say(alert.text)}</p>
      <div className="alert-acts">
        {alert.why === 'growth' ? (
          <Go to="/growth" address={address} label={`${m.overview.why} ${say(alert.title)}`}>
            {m.overview.why}
          </Go>
        ) : (
          <FigureButton figure={alert.figure} what={say(alert.title)} className="as-link">
            {m.overview.why}
          </FigureButton>
        )}
        <Go
          to="/district"
          address={address}
          className="quiet-link"
          label={`${m.overview.seeDistrict}: ${say(alert.title)}`}
        >
          {m.overview.seeDistrict}
        </Go>
        <Go
          to="/tasks"
          address={{ ...address, view: 'new', by: alert.indicator }}
          className="quiet-link"
          label={`${m.governance.makeTask}: ${say(alert.title)}`}
        >
          {m.governance.makeTask}
        </Go>
      </div>
    </li>
  );
}
