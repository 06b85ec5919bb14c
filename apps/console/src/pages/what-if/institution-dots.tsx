import type { WhatIf, WhatIfInstitution } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { approximate, countText, signedText } from '../../format/decimal.ts';
import { columnUnit, inUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { BandBar } from './band-bar.tsx';

const WIDTH = 560;
const LEFT = 96;
const ROW = 58;
const TOP = 8;
const TABLE_ROWS = 12;

/** Each institution as a dot: how its income moves in percent, in the row of its level. */
export function InstitutionDots({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m } = useWords();
  const { view } = useAddress();
  const note = m.whatIf.institutionsNote(
    countText(whatIf.institutions.length),
    countText(whatIf.institutionCount),
  );
  return (
    <Card title={m.whatIf.institutions} note={note}>
      {view === 'table' ? <Table whatIf={whatIf} /> : <Dots whatIf={whatIf} />}
      <Bands whatIf={whatIf} />
    </Card>
  );
}

/** Institutions in the five bands of their income, by level. */
function Bands({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, say } = useWords();
  return (
    <ListTable
      caption={m.whatIf.placesHead}
      className="dense bands"
      heads={[
        m.whatIf.level,
        m.whatIf.placesShare,
        { number: m.whatIf.placesHead },
        { number: m.whatIf.loseGain },
      ]}
    >
      {whatIf.levels.map((row) => {
        const [much = 0, some = 0, , less = 0, least = 0] = row.bands;
        return (
          <tr key={row.key}>
            <th scope="row">{say(row.title)}</th>
            <td className="band-cell">
              <BandBar title={say(row.title)} bands={row.bands} />
            </td>
            <td className="number quiet">{countText(row.count)}</td>
            <td className="number">{`${countText(less + least)} / ${countText(much + some)}`}</td>
          </tr>
        );
      })}
    </ListTable>
  );
}

function Dots({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, say } = useWords();
  const { levels, institutions } = whatIf;
  const reach = niceReach(institutions);
  const x = (percent: number): number =>
    LEFT + ((percent + reach) / (2 * reach)) * (WIDTH - LEFT - 16);
  const bottom = TOP + levels.length * ROW;
  const ticks = [-reach, -reach / 2, 0, reach / 2, reach];
  return (
    <ScrollX label={m.whatIf.institutions}>
      <svg
        className="dots"
        viewBox={`0 0 ${WIDTH} ${bottom + 24}`}
        role="img"
        aria-label={m.whatIf.institutions}
      >
        <title>{m.whatIf.institutions}</title>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              x1={x(tick)}
              x2={x(tick)}
              y1={TOP}
              y2={bottom}
              className={tick === 0 ? 'zero' : ''}
            />
            <text x={x(tick)} y={bottom + 16} textAnchor="middle">
              {signedText(String(tick), tick % 1 === 0 ? 0 : 2)}
            </text>
          </g>
        ))}
        {levels.map((level, row) => (
          <g key={level.key}>
            <text x="0" y={TOP + row * ROW + ROW / 2 + 4} className="label">
              {say(level.title)}
            </text>
            {institutions
              .filter((each) => each.level === level.key)
              .map((each, at) => {
                const percent = Math.max(-reach, Math.min(reach, approximate(each.percent)));
                return (
                  <circle
                    key={each.id}
                    cx={x(percent)}
                    cy={TOP + row * ROW + 10 + ((at * 17) % (ROW - 20))}
                    r="4"
                    className={percent > 0 ? 'gain' : percent < 0 ? 'loss' : 'same'}
                  >
                    <title>{`${say(each.title)}: ${signedText(each.percent, 2)} %`}</title>
                  </circle>
                );
              })}
          </g>
        ))}
      </svg>
    </ScrollX>
  );
}

/** A round number beyond which no dot lies, but for a few. */
function niceReach(institutions: readonly WhatIfInstitution[]): number {
  const sizes = institutions
    .map(({ percent }) => Math.abs(approximate(percent)))
    .sort((a, b) => a - b);
  const most = sizes[Math.floor(sizes.length * 0.98)] ?? 1;
  const steps = [0.1, 0.2, 0.5, 1, 2, 4, 10, 20, 50, 100];
  return steps.find((step) => step >= most) ?? 100;
}

function Table({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, lang, say } = useWords();
  const rows = [...whatIf.institutions]
    .sort((a, b) => approximate(a.percent) - approximate(b.percent))
    .filter((_, at, all) => at < TABLE_ROWS / 2 || at >= all.length - TABLE_ROWS / 2);
  const unit = columnUnit(
    rows.map(({ incomeFen }) => incomeFen),
    lang,
  );
  return (
    <ScrollX label={m.whatIf.institutions}>
      <table className="plain dense institutions">
        <caption className="unseen">{m.whatIf.institutions}</caption>
        <thead>
          <tr>
            <th scope="col">{m.whatIf.institution}</th>
            <th
              scope="col"
              className="number"
            >{`${m.whatIf.income}${m.shell.comma}${unit.header}`}</th>
            <th scope="col" className="number">
              {m.whatIf.change} %
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className="clip">
                {say(row.title)}
              </th>
              <td className="number">{inUnit(row.incomeFen, unit)}</td>
              <td className="number">{signedText(row.percent, 2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollX>
  );
}
