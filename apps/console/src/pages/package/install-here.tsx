import { useNavigate } from '@tanstack/react-router';
import { PackagePlus } from 'lucide-react';
import type { JSX } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { INSTALL_WORDS } from '../../messages/install-words.ts';
import { Button } from '../../ui/button.ts';

/** The way to installing a package of another city: a preview first. */
export function InstallHere({ id }: { readonly id: string }): JSX.Element {
  const { lang } = useWords();
  const navigate = useNavigate();
  const address = useAddress();
  return (
    <Button
      type="primary"
      icon={<PackagePlus size={14} strokeWidth={1.7} aria-hidden="true" />}
      onClick={() =>
        void navigate({ to: `/packages/${id}/install`, search: readAddress(carried(address)) })
      }
    >
      {INSTALL_WORDS[lang].act}
    </Button>
  );
}
