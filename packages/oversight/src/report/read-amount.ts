import { plain } from './plain.ts';
import type { SheetCell } from './sheet.ts';

/** An exact decimal that stood in a cell, or why it is none. */
export type Amount =
  | {
      readonly ok: true;
      readonly text: string;
      readonly healed: boolean;
      readonly percent: boolean;
    }
  | {
      readonly ok: false;
      readonly why: 'notNumber' | 'groups' | 'unit' | 'formula' | 'error';
      readonly suggestion: string;
    };

const DECIMAL = /^-?\d+(\.\d+)?$/;
const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/** Powers of ten that Chinese writes behind a number. */
const UNITS: Readonly<Record<string, number>> = { 千: 3, 万: 4, 亿: 8, 万元: 4, 亿元: 8, 千元: 3 };

/**
 * Reads a number as a person wrote it: full-width digits, spaces, thousands separators, the unit
 * of the column and a percent sign are understood; what could be read in two ways is not guessed.
 */
export function readAmount(cell: SheetCell, units: readonly string[] = []): Amount {
  if (cell.kind === 'formula') return { ok: false, why: 'formula', suggestion: '' };
  if (cell.kind === 'error') return { ok: false, why: 'error', suggestion: '' };
  if (cell.kind === 'number') return storedNumber(cell.text);
  const whole = plain(cell.text).replace(/ /g, '');
  const percent = whole.endsWith('%');
  const unit = units.find((each) => each !== '' && whole.endsWith(each.replace(/ /g, '')));
  const bare = whole
    .slice(0, whole.length - (unit ? unit.replace(/ /g, '').length : 0))
    .replace(/%$/, '')
    .replace(/^[¥￥+]/, '');
  if (GROUPED.test(bare)) {
    return { ok: true, text: trimmed(bare.replaceAll(',', '')), healed: true, percent };
  }
  if (DECIMAL.test(bare)) {
    const text = trimmed(bare);
    return { ok: true, text, healed: text !== cell.text, percent };
  }
  if (/^-?[\d,]+(\.\d+)?$/.test(bare)) {
    return { ok: false, why: 'groups', suggestion: bare.replaceAll(',', '') };
  }
  return unitTrouble(whole);
}

/** A number the program stored as a double: 15 digits are what it shows, the rest is noise. */
function storedNumber(text: string): Amount {
  const value = Number(text);
  if (!Number.isFinite(value)) return { ok: false, why: 'notNumber', suggestion: '' };
  const shown = withoutExponent(value.toPrecision(15));
  return { ok: true, text: shown, healed: false, percent: false };
}

/** `1.20e+21` and `1.2e-7` written out, without zeros that say nothing. */
function withoutExponent(text: string): string {
  const [, sign = '', whole = '0', fraction = '', power = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? [];
  const digits = whole + fraction;
  const point = whole.length + Number(power);
  const left = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const right = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  return trimmed(`${sign}${left}${right === '' ? '' : `.${right}`}`);
}

function trimmed(text: string): string {
  const [whole = '0', fraction = ''] = text.replace(/^-/, '').split('.');
  const left = whole.replace(/^0+(?=\d)/, '');
  const right = fraction.replace(/0+$/, '');
  const value = right === '' ? left : `${left}.${right}`;
  return text.startsWith('-') && value !== '0' ? `-${value}` : value;
}

function unitTrouble(whole: string): Amount {
  const [, number = '', unit = ''] = /^(-?[\d,]+(?:\.\d+)?)([千万亿]元?)$/.exec(whole) ?? [];
  const power = UNITS[unit];
  if (power === undefined) return { ok: false, why: 'notNumber', suggestion: '' };
  const plainNumber = number.replaceAll(',', '');
  return { ok: false, why: 'unit', suggestion: withoutExponent(`${plainNumber}e${power}`) };
}
