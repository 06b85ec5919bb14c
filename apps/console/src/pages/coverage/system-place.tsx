import type { CoveragePlace } from '@sanyi/api';
import type { JSX } from 'react';
import { pageAt } from '../../app/page-list.ts';
import { useWords } from '../../app/words.tsx';
import { Go } from '../../parts/go.tsx';

/** A link to the page, or the command as it is typed. */
export function SystemPlace({ place }: { readonly place: CoveragePlace }): JSX.Element {
  const { m } = useWords();
  if ('command' in place) return <code>{place.command}</code>;
  const page = pageAt(place.page);
  const below = place.page.split('/').slice(2).join(' › ');
  const name = page ? `${m.groups[page.group]} › ${m.pages[page.id]}` : place.page;
  return <Go to={place.page}>{below ? `${name} › ${below}` : name}</Go>;
}
