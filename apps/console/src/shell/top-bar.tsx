import { CircleHelp, FlaskConical, Link2, Menu } from 'lucide-react';
import type { JSX } from 'react';
import { useSwitchLanguage, useWords } from '../app/words.tsx';
import { useCopy } from '../parts/copy-button.tsx';
import { Button } from '../ui/button.ts';
import { Tooltip } from '../ui/tooltip.ts';
import { ActingPicker } from './acting-picker.tsx';
import type { Scope } from './scope.ts';
import { ScopeBar } from './scope-bar.tsx';
import { openSheet } from './sheets.ts';
import { useReadyStatus } from './use-scope.ts';

/** The bar above every page: scope, synthetic badge, address, help, language. */
export function TopBar({ scope }: { readonly scope: Scope | null }): JSX.Element {
  const { m } = useWords();
  const switchLanguage = useSwitchLanguage();
  return (
    <header className="top-bar">
      <button
        type="button"
        className="icon-button only-phone"
        aria-label={m.shell.navigation}
        onClick={() => openSheet('pages')}
      >
        <Menu size={18} strokeWidth={1.6} aria-hidden="true" />
      </button>
      <strong className="only-phone brand-word">
        <span className="latin-name">{m.shell.product}</span>{' '}
        <span lang="zh-CN">{m.shell.otherName}</span>
      </strong>
      {scope ? <ScopeBar scope={scope} /> : <span className="scope-bar none" />}
      <div className="top-right">
        <SyntheticBadge />
        <ActingPicker />
        <CopyAddress />
        <Tooltip title={`${m.shell.help} (?)`}>
          <button
            type="button"
            className="icon-button"
            aria-label={m.shell.help}
            onClick={() => openSheet('help')}
          >
            <CircleHelp size={17} strokeWidth={1.6} aria-hidden="true" />
          </button>
        </Tooltip>
        <Button onClick={switchLanguage} aria-label={m.shell.switchLanguage} className="language">
          {m.shell.otherLanguage}
        </Button>
      </div>
    </header>
  );
}

/** Says on every page that the city is invented, when it is. */
function SyntheticBadge(): JSX.Element | null {
  const { m } = useWords();
  const status = useReadyStatus();
  if (!status?.synthetic) return null;
  return (
    <span className="badge near" title={m.shell.syntheticText}>
      <FlaskConical size={14} strokeWidth={1.6} aria-hidden="true" />
      {m.shell.synthetic}
    </span>
  );
}

function CopyAddress(): JSX.Element {
  const { m } = useWords();
  const [copied, copy] = useCopy(location.href);
  return (
    <Tooltip title={copied ? m.shell.copied : m.shell.copyLink}>
      <button
        type="button"
        className="icon-button not-phone"
        aria-label={copied ? m.shell.copied : m.shell.copyLink}
        onClick={copy}
      >
        <Link2 size={17} strokeWidth={1.6} aria-hidden="true" />
      </button>
    </Tooltip>
  );
}
