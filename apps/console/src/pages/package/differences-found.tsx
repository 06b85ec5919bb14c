import type { PackageFound, WireText } from '@sanyi/api';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { CodeWords } from '../../parts/code-words.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { ListTable } from '../../parts/list-table.tsx';
import { useFactsWords, useReadyStatus } from '../../shell/use-scope.ts';

type Found = { readonly differences: PackageFound };

/** What taking a package over met here: what it speaks about, lists, tests. */
export function DifferencesFound({ differences }: Found): JSX.Element {
  return (
    <>
      <Mapped differences={differences} />
      <Lists differences={differences} />
      <CarriedTests differences={differences} />
    </>
  );
}

/** Values that each city sets, and the command that takes the package over with them. */
export function LocalValues({ differences }: Found): JSX.Element | null {
  const { m, say, facts } = useFactsWords();
  const place = useReadyStatus()?.place ?? 'CITY';
  const words = m.differences;
  const { local, from } = differences;
  const [first] = local;
  if (!first) return null;
  const set = local.map(({ name, there, here }) => `--set parameters/${name}=${here ?? there}`);
  const command = `npx sanyi policy install policies/${from.id} --into ${place} --facts ${facts} ${set.join(' ')} --preview`;
  return (
    <Card
      title={words.local}
      className="effect"
      foot={
        <>
          <span className="quiet">{words.localText}</span>
          <CommandLine text={command} />
        </>
      }
    >
      <ListTable
        caption={words.local}
        heads={[words.value, ...sidesOf(differences, say), words.who]}
      >
        {local.map(({ name, title, there, here, by, codes }) => (
          <tr key={name}>
            <th scope="row">
              {say(title)} <small className="quiet">{name}</small>
            </th>
            <td>
              <CodeWords code={there} codes={codes} />
            </td>
            <td>
              <CodeWords code={here ?? there} codes={codes} />
            </td>
            <td>{by === 'nobody' ? <b className="undecided">{words.by[by]}</b> : words.by[by]}</td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}

const sidesOf = (
  { there, here, from }: PackageFound,
  say: (text: PackageFound['here']) => string,
): readonly [string, string] => [there ? say(there) : from.id, say(here)];

function Mapped({ differences }: Found): JSX.Element | null {
  const { m, say } = useWords();
  const words = m.differences;
  if (differences.mapped.length === 0) return null;
  return (
    <Card title={words.mapped} className="effect">
      <ListTable caption={words.mapped} heads={[words.unit, ...sidesOf(differences, say)]}>
        {differences.mapped.map(({ unit, there, here }) => (
          <tr key={unit.en}>
            <th scope="row">{say(unit)}</th>
            <td>{there}</td>
            <td>{here.join(m.shell.comma)}</td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}

/** Items that are named; the report of the command has all. */
const SHOWN = 8;

function Lists({ differences }: Found): JSX.Element | null {
  const { m, say } = useWords();
  const words = m.differences;
  if (differences.lists.length === 0) return null;
  const heads = [words.list, words.missingItems, words.missingLevels, { number: words.untouched }];
  const itemsOf = (items: readonly WireText[]): string => {
    const shown = items.slice(0, SHOWN).map(say).join(m.shell.comma);
    if (items.length === 0) return '–';
    return items.length > SHOWN ? words.moreItems(shown, items.length - SHOWN) : shown;
  };
  return (
    <Card title={words.lists} className="effect">
      <ListTable caption={words.lists} heads={heads} className="stacked">
        {differences.lists.map(({ list, rows, missingItems, missingLevels, untouchedItems }) => (
          <tr key={list}>
            <th scope="row">{`${list} (${rows})`}</th>
            <td className="long" data-label={words.missingItems}>
              {itemsOf(missingItems)}
            </td>
            <td data-label={words.missingLevels}>
              {missingLevels.map(say).join(m.shell.comma) || '–'}
            </td>
            <td className="number" data-label={words.untouched}>
              {untouchedItems}
            </td>
          </tr>
        ))}
      </ListTable>
    </Card>
  );
}

function CarriedTests({ differences }: Found): JSX.Element {
  const { m, say } = useWords();
  const words = m.differences;
  const { passed, failed, cases } = differences.tests;
  const [there, here] = sidesOf(differences, say);
  const foundWords = (expected: WireText, actual: WireText | null): string => {
    if (!actual) return '–';
    return actual.en === expected.en ? words.otherRules : say(actual);
  };
  return (
    <Card title={words.tests(passed, failed)} className="effect">
      {cases.length > 0 && (
        <ListTable
          caption={words.tests(passed, failed)}
          heads={[words.case, there, here]}
          className="stacked"
        >
          {cases.map(({ title, expected, actual }) => (
            <tr key={`${title.en} ${expected.en}`}>
              <th scope="row">{say(title)}</th>
              <td className="long" data-label={there}>
                {say(expected) || '–'}
              </td>
              <td className="long" data-label={here}>
                {foundWords(expected, actual)}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
    </Card>
  );
}
