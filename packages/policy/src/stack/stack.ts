import type { ColumnKernel, Refusal, Row, Value } from '@sanyi/feel';
import type { Day, Text } from '@sanyi/kernel';
import type { BulletinDefinition } from '../bulletins/bulletin.ts';
import type { Fold } from '../folds/fold.ts';
import type { ReportForm } from '../forms/form.ts';
import type { Indicator } from '../headers/indicator.ts';
import type { SupervisionRule } from '../headers/supervision.ts';
import type { HookName } from '../hooks/hook-name.ts';
import type { ListRow } from '../lists/policy-list.ts';
import type { PolicyPackage } from '../package/policy-package.ts';
import type { Provenance } from '../package/provenance.ts';
import type { DatedValue, Parameter } from '../parameters/parameter.ts';
import type { Pool } from '../pools/pool.ts';
import type { Site } from './site.ts';
import type { StackSpec } from './stack-spec.ts';

/** A fired rule, as it is cited. Its place in `Stack.rules` is its number in settlements. */
export type RuleCitation = {
  readonly package: string;
  readonly version: string;
  readonly decision: string;
  readonly rule: string;
  readonly clause: string;
  readonly source: string;
  readonly provenance: Provenance | null;
  /** `package@version#decision/rule` */
  readonly cite: string;
};

/** The list row behind a price. */
export type ListCitation = {
  readonly package: string;
  readonly version: string;
  readonly list: string;
  readonly row: ListRow;
  /** `package@version#list/key,key` */
  readonly cite: string;
};

/** The value of a parameter in force and where it comes from. */
export type ParameterCitation = {
  readonly package: string;
  readonly version: string;
  readonly parameter: Parameter;
  readonly value: DatedValue;
  /** `package@version#parameters/name` */
  readonly cite: string;
};

/** What a hook answered, with the rules that fired and the steps on the way. */
export type HookTrace = {
  readonly output: Value;
  readonly rules: readonly RuleCitation[];
  /** The same rules as indexes into `Stack.rules`. */
  readonly fired: readonly number[];
  readonly steps: readonly HookStep[];
  /** The tables that ran, with what each input was and which cells matched. */
  readonly tables: readonly HookTable[];
  /** The parameters that were read, as they are written in rules, with their values in words. */
  readonly parameters: ReadonlyMap<string, string>;
};

/** A table that ran. An input that no rule looks at has no text; `rule` is an index into `Stack.rules`. */
export type HookTable = {
  readonly decision: string;
  readonly inputs: readonly { readonly label: string; readonly text: string | null }[];
  readonly rules: readonly {
    readonly rule: number;
    readonly cells: readonly boolean[];
    readonly matched: boolean;
  }[];
};

/** One step of a trace: where it stands, the expression, and its value as a reader sees it. */
export type HookStep = {
  /** decision/rule/column, as far as they apply */
  readonly label: string;
  readonly expression: string;
  readonly text: string;
  readonly value: Value;
};

/** A hook bound to the decision that speaks for it, with the parameters in force. */
export type BoundHook = {
  readonly package: PolicyPackage;
  readonly hook: HookName;
  readonly decision: string;
  /** The fields the decision really reads: a caller need not fill the others. */
  readonly inputs: readonly string[];
  readonly fold: Fold | null;
  readonly pool: Pool | null;
  /**
   * Answers for a prepared row of fields. `fired` receives indexes into `Stack.rules`.
   *
   * @throws ProblemError when no rule matches, two match, or an output breaks its kind
   */
  evaluate(input: Row, acc?: Row, fired?: number[]): Value;
  /**
   * The same answer with plain numbers, integers at the scale of their kinds, for callers that hold
   * money in columns; one beyond 2^53 - 1 comes as `bigint`. Much faster.
   *
   * @throws ProblemError as `evaluate`
   */
  evaluatePlain(input: Row, acc?: Row, fired?: number[]): Value;
  /**
   * The rules that fire on a row of fields, in the order of running, as indexes into `Stack.rules`. For
   * a caller that asks seldom: nothing is compiled for it.
   *
   * @throws ProblemError as `evaluate`
   */
  firedSeldom(input: Row, acc?: Row): readonly number[];
  /**
   * The decision over columns, or why it runs row by row: the same object for all that are bound to
   * the same decision. Bind it with `parameters`; rules it marks begin at `firstRule` in the stack.
   */
  columns(): ColumnKernel | Refusal;
  /**
   * Where answers can change along a field of whole numbers or days, ascending: from one break to the
   * next every value is answered alike. Null where the decision does more than compare the field.
   */
  breaks(field: string): readonly bigint[] | null;
  readonly parameters: Row;
  readonly firstRule: number;
  /** The same answer with its explanation. Slower: for one claim at a time. */
  trace(input: Row, acc?: Row): HookTrace;
};

/** The rules and parameters in force in one interval at one site. */
export type Regime = {
  readonly interval: number;
  /** Values in force, at the scale of their kinds. Those not in force are absent. */
  readonly parameters: Row;
  parameterCitation(name: string): ParameterCitation | null;
  hook(name: HookName): BoundHook | null;
};

/** A question to a list. */
export type ListQuestion = { readonly day: Day; readonly column: string; readonly site?: Site };

/** A value of a list in force, at the scale of its kind. */
export type ListAnswer = { readonly value: Value; readonly citation: ListCitation };

/** One code of a code set. */
export type CodeEntry = {
  readonly code: string;
  readonly title: Text;
  readonly values: Readonly<Record<string, Value>>;
  readonly citation: ListCitation;
};

/** A city's regime: packages in order, resolved unit by unit and day by day. */
export type Stack = {
  readonly text: string;
  readonly spec: StackSpec;
  readonly place: string;
  /** SHA-256 over the canonical text of all units. */
  readonly hash: string;
  /** Lowest first. */
  readonly packages: readonly PolicyPackage[];
  /** Every rule that can fire; a settlement stores indexes into it. */
  readonly rules: readonly RuleCitation[];
  /** The day whose rules and purchase prices a claim of this day takes. */
  ruleDay(day: Day): Day;
  /** Start days between which regimes are constant. The first lies before all packages. */
  readonly intervals: readonly Day[];
  /** The interval a rule day lies in. */
  intervalAt(ruleDay: Day): number;
  /** The regime of an interval at a site; kept, so that asking again is cheap. */
  regime(interval: number, site: Site): Regime;
  /** The value of a list for the given keys on a rule day, or null. */
  listValue(list: string, keys: readonly string[], question: ListQuestion): ListAnswer | null;
  /** Ascending days on which the rows that could answer for these keys change. */
  listBreaks(list: string, keys: readonly string[]): readonly Day[];
  /** All rows of a list in force on a rule day, topmost package only. */
  listRows(list: string, day: Day): readonly ListCitation[];
  /** The codes of a set on a rule day, or over all days, in list order. */
  codeSet(name: string, day?: Day): readonly CodeEntry[];
  readonly indicators: readonly Indicator[];
  readonly supervision: readonly SupervisionRule[];
  /** Forms that districts report on, in their order. */
  readonly forms: readonly ReportForm[];
  /** By id: the topmost package that says one wins. */
  readonly bulletins: readonly BulletinDefinition[];
  /** The fold of the package that provides a hook last, or null. */
  fold(hook: HookName): Fold | null;
};
