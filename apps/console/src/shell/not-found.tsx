import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { Empty } from '../parts/empty.tsx';
import { Go } from '../parts/go.tsx';
import { Page } from './page.tsx';

/** An address without a page. */
export function NotFound(): JSX.Element {
  const { m } = useWords();
  return (
    <Page title={m.states.notFound} scope={null}>
      <section className="card">
        <Empty title={m.states.notFound} text={m.states.notFoundText}>
          <Go to="/">{m.states.toOverview}</Go>
        </Empty>
      </section>
    </Page>
  );
}
