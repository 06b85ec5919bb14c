import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useOverview } from '../../data/answers.ts';
import { signedCell } from '../../format/figure-text.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { JudgementShape } from '../../parts/mark.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';

/** All districts to choose from. */
export function DistrictPicker(): JSX.Element {
  const { m, say } = useWords();
  const { period } = useAddress();
  const scope = useUsualScope(fixed(m.scope.oneDistrict), { city: true });
  return (
    <Page
      title={m.district.pick}
      scope={scope}
      sentence={<p className="sentence">{m.district.pickText}</p>}
    >
      <Answer query={useOverview(period)} rows={8}>
        {({ districts }) => (
          <ul className="card choices">
            {districts.map((row) => (
              <li key={row.place}>
                <Go to="/district" address={{ place: row.place }} className="choice">
                  <b>{say(row.title)}</b>
                  <span>
                    <JudgementShape judgement={row.growthJudgement} />{' '}
                    {signedCell(row.growth.value)} %
                  </span>
                </Go>
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Page>
  );
}
