import { isoDate, type Text } from '@sanyi/kernel';
import { isMap, isSeq, parseDocument, type YAMLMap } from 'yaml';
import { readCsv } from '../csv/read-csv.ts';
import { parseKind } from '../kinds/kind-text.ts';
import { readUnit } from '../kinds/unit.ts';
import { valueText } from '../kinds/value-text.ts';
import { filesOf } from '../package/layout.ts';
import type { PackageFiles } from '../package/policy-package.ts';
import { type CodeTitles, codeSetOf, codeTitles } from '../words/code-titles.ts';
import { titleOf } from '../words/column-title.ts';
import type { About, DraftGround } from './draft-ground.ts';
import type { DraftView, EditList, EditParameter, EditValue } from './draft-view.ts';
import { packageHead } from './package-head.ts';
import { tryForms } from './try-forms.ts';
import { viewTables } from './view-tables.ts';

/**
 * A package as an editor shows it: read file by file, so that what is broken in one hides nothing
 * of the others.
 */
export function viewDraft(files: PackageFiles, ground: DraftGround): DraftView {
  const head = packageHead(files.get('policy.yaml') ?? '');
  const titles = (set: string | null): CodeTitles => titlesOf(set, ground);
  return {
    id: head.id ?? '',
    version: head.version ?? '',
    title: head.title ?? { en: head.id ?? '', zh: head.id ?? '' },
    from: head.from ?? '',
    tables: filesOf(files, 'table').flatMap((file) => viewTables(file, { ground, titles })),
    parameters: filesOf(files, 'parameters').flatMap((file) =>
      parametersOf(file, { ground, titles }),
    ),
    lists: listsOf(files, { ground, titles }),
    forms: tryForms(ground, titles),
    files: [...files.keys()].sort(),
  };
}

function titlesOf(set: string | null, { place, library, linked }: DraftGround): CodeTitles {
  const any = linked ?? [...library.values()].find((each) => each.place === place);
  if (!any) return {};
  const all = linked ? new Map(library).set(linked.id, linked) : library;
  return codeTitles(set, any, all);
}

type File = { readonly path: string; readonly text: string };

function parametersOf({ path, text }: File, { ground, titles }: About): EditParameter[] {
  const document = parseDocument(text, { schema: 'failsafe', logLevel: 'silent' });
  if (!isMap(document.contents)) return [];
  return document.contents.items.flatMap(({ key, value }) => {
    const name = String(key);
    if (!isMap(value)) return [];
    const kindWord = textAt(value, 'kind');
    const values = value.get('values');
    return [
      {
        file: path,
        name,
        title: bilingualAt(value, 'title') ?? { en: name, zh: name },
        kind: kindWord,
        unit: unitAt(value),
        codes: titles(codeSetOf(parseKind(kindWord) ?? undefined)),
        values: isSeq(values) ? values.items.map(writtenValue) : [],
        below: belowOf(name, ground),
      },
    ];
  });
}

function writtenValue(item: unknown): EditValue {
  if (!isMap(item)) return { from: '', value: '', provenance: '', source: '' };
  return {
    from: textAt(item, 'from'),
    value: textAt(item, 'value'),
    provenance: textAt(item, 'provenance'),
    source: textAt(item, 'source'),
  };
}

const textAt = (map: YAMLMap<unknown, unknown>, key: string): string => {
  const value = map.get(key);
  return typeof value === 'string' ? value : '';
};

function bilingualAt(map: YAMLMap<unknown, unknown>, key: string): Text | null {
  const value = map.get(key);
  return isMap(value) ? { en: textAt(value, 'en'), zh: textAt(value, 'zh') } : null;
}

function unitAt(map: YAMLMap<unknown, unknown>): Text | null {
  return bilingualAt(map, 'unit') ?? readUnit(textAt(map, 'unit'));
}

/** What the packages in force say of a parameter, oldest first. */
function belowOf(name: string, { place, library }: DraftGround): EditParameter['below'] {
  return [...library.values()]
    .filter((each) => each.place === place && each.parameters.has(name))
    .sort((a, b) => a.effective.from - b.effective.from)
    .flatMap((each) => {
      const parameter = each.parameters.get(name);
      return (parameter?.values ?? []).map(({ from, value, provenance, source }) => ({
        package: each.id,
        from: isoDate(from),
        value: parameter ? valueText(value, parameter.kind) : '',
        provenance,
        source,
      }));
    });
}

function listsOf(files: PackageFiles, { ground, titles }: About): EditList[] {
  const manifest = parseDocument(files.get('policy.yaml') ?? '', {
    schema: 'failsafe',
    logLevel: 'silent',
  });
  const declared = manifest.get('lists');
  if (!isMap(declared)) return [];
  return declared.items.flatMap(({ key, value }) => {
    if (!isMap(value)) return [];
    const file = textAt(value, 'file');
    const csv = readCsv(files.get(file) ?? '');
    if (!csv.ok) return [];
    const [header = [], ...rows] = csv.records.map(({ cells }) => cells);
    const name = String(key);
    const kinds = value.get('values');
    const kindOf = (column: string): string => (isMap(kinds) ? textAt(kinds, column) : '');
    return [
      {
        name,
        file,
        kind: textAt(value, 'kind'),
        columns: header.map((column) => ({
          name: column,
          title: titleOf(column, LIST_WORDS[column]),
          role: column === 'provenance' || column === 'source' ? ('note' as const) : 'input',
          kind: kindOf(column) || 'text',
          codes: titles(column),
        })),
        rows,
        below: rowsBelow(name, header, ground),
      },
    ];
  });
}

const LIST_WORDS: Readonly<Record<string, string>> = {
  item: '项目',
  level: '级别',
  price: '价格',
  from: '起始日',
  to: '截止日',
  provenance: '依据程度',
  source: '来源',
};

/** Rows of packages in force as they are written, in the columns of the draft's list. */
function rowsBelow(
  name: string,
  header: readonly string[],
  { place, library }: DraftGround,
): EditList['below'] {
  return [...library.values()]
    .filter((each) => each.place === place && each.lists.has(name))
    .sort((a, b) => a.effective.from - b.effective.from)
    .flatMap((each) => {
      const csv = readCsv(each.files.get(each.lists.get(name)?.file ?? '') ?? '');
      const [own, ...rows] = csv.ok ? csv.records.map(({ cells }) => cells) : [];
      return rows.map((row) => ({
        package: each.id,
        cells: header.map((column) => row[own?.indexOf(column) ?? -1] ?? ''),
      }));
    });
}
