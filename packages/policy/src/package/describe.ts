import type { Decision, DmnModel } from '@sanyi/feel';
import { type IsoDate, isoDate, type Text } from '@sanyi/kernel';
import { kindText } from '../kinds/kind-text.ts';
import { valueText } from '../kinds/value-text.ts';
import { filesOf } from './layout.ts';
import type { PolicyPackage } from './policy-package.ts';
import type { Provenance } from './provenance.ts';

/** A package as plain data for readers: every value as text, days as dates. */
export type PackageDescription = {
  readonly id: string;
  readonly version: string;
  readonly title: Text;
  readonly place: string;
  readonly from: IsoDate;
  readonly to: IsoDate | null;
  readonly authority: Text;
  readonly requires: readonly string[];
  readonly provides: readonly { readonly hook: string; readonly decision: string }[];
  readonly declarations: readonly {
    readonly how: string;
    readonly unit: string;
    readonly name: string;
    readonly of: string;
  }[];
  readonly tables: readonly TableDescription[];
  readonly parameters: readonly {
    readonly name: string;
    readonly title: Text;
    readonly unit: Text | null;
    readonly kind: string;
    readonly values: readonly {
      readonly from: IsoDate;
      readonly value: string;
      readonly provenance: Provenance;
      readonly source: string;
      readonly note: Text | null;
    }[];
  }[];
  readonly lists: readonly {
    readonly name: string;
    readonly kind: string;
    readonly columns: readonly string[];
    readonly rows: number;
  }[];
  readonly tests: readonly string[];
  readonly notes: readonly { readonly path: string; readonly text: string }[];
};

/** A decision table as a grid, or a decision of another form as its expressions. */
export type TableDescription = {
  readonly file: string;
  readonly decision: string;
  readonly label: string | null;
  readonly hitPolicy: string | null;
  readonly inputs: readonly { readonly name: string; readonly label: string | null }[];
  readonly outputs: readonly { readonly name: string; readonly label: string | null }[];
  readonly annotations: readonly string[];
  readonly rows: readonly {
    readonly rule: string;
    readonly inputs: readonly string[];
    readonly outputs: readonly string[];
    readonly annotations: readonly string[];
  }[];
  readonly requires: readonly string[];
};

/**
 * Describes a package as plain data, for a console or another program.
 *
 * @example
 * ```ts
 * for (const whole of unwrap(readLibrary([])).values()) describePackage(whole).parameters.length;
 * ```
 */
export function describePackage(whole: PolicyPackage): PackageDescription {
  const { id, version, title, place, effective, authority, requires } = whole;
  return {
    id,
    version,
    title,
    place,
    from: isoDate(effective.from),
    to: effective.to === null ? null : isoDate(effective.to),
    authority,
    requires,
    provides: [...whole.provides.values()].map(({ hook, decision }) => ({ hook, decision })),
    declarations: whole.declarations.map(({ how, unit, name, of }) => ({ how, unit, name, of })),
    tables: [...whole.tables].flatMap(([file, model]) => tablesOf(file, model)),
    parameters: [...whole.parameters.values()].map((each) => ({
      name: each.name,
      title: each.title,
      unit: each.unit,
      kind: kindText(each.kind),
      values: each.values.map(({ from, value, provenance, source, note }) => {
        return {
          from: isoDate(from),
          value: valueText(value, each.kind),
          provenance,
          source,
          note,
        };
      }),
    })),
    lists: [...whole.lists.values()].map(({ name, kind, keys, columns, rows }) => {
      return {
        name,
        kind,
        columns: [...keys, ...columns.map((each) => each.name)],
        rows: rows.length,
      };
    }),
    tests: [...filesOf(whole.files, 'goodTest'), ...filesOf(whole.files, 'badTest')].map(
      (each) => each.path,
    ),
    notes: filesOf(whole.files, 'note'),
  };
}

const tablesOf = (file: string, model: DmnModel): TableDescription[] =>
  model.decisions.map((decision) => tableOf(file, decision));

function tableOf(file: string, decision: Decision): TableDescription {
  const { name, label = null, requires, logic } = decision;
  const base = { file, decision: name, label, requires };
  if (logic.form !== 'table') {
    return { ...base, hitPolicy: null, inputs: [], outputs: [], annotations: [], rows: [] };
  }
  return {
    ...base,
    hitPolicy: logic.hitPolicy,
    inputs: logic.inputs.map((each) => ({ name: each.expression, label: each.label ?? null })),
    outputs: logic.outputs.map((each) => ({ name: each.name, label: each.label ?? null })),
    annotations: logic.annotations,
    rows: logic.rules.map(({ id: rule, inputs, outputs, annotations }) => {
      return { rule, inputs, outputs, annotations };
    }),
  };
}
