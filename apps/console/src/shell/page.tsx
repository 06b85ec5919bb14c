import { type JSX, type ReactNode, useEffect } from 'react';
import { useWords } from '../app/words.tsx';
import { inOrder } from '../parts/in-order.tsx';
import { FigureWhyBody } from '../why/figure-why.tsx';
import { useWhy } from '../why/use-why.ts';
import { figureOf } from '../why/why-mark.ts';
import { WhyPanel } from '../why/why-panel.tsx';
import type { Scope } from './scope.ts';
import { TopBar } from './top-bar.tsx';

/** A page: scope bar, one h1, a sentence, the content, and the panel that says why. */
export function Page(props: {
  readonly title: string;
  readonly scope: Scope | null;
  readonly crumbs?: readonly ReactNode[];
  readonly badge?: ReactNode;
  readonly meta?: ReactNode;
  readonly acts?: ReactNode;
  readonly sentence?: ReactNode;
  /** The panel of the page's own marks; figures of indicators need nothing here. */
  readonly why?: (mark: string) => ReactNode | null;
  /** The title of the panel where it explains something else than a number. */
  readonly whyTitle?: string;
  readonly children: ReactNode;
}): JSX.Element {
  useTitle(props.title);
  const { mark } = useWhy();
  const figure = mark ? figureOf(mark) : null;
  const own = mark && !figure ? props.why?.(mark) : null;
  const body = figure ? <FigureWhyBody name={figure} /> : own;
  return (
    <>
      <TopBar scope={props.scope} />
      <main id="main" className="page">
        {props.crumbs && <Crumbs crumbs={props.crumbs} />}
        <header className="page-head">
          <div>
            <h1 tabIndex={-1}>{props.title}</h1>
            {props.badge}
            {props.meta && <span className="meta">{props.meta}</span>}
          </div>
          {props.acts && <div className="acts">{props.acts}</div>}
        </header>
        {props.sentence}
        <div className={body ? 'page-body with-panel' : 'page-body'}>
          <div className="page-content">{props.children}</div>
          {body && <WhyPanel title={figure ? undefined : props.whyTitle}>{body}</WhyPanel>}
        </div>
      </main>
    </>
  );
}

function Crumbs({ crumbs }: { readonly crumbs: readonly ReactNode[] }): JSX.Element {
  const { m } = useWords();
  return (
    <nav className="crumbs" aria-label={m.shell.breadcrumb}>
      <ol>
        {inOrder(crumbs, (crumb) => (
          <li>{crumb}</li>
        ))}
      </ol>
    </nav>
  );
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Sanyi 三医`;
  }, [title]);
}
