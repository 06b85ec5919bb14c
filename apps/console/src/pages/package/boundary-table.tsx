import type { PackageDetail } from '@sanyi/api';
import { type JSX, useState } from 'react';
import { useWords } from '../../app/words.tsx';
import { usePackageChecks } from '../../data/answers.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useShowRule } from './findings.tsx';
import { checksWords } from './rule-uses.ts';

const FIRST = 20;

/** Inputs at the edges of the rules with what the package answers now, for somebody to read through. */
export function BoundaryTable({ detail }: { readonly detail: PackageDetail }): JSX.Element | null {
  const words = useWords();
  const { m, say } = words;
  const c = checksWords(words);
  const { data: checks } = usePackageChecks(detail.id);
  const [all, setAll] = useState(false);
  const show = useShowRule(detail);
  const rows = checks?.boundaries ?? [];
  if (rows.length === 0) return null;
  return (
    <Card title={c.edges} note={c.edgesText}>
      <ListTable caption={c.edges} heads={[m.policy.rule, c.input, c.output]}>
        {(all ? rows : rows.slice(0, FIRST)).map((row) => (
          <tr key={row.table + row.title.en}>
            <th scope="row">
              <button type="button" className="link" onClick={() => show(row.table, row.rule)}>
                {say(row.title)}
              </button>
            </th>
            <td className="words">
              {row.input
                .map(({ title, value }) => `${say(title)} ${say(value)}`)
                .join(m.shell.comma)}
            </td>
            <td className="words">
              {row.output ?? <span className="missed">{c.stops}</span>}
              {!row.fires && <small className="quiet">{c.other}</small>}
            </td>
          </tr>
        ))}
      </ListTable>
      {!all && rows.length > FIRST && (
        <p className="empty-line">
          <button type="button" className="link" onClick={() => setAll(true)}>
            {c.more(rows.length)}
          </button>
        </p>
      )}
    </Card>
  );
}
