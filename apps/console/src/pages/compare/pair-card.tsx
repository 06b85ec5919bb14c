import type { KeptReplay, ReplaysCompared } from '@sanyi/api';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { countText } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
import { Go } from '../../parts/go.tsx';
import { useReadyStatus } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';

/** Which rules each replay had, over which days, and whether both set out from the same ones. */
export function PairCard({ pair }: { readonly pair: ReplaysCompared }): JSX.Element {
  const { m } = useWords();
  const setAddress = useSetAddress();
  const { first, second } = pair;
  return (
    <Card
      title={m.compare.rules}
      right={
        <Button size="small" onClick={() => setAddress({ first: second.id, second: first.id })}>
          {m.compare.swap}
        </Button>
      }
    >
      <div className="pair-sides">
        <Side title={m.compare.first} replay={first} />
        <Side title={m.compare.second} replay={second} />
      </div>
      <p className="hint pad">{m.compare.claims(countText(pair.claims))}</p>
      {!pair.sameBaseline && <p className="notice">{m.compare.otherBaseline}</p>}
      {pair.same && <p className="notice">{m.compare.same}</p>}
    </Card>
  );
}

function Side(props: { readonly title: string; readonly replay: KeptReplay }): JSX.Element {
  const { m, say } = useWords();
  const { baseline, reform, period } = props.replay;
  const own = useReadyStatus()?.place;
  const against = baseline.text === own ? undefined : baseline.text;
  return (
    <section aria-label={props.title}>
      <h3>{props.title}</h3>
      <dl className="facts">
        <div>
          <dt>{m.compare.reform}</dt>
          <dd>
            {say(reform.title)}
            <code>{reform.text}</code>
          </dd>
        </div>
        <div>
          <dt>{m.compare.baseline}</dt>
          <dd>
            {say(baseline.title)}
            <code>{baseline.text}</code>
          </dd>
        </div>
        <div>
          <dt>{m.compare.period}</dt>
          <dd>{m.whatIf.year(period.from, period.to)}</dd>
        </div>
      </dl>
      <Go to="/what-if" address={{ stack: reform.text, against }}>
        {m.compare.open}
      </Go>
    </section>
  );
}
