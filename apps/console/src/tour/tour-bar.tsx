import { useLocation } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { JSX } from 'react';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { useAddress, useSetAddress } from '../app/use-address.ts';
import { useWords } from '../app/words.tsx';
import { Go } from '../parts/go.tsx';
import { useReadyStatus } from '../shell/use-scope.ts';
import { type Stop, stopAt } from './stops.ts';
import { useStops } from './use-stops.ts';

/** The tour under the page: an invitation on the first visit, then one stop after the other. */
export function TourBar(): JSX.Element | null {
  const { tour } = useAddress();
  const { tourEnded } = usePreferences();
  const { pathname } = useLocation();
  const ready = useReadyStatus()?.ready ?? false;
  if (!ready) return null;
  if (tour !== undefined) return <Tour />;
  return tourEnded || pathname !== '/' ? null : <Invitation />;
}

function Invitation(): JSX.Element {
  const { m } = useWords();
  const stops = useStops();
  return (
    <aside className="card tour" aria-label={m.tour.label}>
      <p>
        <b>{m.tour.invite}</b> {m.tour.inviteText(stops.length)}
      </p>
      <div className="tour-acts">
        <button
          type="button"
          className="quiet-button"
          onClick={() => setPreferences({ tourEnded: true })}
        >
          {m.tour.skip}
        </button>
        <Go to="/" address={{ tour: '1' }} className="main-link">
          {m.tour.start}
        </Go>
      </div>
    </aside>
  );
}

function Tour(): JSX.Element | null {
  const { m } = useWords();
  const { tour } = useAddress();
  const setAddress = useSetAddress();
  const stops = useStops();
  const at = stopAt(tour, stops);
  const stop = at === null ? undefined : stops[at - 1];
  if (at === null || !stop) return null;
  const end = (): void => {
    setPreferences({ tourEnded: true });
    setAddress({ tour: undefined }, { replace: true });
  };
  const [before, after] = [stops[at - 2], stops[at]];
  return (
    <aside className="card tour" aria-label={m.tour.label}>
      <button type="button" className="icon-button" aria-label={m.tour.end} onClick={end}>
        <X size={16} strokeWidth={1.6} aria-hidden="true" />
      </button>
      <p aria-live="polite">
        <small>{m.tour.step(at, stops.length)}</small>
        <b>{m.tour.stops[stop.id].title}</b> <span>{m.tour.stops[stop.id].text}</span>
      </p>
      <div className="tour-acts">
        <Dots stops={stops} at={at} />
        {before && <StopLink stop={before} number={at - 1} side="back" text={m.tour.back} />}
        {after ? (
          <StopLink stop={after} number={at + 1} side="next" text={m.tour.next} />
        ) : (
          <button type="button" className="main-link" onClick={end}>
            {m.tour.finished}
          </button>
        )}
      </div>
    </aside>
  );
}

/** Every stop as a link of its own. */
function Dots(props: { readonly stops: readonly Stop[]; readonly at: number }): JSX.Element {
  const { m } = useWords();
  return (
    <ol className="tour-dots">
      {props.stops.map((stop, index) => (
        <li key={stop.id}>
          <Go
            to={stop.to}
            address={{ ...stop.address, tour: String(index + 1) }}
            className={index + 1 === props.at ? 'dot now' : 'dot'}
            label={`${index + 1}: ${m.tour.stops[stop.id].title}`}
          >
            {index + 1}
          </Go>
        </li>
      ))}
    </ol>
  );
}

function StopLink(props: {
  readonly stop: Stop;
  readonly number: number;
  readonly side: 'back' | 'next';
  readonly text: string;
}): JSX.Element {
  const { m } = useWords();
  const { stop, number, side, text } = props;
  return (
    <span data-tour={side}>
      <Go
        to={stop.to}
        address={{ ...stop.address, tour: String(number) }}
        className={side === 'next' ? 'main-link' : 'quiet-link'}
        label={`${text}: ${m.tour.stops[stop.id].title}`}
      >
        {text}
      </Go>
    </span>
  );
}
