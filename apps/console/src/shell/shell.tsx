import { Outlet } from '@tanstack/react-router';
import type { JSX } from 'react';
import { usePreferences } from '../app/preferences.ts';
import { useMedia } from '../app/use-media.ts';
import { useWords, WordsProvider } from '../app/words.tsx';
import { useStatus } from '../data/answers.ts';
import { useKeys } from '../keys/use-keys.ts';
import { ProblemCard } from '../parts/problem-card.tsx';
import { TourBar } from '../tour/tour-bar.tsx';
import { ThemeProvider } from '../ui/theme.tsx';
import { HelpSheet } from './help-sheet.tsx';
import { Navigation } from './navigation.tsx';
import { PagesSheet } from './pages-sheet.tsx';
import { Preparing } from './preparing.tsx';
import { SearchSheet } from './search-sheet.tsx';
import { useSheet } from './sheets.ts';
import { TopBar } from './top-bar.tsx';
import { Waiting } from './waiting.tsx';

const NARROW = '(max-width: 1199px)';

/** Everything around a page. */
export function Shell(): JSX.Element {
  return (
    <ThemeProvider>
      <WordsProvider>
        <Frame />
      </WordsProvider>
    </ThemeProvider>
  );
}

function Frame(): JSX.Element {
  const { m } = useWords();
  const folded = useFolded();
  useKeys();
  return (
    <div className={folded ? 'frame folded' : 'frame'}>
      <a className="skip" href="#main">
        {m.shell.skip}
      </a>
      <Navigation folded={folded} />
      <div className="stage">
        <Content />
        <TourBar />
      </div>
      <Sheets />
    </div>
  );
}

/** The page once the city is ready; until then the work, or the trouble. */
function Content(): JSX.Element {
  const { m } = useWords();
  const status = useStatus();
  if (status.data) return status.data.ready ? <Outlet /> : <Preparing />;
  if (!status.isError) return <Waiting />;
  return (
    <>
      <TopBar scope={null} />
      <main id="main" className="page narrow">
        <h1 className="unseen">{m.states.networkTitle}</h1>
        <ProblemCard error={status.error} retry={() => void status.refetch()} />
      </main>
    </>
  );
}

function Sheets(): JSX.Element | null {
  const sheet = useSheet();
  if (sheet === 'search') return <SearchSheet />;
  if (sheet === 'help') return <HelpSheet />;
  return sheet === 'pages' ? <PagesSheet /> : null;
}

function useFolded(): boolean {
  const { folded } = usePreferences();
  const narrow = useMedia(NARROW);
  return folded ?? narrow;
}
