import { ADDRESSES, type ReportPreview, type ReportTaken } from '@sanyi/api';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useActing } from '../../data/acting.ts';
import { checkSheet, type Sheet, saveReturned, submitSheet } from '../../data/send-sheet.ts';

/** Where sending a sheet stands. */
type Sending =
  | { readonly step: 'none' }
  | { readonly step: 'reading'; readonly sheet: Sheet }
  | { readonly step: 'seen'; readonly sheet: Sheet; readonly preview: ReportPreview }
  | { readonly step: 'taken'; readonly taken: ReportTaken }
  | { readonly step: 'trouble'; readonly sheet: Sheet; readonly error: unknown };

/** The acts of sending: read a sheet, take it over as it was previewed, save it with its reasons. */
type SendingActs = {
  readonly sending: Sending;
  readonly begin: () => void;
  readonly read: (sheet: Sheet) => Promise<void>;
  readonly take: (sheet: Sheet, preview: ReportPreview, rest: boolean) => Promise<void>;
  readonly save: (sheet: Sheet) => Promise<void>;
};

/** Sends one sheet after the other; nothing is written before it is taken over. */
export function useSending(): SendingActs {
  const [sending, setSending] = useState<Sending>({ step: 'none' });
  const client = useQueryClient();
  const trouble =
    (sheet: Sheet) =>
    (error: unknown): void =>
      setSending({ step: 'trouble', sheet, error });
  const read = (sheet: Sheet): Promise<void> => {
    setSending({ step: 'reading', sheet });
    return checkSheet(sheet)
      .then((preview) => setSending({ step: 'seen', sheet, preview }))
      .catch(trouble(sheet));
  };
  const take: SendingActs['take'] = (sheet, { fileHash }, rest) => {
    setSending({ step: 'reading', sheet });
    return submitSheet(sheet, { fileHash, rest })
      .then(async (taken) => {
        await client.invalidateQueries({ queryKey: [ADDRESSES.reports] });
        setSending({ step: 'taken', taken });
      })
      .catch(trouble(sheet));
  };
  // Who acts decides whose rows a sheet may bring, so it is read again for somebody else.
  const actor = useActing()?.id;
  const readFor = useRef(actor);
  useEffect(() => {
    if (readFor.current === actor) return;
    readFor.current = actor;
    if (sending.step === 'seen') void read(sending.sheet);
  });
  return {
    sending,
    begin: () => setSending({ step: 'none' }),
    read,
    take,
    save: (sheet) => saveReturned(sheet).catch(trouble(sheet)),
  };
}
