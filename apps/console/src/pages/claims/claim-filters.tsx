import { useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import { carried, readAddress } from '../../app/address.ts';
import { useAddress, useSetAddress } from '../../app/use-address.ts';
import { useWords } from '../../app/words.tsx';
import { DayFrame } from '../../parts/day-frame.tsx';
import { ScrollX } from '../../parts/scroll-x.tsx';
import { Button } from '../../ui/button.ts';
import { Input } from '../../ui/input.ts';
import { Segmented } from '../../ui/segmented.ts';

const KINDS = ['all', 'outpatient', 'emergency', 'inpatientDay', 'home', 'online'] as const;

/** Kind, day, or the number of one claim. */
export function ClaimFilters(): JSX.Element {
  const { m } = useWords();
  const { kind, day } = useAddress();
  const setAddress = useSetAddress();
  return (
    <div className="filters">
      <ScrollX label={m.claims.kind}>
        <Segmented
          value={KINDS.find((each) => each === kind) ?? 'all'}
          options={KINDS.map((value) => ({ value, label: m.claims.kinds[value] }))}
          onChange={(value) => setAddress({ kind: value === 'all' ? undefined : value })}
        />
      </ScrollX>
      <label htmlFor="claim-day">
        <span>{m.claims.day}</span>
        <DayFrame day={day ?? ''}>
          <Input
            id="claim-day"
            type="date"
            value={day ?? ''}
            onChange={(event) => setAddress({ day: event.target.value || undefined })}
          />
        </DayFrame>
      </label>
      <OpenClaim />
    </div>
  );
}

function OpenClaim(): JSX.Element {
  const { m } = useWords();
  const address = useAddress();
  const navigate = useNavigate();
  const [claim, setClaim] = useState('');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!claim.trim()) return;
        const to = `/claims/${encodeURIComponent(claim.trim())}`;
        void navigate({ to, search: readAddress(carried(address)) });
      }}
    >
      <label htmlFor="claim-number">
        <span>{m.claims.openClaim}</span>
        <Input
          id="claim-number"
          inputMode="numeric"
          value={claim}
          onChange={(event) => setClaim(event.target.value)}
        />
      </label>
      <Button htmlType="submit">{m.claims.open}</Button>
    </form>
  );
}
