import {
  INCOME_BANDS,
  KEY_GROUPS,
  LEVELS,
  PERSON_CLASSES,
  SCHEMES,
  VISIT_KINDS,
} from '@sanyi/facts';
import type { BoundColumns, ColumnKernel, ColumnRules } from '@sanyi/feel';
import type { LoopMemory } from '@sanyi/feel/loops';
import type { BoundHook, Fold } from '@sanyi/policy';

/** Positions that the columns of a benefit hold, as those of facts. */
export const BENEFIT_CODES: Readonly<Record<string, readonly string[]>> = {
  scheme: SCHEMES.codes,
  personClass: PERSON_CLASSES.codes,
  level: LEVELS.codes,
  visitKind: VISIT_KINDS.codes,
  keyGroups: KEY_GROUPS.codes,
  incomeBand: INCOME_BANDS.codes,
};

/**
 * The benefit decision of a run as one kernel. Rules of several intervals and pilots are sets of
 * parameters of it, as long as one decision speaks on all days that are met.
 */
export class BenefitKernel {
  readonly #places = new Map<BoundHook, number>();
  readonly hooks: BoundHook[] = [];
  readonly #cites: boolean;
  readonly #total: string | null;
  #kernel: ColumnKernel | null = null;
  #bound: BoundColumns | null = null;
  #last: BoundHook | null = null;
  #lastPlace = -1;

  /**
   * The number of the parameters that a hook is bound to; -1 where the claim must be settled row by
   * row: no rule speaks, the decision has no column form, or another one spoke before.
   */
  place(hook: BoundHook | null): number {
    if (hook === null) return -1;
    if (hook === this.#last) return this.#lastPlace;
    this.#last = hook;
    this.#lastPlace = this.#places.get(hook) ?? this.#add(hook);
    return this.#lastPlace;
  }

  #add(hook: BoundHook): number {
    const kernel = hook.columns();
    const [first] = this.hooks;
    if ('refused' in kernel || (first && (this.#kernel !== kernel || first.fold !== hook.fold))) {
      this.#places.set(hook, -1);
      return -1;
    }
    this.#kernel = kernel;
    this.#bound = null;
    const place = this.hooks.push(hook) - 1;
    this.#places.set(hook, place);
    return place;
  }

  /** The fold whose accumulators are carried, if the decision has one. */
  get fold(): Fold | null {
    return this.hooks[0]?.fold ?? null;
  }

  get kernel(): ColumnKernel | null {
    return this.#kernel;
  }

  /** `total` names the outputs that are wanted as one sum; null: all of them, each by itself. */
  constructor(cites: boolean, total: string | null = null) {
    this.#cites = cites;
    this.#total = total;
  }

  /** The kernel bound to all parameters met so far, over columns in a memory where one is given. */
  bound(memory?: LoopMemory): BoundColumns | null {
    this.#bound ??= this.bind(memory ? { memory } : {});
    return this.#bound;
  }

  /** The same bound once more, to keys or for a total where that is said. */
  bind(more: Pick<ColumnRules, 'keys' | 'total' | 'cites' | 'memory'>): BoundColumns | null {
    const { fold } = this;
    return (
      this.#kernel?.bind({
        parameters: this.hooks.map(({ parameters }) => parameters),
        codes: BENEFIT_CODES,
        carries: (fold?.accumulators ?? []).flatMap(({ name, start }) =>
          typeof start === 'bigint' ? [{ name, start }] : [],
        ),
        cites: this.#cites,
        ...(this.#total === null ? {} : { total: this.#total }),
        ...more,
      }) ?? null
    );
  }
}
