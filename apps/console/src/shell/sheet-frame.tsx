import { X } from 'lucide-react';
import { type JSX, type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../app/words.tsx';
import { openSheet } from './sheets.ts';

/** A sheet over the page. The browser's own dialog keeps focus in, closes on Esc, gives it back. */
export function SheetFrame(props: {
  readonly title: string;
  readonly className: string;
  readonly bare?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  const { m } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself; this is the click beside it
    <dialog
      ref={dialog}
      className={`sheet ${props.className}`}
      aria-label={props.title}
      onClose={() => {
        if (!dialog.current?.open) openSheet(null);
      }}
      onClick={(event) => {
        if (event.target === dialog.current) openSheet(null);
      }}
    >
      {!props.bare && (
        <header className="card-head">
          <h2>{props.title}</h2>
          <button
            type="button"
            className="icon-button"
            aria-label={m.shell.close}
            onClick={() => openSheet(null)}
          >
            <X size={16} strokeWidth={1.6} aria-hidden="true" />
          </button>
        </header>
      )}
      {props.children}
    </dialog>
  );
}
