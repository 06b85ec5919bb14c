import type { PackageChecks, PackageDetail, PackageFinding } from '@sanyi/api';
import { CircleAlert, CircleCheck, Eye } from 'lucide-react';
import { Fragment, type JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { usePackageChecks } from '../../data/answers.ts';
import { Card } from '../../parts/card.tsx';
import { checksWords } from './rule-uses.ts';

/** Leads to a table, and to one of its rules as a row. */
export function useShowRule(
  detail: PackageDetail,
): (table: string, rule: string | undefined) => void {
  const setAddress = useSetAddress();
  return (table, rule) => {
    const rows = detail.tables.find(({ id }) => id === table)?.rows ?? [];
    const row = rows.findIndex(({ id }) => id === rule);
    setAddress({
      tab: undefined,
      table,
      layout: row < 0 ? undefined : 'rows',
      cell: row < 0 ? undefined : `${row},-1`,
      why: undefined,
    });
  };
}

/** What the tables leave open, answer twice or never reach; each with an example and a way to it. */
export function Findings({ detail }: { readonly detail: PackageDetail }): JSX.Element | null {
  const words = useWords();
  const c = checksWords(words);
  const { data: checks } = usePackageChecks(detail.id);
  if (!checks || checks.tables.length === 0) return null;
  const isProved = checks.tables.every(({ unique }) => unique === 'proved');
  return (
    <Card title={c.findings} className="checks">
      <ul>
        {checks.findings.length === 0 && <Fine text={c.none} />}
        {checks.findings.map((finding) => (
          <Finding
            key={finding.table + finding.text.en + finding.from}
            finding={finding}
            detail={detail}
          />
        ))}
        {isProved && <Fine text={c.proved} />}
      </ul>
    </Card>
  );
}

const Fine = ({ text }: { readonly text: string }): JSX.Element => (
  <li className="fine">
    <CircleCheck size={15} strokeWidth={1.8} aria-hidden="true" /> <span>{text}</span>
  </li>
);

function Finding(props: {
  readonly finding: PackageFinding;
  readonly detail: PackageDetail;
}): JSX.Element {
  const words = useWords();
  const { say } = words;
  const c = checksWords(words);
  const { finding, detail } = props;
  const show = useShowRule(detail);
  const isGrave = finding.fault && finding.why === null;
  const table = detail.tables.find(({ id }) => id === finding.table);
  return (
    <li className={isGrave ? 'grave' : ''}>
      {isGrave ? (
        <CircleAlert size={15} strokeWidth={1.8} aria-hidden="true" />
      ) : (
        <Eye size={15} strokeWidth={1.8} aria-hidden="true" />
      )}
      <div>
        <p>
          <b>{c.kinds[finding.kind]}</b>{' '}
          {[table ? say(table.title) : finding.table, c.days(finding.from, finding.to)].join(' · ')}
        </p>
        {finding.why !== null && (
          <p>
            {c.meant} {say(finding.why)}
          </p>
        )}
        <p className={finding.why === null ? undefined : 'quiet'}>{say(finding.text)}</p>
        <Example finding={finding} />
        <p>
          {(finding.rules.length > 0 ? finding.rules : [undefined]).map((rule) => (
            <button
              key={rule ?? ''}
              type="button"
              className="link"
              onClick={() => show(finding.table, rule)}
            >
              {rule ?? c.show}
            </button>
          ))}
        </p>
      </div>
    </li>
  );
}

function Example({ finding }: { readonly finding: PackageFinding }): JSX.Element | null {
  const words = useWords();
  const { say } = words;
  if (finding.example.length === 0) return null;
  return (
    <details className="finding-example">
      <summary>{checksWords(words).example}</summary>
      <dl>
        {finding.example.map(({ title, value }) => (
          <Fragment key={title.en}>
            <dt>{say(title)}</dt>
            <dd>{say(value)}</dd>
          </Fragment>
        ))}
      </dl>
    </details>
  );
}

/** Rows that no claim of the year used, as links. */
export function Unused(props: {
  readonly detail: PackageDetail;
  readonly checks: PackageChecks;
}): JSX.Element {
  const words = useWords();
  const c = checksWords(words);
  const { detail, checks } = props;
  const show = useShowRule(detail);
  if (checks.year === null) return <p className="hint-line">{c.waiting}</p>;
  const unused = checks.uses.filter(({ claims }) => claims === 0);
  if (unused.length === 0) return <p className="hint-line">{c.allUsed}</p>;
  return (
    <p className="hint-line unused">
      {c.without(unused.length)}{' '}
      {unused.slice(0, UNUSED).map(({ table, rule }) => (
        <button
          key={`${table}/${rule}`}
          type="button"
          className="link"
          onClick={() => show(table, rule)}
        >
          {rule}
        </button>
      ))}
      {unused.length > UNUSED && words.m.shell.more(unused.length - UNUSED)}
    </p>
  );
}

const UNUSED = 6;
