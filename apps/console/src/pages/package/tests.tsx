import type { PackageChecks, PackageDetail, PackageFinding, PackageTest } from '@sanyi/api';
import { Check, X } from 'lucide-react';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { usePackageChecks } from '../../data/answers.ts';
import { MISSING } from '../../format/figure-text.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { Unused } from './findings.tsx';
import { checksWords } from './rule-uses.ts';

const FIRST = 5;
const SHORT = 26;

/** How the tests of a package went when they were run for this page; failures first. */
export function Tests({ detail }: { readonly detail: PackageDetail }): JSX.Element | null {
  const { m, say } = useWords();
  const setAddress = useSetAddress();
  const { running, passed, failed, cases } = detail.tests;
  if (running) return <Running />;
  if (passed + failed === 0) return null;
  const ordered = [...cases].sort((a, b) => Number(a.ok) - Number(b.ok));
  return (
    <Card
      title={m.policy.tabs.tests}
      className="tests"
      right={
        <button
          type="button"
          className="link"
          onClick={() => setAddress({ tab: 'tests', why: undefined })}
        >
          {m.policy.all(cases.length)}
        </button>
      }
    >
      <p className="big-line">
        <strong className={failed > 0 ? 'missed' : undefined}>
          {passed} / {passed + failed}
        </strong>{' '}
        {m.policy.testsPass}
      </p>
      <ul>
        {ordered.slice(0, FIRST).map((test) => (
          <li key={test.file + say(test.title)}>
            <TestMark test={test} />
            <span>{say(test.title)}</span>
            {test.expected.length <= SHORT && <span className="quiet">{test.expected}</span>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Tests take a second or two; the page asks again. */
function Running(): JSX.Element {
  const { m } = useWords();
  return (
    <Card title={m.policy.tabs.tests} className="tests">
      <p className="hint-line" role="status">
        {m.policy.testsRunning}
      </p>
    </Card>
  );
}

function TestMark({ test }: { readonly test: PackageTest }): JSX.Element {
  const { m } = useWords();
  return test.ok ? (
    <Check className="met" size={15} strokeWidth={2} aria-label={m.claim.checkOk} />
  ) : (
    <X className="missed" size={15} strokeWidth={2} aria-label={m.claim.checkFailed} />
  );
}

/** How many rows tests reach and a year's claims used, and whether the tables leave anything open. */
export function Coverage({ detail }: { readonly detail: PackageDetail }): JSX.Element | null {
  const words = useWords();
  const { m } = words;
  const c = checksWords(words);
  const { rules, reached } = detail.coverage;
  const { data: checks } = usePackageChecks(detail.id);
  if (rules === 0) return null;
  return (
    <Card title={m.policy.coverage} className="tests">
      <dl className="coverage-figures">
        <Figure number={`${reached ?? MISSING} / ${rules}`} word={c.byTests} />
        {checks && <Found checks={checks} />}
      </dl>
      {reached !== null && (
        <p className="hint-line">
          {reached === rules ? m.policy.allReached : m.policy.notReached(rules - reached)}
        </p>
      )}
      {checks && <Unused detail={detail} checks={checks} />}
    </Card>
  );
}

function Found({ checks }: { readonly checks: PackageChecks }): JSX.Element {
  const c = checksWords(useWords());
  const { year, uses, findings } = checks;
  const used = uses.filter(({ claims }) => (claims ?? 0) > 0).length;
  const count = (kind: PackageFinding['kind']): number =>
    findings.filter((each) => each.kind === kind).length;
  return (
    <>
      {year && <Figure number={`${used} / ${uses.length}`} word={c.byClaims(year.from, year.to)} />}
      <Figure number={String(count('gap'))} word={c.gapsText(count('gap'), count('overlap'))} />
    </>
  );
}

const Figure = (props: { readonly number: string; readonly word: string }): JSX.Element => (
  <div>
    <dt>{props.word}</dt>
    <dd>{props.number}</dd>
  </div>
);

/** Every test with what it expects, and what came out where it differs. */
export function TestTable({ detail }: { readonly detail: PackageDetail }): JSX.Element {
  const { m, say, lang } = useWords();
  const { running, passed, failed, cases, problems } = detail.tests;
  if (running) return <Running />;
  return (
    <Card
      title={`${passed} / ${passed + failed} ${m.policy.testsPass}`}
      foot={
        problems.length > 0 ? (
          <ul>
            {problems.map((each) => (
              <li key={each.code + each.where}>
                {each.where}: {each[lang]} <code>{each.code}</code>
              </li>
            ))}
          </ul>
        ) : undefined
      }
    >
      <ListTable
        caption={m.policy.tabs.tests}
        heads={[m.policy.case, m.policy.hook, m.policy.expected, m.policy.file]}
      >
        {cases.map((test) => (
          <tr key={test.file + say(test.title)}>
            <th scope="row">
              <TestMark test={test} /> {say(test.title)}
            </th>
            <td>
              <code>{test.hook}</code>
            </td>
            <td className="words">
              {test.expected}
              {test.actual !== null && (
                <small className="missed">
                  {m.policy.actual} {test.actual}
                </small>
              )}
            </td>
            <td className="quiet">{test.file}</td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}
