import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useWords } from '../app/words.tsx';
import { ProblemCard } from '../parts/problem-card.tsx';
import { Page } from './page.tsx';

/** A page that could not be drawn: the frame stays, the trouble is said. */
export function PageTrouble({ error, reset }: ErrorComponentProps): JSX.Element {
  const { m } = useWords();
  const router = useRouter();
  return (
    <Page title={m.states.errorTitle} scope={null}>
      <ProblemCard
        error={error}
        retry={() => {
          reset();
          void router.invalidate();
        }}
      />
    </Page>
  );
}
