import { useLocation } from '@tanstack/react-router';
import {
  ClipboardCheck,
  Gauge,
  LibraryBig,
  type LucideIcon,
  PanelLeft,
  ReceiptText,
  Scale,
  Search,
  TrendingUp,
} from 'lucide-react';
import type { JSX } from 'react';
import { GROUPS, type GroupId, pageAt, pagesFor } from '../app/page-list.ts';
import { setPreferences } from '../app/preferences.ts';
import { useWords } from '../app/words.tsx';
import { useActing } from '../data/acting.ts';
import { exactText } from '../format/decimal.ts';
import { Go } from '../parts/go.tsx';
import { BrandMark } from './brand-mark.tsx';
import { openSheet } from './sheets.ts';
import { useReadyStatus } from './use-scope.ts';

const ICONS: Readonly<Record<GroupId, LucideIcon>> = {
  today: Gauge,
  measure: TrendingUp,
  decide: Scale,
  settle: ReceiptText,
  govern: ClipboardCheck,
  library: LibraryBig,
};

/** The navigation: every page that exists, grouped by task. */
export function Navigation({ folded }: { readonly folded: boolean }): JSX.Element {
  const { m } = useWords();
  return (
    <aside className={folded ? 'side folded' : 'side'}>
      <div className="brand">
        <Go to="/" className="brand-link" label={`${m.shell.product} ${m.shell.otherName}`}>
          <BrandMark />
          {!folded && (
            <>
              <strong>{m.shell.product}</strong>
              <span lang="zh-CN">{m.shell.otherName}</span>
            </>
          )}
        </Go>
        <button
          type="button"
          className="icon-button"
          aria-label={folded ? m.shell.unfold : m.shell.fold}
          aria-expanded={!folded}
          onClick={() => setPreferences({ folded: !folded })}
        >
          <PanelLeft size={16} strokeWidth={1.6} aria-hidden="true" />
        </button>
      </div>
      <button
        type="button"
        className="search-button"
        aria-label={m.shell.search}
        onClick={() => openSheet('search')}
      >
        <Search size={15} strokeWidth={1.6} aria-hidden="true" />
        {!folded && (
          <>
            <span>{m.shell.search}</span>
            <kbd>/</kbd>
          </>
        )}
      </button>
      <PageLinks folded={folded} />
      <SyntheticNote folded={folded} />
    </aside>
  );
}

/** The links of the navigation; the group in use is marked. */
export function PageLinks({ folded }: { readonly folded: boolean }): JSX.Element {
  const { m } = useWords();
  const current = pageAt(useLocation().pathname);
  const shown = pagesFor(useActing()?.role ?? null);
  return (
    <nav aria-label={m.shell.navigation} className="groups">
      <ul>
        {GROUPS.map((group) => {
          const Icon = ICONS[group];
          const pages = shown.filter((page) => page.group === group);
          const [first] = pages;
          if (!first) return null;
          return (
            <li key={group} className={current?.group === group ? 'group current' : 'group'}>
              {folded ? (
                <Go to={first.path} className="group-link" label={m.groups[group]}>
                  <Icon size={17} strokeWidth={1.6} aria-hidden="true" />
                </Go>
              ) : (
                <>
                  <span className="group-name">
                    <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
                    {m.groups[group]}
                  </span>
                  <ul>
                    {pages.map(({ id, path }) => (
                      <li key={id}>
                        <Go to={path} className="page-link" current={current?.id === id}>
                          {m.pages[id]}
                        </Go>
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

function SyntheticNote({ folded }: { readonly folded: boolean }): JSX.Element | null {
  const { m } = useWords();
  const status = useReadyStatus();
  if (!status?.synthetic || folded) return null;
  return (
    <p className="synthetic-note">
      <b>{m.shell.syntheticCity}</b>
      {m.shell.syntheticText}
      {status.weight !== null && ` ${m.shell.weighted(exactText(status.weight))}`}
    </p>
  );
}
