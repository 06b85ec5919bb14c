import type { ClaimList, ClaimRow } from '@sanyi/api';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { yuan } from '../../format/money.ts';
import { Go } from '../../parts/go.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useReadyStatus } from '../../shell/use-scope.ts';

/** Claims as rows; a click anywhere on one opens it. */
export function ClaimTable({ list }: { readonly list: ClaimList }): JSX.Element {
  const { m } = useWords();
  return (
    <ListTable
      caption={m.claims.title}
      className="claims stacked"
      heads={[
        m.claims.claim,
        m.claims.day,
        m.claims.visit,
        m.claims.institution,
        { number: m.claims.lines },
        { number: m.claims.total },
        { number: m.claims.fund },
        { number: m.claims.patient },
        { number: m.claims.hospital },
      ]}
    >
      {list.rows.map((row) => (
        <Row key={row.claim} row={row} />
      ))}
    </ListTable>
  );
}

function Row({ row }: { readonly row: ClaimRow }): JSX.Element {
  const { m, lang, say } = useWords();
  const address = useAddress();
  const navigate = useNavigate();
  const district = useReadyStatus()?.districts.find(({ id }) => id === row.place);
  const to = `/claims/${encodeURIComponent(row.claim)}`;
  return (
    <tr
      className="pressable"
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a')) return;
        void navigate({ to, search: readAddress(carried(address)) });
      }}
    >
      <th scope="row">
        <Go to={to}>{row.claim}</Go>
      </th>
      <td className="nowrap">{row.day === row.endDay ? row.day : `${row.day} – ${row.endDay}`}</td>
      <td>{say(row.visitKind.title)}</td>
      <td className="clip" title={say(row.institution)}>
        {say(row.institution)}
        <span className="quiet">
          {' '}
          {say(row.level.title)}
          {district && `${m.shell.comma}${district[lang]}`}
        </span>
      </td>
      <td className="number">{row.lines}</td>
      <td className="number strong" data-label={m.claims.total}>
        {yuan(row.total)}
      </td>
      <td className="number" data-label={m.claims.fund}>
        {yuan(row.fund)}
      </td>
      <td className="number" data-label={m.claims.patient}>
        {yuan(row.patient)}
      </td>
      <td
        className={row.hospital === '0' ? 'number zero' : 'number'}
        data-label={m.claims.hospital}
      >
        {yuan(row.hospital)}
      </td>
    </tr>
  );
}
