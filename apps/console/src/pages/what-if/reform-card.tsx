import type { WhatIf, WhatIfChoices } from '@sanyi/api';
import { Plus } from 'lucide-react';
import { type JSX, useEffect, useRef, useState } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useReadyStatus } from '../../shell/use-scope.ts';
import { ChangeRow } from './change-row.tsx';
import { signedHeadline } from './money-words.ts';
import { type Scenario, withoutTried, withTried, writeScenario } from './scenario.ts';
import { ValuePicker } from './value-picker.tsx';

/** A value that moves is asked about once the hand rests for this long. */
const REST_MS = 300;

/** The changes of the reform, each with its value, and what is left to balance. */
export function ReformCard(props: {
  readonly scenario: Scenario;
  readonly choices: WhatIfChoices;
  readonly whatIf: WhatIf | undefined;
}): JSX.Element {
  const { m } = useWords();
  const { choices, whatIf } = props;
  const [scenario, change] = useDraft(props.scenario);
  const [adding, setAdding] = useState(props.scenario.tried.length === 0);
  const byPath = new Map(choices.values.map((each) => [each.path, each]));
  const rest = choices.values.filter(
    ({ path }) => !scenario.tried.some((tried) => tried.path === path),
  );
  return (
    <section className="card reform" aria-labelledby="reform-title">
      <header className="card-head">
        <h2 id="reform-title">{m.whatIf.reform}</h2>
        {scenario.tried.length > 0 && (
          <>
            <span className="count">{m.whatIf.changes(scenario.tried.length)}</span>
            <button
              type="button"
              className="link right"
              onClick={() => change({ ...scenario, tried: [] })}
            >
              {m.whatIf.reset}
            </button>
          </>
        )}
      </header>
      <ul className="changes">
        {scenario.tried.map((tried) => {
          const value = byPath.get(tried.path.replace(/@.*$/, ''));
          return value ? (
            <ChangeRow
              key={tried.path}
              value={value}
              tried={tried}
              change={whatIf?.changes.find(({ path }) => path === value.path)}
              onChange={(text) => change(withTried(scenario, { path: tried.path, value: text }))}
              onRemove={() => change(withoutTried(scenario, tried.path))}
            />
          ) : (
            <li key={tried.path} className="change-row">
              <code>{`${tried.path} = ${tried.value}`}</code>
            </li>
          );
        })}
      </ul>
      {adding ? (
        <ValuePicker
          values={rest}
          onPick={(value) => {
            setAdding(false);
            change(withTried(scenario, { path: value.path, value: value.now }));
          }}
        />
      ) : (
        <button type="button" className="link add" onClick={() => setAdding(true)}>
          <Plus size={14} strokeWidth={1.6} aria-hidden="true" /> {m.whatIf.add}
        </button>
      )}
      {whatIf && <Balance whatIf={whatIf} />}
    </section>
  );
}

function Balance({ whatIf }: { readonly whatIf: WhatIf }): JSX.Element {
  const { m, lang } = useWords();
  const about = whatIf.state === 'exact' ? '' : '≈ ';
  return (
    <footer className="balance">
      <span>{m.whatIf.balance}</span>
      <strong>{about + signedHeadline(whatIf.income.changeFen, lang)}</strong>
      <small>{m.whatIf.balanceText(whatIf.neutral.limit)}</small>
    </footer>
  );
}

/** The reform as it is being edited; it goes into the address when the hand rests. */
function useDraft(scenario: Scenario): readonly [Scenario, (next: Scenario) => void] {
  const setAddress = useSetAddress();
  const place = useReadyStatus()?.place ?? '';
  const written = writeScenario(scenario);
  const [draft, setDraft] = useState<Scenario | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  // What the address says counts again as soon as it has taken the draft over, or goes elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address ends the draft
  useEffect(() => setDraft(null), [written]);
  const change = (next: Scenario): void => {
    setDraft(next);
    if (timer.current) clearTimeout(timer.current);
    const text = writeScenario(next);
    const write = (): void =>
      setAddress({ stack: text === place ? undefined : text }, { replace: true });
    timer.current = setTimeout(write, REST_MS);
  };
  return [draft ?? scenario, change];
}
