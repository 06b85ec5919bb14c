import { type BeforeAfter, ERROR_MODELS, SCALES, SEASONS } from '@sanyi/api';
import type { JSX } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { Card } from '../../parts/card.tsx';
import { CommandLine } from '../../parts/command-line.tsx';
import { Segmented } from '../../ui/segmented.ts';

/** What may be chosen otherwise, and the command that gives the same. */
export function ChoicesCard({ page }: { readonly page: BeforeAfter }): JSX.Element {
  const { m, say } = useWords();
  const setAddress = useSetAddress();
  const words = m.beforeAfter;
  return (
    <Card title={words.choices}>
      <dl className="choices">
        <Choice
          word={words.season}
          value={page.season}
          options={SEASONS.filter((each) => page.grain === 'month' || each !== 'month')}
          titles={words.seasons}
          onChoose={(season) => setAddress({ season })}
        />
        <Choice
          word={words.scale}
          value={page.scale}
          options={SCALES}
          titles={words.scales}
          onChoose={(scale) => setAddress({ scale })}
        />
        <Choice
          word={words.errors}
          value={page.errors}
          options={ERROR_MODELS}
          titles={words.errorModels}
          onChoose={(errors) => setAddress({ errors })}
        />
        <dt>{words.control}</dt>
        <dd>
          {page.control.length === 0
            ? words.noControl
            : page.control.map(({ title }) => say(title)).join(m.shell.comma)}
        </dd>
        <dt>{words.definition}</dt>
        <dd>
          {page.indicator.formula ? say(page.indicator.formula) : say(page.indicator.title)}{' '}
          <span className="quiet">
            {page.indicator.id}, {page.indicator.package} {page.indicator.version}
          </span>
        </dd>
        <dt>{words.reproduce}</dt>
        <dd>
          <CommandLine text={page.command} />
        </dd>
      </dl>
    </Card>
  );
}

function Choice<Word extends string>(props: {
  readonly word: string;
  readonly value: Word;
  readonly options: readonly Word[];
  readonly titles: Readonly<Record<Word, string>>;
  readonly onChoose: (word: Word) => void;
}): JSX.Element {
  const { word, value, options, titles, onChoose } = props;
  return (
    <>
      <dt>{word}</dt>
      <dd>
        <Segmented
          aria-label={word}
          size="small"
          value={value}
          options={options.map((each) => ({ value: each, label: titles[each] }))}
          onChange={(chosen) => {
            const found = options.find((each) => each === chosen);
            if (found !== undefined) onChoose(found);
          }}
        />
      </dd>
    </>
  );
}
