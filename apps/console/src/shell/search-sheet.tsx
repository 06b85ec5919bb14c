import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type JSX, type KeyboardEvent, useState } from 'react';
import { carried, readAddress } from '../app/address.ts';
import { useAddress } from '../app/use-address.ts';
import { useWords } from '../app/words.tsx';
import { useActing } from '../data/acting.ts';
import { usePackages } from '../data/answers.ts';
import { type Result, resultsFor } from './search-results.ts';
import { SheetFrame } from './sheet-frame.tsx';
import { openSheet } from './sheets.ts';
import { useReadyStatus } from './use-scope.ts';

/** Search over pages, districts and packages: type, arrow, Enter. */
export function SearchSheet(): JSX.Element {
  const { m, say } = useWords();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const go = useGo();
  const results = resultsFor(query, {
    status: useReadyStatus(),
    packages: usePackages().data,
    m,
    role: useActing()?.role ?? null,
    say,
  });
  const current = results[Math.min(at, results.length - 1)];
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setAt((old) => Math.max(0, Math.min(results.length - 1, old + step)));
    }
    if (event.key === 'Enter' && current) go(current);
  };
  return (
    <SheetFrame title={m.search.title} className="search" bare>
      <label className="search-field">
        <Search size={17} strokeWidth={1.6} aria-hidden="true" />
        <span className="unseen">{m.search.title}</span>
        <input
          type="search"
          role="combobox"
          aria-expanded="true"
          aria-controls="search-results"
          aria-activedescendant={current?.id}
          autoComplete="off"
          placeholder={m.search.placeholder}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <kbd>Esc</kbd>
      </label>
      <span className="unseen" role="status">
        {m.search.results(results.length)}
      </span>
      <Results results={results} current={current} go={go} />
      {results.length === 0 && (
        <p className="nothing">
          <b>{m.search.none}</b>
          {m.search.noneText}
        </p>
      )}
    </SheetFrame>
  );
}

function Results(props: {
  readonly results: readonly Result[];
  readonly current: Result | undefined;
  readonly go: (result: Result) => void;
}): JSX.Element {
  const { m } = useWords();
  return (
    <div role="listbox" id="search-results" aria-label={m.search.title}>
      {props.results.map((result) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above moves and opens by keys
        <div
          key={result.id}
          id={result.id}
          role="option"
          tabIndex={-1}
          aria-selected={result === props.current}
          onClick={() => props.go(result)}
        >
          <b>{result.title}</b>
          <span>{result.hint}</span>
          <small>{result.kind}</small>
        </div>
      ))}
    </div>
  );
}

function useGo(): (result: Result) => void {
  const navigate = useNavigate();
  const address = useAddress();
  return ({ to, address: patch }) => {
    openSheet(null);
    void navigate({ to, search: readAddress({ ...carried(address), ...patch }) });
  };
}
