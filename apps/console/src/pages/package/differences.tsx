import type { CarriedAmount, PackageDetail, PackageDifferences } from '@sanyi/api';
import type { Carried } from '@sanyi/policy';
import { Fragment, type JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { signedText } from '../../format/decimal.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { DifferencesFound, LocalValues } from './differences-found.tsx';

const PARTS = ['patient', 'fund', 'income'] as const;

/** What carried over when this city took the package of another one, and what did not. */
export function DifferencesTab({ detail }: { readonly detail: PackageDetail }): JSX.Element | null {
  return detail.differences && <Differences differences={detail.differences} />;
}

/** The same of a package that is not in force yet. */
export function Differences({
  differences,
}: {
  readonly differences: PackageDifferences;
}): JSX.Element {
  return (
    <div className="stack">
      <Compared differences={differences} />
      <LocalValues differences={differences} />
      <DifferencesFound differences={differences} />
    </div>
  );
}

function Compared({ differences }: { readonly differences: PackageDifferences }): JSX.Element {
  const { m, say } = useWords();
  const words = m.differences;
  const { from, there, stale, synthetic, lines } = differences;
  return (
    <Card title={words.title(`${from.id} ${from.version}`)} className="effect">
      {stale && <p className="notice">{say(stale)}</p>}
      {there === null ? (
        <p className="about">{words.nothingThere}</p>
      ) : (
        <>
          <Whole differences={differences} />
          <p className="about">
            <span>{words.rule(lines.within, lines.negligible)}</span>
            {synthetic && <b>{words.synthetic}</b>}
          </p>
          <Amounts differences={differences} there={say(there)} />
          <MakeUp differences={differences} there={say(there)} />
        </>
      )}
    </Card>
  );
}

/** All claims together: the three amounts, and how many groups carried over or not. */
function Whole({ differences }: { readonly differences: PackageDifferences }): JSX.Element {
  const { m } = useWords();
  const { rows } = differences;
  const whole = rows.find(({ dimension }) => dimension === 'all');
  const counts = new Map<Carried, number>();
  for (const row of rows) {
    for (const part of PARTS) {
      const { carried } = row[part];
      counts.set(carried, (counts.get(carried) ?? 0) + 1);
    }
  }
  return (
    <>
      <ul className="carried-whole">
        {whole &&
          PARTS.map((part) => (
            <li key={part}>
              <b>{m.policy.effect[part]}</b> {shown(whole[part].there)} → {shown(whole[part].here)}{' '}
              <Verdict amount={whole[part]} />
            </li>
          ))}
      </ul>
      <p className="about">
        {[...counts].map(([carried, count]) => (
          <span key={carried}>{m.differences.counted(m.differences.carried[carried], count)}</span>
        ))}
      </p>
    </>
  );
}

const shown = (percent: string | null): string =>
  percent === null ? '–' : `${signedText(percent, 2)} %`;

function Verdict({ amount }: { readonly amount: CarriedAmount }): JSX.Element {
  const { m } = useWords();
  return (
    <span className={`carried carried-${amount.carried}`}>
      {m.differences.carried[amount.carried]}
    </span>
  );
}

type Side = { readonly differences: PackageDifferences; readonly there: string };

function Amounts({ differences, there }: Side): JSX.Element {
  const { m, say } = useWords();
  const words = m.differences;
  const here = say(differences.here);
  const inCity = (part: (typeof PARTS)[number], city: string): string =>
    words.there(m.policy.effect[part], city);
  const heads = PARTS.flatMap((part) => [
    { number: inCity(part, there) },
    { number: inCity(part, here) },
  ]);
  return (
    <ListTable caption={words.amounts} heads={[words.group, ...heads]} className="stacked">
      {differences.rows.map((row) => (
        <tr key={`${row.dimension} ${row.key}`}>
          <th scope="row">{say(row.title)}</th>
          {PARTS.map((part) => (
            <Fragment key={part}>
              <td className="number" data-label={inCity(part, there)}>
                {shown(row[part].there)}
              </td>
              <td className="number" data-label={inCity(part, here)}>
                {shown(row[part].here)}{' '}
                <small>
                  <Verdict amount={row[part]} />
                </small>
              </td>
            </Fragment>
          ))}
        </tr>
      ))}
    </ListTable>
  );
}

function MakeUp({ differences, there }: Side): JSX.Element {
  const { m, say } = useWords();
  const words = m.differences;
  const here = say(differences.here);
  const titles = [words.claims(there), words.claims(here), words.yuan(there), words.yuan(here)];
  const heads = [words.group, ...titles.map((number) => ({ number }))];
  return (
    <>
      <p className="about">{words.why}</p>
      <ListTable caption={words.makeUp} heads={heads} className="stacked">
        {differences.rows.map(({ dimension, key, title, madeOf }) => (
          <tr key={`${dimension} ${key}`}>
            <th scope="row">{say(title)}</th>
            {[madeOf.there?.claims, madeOf.here?.claims, madeOf.there?.yuan, madeOf.here?.yuan].map(
              (figure, at) => (
                <td key={titles[at]} className="number" data-label={titles[at]}>
                  {figure ?? '–'}
                </td>
              ),
            )}
          </tr>
        ))}
      </ListTable>
    </>
  );
}
