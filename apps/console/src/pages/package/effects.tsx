import type { EffectAmount, EffectRow, PackageDetail, PackageEffect } from '@sanyi/api';
import { Fragment, type JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { countText, signedText } from '../../format/decimal.ts';
import { signedYuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { Go } from '../../parts/go.tsx';
import { ListTable } from '../../parts/list-table.tsx';

/** What the package did to the claims of cities: evidence that it carries. */
export function Effects({ detail }: { readonly detail: PackageDetail }): JSX.Element {
  return (
    <div className="stack">
      {detail.effects.map((effect) => (
        <Effect key={effect.id} effect={effect} />
      ))}
    </div>
  );
}

function Effect({ effect }: { readonly effect: PackageEffect }): JSX.Element {
  const { m, say } = useWords();
  const { period } = effect;
  const words = m.policy.effect;
  return (
    <Card
      title={`${say(effect.city)} · ${words.period(period.from, period.to)}`}
      className="effect"
      right={
        effect.here !== 'elsewhere' && (
          <Go to="/what-if" address={{ stack: effect.reform, against: effect.baseline }}>
            {effect.here === 'claims' ? words.open : words.replay}
          </Go>
        )
      }
      foot={
        <>
          <span className="quiet">{m.whatIf.reproduce}</span>
          <CommandLine text={effect.reproduce} />
        </>
      }
    >
      {effect.stale && <p className="notice">{say(effect.stale)}</p>}
      <p className="about">
        <span>
          {effect.baseline} → {effect.reform}
        </span>
        <span>{words.claims(countText(effect.claims), countText(effect.patients))}</span>
        {effect.weight > 1 && <span>{words.weight(countText(effect.weight))}</span>}
        {effect.measuredOn !== null && <span>{words.measuredOn(effect.measuredOn)}</span>}
        <span title={effect.facts}>{words.fingerprint(effect.facts.slice(0, 16))}</span>
        {effect.synthetic && <b>{words.synthetic}</b>}
      </p>
      <Groups effect={effect} />
      {effect.indicators.length > 0 && <Indicators effect={effect} />}
    </Card>
  );
}

function Groups({ effect }: { readonly effect: PackageEffect }): JSX.Element {
  const { m } = useWords();
  const words = m.policy.effect;
  const money = [words.patient, words.fund, words.income].flatMap((name) => [
    { number: words.yuan(name) },
    { number: words.percent(name) },
  ]);
  const heads = [words.group, { number: words.claimsHead }, ...money, { number: words.gainLose }];
  return (
    <ListTable caption={words.groups} heads={heads} className="stacked">
      {dimensionsOf(effect).map((dimension) => (
        <Fragment key={dimension}>
          {isNamed(dimension, m.whatIf.groups) && (
            <tr className="group-row">
              <th scope="colgroup" colSpan={heads.length}>
                {m.whatIf.groups[dimension]}
              </th>
            </tr>
          )}
          {effect.rows
            .filter((row) => row.dimension === dimension)
            .map((row) => (
              <GroupRow key={row.key} row={row} />
            ))}
        </Fragment>
      ))}
    </ListTable>
  );
}

const dimensionsOf = ({ rows }: PackageEffect): readonly string[] => [
  ...new Set(rows.map(({ dimension }) => dimension)),
];

const isNamed = <Name extends string>(
  dimension: string,
  names: Readonly<Record<Name, string>>,
): dimension is Name => Object.hasOwn(names, dimension);

function GroupRow({ row }: { readonly row: EffectRow }): JSX.Element {
  const { m, say } = useWords();
  const words = m.policy.effect;
  return (
    <tr>
      <th scope="row">{say(row.title)}</th>
      <td className="number" data-label={words.claimsHead}>
        {countText(row.claims)}
      </td>
      <Amount amount={row.patient} name={words.patient} />
      <Amount amount={row.fund} name={words.fund} />
      <Amount amount={row.income} name={words.income} />
      <td className="number" data-label={words.gainLose}>
        {gainAndLose(row)}
      </td>
    </tr>
  );
}

function Amount(props: { readonly amount: EffectAmount; readonly name: string }): JSX.Element {
  const { m } = useWords();
  const { amount, name } = props;
  return (
    <>
      <td className="number" data-label={m.policy.effect.yuan(name)}>
        {signedYuan(amount.changeFen)}
      </td>
      <td className="number quiet" data-label={m.policy.effect.percent(name)}>
        {amount.percent === null ? '–' : signedText(amount.percent, 2)}
      </td>
    </>
  );
}

/** Of a hundred persons, how many gain and how many lose. */
function gainAndLose({ bands }: EffectRow): string {
  const [much = 0, some = 0, none = 0, less = 0, worse = 0] = bands ?? [];
  const all = much + some + none + less + worse;
  if (all === 0) return '–';
  const share = (count: number): string => `${Math.round((count / all) * 100)} %`;
  return `${share(much + some)} / ${share(less + worse)}`;
}

function Indicators({ effect }: { readonly effect: PackageEffect }): JSX.Element {
  const { m, say } = useWords();
  const words = m.policy.effect;
  const heads = [words.indicator, { number: words.before }, { number: words.after }];
  return (
    <ListTable caption={words.indicator} heads={heads}>
      {effect.indicators.map(({ id, title, unit, period, before, after }) => (
        <tr key={id}>
          <th scope="row">
            {say(title)} <small className="quiet">{`${say(unit)}, ${period}`}</small>
          </th>
          <td className="number">{before ?? '–'}</td>
          <td className="number">{after ?? '–'}</td>
        </tr>
      ))}
    </ListTable>
  );
}
