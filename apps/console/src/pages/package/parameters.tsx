import type { PackageDetail, PackageParameter } from '@sanyi/api';
import { clauseText } from '@sanyi/policy';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { ProvenanceLegend, ProvenanceMark } from '../../parts/mark.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { parameterText } from './parameter-text.ts';

const FIRST = 8;

/** The first parameters as time lines, with a way to all of them. */
export function ParameterStrip({ detail }: { readonly detail: PackageDetail }): JSX.Element | null {
  const { m } = useWords();
  const setAddress = useSetAddress();
  if (detail.parameters.length === 0) return null;
  return (
    <Card
      title={m.policy.parametersByDate}
      className="parameter-strip"
      right={
        <button
          type="button"
          className="link"
          onClick={() => setAddress({ tab: 'parameters', why: undefined })}
        >
          {m.policy.all(detail.parameters.length)}
        </button>
      }
    >
      <ul>
        {detail.parameters.slice(0, FIRST).map((parameter) => (
          <Strip key={parameter.name} parameter={parameter} on={detail.on} />
        ))}
      </ul>
    </Card>
  );
}

/** The last two values of a parameter; the one in force is drawn strong. */
function Strip(props: { readonly parameter: PackageParameter; readonly on: string }): JSX.Element {
  const words = useWords();
  const { parameter, on } = props;
  const values = parameter.values.slice(-2);
  const last = parameter.values.at(-1);
  return (
    <li>
      <span className="strip-name">{words.say(parameter.title)}</span>
      <span className="strip-line">
        {values.map((value) => {
          const isNow = value.from <= on && (value.to === null || value.to > on);
          return (
            <span key={value.from} className={isNow ? 'now' : undefined}>
              <b>{parameterText(value.value, parameter, words)}</b>
              <i />
              <small>{value.from}</small>
            </span>
          );
        })}
      </span>
      {last && <ProvenanceMark provenance={last.provenance} />}
    </li>
  );
}

/** All parameters with every dated value, its package, source and mark. */
export function ParameterTable(props: {
  readonly parameters: readonly PackageParameter[];
}): JSX.Element {
  const words = useWords();
  const { m, say } = words;
  const marks = [
    ...new Set(
      props.parameters.flatMap(({ values }) => values.map(({ provenance }) => provenance)),
    ),
  ];
  return (
    <Card title={m.policy.parametersByDate} foot={<ProvenanceLegend only={marks} />}>
      <ScrollX label={m.policy.parametersByDate}>
        <table className="plain parameters">
          <caption className="unseen">{m.policy.parametersByDate}</caption>
          <thead>
            <tr>
              <th scope="col">{m.policy.parameter}</th>
              <th scope="col">{m.policy.unit}</th>
              <th scope="col">{m.packages.from}</th>
              <th scope="col" className="number">
                {m.policy.value}
              </th>
              <th scope="col">
                <span className="unseen">{m.policy.provenanceWord}</span>
              </th>
              <th scope="col">{m.packages.name}</th>
              <th scope="col">{m.policy.source}</th>
            </tr>
          </thead>
          <tbody>
            {props.parameters.flatMap((parameter) =>
              parameter.values.map((value, index) => (
                <tr key={parameter.name + value.from} className={index > 0 ? 'continued' : ''}>
                  {index === 0 && (
                    <>
                      <th scope="row" rowSpan={parameter.values.length}>
                        {say(parameter.title)}
                        <small className="quiet">{parameter.name}</small>
                      </th>
                      <td rowSpan={parameter.values.length}>
                        {parameter.unit ? say(parameter.unit) : ''}
                      </td>
                    </>
                  )}
                  <td className="nowrap">
                    {value.to === null
                      ? m.packages.since(value.from)
                      : m.packages.until(value.from, value.to)}
                  </td>
                  <td className="number strong">{parameterText(value.value, parameter, words)}</td>
                  <td>
                    <ProvenanceMark provenance={value.provenance} />
                  </td>
                  <td>{value.package}</td>
                  <td className="words">
                    {say(clauseText(value.source))}
                    {value.note && <small className="quiet">{say(value.note)}</small>}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </ScrollX>
    </Card>
  );
}
