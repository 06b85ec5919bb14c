import { type JSX, type ReactNode, useEffect, useRef, useState } from 'react';

/**
 * Scrolls sideways where a table or drawing is wider than its place. Only then it can be focused,
 * so that arrow keys scroll it.
 */
export function ScrollX(props: {
  readonly label: string;
  readonly tall?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const [wide, setWide] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = (): void =>
      setWide(
        element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight,
      );
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={box}
      className={props.tall ? 'scroll-x tall' : 'scroll-x'}
      {...(wide ? { tabIndex: 0, role: 'group', 'aria-label': props.label } : {})}
    >
      {props.children}
    </div>
  );
}
