import { ADDRESSES, type DirectiveRow, type MeetingPackDocument } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useActing } from '../../data/acting.ts';
import { useClock } from '../../data/clock.ts';
import { useAct, useDirectives } from '../../data/governance.ts';
import { periodText } from '../../format/period.ts';
import { Answer } from '../../parts/answer.tsx';
import { Go } from '../../parts/go.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Page } from '../../shell/page.tsx';
import { fixed, useUsualScope } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';

/** What did meetings and notices ask for? */
export function DirectivesPage(): JSX.Element {
  const { m } = useWords();
  const query = useDirectives();
  const acting = useActing();
  const scope = useUsualScope(fixed(m.governance.directivesTitle), { city: true });
  const act = useAct();
  return (
    <Page
      title={m.governance.directivesTitle}
      scope={scope}
      sentence={
        <p className="sentence">
          {m.governance.directivesSentence} {!acting && m.governance.chooseWho}
        </p>
      }
    >
      <Answer query={query} rows={4}>
        {({ rows, mayIssue }) => (
          <section className="card">
            <ActTrouble error={act.error} />
            <ListTable
              caption={m.governance.directivesTitle}
              className="stacked"
              heads={[
                m.governance.directive,
                m.governance.day,
                m.governance.requirements,
                m.governance.state,
              ]}
            >
              {rows.map((row) => (
                <Row key={row.name} row={row} mayIssue={mayIssue} act={act} />
              ))}
            </ListTable>
          </section>
        )}
      </Answer>
    </Page>
  );
}

function Row(props: {
  readonly row: DirectiveRow;
  readonly mayIssue: boolean;
  readonly act: ReturnType<typeof useAct>;
}): JSX.Element {
  const { m, say, lang } = useWords();
  const { day } = useClock();
  const navigate = useNavigate();
  const address = useAddress();
  const { row, act } = props;
  const issue = async (): Promise<void> => {
    const pack = await act.run<MeetingPackDocument>(ADDRESSES.directives, { name: row.name });
    if (!pack) return;
    void navigate({ to: `/directives/${pack.id}`, search: readAddress(carried(address)) });
  };
  return (
    <tr>
      <th scope="row" className="words">
        {row.id ? <Go to={`/directives/${row.id}`}>{say(row.title)}</Go> : say(row.title)}
        <small className="quiet">
          {row.name}
          {row.source ? ` · ${say(clauseText(row.source))}` : ''}
        </small>
      </th>
      <td className="nowrap">
        {row.day}
        {row.period && <small className="quiet">{periodText(row.period, lang)}</small>}
      </td>
      <td className="nowrap">
        {row.id ? m.governance.openOf(row.open, row.requirements) : row.requirements}
      </td>
      <td>
        {row.issued ? (
          m.governance.issuedBy(say(row.issued.by.name), day(row.issued.at))
        ) : (
          <>
            <span className="quiet">{m.governance.notIssued}</span>{' '}
            {props.mayIssue && (
              <Button
                type="primary"
                size="small"
                title={m.governance.issueText}
                loading={act.busy}
                onClick={() => void issue()}
              >
                {m.governance.issue}
              </Button>
            )}
          </>
        )}
      </td>
    </tr>
  );
}
