import type { ReportFollowUp, Reports } from '@sanyi/api';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';

/** Reported figures that somebody has to look at. */
export function FollowUpCard({ reports }: { readonly reports: Reports }): JSX.Element {
  const { m, say } = useWords();
  const setAddress = useSetAddress();
  const { followUps, districts, forms } = reports;
  const indicators = forms.flatMap((form) => form.indicators);
  const titleOf = (
    id: string,
    of: readonly { id: string; title: { en: string; zh: string } }[],
  ): string => {
    const found = of.find((each) => each.id === id);
    return found ? say(found.title) : id;
  };
  return (
    <Card
      title={m.reports.followUps}
      note={<span className="count">{followUps.length}</span>}
      className="follow-card"
    >
      {followUps.length === 0 ? (
        <Empty title={m.reports.noFollowUps} text={m.reports.noFollowUpsText} />
      ) : (
        <ul className="follow-ups">
          {followUps.map((each) => (
            <li key={`${each.place} ${each.indicator}`}>
              <b>
                {titleOf(each.place, districts)} · {titleOf(each.indicator, indicators)}
              </b>
              <Reasons reasons={each.reasons} />
              <button
                type="button"
                className="link"
                onClick={() => setAddress({ by: each.indicator, why: undefined })}
              >
                {m.reports.compare}
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** The first reason at once, the others of the same figure when asked. */
function Reasons({ reasons }: Pick<ReportFollowUp, 'reasons'>): JSX.Element {
  const { m, lang } = useWords();
  const [first, ...more] = reasons;
  return (
    <>
      {first && <p>{first[lang]}</p>}
      {more.length > 0 && (
        <details>
          <summary>{m.reports.moreReasons(more.length)}</summary>
          {more.map((reason) => (
            <p key={reason.en}>{reason[lang]}</p>
          ))}
        </details>
      )}
    </>
  );
}
