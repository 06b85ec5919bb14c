import type { JSX } from 'react';

/** Three bars for the three medicines: care, insurance, medicine. */
export function BrandMark(): JSX.Element {
  return (
    <svg className="brand-mark" viewBox="0 0 24 24" aria-hidden="true">
      <title>Sanyi</title>
      <path d="M4 5.5h13" stroke="var(--accent)" />
      <path d="M7 12h13" stroke="var(--met)" />
      <path d="M4 18.5h16" stroke="var(--q4)" />
    </svg>
  );
}
