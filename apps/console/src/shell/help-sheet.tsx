import type { JSX } from 'react';
import { pagesFor } from '../app/page-list.ts';
import { type ArrowColours, setPreferences, usePreferences } from '../app/preferences.ts';
import { useWords } from '../app/words.tsx';
import { useActing } from '../data/acting.ts';
import type { Look } from '../tokens/tokens.ts';
import { ResetDemo } from '../tour/reset-demo.tsx';
import { TourAgain } from '../tour/tour-again.tsx';
import { Segmented } from '../ui/segmented.ts';
import { SheetFrame } from './sheet-frame.tsx';

const LOOKS: readonly (Look | 'system')[] = ['system', 'light', 'dark'];
const ARROWS: readonly ArrowColours[] = ['neutral', 'redRise', 'greenRise'];

/** The keys, and the few settings there are. */
export function HelpSheet(): JSX.Element {
  const { m } = useWords();
  const { look, arrows } = usePreferences();
  const pages = pagesFor(useActing()?.role ?? null);
  const keys: readonly (readonly [string, string])[] = [
    ['/', m.keys.search],
    ['1 2 3 4', m.keys.scope],
    ['w', m.keys.why],
    ['t', m.keys.table],
    ...pages.map((page) => [`g ${page.letter}`, m.keys.go(m.pages[page.id])] as const),
    ['← ↑ → ↓', m.keys.arrows],
    ['Esc', m.keys.escape],
    ['[ ]', `${m.tour.label}${m.shell.comma}${m.tour.back}${m.shell.comma}${m.tour.next}`],
    ['?', m.keys.help],
  ];
  return (
    <SheetFrame title={m.shell.help} className="help">
      <div className="help-columns">
        <section>
          <h3>{m.keys.title}</h3>
          <dl className="keys">
            {keys.map(([key, text]) => (
              <div key={key}>
                <dt>
                  {key.split(' ').map((each) => (
                    <kbd key={each}>{each}</kbd>
                  ))}
                </dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section>
          <h3>{m.keys.settings}</h3>
          <h4>{m.keys.look}</h4>
          <Segmented
            value={look}
            options={LOOKS.map((value) => ({ value, label: m.keys.looks[value] }))}
            onChange={(value) => setPreferences({ look: value })}
          />
          <h4>{m.keys.arrowsTitle}</h4>
          <Segmented
            value={arrows}
            options={ARROWS.map((value) => ({ value, label: m.keys.arrowColours[value] }))}
            onChange={(value) => setPreferences({ arrows: value })}
          />
          <h4>{m.tour.label}</h4>
          <TourAgain />
          <ResetDemo />
        </section>
      </div>
    </SheetFrame>
  );
}
