import type { WhatIf, WhatIfChoices } from '@sanyi/api';
import { Plus, Scale } from 'lucide-react';
import { type JSX, useEffect, useRef, useState } from 'react';
import { useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useAskWhatIf } from '../../data/what-if.ts';
import type { useSolve } from '../../data/what-if-more.ts';
import { useReadyStatus } from '../../shell/use-scope.ts';
import { Button } from '../../ui/button.ts';
import { ChangeRow } from './change-row.tsx';
import { JobLine } from './job-line.tsx';
import { signedHeadline } from './money-words.ts';
import { SaveDraft } from './save-draft.tsx';
import { dayAfter, type Scenario, withoutTried, withTried, writeScenario } from './scenario.ts';
import { SolveForm } from './solve-form.tsx';
import { ValuePicker } from './value-picker.tsx';

/** A value that goes on moving is asked about this often: browsers limit how fast an address changes. */
const BETWEEN_MS = 100;

/** The changes of the reform, each with its value, and what is left to balance. */
export function ReformCard(props: {
  readonly scenario: Scenario;
  readonly choices: WhatIfChoices;
  readonly whatIf: WhatIf | undefined;
  readonly baseline: string | undefined;
  readonly solve: ReturnType<typeof useSolve>;
}): JSX.Element {
  const { m } = useWords();
  const { choices, whatIf } = props;
  const [scenario, change] = useDraft(props.scenario, props.baseline);
  const [adding, setAdding] = useState(props.scenario.tried.length === 0);
  const byPath = new Map(choices.values.map((each) => [each.path, each]));
  const rest = choices.values.filter(
    ({ path }) => !scenario.tried.some((tried) => tried.path === path),
  );
  return (
    <section className="card reform" aria-labelledby="reform-title">
      <header className="card-head">
        <h2 id="reform-title">{m.whatIf.reform}</h2>
        <Count scenario={scenario} onReset={() => change({ ...scenario, tried: [] })} />
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
      <Solving
        baseline={props.baseline}
        scenario={scenario}
        choices={choices}
        solve={props.solve}
      />
    </section>
  );
}

/** How many changes there are, and the way back to none. */
function Count(props: {
  readonly scenario: Scenario;
  readonly onReset: () => void;
}): JSX.Element | null {
  const { m } = useWords();
  const count = props.scenario.tried.length;
  if (count === 0) return null;
  return (
    <>
      <span className="count">{m.whatIf.changes(count)}</span>
      <button type="button" className="link right" onClick={props.onReset}>
        {m.whatIf.reset}
      </button>
    </>
  );
}

/** Finding prices that balance the reform, and keeping it as a package. */
function Solving(props: {
  readonly baseline: string | undefined;
  readonly scenario: Scenario;
  readonly choices: WhatIfChoices;
  readonly solve: ReturnType<typeof useSolve>;
}): JSX.Element {
  const { m } = useWords();
  const { scenario, choices, solve } = props;
  const [isOpen, setOpen] = useState(false);
  const reform = writeScenario(scenario);
  return (
    <div className="solve">
      <Button
        type={isOpen ? 'default' : 'primary'}
        block
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {!isOpen && <Scale size={15} strokeWidth={1.8} aria-hidden="true" />}
        {isOpen ? m.whatIf.solveWords.close : m.whatIf.solveWords.open}
      </Button>
      {isOpen && (
        <SolveForm
          baseline={props.baseline}
          reform={reform}
          values={choices.values}
          isRunning={solve.job?.state === 'running'}
          onSolve={solve.ask}
        />
      )}
      <JobLine work={solve} />
      {scenario.tried.length > 0 && <SaveDraft of={{ reform }} from={dayAfter(choices.on)} />}
    </div>
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

/** The reform as it is being edited; it goes into the address at once, and every so often while it moves on. */
function useDraft(
  scenario: Scenario,
  baseline: string | undefined,
): readonly [Scenario, (next: Scenario) => void] {
  const setAddress = useSetAddress();
  const ask = useAskWhatIf();
  const place = useReadyStatus()?.place ?? '';
  const written = writeScenario(scenario);
  const [draft, setDraft] = useState<Scenario | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef(Number.NEGATIVE_INFINITY);
  // What the address says counts again as soon as it has taken the draft over, or goes elsewhere.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address ends the draft
  useEffect(() => {
    if (timer.current === null) setDraft(null);
  }, [written]);
  const change = (next: Scenario): void => {
    setDraft(next);
    if (timer.current) clearTimeout(timer.current);
    const text = writeScenario(next);
    const write = (): void => {
      timer.current = null;
      last.current = performance.now();
      const stack = text === place ? undefined : text;
      if (stack !== undefined && stack !== (baseline ?? place)) ask({ baseline, reform: stack });
      setAddress({ stack }, { replace: true });
    };
    const wait = last.current + BETWEEN_MS - performance.now();
    if (wait > 0) timer.current = setTimeout(write, wait);
    else write();
  };
  return [draft ?? scenario, change];
}
