import { ADDRESSES, type DraftDetail } from '@sanyi/api';
import { useNavigate } from '@tanstack/react-router';
import { Download, PencilRuler } from 'lucide-react';
import type { JSX } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { useDrafts } from '../../data/drafts.ts';
import { useAct } from '../../data/governance.ts';
import { EDITOR_WORDS } from '../../messages/editor-messages.ts';
import { Button } from '../../ui/button.ts';
import { ActTrouble } from '../governance/act-trouble.tsx';
import '../../styles/editor.css';

/** Makes a copy of a package to work on; what is in force stays as it is. */
export function ChangeCopy({ id }: { readonly id: string }): JSX.Element {
  const { lang } = useWords();
  const e = EDITOR_WORDS[lang];
  const act = useAct();
  const navigate = useNavigate();
  const address = useAddress();
  const { data } = useDrafts();
  const copy = async (): Promise<void> => {
    const made = await act.run<DraftDetail>(ADDRESSES.drafts, { of: id });
    if (!made) return;
    void navigate({ to: `/packages/draft/${made.id}`, search: readAddress(carried(address)) });
  };
  return (
    <span className="change-copy">
      <a
        className="button-link"
        href={`${ADDRESSES.package}${encodeURIComponent(id)}/archive`}
        download
      >
        <Download size={14} strokeWidth={1.7} aria-hidden="true" /> {e.exportArchive}
      </a>
      <Button
        type="primary"
        loading={act.busy}
        disabled={data?.mayWrite !== true}
        title={data?.mayWrite === false ? e.onlyLook : e.changeCopyText}
        icon={<PencilRuler size={14} strokeWidth={1.7} aria-hidden="true" />}
        onClick={() => void copy()}
      >
        {e.changeCopy}
      </Button>
      <ActTrouble error={act.error} />
    </span>
  );
}
