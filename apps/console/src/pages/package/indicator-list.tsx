import type { PackageDetail } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';

/** The indicators of a package with unit, source and query. */
export function IndicatorList({ detail }: { readonly detail: PackageDetail }): JSX.Element {
  const { m } = useWords();
  return (
    <Card title={m.policy.tabs.indicators}>
      <ScrollX label={m.policy.tabs.indicators}>
        <table className="plain">
          <caption className="unseen">{m.policy.tabs.indicators}</caption>
          <thead>
            <tr>
              <th scope="col">{m.policy.indicator}</th>
              <th scope="col">{m.policy.unit}</th>
              <th scope="col">{m.policy.source}</th>
              <th scope="col">{m.policy.query}</th>
            </tr>
          </thead>
          <tbody>
            {detail.indicators.map((indicator) => (
              <Row key={indicator.id} indicator={indicator} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}

function Row(props: { readonly indicator: PackageDetail['indicators'][number] }): JSX.Element {
  const { say } = useWords();
  const { indicator } = props;
  const [open, setOpen] = useState(false);
  return (
    <tr>
      <th scope="row">
        {say(indicator.title)}
        <small className="quiet">{indicator.id}</small>
      </th>
      <td>{say(indicator.unit)}</td>
      <td className="words">{indicator.source}</td>
      <td>
        <button type="button" className="link" aria-expanded={open} onClick={() => setOpen(!open)}>
          SELECT …
        </button>
        {open && (
          <div className="code block">
            <pre>{indicator.sql}</pre>
          </div>
        )}
      </td>
    </tr>
  );
}
