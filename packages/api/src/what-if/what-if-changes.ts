import { z } from 'zod';
import { type Job, jobSchema } from '../job.ts';
import { type FenText, fenSchema, textSchema, type WireText } from '../values.ts';
import { groupSchema, type WhatIfGroup } from './what-if.ts';

/** One change of a reform, made after all that come before it; amounts of the whole city. */
export type WhatIfStep = {
  readonly kind: 'parameter' | 'list' | 'rule' | 'rules' | 'package';
  readonly path: string;
  readonly title: WireText;
  /** What it was and what it becomes, with its unit, where it is one value. */
  readonly from: string | null;
  readonly to: string | null;
  readonly rows: number;
  readonly patientFen: FenText;
  readonly fundFen: FenText;
  readonly incomeFen: FenText;
  /** Persons, all and by group, and institutions by level, in the five bands of this change alone. */
  readonly people: readonly WhatIfGroup[];
  readonly levels: readonly WhatIfGroup[];
};

/** A reform as changes one after the other; the amounts of all steps add up to those of the whole. */
export type WhatIfSteps = {
  readonly state: 'estimate' | 'exact';
  readonly steps: readonly WhatIfStep[];
  readonly patientFen: FenText;
  readonly fundFen: FenText;
  readonly incomeFen: FenText;
  readonly command: string;
  /** The exact run of all changes while it is under way, or as it ended. */
  readonly job: Job | null;
};

/** The answer of `/api/what-if/changes`. */
export const whatIfStepsSchema: z.ZodType<WhatIfSteps> = z.strictObject({
  state: z.enum(['estimate', 'exact']),
  steps: z.array(
    z.strictObject({
      kind: z.enum(['parameter', 'list', 'rule', 'rules', 'package']),
      path: z.string(),
      title: textSchema,
      from: z.string().nullable(),
      to: z.string().nullable(),
      rows: z.number().int(),
      patientFen: fenSchema,
      fundFen: fenSchema,
      incomeFen: fenSchema,
      people: z.array(groupSchema),
      levels: z.array(groupSchema),
    }),
  ),
  patientFen: fenSchema,
  fundFen: fenSchema,
  incomeFen: fenSchema,
  command: z.string(),
  job: jobSchema.nullable(),
});
