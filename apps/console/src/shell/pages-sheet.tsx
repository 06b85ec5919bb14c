import { useLocation } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type JSX, useEffect, useRef } from 'react';
import { useWords } from '../app/words.tsx';
import { PageLinks } from './navigation.tsx';
import { SheetFrame } from './sheet-frame.tsx';
import { openSheet } from './sheets.ts';

/** The navigation on a phone; choosing a page closes it. */
export function PagesSheet(): JSX.Element {
  const { m } = useWords();
  const { pathname } = useLocation();
  const opened = useRef(pathname);
  useEffect(() => {
    if (pathname !== opened.current) openSheet(null);
  }, [pathname]);
  return (
    <SheetFrame title={m.shell.navigation} className="pages">
      <button type="button" className="search-button" onClick={() => openSheet('search')}>
        <Search size={15} strokeWidth={1.6} aria-hidden="true" />
        <span>{m.shell.search}</span>
      </button>
      <PageLinks folded={false} />
    </SheetFrame>
  );
}
