import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { carried, readAddress } from '../app/address.ts';
import { PAGES } from '../app/page-list.ts';
import { useAddress, useSetAddress } from '../app/use-address.ts';
import { SCOPE_NAMES } from '../shell/scope.ts';
import { openSheet, useSheet } from '../shell/sheets.ts';
import { useWhy } from '../why/use-why.ts';
import { type KeyAct, keyAct } from './key-act.ts';

const SEQUENCE_MS = 1200;
const ASKABLE = '[data-why], [data-why-of]';

/** The keys of the whole console, see the help sheet. */
export function useKeys(): void {
  const act = useAct();
  const sheet = useSheet();
  const before = useRef<{ key: string; time: number } | null>(null);
  const latest = useRef({ act, sheet });
  useEffect(() => {
    latest.current = { act, sheet };
  });
  // One listener for good, so that no key falls between two pages.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (
        latest.current.sheet ||
        event.defaultPrevented ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey
      )
        return;
      const first = before.current;
      const isFresh = first !== null && event.timeStamp - first.time < SEQUENCE_MS;
      before.current = { key: event.key, time: event.timeStamp };
      const done = keyAct(event.key, {
        typing: isTyping(event.target),
        before: isFresh ? first.key : null,
      });
      if (done && latest.current.act(done)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);
}

function useAct(): (act: KeyAct) => boolean {
  const navigate = useNavigate();
  const address = useAddress();
  const setAddress = useSetAddress();
  const why = useWhy();
  return (act) => {
    switch (act.kind) {
      case 'sheet':
        openSheet(act.sheet);
        return true;
      case 'scope':
        return press(document.getElementById(`scope-${SCOPE_NAMES[act.index] ?? ''}`));
      case 'page': {
        const page = PAGES.find(({ letter }) => letter === act.letter);
        if (page) void navigate({ to: page.path, search: readAddress(carried(address)) });
        return page !== undefined;
      }
      case 'table':
        setAddress({ view: address.view === 'table' ? undefined : 'table' }, { replace: true });
        return true;
      case 'tour':
        return press(document.querySelector(`[data-tour="${act.to}"] a`));
      case 'why':
        return ask(asked(), why.open);
      case 'close':
        if (!why.mark) return false;
        why.close();
        return true;
    }
  };
}

/** The number under focus or under the pointer, else the first of the page. */
function asked(): Element | null {
  const within = (root: Element | null): Element | null =>
    root?.closest(ASKABLE) ?? root?.querySelector(ASKABLE) ?? null;
  const focused = document.activeElement;
  const own = focused && focused !== document.body ? focused : null;
  const isPlain = own instanceof HTMLElement && own.matches('h1, main, #main');
  return (
    (isPlain ? null : within(own)) ??
    document.querySelector('[data-why]:hover, [data-why-of]:hover') ??
    document.querySelector('main [data-why]')
  );
}

/** A tile names its figure; everything else that answers is a button. */
function ask(element: Element | null, open: (mark: string) => void): boolean {
  const named = element?.getAttribute('data-why-of');
  if (!named) return press(element);
  open(named);
  return true;
}

function press(element: Element | null): boolean {
  if (element instanceof HTMLElement) {
    element.focus();
    element.click();
    return true;
  }
  element?.dispatchEvent(new MouseEvent('click', { bubbles: true }));
  return element !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=radio]), textarea, select'))
  );
}
