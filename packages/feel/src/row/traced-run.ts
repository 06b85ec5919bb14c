import type { Type } from '../check/type.ts';
import { outward, plainNumbers, type Tier } from '../numbers/door.ts';
import type { RuleRef } from '../rule-ref.ts';
import type { SourceSpan } from '../source.ts';
import type { Value } from '../value.ts';
import { display } from './display.ts';
import { type TableNote, tableTraces } from './table-notes.ts';
import type { DecisionAnswer, Step, TableTrace, Trace } from './trace.ts';
import type { TracePlaces } from './trace-places.ts';

/** What one evaluation noted, by place; undefined where nothing ran. */
export type Notes = {
  readonly steps: readonly (Value | undefined)[];
  readonly answers: readonly (Value | undefined)[];
  readonly tables: readonly (TableNote | undefined)[];
};

/** Makes traces of notes whose numbers are in the form of a tier. */
export function tracesOf(
  places: TracePlaces,
  tier: Tier,
  rules: readonly RuleRef[],
): (of: Pick<Trace, 'output' | 'fired'>, notes: Notes, form: Form) => Trace {
  const spans = lastBySpan(places);
  const steps = places.steps.map(({ expression, type }) => ({
    expression,
    ...shownAs(type, tier),
  }));
  const answers = places.answers.map((each) => ({ ...each, ...shownAs(each.type, tier) }));
  const tables = places.tables.map((node) => {
    // Large tables are put into sets only when somebody reads about them.
    let told: ReturnType<typeof tableTraces> | null = null;
    return (note: TableNote): TableTrace => {
      told ??= tableTraces(node, tier, rules);
      return told(note);
    };
  });
  const shown = { steps, answers, tables, spans };
  return (of, notes, form) => new TracedRun(of, notes, { shown, form });
}

/** How numbers of a trace are given: as `bigint`, or as plain numbers where they are safe. */
export type Form = 'exact' | 'plain';

/** How the value of a place is shown. */
type Shown = {
  readonly type: Type;
  readonly change: { readonly [In in Form]: ((value: Value) => Value) | null };
};

type ShownStep = Shown & { readonly expression: SourceSpan };
type ShownAnswer = Shown & { readonly decision: string; readonly entry: string | null };

type ShownPlaces = {
  readonly steps: readonly ShownStep[];
  readonly answers: readonly ShownAnswer[];
  readonly tables: readonly ((note: TableNote) => TableTrace)[];
  /** For each place, the next one with the same span, or -1: the last that ran is the step. */
  readonly spans: Int32Array;
};

const shownAs = (type: Type, tier: Tier): Shown => ({
  type,
  change: { exact: outward(type, tier), plain: tier === 'double' ? null : plainNumbers(type) },
});

function lastBySpan({ steps }: TracePlaces): Int32Array {
  const next = new Int32Array(steps.length).fill(-1);
  const later = new Map<SourceSpan, number>();
  for (let place = steps.length - 1; place >= 0; place -= 1) {
    const { expression } = steps[place] as (typeof steps)[number];
    next[place] = later.get(expression) ?? -1;
    later.set(expression, place);
  }
  return next;
}

/** A trace as it was noted; it is made into steps and answers when somebody reads them. */
class TracedRun implements Trace {
  readonly fired: readonly RuleRef[];
  private readonly held: Value;
  private readonly notes: Notes;
  private readonly shown: ShownPlaces;
  private readonly form: Form;

  constructor(
    { output, fired }: Pick<Trace, 'output' | 'fired'>,
    notes: Notes,
    { shown, form }: { readonly shown: ShownPlaces; readonly form: Form },
  ) {
    this.held = output;
    this.fired = fired;
    this.notes = notes;
    this.shown = shown;
    this.form = form;
  }

  /** The answer of the decision that was asked, which is the last of all. */
  get output(): Value {
    const change = this.shown.answers.at(-1)?.change[this.form] ?? null;
    return change === null ? this.held : change(this.held);
  }

  get steps(): readonly Step[] {
    const { steps: values } = this.notes;
    const { steps, spans } = this.shown;
    const found: Step[] = [];
    for (let place = 0; place < steps.length; place += 1) {
      const value = values[place];
      if (value === undefined || runsLater(place, spans, values)) continue;
      found.push(new TracedStep(steps[place] as ShownStep, value, this.form));
    }
    return found;
  }

  get tables(): readonly TableTrace[] {
    const { tables: notes } = this.notes;
    return this.shown.tables.flatMap((told, place) => {
      const note = notes[place];
      return note === undefined ? [] : [told(note)];
    });
  }

  get decisions(): readonly DecisionAnswer[] {
    const { answers: values } = this.notes;
    const { answers } = this.shown;
    const found: DecisionAnswer[] = [];
    for (let place = 0; place < answers.length; place += 1) {
      const value = values[place];
      if (value === undefined) continue;
      found.push(new TracedAnswer(answers[place] as ShownAnswer, value, this.form));
    }
    return found;
  }
}

/** Whether a later place of the same span ran too, whose value then counts. */
function runsLater(
  place: number,
  spans: Int32Array,
  values: readonly (Value | undefined)[],
): boolean {
  for (let at = spans[place] as number; at >= 0; at = spans[at] as number) {
    if (values[at] !== undefined) return true;
  }
  return false;
}

/** A value of a trace; it is put into words when somebody reads it. */
class TracedValue<Place extends Shown> {
  // Not #private: making those costs more than all the rest of a step.
  protected readonly shown: Place;
  private readonly held: Value;
  private readonly form: Form;

  constructor(shown: Place, value: Value, form: Form) {
    this.shown = shown;
    this.held = value;
    this.form = form;
  }

  get value(): Value {
    return this.in(this.form);
  }

  get text(): string {
    return display(this.in('exact'), this.shown.type);
  }

  private in(form: Form): Value {
    const change = this.shown.change[form];
    return change === null ? this.held : change(this.held);
  }

  get scale(): number | null {
    const { type } = this.shown;
    return type.is === 'number' ? type.scale : null;
  }
}

class TracedStep extends TracedValue<ShownStep> implements Step {
  get expression(): SourceSpan {
    return this.shown.expression;
  }
}

class TracedAnswer extends TracedValue<ShownAnswer> implements DecisionAnswer {
  get decision(): string {
    return this.shown.decision;
  }

  get entry(): string | null {
    return this.shown.entry;
  }
}
