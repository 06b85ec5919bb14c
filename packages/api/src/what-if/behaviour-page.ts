import { z } from 'zod';
import { LIMITS } from '../limits.ts';
import { textSchema, type WireText } from '../values.ts';
import { type Behaviour, behaviourSchema } from './behaviour.ts';

/** Which replay, and which package says how volumes respond; the first there is where none is named. */
export type BehaviourQuery = {
  readonly baseline?: string | undefined;
  readonly reform: string;
  readonly behaviour?: string | undefined;
};

const stack: z.ZodType<string> = z.string().min(1).max(LIMITS.stack);

/** The query of `/api/what-if/behaviour`. */
export const behaviourQuerySchema: z.ZodType<BehaviourQuery> = z.strictObject({
  baseline: stack.optional(),
  reform: stack,
  behaviour: stack.optional(),
});

/** What a what-if would come to if volumes responded: the answer of `/api/what-if/behaviour`. */
export type BehaviourPage = {
  /** Packages that say how volumes respond. */
  readonly packages: readonly { readonly id: string; readonly title: WireText }[];
  readonly chosen: string | null;
  /** False while the static replay itself is an estimate: there is nothing to stand beside. */
  readonly exact: boolean;
  /** Weighted to the whole city; null where the static replay is an estimate. */
  readonly behaviour: Behaviour | null;
  readonly levels: readonly { readonly id: string; readonly title: WireText }[];
  readonly command: string | null;
};

const named: z.ZodType<{ id: string; title: WireText }> = z.object({
  id: z.string(),
  title: textSchema,
});

/** The form of `/api/what-if/behaviour`. */
export const behaviourPageSchema: z.ZodType<BehaviourPage> = z.object({
  packages: z.array(named),
  chosen: z.string().nullable(),
  exact: z.boolean(),
  behaviour: behaviourSchema.nullable(),
  levels: z.array(named),
  command: z.string().nullable(),
});
