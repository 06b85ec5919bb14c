import type { JSX } from 'react';
import { Skeleton } from '../parts/skeleton.tsx';
import { TopBar } from './top-bar.tsx';

/** A page whose code is on its way. */
export function Waiting(): JSX.Element {
  return (
    <>
      <TopBar scope={null} />
      <main id="main" className="page">
        <Skeleton rows={8} tall />
      </main>
    </>
  );
}
