import { Check, Copy, Link2 } from 'lucide-react';
import { type JSX, useEffect, useState } from 'react';
import { useWords } from '../app/words.tsx';
import { Button } from '../ui/button.ts';

const SHOWN_MS = 1500;

/** Copies a text and says that it did. With a word it is a button, without one an icon. */
export function CopyButton(props: { readonly text: string; readonly word?: string }): JSX.Element {
  const { m } = useWords();
  const [copied, copy] = useCopy(props.text);
  const icon = copied ? (
    <Check size={14} strokeWidth={1.6} aria-hidden="true" />
  ) : props.word ? (
    <Link2 size={14} strokeWidth={1.6} aria-hidden="true" />
  ) : (
    <Copy size={14} strokeWidth={1.6} aria-hidden="true" />
  );
  return props.word ? (
    <Button size="small" icon={icon} onClick={copy}>
      {copied ? m.why.copied : props.word}
    </Button>
  ) : (
    <button
      type="button"
      className="icon-button"
      aria-label={copied ? m.why.copied : m.why.copy}
      onClick={copy}
    >
      {icon}
    </button>
  );
}

/** Copies; the flag is true for a moment afterwards. */
export function useCopy(text: string): readonly [boolean, () => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  return [
    copied,
    () => {
      navigator.clipboard?.writeText(text).then(
        () => setCopied(true),
        () => setCopied(false),
      );
    },
  ];
}
