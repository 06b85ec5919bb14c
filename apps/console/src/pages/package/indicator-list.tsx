import type { PackageDetail } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';

/** The indicators of a package with unit, source and query. */
export function IndicatorList({ detail }: { readonly detail: PackageDetail }): JSX.Element {
  const { m } = useWords();
  return (
    <Card title={m.policy.tabs.indicators}>
      <ListTable
        caption={m.policy.tabs.indicators}
        heads={[m.policy.indicator, m.policy.unit, m.policy.source, m.policy.query]}
      >
        {detail.indicators.map((indicator) => (
          <Row key={indicator.id} indicator={indicator} />
        ))}
      </ListTable>
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
      <td className="words">{say(clauseText(indicator.source))}</td>
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
