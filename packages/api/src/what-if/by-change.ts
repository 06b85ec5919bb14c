import { z } from 'zod';
import { textSchema, type WireText } from '../values.ts';
import {
  bandsSchema,
  familySchema,
  moneySchema,
  type ReplayBands,
  type ReplayFamily,
  type ReplayMoney,
} from './replay.ts';

/**
 * One change of a reform: what it does once all changes before it are made. Amounts unweighted.
 *
 * @example
 * ```ts
 * const told = (step: ByChangeStep): string => `${step.title.en}: ${step.from} to ${step.to}`;
 * ```
 */
export type ByChangeStep = {
  readonly kind: 'parameter' | 'list' | 'rule' | 'rules' | 'package';
  readonly path: string;
  readonly title: WireText;
  /** Where it is one value. */
  readonly from: string | null;
  readonly to: string | null;
  /** Rows of a list that move together. */
  readonly rows: number;
  /** The two sets of rules whose difference it is. */
  readonly baseline: string;
  readonly reform: string;
  /** Id of the replay it was read from. */
  readonly replay: string;
  readonly exact: boolean;
  readonly before: ReplayMoney;
  readonly after: ReplayMoney;
  readonly people: readonly ReplayBands[];
  readonly institutions: readonly ReplayBands[];
  readonly families: readonly ReplayFamily[];
};

/**
 * A reform as changes made one after the other: `before` of a step is `after` of the one before it,
 * so that the differences add up to the whole.
 *
 * @example
 * ```ts
 * const none: ByChange = { format: 'sanyi-by-change', baseline: 'a', reform: 'a', steps: [] };
 * ```
 */
export type ByChange = {
  readonly format: 'sanyi-by-change';
  readonly baseline: string;
  readonly reform: string;
  readonly steps: readonly ByChangeStep[];
};

/**
 * A reform change by change, as it is printed and sent.
 *
 * @example
 * ```ts
 * const none = { format: 'sanyi-by-change', baseline: 'a', reform: 'a', steps: [] };
 * byChangeSchema.safeParse(none).success; // true
 * ```
 */
export const byChangeSchema: z.ZodType<ByChange> = z.strictObject({
  format: z.literal('sanyi-by-change'),
  baseline: z.string(),
  reform: z.string(),
  steps: z.array(
    z.strictObject({
      kind: z.enum(['parameter', 'list', 'rule', 'rules', 'package']),
      path: z.string(),
      title: textSchema,
      from: z.string().nullable(),
      to: z.string().nullable(),
      rows: z.number().int().nonnegative(),
      baseline: z.string(),
      reform: z.string(),
      replay: z.string(),
      exact: z.boolean(),
      before: moneySchema,
      after: moneySchema,
      people: z.array(bandsSchema),
      institutions: z.array(bandsSchema),
      families: z.array(familySchema),
    }),
  ),
});
