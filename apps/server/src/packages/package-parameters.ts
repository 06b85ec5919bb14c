import type { CodeTitles, DatedValue, PackageParameter, PackageTable } from '@sanyi/api';
import { type Day, isoDate } from '@sanyi/kernel';
import {
  codeSetOf,
  codeTitles,
  type Library,
  type Parameter,
  type PolicyPackage,
  valueText,
} from '@sanyi/policy';

type Dated = { readonly package: string; readonly value: Parameter['values'][number] };

/** The parameters of a package, each with its whole time line over all packages of the place. */
export function parametersOf(of: PolicyPackage, library: Library): PackageParameter[] {
  return [...of.parameters.values()].map((parameter) => ({
    name: parameter.name,
    title: parameter.title,
    kind: parameter.kind.kind,
    codes: codeTitles(codeSetOf(parameter.kind), of, library),
    unit: parameter.unit,
    amends: amendedBy(of, parameter.name),
    values: timeLine(parameter, of, library),
  }));
}

/** What the parameters that cells name are called; a rule may read those of other packages. */
export function namesRead(
  tables: readonly PackageTable[],
  of: PolicyPackage,
  library: Library,
): CodeTitles {
  const near = [...library.values()].filter(
    ({ id, place }) => place === of.place || of.requires.includes(id),
  );
  const cells = tables.flatMap(({ rows }) =>
    rows.flatMap((row) => [...row.inputs, ...row.outputs]),
  );
  const names = cells.flatMap((cell) => cell.match(/\bparameters\.\w+/g) ?? []);
  return Object.fromEntries(
    names.flatMap((name) => {
      const own = name.replace('parameters.', '');
      const found = [of, ...near].find(({ parameters }) => parameters.has(own));
      const title = found?.parameters.get(own)?.title;
      return title ? [[name, title]] : [];
    }),
  );
}

const amendedBy = (of: PolicyPackage, name: string): string | null =>
  of.declarations.find((each) => each.unit === 'parameter' && each.name === name)?.of ?? null;

/** Values of a later package stand on top from its first day on; before it the old ones stand. */
function timeLine(parameter: Parameter, of: PolicyPackage, library: Library): DatedValue[] {
  const speakers = [...library.values()]
    .filter((each) => each.place === of.place && each.parameters.has(parameter.name))
    .sort((a, b) => a.effective.from - b.effective.from);
  let line: readonly Dated[] = [];
  for (const speaker of speakers) {
    const own = speaker.parameters.get(parameter.name)?.values ?? [];
    const first = own[0]?.from ?? Number.POSITIVE_INFINITY;
    const before = line.filter((each) => each.value.from < first);
    line = [...before, ...own.map((value) => ({ package: speaker.id, value }))];
  }
  return line.map((each, index) => dated(each, parameter, line[index + 1]?.value.from ?? null));
}

const dated = (of: Dated, { kind }: Parameter, to: Day | null): DatedValue => ({
  package: of.package,
  from: isoDate(of.value.from),
  to: to === null ? null : isoDate(to),
  value: of.value.value === null ? null : valueText(of.value.value, kind),
  provenance: of.value.provenance,
  source: of.value.source,
  note: of.value.note,
});
