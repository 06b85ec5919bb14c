import type { KeptReplays } from '@sanyi/api';
import type { JSX } from 'react';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useClock } from '../../data/clock.ts';
import { countText } from '../../format/decimal.ts';
import { columnUnit, type MoneyUnit, signedInUnit } from '../../format/money.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Go } from '../../parts/go.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useMoneyHead } from '../../parts/use-money-head.ts';

const SIDES = ['first', 'second'] as const;

/** The replays that are kept, of which two are chosen. */
export function KeptCard({ kept }: { readonly kept: KeptReplays }): JSX.Element {
  const { m, lang } = useWords();
  const moneyHead = useMoneyHead();
  const { replays, otherFacts } = kept;
  const unit = columnUnit(
    replays.flatMap(({ change }) => Object.values(change)),
    lang,
  );
  const heads = [m.whatIf.patients, m.whatIf.fund, m.whatIf.hospitals].map((head) =>
    moneyHead(head, unit),
  );
  const others = otherFacts > 0 && m.compare.otherFacts(countText(otherFacts));
  if (replays.length < 2) {
    return (
      <section className="card">
        <Empty title={m.compare.none} text={[m.compare.noneText, others || ''].join(' ')}>
          <Go to="/what-if">{m.compare.toWhatIf}</Go>
        </Empty>
      </section>
    );
  }
  return (
    <Card
      title={m.compare.kept}
      note={m.compare.keptNote(countText(replays.length), countText(kept.count))}
      foot={others || undefined}
    >
      <ListTable
        caption={m.compare.kept}
        className="stacked kept"
        heads={[
          m.compare.first,
          m.compare.second,
          m.compare.reform,
          m.compare.made,
          ...heads.map((number) => ({ number })),
        ]}
      >
        {replays.map((replay) => (
          <Row key={replay.id} replay={replay} heads={heads} unit={unit} />
        ))}
      </ListTable>
    </Card>
  );
}

/** A replay that can be taken as the first or the second. */
function Row(props: {
  readonly replay: KeptReplays['replays'][number];
  readonly heads: readonly string[];
  readonly unit: MoneyUnit;
}): JSX.Element {
  const { m, say } = useWords();
  const { instant } = useClock();
  const address = useAddress();
  const setAddress = useSetAddress();
  const { heads, unit } = props;
  const { id, baseline, reform, madeAt, change } = props.replay;
  const title = say(reform.title);
  return (
    <tr className={SIDES.some((side) => address[side] === id) ? 'chosen' : undefined}>
      {SIDES.map((side) => (
        <td key={side} data-label={m.compare[side]}>
          <input
            type="radio"
            name={side}
            aria-label={m.compare.as(m.compare[side], title)}
            checked={address[side] === id}
            onChange={() => setAddress({ [side]: id }, { replace: true })}
          />
        </td>
      ))}
      <th scope="row">
        {title}
        <small>{m.compare.as(m.compare.baseline, say(baseline.title))}</small>
      </th>
      <td data-label={m.compare.made}>{instant(madeAt)}</td>
      {[change.patientFen, change.fundFen, change.incomeFen].map((fen, at) => (
        <td className="number" data-label={heads[at]} key={heads[at]}>
          {signedInUnit(fen, unit)}
        </td>
      ))}
    </tr>
  );
}
