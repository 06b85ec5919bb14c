import type { ClaimExplained } from '@sanyi/api';
import { halfUp } from '@sanyi/kernel';
import { ArrowRight } from 'lucide-react';
import type { JSX } from 'react';
import { useWords } from '../../app/words.tsx';
import { scaledText } from '../../format/decimal.ts';
import { signedYuan, yuan } from '../../format/money.ts';
import { inOrder } from '../../parts/in-order.tsx';

/** Bill, fund, patient: old and new, and one sentence. */
export function Totals({ claim }: { readonly claim: ClaimExplained }): JSX.Element {
  const { m, lang } = useWords();
  const { before, after } = claim.totals;
  const hospital = after.hospital !== '0' ? m.claim.hospitalPays(yuan(after.hospital)) : null;
  return (
    <div className="card claim-totals">
      <Total title={m.claim.bill} before={before?.total ?? null} after={after.total} />
      <Total title={m.claim.fundPays} before={before?.fund ?? null} after={after.fund} />
      <Total
        title={m.claim.patientPays}
        before={before?.patient ?? null}
        after={after.patient}
        judged
      />
      <section>
        <h2>{m.claim.inOneSentence}</h2>
        <p>
          {inOrder(claim.sentence[lang], ({ text, strong }) =>
            strong ? <b>{text}</b> : <span>{text}</span>,
          )}
          {hospital && <span className="quiet"> ({hospital})</span>}
        </p>
      </section>
    </div>
  );
}

function Total(props: {
  readonly title: string;
  readonly before: string | null;
  readonly after: string;
  readonly judged?: boolean;
}): JSX.Element {
  const { before, after } = props;
  const change = before === null ? null : BigInt(after) - BigInt(before);
  return (
    <section>
      <h2>{props.title}</h2>
      <p className="claim-total">
        {before !== null && (
          <span className="old">
            {yuan(before)}
            <ArrowRight size={14} strokeWidth={1.6} aria-label="→" />
          </span>
        )}
        <strong>{yuan(after)}</strong>
        {change !== null && before !== null && (
          <span className={props.judged ? `pill ${toneOf(change)}` : 'delta'}>
            {signedYuan(String(change))}
            {props.judged &&
              change !== 0n &&
              BigInt(before) > 0n &&
              ` · ${percent(change, before)}`}
          </span>
        )}
      </p>
    </section>
  );
}

/** Gain and loss are colours of the patient's change only. */
export function toneOf(change: bigint): 'gain' | 'loss' | 'same' {
  if (change === 0n) return 'same';
  return change < 0n ? 'gain' : 'loss';
}

function percent(change: bigint, before: string): string {
  const tenths = halfUp(change * 1000n, BigInt(before));
  return `${tenths > 0n ? '+' : ''}${scaledText(tenths, 1)} %`;
}
