import { useLocation } from '@tanstack/react-router';
import type { JSX } from 'react';
import { pageAt } from '../app/page-list.ts';
import { useWords } from '../app/words.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { TopBar } from './top-bar.tsx';

/** A page whose code is on its way. */
export function Waiting(): JSX.Element {
  const { m } = useWords();
  const page = pageAt(useLocation().pathname);
  return (
    <>
      <TopBar scope={null} />
      <main id="main" className="page" aria-busy="true">
        <h1 className="unseen">{page ? m.pages[page.id] : m.states.loading}</h1>
        <Skeleton rows={8} tall />
      </main>
    </>
  );
}
