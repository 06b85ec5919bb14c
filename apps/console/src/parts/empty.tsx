import type { JSX, ReactNode } from 'react';

/** Nothing to show: why, and one next step. */
export function Empty(props: {
  readonly title: string;
  readonly text: string;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <div className="empty">
      <svg viewBox="0 0 120 54" aria-hidden="true">
        <title>{props.title}</title>
        <rect width="120" height="14" rx="3" />
        <rect y="19" width="120" height="14" rx="3" />
        <rect className="dashed" x=".5" y="38.5" width="119" height="13" rx="3" />
      </svg>
      <b>{props.title}</b>
      <p>{props.text}</p>
      {props.children}
    </div>
  );
}
