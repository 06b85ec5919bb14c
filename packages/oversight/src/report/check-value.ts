import { COLUMN_FEN_MAX } from '@sanyi/facts';
import { halfUp, type Period, type ProblemCode, scaled } from '@sanyi/kernel';
import { roundedText } from '../figure.ts';
import { type FormLine, timesOf } from './terms.ts';

/** What is wrong with the figure of a row, and under which head. */
export type ValueTrouble = {
  readonly column: 'numerator' | 'denominator';
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, string>>;
};

type Fraction = { readonly numerator: bigint; readonly denominator: bigint };
type Sent = { readonly numerator: string; readonly denominator: string };

/** Decimals of what is filled in; more are a result of a division, not a count. */
const DECIMALS = 6;
const ONE = 10n ** BigInt(DECIMALS);
const FACTOR_DECIMALS = 12;

/**
 * Makes the integers of the computed indicator of what was filled in, and checks the arithmetic:
 * whole units, no negative counts, a denominator, a part within its whole, a value within bounds.
 */
export function checkValue(
  line: FormLine,
  sent: Sent,
  period: Pick<Period, 'kind'>,
):
  | { readonly ok: true; readonly fraction: Fraction }
  | { readonly ok: false; readonly troubles: ValueTrouble[] } {
  const troubles: ValueTrouble[] = [];
  const whole = (column: 'numerator' | 'denominator'): bigint => {
    const part = line.form[column];
    const value = (scaled(sent[column], DECIMALS) ?? 1n) * timesOf(part, period);
    const details = { unit: `${part.unit.zh} ${part.unit.en}` };
    if (scaled(sent[column], DECIMALS) === null || value % ONE !== 0n) {
      troubles.push({ column, code: 'REPORT_DECIMALS', details });
    } else if (value < 0n) troubles.push({ column, code: 'REPORT_NEGATIVE', details });
    else if (value / ONE > BigInt(COLUMN_FEN_MAX)) {
      troubles.push({ column, code: 'REPORT_TOO_LARGE', details });
    }
    return value / ONE;
  };
  const filled = { numerator: whole('numerator'), denominator: whole('denominator') };
  if (troubles.length > 0) return { ok: false, troubles };
  if (filled.denominator === 0n) {
    return {
      ok: false,
      troubles: [{ column: 'denominator', code: 'REPORT_DENOMINATOR_ZERO', details: {} }],
    };
  }
  const trouble = partTrouble(line, sent, filled) ?? boundTrouble(line, keptOf(line, filled));
  if (trouble) return { ok: false, troubles: [trouble] };
  return { ok: true, fraction: keptOf(line, filled) };
}

/** What facts keep: growth is counted as a difference. */
const keptOf = ({ form }: FormLine, { numerator, denominator }: Fraction): Fraction => ({
  numerator: form.keeps === 'difference' ? numerator - denominator : numerator,
  denominator,
});

function partTrouble(line: FormLine, sent: Sent, filled: Fraction): ValueTrouble | null {
  if (!line.form.isPart || filled.numerator <= filled.denominator) return null;
  const { numerator, denominator } = sent;
  return {
    column: 'numerator',
    code: 'REPORT_PART_OVER_WHOLE',
    details: { numerator, denominator },
  };
}

function boundTrouble(line: FormLine, kept: Fraction): ValueTrouble | null {
  const { least, most } = line.form;
  const factor = scaled(line.indicator.factor.text, FACTOR_DECIMALS) ?? 0n;
  const side = (bound: string): bigint =>
    kept.numerator * factor - (scaled(bound, FACTOR_DECIMALS) ?? 0n) * kept.denominator;
  if (side(least.text) >= 0n && side(most.text) <= 0n) return null;
  const { unit } = line.indicator;
  return {
    column: 'numerator',
    code: 'REPORT_OUT_OF_BOUNDS',
    details: {
      value: valueText(line, kept),
      least: least.text,
      most: most.text,
      unitEn: unit.en,
      unitZh: unit.zh,
    },
  };
}

/** The value of a fraction to one decimal, for texts. */
function valueText({ indicator }: FormLine, { numerator, denominator }: Fraction): string {
  const factor = scaled(indicator.factor.text, FACTOR_DECIMALS) ?? 0n;
  return roundedText(numerator * factor, denominator * 10n ** BigInt(FACTOR_DECIMALS), 1);
}

/**
 * What a district fills in that counts in whole units of the form, halves up.
 *
 * @example
 * ```ts
 * declare const line: FormLine; // an indicator of a form that counts in yuan, facts in fen
 * filledOf(line, { numerator: 149n, denominator: 300n }, { kind: 'quarter' });
 * ```
 */
export function filledOf(line: FormLine, kept: Fraction, period: Pick<Period, 'kind'>): Fraction {
  const filled = countedOf(line, kept);
  return {
    numerator: halfUp(filled.numerator, timesOf(line.form.numerator, period)),
    denominator: halfUp(filled.denominator, timesOf(line.form.denominator, period)),
  };
}

/** What was counted: of growth, which facts keep as a difference, the amount of the period. */
const countedOf = ({ form }: FormLine, { numerator, denominator }: Fraction): Fraction => ({
  numerator: form.keeps === 'difference' ? numerator + denominator : numerator,
  denominator,
});
