import type { WhatIf } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { signedYuan } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';

/** Districts by what the people who live there pay more or less, the largest loss first. */
export function DistrictBars({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, say } = useWords();
  const rows = [...whatIf.districts].sort((a, b) => Number(b.eachFen) - Number(a.eachFen));
  const largest = Math.max(1, ...rows.map(({ eachFen }) => Math.abs(Number(eachFen))));
  const about = whatIf.state === 'exact' ? '' : '≈ ';
  const [loses, gains] = [
    rows.some(({ eachFen }) => Number(eachFen) > 0),
    rows.some(({ eachFen }) => Number(eachFen) < 0),
  ];
  const zero = loses && gains ? 50 : gains ? 100 : 0;
  const scale = loses && gains ? 50 : 100;
  return (
    <Card title={m.whatIf.district} note={m.whatIf.districtNote} className="district-bars">
      <table className="plain dense bands">
        <caption className="unseen">{m.whatIf.district}</caption>
        <tbody>
          {rows.map((row) => {
            const each = Number(row.eachFen);
            const width = (scale * Math.abs(each)) / largest;
            return (
              <tr key={row.key}>
                <th scope="row">{say(row.title)}</th>
                <td className="band-cell">
                  <svg
                    className="district-bar"
                    viewBox="0 0 100 10"
                    preserveAspectRatio="none"
                    aria-hidden="true"
                  >
                    <title>{say(row.title)}</title>
                    <rect
                      x={each > 0 ? zero : zero - width}
                      width={width}
                      height="10"
                      fill={each > 0 ? 'var(--loss-2)' : 'var(--gain-2)'}
                    />
                  </svg>
                </td>
                <td className="number">{about + signedYuan(row.eachFen)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Card>
  );
}
