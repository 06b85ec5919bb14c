import { GAIN_BANDS } from '../replay/replay-layout.ts';
import { SIDES } from './sides.ts';

/** Money that is added up for each side; what funds pay is the rest. */
export const SUMMED = ['total', 'hospital', 'fixed', 'patient'] as const;

/** The same under the names of both sides. */
export const MONEY: readonly string[] = SIDES.flatMap((side) =>
  SUMMED.map((part) => `${side}_${part}`),
);

/** The columns that hold how many fall in each band. */
export const BAND_COLUMNS: readonly string[] = GAIN_BANDS.map((_, at) => `band${at}`);
