import { z } from 'zod';
import { type DecimalText, decimalSchema, type FenText, fenSchema } from '../values.ts';

/** One part of the growth split: exact fen, and percentage points that add up when rounded. */
export type SplitPart = { readonly fen: FenText; readonly points: DecimalText };

/** Growth split into price, volume and mix; the three parts add up to the growth exactly. */
export type GrowthSplit = {
  readonly price: SplitPart;
  readonly volume: SplitPart;
  readonly mix: SplitPart;
  readonly total: SplitPart;
};

const splitPartSchema: z.ZodType<SplitPart> = z.object({
  fen: fenSchema,
  points: decimalSchema,
});

/** Price, volume, mix and their sum. */
export const growthSplitSchema: z.ZodType<GrowthSplit> = z.object({
  price: splitPartSchema,
  volume: splitPartSchema,
  mix: splitPartSchema,
  total: splitPartSchema,
});
