import { ADDRESSES, type DraftDetail } from '@sanyi/api';
import { useNavigate } from '@tanstack/react-router';
import { Upload } from 'lucide-react';
import { type JSX, useRef } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useAct } from '../../data/governance.ts';
import { EDITOR_WORDS } from '../../messages/editor-messages.ts';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';

/** Takes a package file and makes a draft of it. */
export function ImportDraft(): JSX.Element {
  const { lang } = useWords();
  const e = EDITOR_WORDS[lang];
  const act = useAct();
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const address = useAddress();
  const take = async (file: File): Promise<void> => {
    const made = await act.run<DraftDetail>(`${ADDRESSES.draft}import`, new Blob([file]));
    if (field.current) field.current.value = '';
    if (!made) return;
    void navigate({ to: `/packages/draft/${made.id}`, search: readAddress(carried(address)) });
  };
  return (
    <span className="import-draft">
      <input
        ref={field}
        type="file"
        accept=".sanyi,.zip"
        className="unseen"
        tabIndex={-1}
        aria-label={e.importDraft}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void take(file);
        }}
      />
      <Button
        size="small"
        loading={act.busy}
        icon={<Upload size={14} strokeWidth={1.7} aria-hidden="true" />}
        onClick={() => field.current?.click()}
      >
        {e.importDraft}
      </Button>
      <ActTrouble error={act.error} />
    </span>
  );
}
