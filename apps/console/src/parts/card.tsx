import { type JSX, type ReactNode, useId } from 'react';

/** A white card with a title and what stands right of it. */
export function Card(props: {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly right?: ReactNode;
  readonly className?: string;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}): JSX.Element {
  const id = useId();
  return (
    <section className={`card ${props.className ?? ''}`} aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{props.title}</h2>
        {props.note && <span className="note">{props.note}</span>}
        {props.right && <div className="right">{props.right}</div>}
      </header>
      {props.children}
      {props.foot && <footer className="card-foot">{props.foot}</footer>}
    </section>
  );
}
