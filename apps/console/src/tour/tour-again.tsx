import { useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { carried, readAddress } from '../app/address.ts';
import { useAddress } from '../app/use-address.ts';
import { useWords } from '../app/words.tsx';
import { openSheet } from '../shell/sheets.ts';
import { Button } from '../ui/button.ts';

/** Starts the tour from its first stop. */
export function TourAgain(): JSX.Element {
  const { m } = useWords();
  const address = useAddress();
  const navigate = useNavigate();
  return (
    <Button
      onClick={() => {
        openSheet(null);
        const search = readAddress({ ...carried(address), place: undefined, tour: '1' });
        void navigate({ to: '/', search });
      }}
    >
      {m.tour.again}
    </Button>
  );
}
