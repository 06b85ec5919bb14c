import type { ContextEntry, Logic } from '@sanyi/feel';
import type { StructureEdit } from './edit.ts';
import { withRenamedEntry } from './rename-answer.ts';

type FormulaEdit = Extract<
  StructureEdit,
  { readonly kind: 'expression' | 'addEntry' | 'nameEntry' | 'dropEntry' }
>;

/** A decision of formulas after an edit: one formula, or a context of named ones. */
export function editedFormula(logic: Logic, edit: FormulaEdit): Logic | null {
  if (logic.form === 'literal') {
    const isIt = edit.kind === 'expression' && edit.entry === null;
    return isIt ? { ...logic, text: edit.text } : null;
  }
  if (logic.form !== 'context') return null;
  const entries = editedEntries(logic.entries, edit);
  return entries && { ...logic, entries };
}

function editedEntries(
  entries: readonly ContextEntry[],
  edit: FormulaEdit,
): readonly ContextEntry[] | null {
  if (edit.kind === 'addEntry') return withEntry(entries, edit.name);
  const entry = edit.entry === null ? undefined : entries[edit.entry];
  if (!entry || edit.entry === null) return null;
  switch (edit.kind) {
    case 'expression':
      if (entry.logic.form !== 'literal') return null;
      return entries.with(edit.entry, { ...entry, logic: { ...entry.logic, text: edit.text } });
    case 'nameEntry':
      return entry.name === null ? null : withName(entries, edit.entry, edit.text);
    case 'dropEntry':
      return entries.length < 2 ? null : entries.toSpliced(edit.entry, 1);
  }
}

/** An entry under another name, by which the entries after it read it. */
function withName(
  entries: readonly ContextEntry[],
  at: number,
  to: string,
): readonly ContextEntry[] {
  const from = entries[at]?.name ?? '';
  const isFree = entries.every(({ name }) => name !== to);
  return entries.map((each, index) => {
    if (index === at) return { ...each, name: to };
    return index > at && isFree
      ? { ...each, logic: withRenamedEntry(each.logic, { from, to }) }
      : each;
  });
}

/** A new entry stands before the result, which may read it. */
function withEntry(entries: readonly ContextEntry[], name: string): readonly ContextEntry[] | null {
  if (name.trim() === '' || entries.some((entry) => entry.name === name)) return null;
  const at = entries.findIndex((entry) => entry.name === null);
  const added: ContextEntry = { name, logic: { form: 'literal', text: 'null' } };
  return entries.toSpliced(at < 0 ? entries.length : at, 0, added);
}
