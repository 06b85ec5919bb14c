import { settleTest } from '@sanyi/insurance';
import { parseDay, unwrap } from '@sanyi/kernel';
import {
  copyPackage,
  type DraftSession,
  draftFaults,
  draftSession,
  type EditTable,
  type InTable,
  mergeFiles,
  readLibrary,
} from '@sanyi/policy';
import { describe, expect, test } from 'vitest';
import { packages } from './packages.test-data.ts';

const library = unwrap(readLibrary(packages(), { target: 'closures' }));
const from = unwrap(parseDay('2019-10-01'));
const SEPARATION = 'beijing-2017-separation';

function sessionOf(of: string): DraftSession {
  const files = unwrap(copyPackage(library, { of, id: `${of}-v2`, version: '2.0.0', from }));
  const options = { target: 'closures', settleCase: settleTest } as const;
  return draftSession({ place: 'beijing', library, files, options });
}

function tableOf(session: DraftSession, decision: string): EditTable {
  const found = session.now().view.tables.find((each) => each.decision === decision);
  if (!found) throw new Error(`no ${decision}`);
  return found;
}

function place(session: DraftSession, rule: string): InTable & { column(name: string): number } {
  const table = tableOf(session, 'visitCharges');
  return {
    file: table.file,
    decision: table.decision,
    row: table.rules.findIndex(({ id }) => id === rule),
    column: (name) => table.columns.findIndex((column) => column.name === name),
  };
}

describe('work on a draft', () => {
  test('POL-41 a cell is changed, undone and done again; its mark falls back', () => {
    const session = sessionOf(SEPARATION);
    const { column, ...at } = place(session, 'tertiary-chief');
    const cell = (name: string): string | undefined =>
      tableOf(session, 'visitCharges').rules[at.row]?.cells[column(name)];
    expect([cell('price'), cell('provenance'), session.can.undo()]).toEqual([
      '80',
      'sourced',
      false,
    ]);
    session.apply({ kind: 'cell', ...at, column: column('price'), text: '85' });
    expect([cell('price'), cell('provenance'), session.can.undo()]).toEqual([
      '85',
      'illustrative',
      true,
    ]);
    session.undo();
    expect([cell('price'), session.can.redo()]).toEqual(['80', true]);
    session.redo();
    session.apply({ kind: 'cell', ...at, column: column('price'), text: '85' });
    expect([cell('price'), session.can.redo()]).toEqual(['85', false]);
    expect(session.now().problems).toEqual([]);
  });

  test('POL-41 rules are added, doubled, moved, renamed and deleted', () => {
    const session = sessionOf(SEPARATION);
    const { column: _, ...at } = place(session, 'tertiary-chief');
    const ids = (): string[] => tableOf(session, 'visitCharges').rules.map(({ id }) => id);
    const before = ids();
    session.apply({ kind: 'addRule', ...at, like: true });
    expect(ids()[at.row + 1]).toBe('tertiary-chief-2');
    session.apply({ kind: 'nameRule', ...at, row: at.row + 1, text: 'night' });
    session.apply({ kind: 'moveRule', ...at, row: at.row + 1, to: 0 });
    expect(ids().slice(0, 2)).toEqual(['night', before[0]]);
    session.apply({ kind: 'addRule', ...at, row: 0, like: false });
    expect(tableOf(session, 'visitCharges').rules[1]?.cells.slice(0, 3)).toEqual(['-', '-', '-']);
    session.apply({ kind: 'dropRule', ...at, row: 1 });
    session.apply({ kind: 'dropRule', ...at, row: 0 });
    expect(ids()).toEqual(before);
    expect(session.apply({ kind: 'dropRule', ...at, row: 999 })).toBe(session.now());
  });

  test('POL-50 a column is added from what the platform offers, moved, renamed and deleted', () => {
    const session = sessionOf(SEPARATION);
    const table = () => tableOf(session, 'visitCharges');
    const of = { file: table().file, decision: 'visitCharges' };
    const names = (): string[] => table().columns.map(({ name }) => name);
    const before = names();
    expect(session.offers(of).filter(({ from }) => from === 'field')).toContainEqual({
      name: 'day',
      title: { en: 'Day', zh: '日期' },
      kind: 'day',
      from: 'field',
    });
    session.apply({ kind: 'addColumn', ...of, role: 'input', name: 'day', label: '日期' });
    const added = names().indexOf('day');
    expect(table().columns[added]).toMatchObject({ role: 'input', kind: 'day' });
    expect(table().rules.every(({ cells }) => cells[added] === '-')).toBe(true);
    expect([session.now().problems, session.test()?.failed]).toEqual([[], 0]);
    expect(session.now().files.get(of.file)).toContain('href="#input-day"');
    session.apply({ kind: 'moveColumn', ...of, column: added, to: 0 });
    expect(names()[0]).toBe('day');
    expect(session.test()?.failed).toBe(0);
    session.apply({ kind: 'nameColumn', ...of, column: 0, field: 'label', text: '就诊日' });
    expect(table().columns[0]?.title.zh).toBe('就诊日');
    session.apply({ kind: 'dropColumn', ...of, column: 0 });
    expect(names()).toEqual(before);
    expect(session.now().files.get(of.file)).not.toContain('href="#input-day"');
    session.apply({ kind: 'nameColumn', ...of, column: 0, field: 'name', text: 'visitKindd' });
    expect(session.now().problems[0]?.problem.code).toBe('FEEL_UNKNOWN_NAME');
  });

  test('POL-50 a deleted condition that asked something takes the mark of its rules; the last stays', () => {
    const session = sessionOf(SEPARATION);
    const { column, ...at } = place(session, 'tertiary-chief');
    const mark = (): string | undefined =>
      tableOf(session, 'visitCharges').rules[at.row]?.cells[column('provenance')];
    expect(mark()).toBe('sourced');
    session.apply({ kind: 'dropColumn', ...at, column: column('title') });
    expect(tableOf(session, 'visitCharges').rules[at.row]?.cells).not.toContain('sourced');
    session.undo();
    expect(mark()).toBe('sourced');
    const other = sessionOf('beijing-2018-residents');
    const [only] = other.now().view.tables.filter(({ expression }) => expression === null);
    const inputs = only?.columns.filter(({ role }) => role === 'input').length ?? 0;
    const of = { file: only?.file ?? '', decision: only?.decision ?? '' };
    for (let count = 0; count < inputs + 2; count++) {
      other.apply({ kind: 'dropColumn', ...of, column: 0 });
    }
    const left = other.now().view.tables.find(({ decision }) => decision === of.decision);
    expect(left?.columns.filter(({ role }) => role === 'input')).toHaveLength(1);
  });

  test('POL-52 a renamed answer is read by its new name, in formulas, cells and columns; undone, by the old one', () => {
    const session = sessionOf('beijing-2016-base');
    const { file, columns } = tableOf(session, 'outpatientTerms');
    const text = (): string => session.now().files.get(file) ?? '';
    const [before, column] = [text(), columns.findIndex(({ name }) => name === 'deductible')];
    const edit = { file, decision: 'outpatientTerms', column, text: 'threshold' };
    session.apply({ kind: 'nameColumn', field: 'name', ...edit });
    expect(text()).not.toContain('outpatientTerms.deductible');
    expect(text().split('outpatientTerms.threshold')).toHaveLength(3);
    expect([session.now().problems, session.test()?.failed]).toEqual([[], 0]);
    session.undo();
    expect(text()).toBe(before);
  });

  test('POL-51 the hit policy is changed; what its hook asks for still counts', () => {
    const session = sessionOf(SEPARATION);
    const of = { file: tableOf(session, 'visitCharges').file, decision: 'visitCharges' };
    const { hitPolicy } = tableOf(session, 'visitCharges');
    session.apply({ kind: 'hitPolicy', ...of, policy: 'C#' });
    expect(tableOf(session, 'visitCharges').hitPolicy).toBe('C#');
    expect(session.now().problems.length).toBeGreaterThan(0);
    session.undo();
    expect(tableOf(session, 'visitCharges').hitPolicy).toBe(hitPolicy);
  });

  test('POL-52 a formula is checked as it is written, and requires what it names', () => {
    const session = sessionOf('beijing-2016-base');
    const formulas = session
      .now()
      .view.tables.filter(({ expression, editable }) => expression !== null && editable);
    const [formula] = formulas;
    if (!formula) throw new Error('no formula');
    const of = { file: formula.file, decision: formula.decision };
    const typed = (text: string) =>
      session.checkCell({ kind: 'expression', ...of, entry: null, text });
    expect(typed(formula.expression ?? '')).toEqual([]);
    const [wrong] = typed(`${formula.expression} +`);
    expect(wrong).toMatchObject({ decision: of.decision, problem: { code: 'FEEL_SYNTAX' } });
    const [unknown] = typed(`${formula.expression} + nobodysName`);
    expect(unknown?.problem.zh).toMatch(/[一-鿿]/);
    const decision = session
      .offers(of)
      .find(({ name, from }) => from === 'decision' && !(formula.expression ?? '').includes(name));
    const text = `if ${decision?.name} = null then null else ${formula.expression}`;
    session.apply({ kind: 'expression', ...of, entry: null, text });
    const codes = session.now().problems.map(({ problem }) => problem.code);
    expect(codes).not.toContain('FEEL_REQUIREMENT_MISSING');
    session.undo();
    expect(session.now().problems).toEqual([]);
  });

  test('POL-42 a half-written cell is told at its place at every keystroke, in both languages', () => {
    const session = sessionOf(SEPARATION);
    const { column, ...at } = place(session, 'tertiary-chief');
    const typed = (name: string, text: string) =>
      session.checkCell({ kind: 'cell', ...at, column: column(name), text });
    expect(typed('title', '"chie')[0]?.problem.code).toBe('FEEL_SYNTAX');
    const [unknown] = typed('title', '"chieff"');
    expect(unknown).toMatchObject({
      decision: 'visitCharges',
      rows: [at.row],
      column: column('title'),
    });
    expect(unknown?.problem.en).toContain('chief');
    expect(unknown?.problem.zh).toMatch(/[一-鿿]/);
    expect(typed('title', '"chief"')).toEqual([]);
    expect(typed('price', '80.123')[0]?.column).toBe(column('price'));
    expect(typed('price', 'price of a visit')[0]?.problem.code).toBe('FEEL_UNKNOWN_NAME');
  });

  test('POL-42 what the quick check says of a cell the whole check says, too', () => {
    const session = sessionOf(SEPARATION);
    const { column, ...at } = place(session, 'tertiary-chief');
    for (const [name, text] of [
      ['title', '"chieff"'],
      ['price', 'true'],
      ['age', '>= "old"'],
      ['inScope', 'fals'],
    ] as const) {
      const edit = { kind: 'cell', ...at, column: column(name), text } as const;
      const quick = session.checkCell(edit);
      expect(quick[0]?.rows).toEqual([at.row]);
      expect(session.preview(edit).problems.map(({ rows }) => rows)).toContainEqual([at.row]);
    }
  });

  test('POL-43 a parameter gets a value from a day, beside the older ones; a mark is asked for', () => {
    const session = sessionOf(SEPARATION);
    const found = () => session.now().view.parameters.find(({ name }) => name === 'waiverAge');
    const { file = '', below = [] } = found() ?? {};
    expect(below.map((each) => [each.package, each.from, each.value])).toEqual([
      ['beijing-2017-separation', '2017-04-08', '60'],
    ]);
    const at = { file, name: 'waiverAge' };
    session.apply({ kind: 'addValue', ...at, from: '2019-10-01' });
    session.apply({ kind: 'value', ...at, row: 1, field: 'value', text: '65' });
    expect(found()?.values.at(-1)).toEqual({
      from: '2019-10-01',
      value: '65',
      provenance: 'illustrative',
      source: 'draft',
    });
    expect(session.now().problems).toEqual([]);
    session.apply({ kind: 'value', ...at, row: 1, field: 'source', text: '' });
    const [unmarked] = session.now().problems;
    expect([unmarked?.name, unmarked?.rows]).toEqual(['waiverAge', [1]]);
    session.apply({ kind: 'dropValue', ...at, row: 1 });
    expect(found()?.values).toHaveLength(1);
    expect(session.apply({ kind: 'dropValue', ...at, row: 0 }).view).toBe(session.now().view);
  });

  test('POL-43 a price of the list is taken over and changed; another package is not silenced', () => {
    const session = sessionOf(SEPARATION);
    const list = () => session.now().view.lists[0];
    const { file = '', below = [] } = list() ?? {};
    const [ct] = below.filter(({ cells }) => cells[0] === 'ct-plain').slice(-1);
    const cells = [...(ct?.cells ?? [])].with(2, '120.00').with(3, '2019-10-01');
    session.apply({ kind: 'addRow', file, cells });
    expect(session.now().problems).toEqual([]);
    session.apply({ kind: 'listCell', file, row: 0, column: 2, text: '12o' });
    const [wrong] = session.now().problems;
    expect([wrong?.name, wrong?.rows, wrong?.column]).toEqual(['servicePrice', [0], 2]);
    session.apply({ kind: 'dropRow', file, row: 0 });
    expect(list()?.rows).toEqual([]);
  });

  test('POL-44 an input is tried: answer, rules, and by which cell a rule was missed', () => {
    const session = sessionOf(SEPARATION);
    const visit = {
      visitKind: 'outpatient',
      level: 'tertiary',
      title: 'chief',
      insured: 'true',
      scheme: 'employee',
      age: '45',
      specialNeeds: 'false',
    };
    const ask = (input: Record<string, string>, day = '2019-10-01') =>
      session.tryInput({ hook: 'price.visit', day, input, acc: {} });
    const tried = unwrap(ask(visit));
    expect(tried.cites).toEqual(['beijing-2017-separation-v2@2.0.0#visitCharges/tertiary-chief']);
    expect(tried.output).toContain('price: 80.00');
    const [table] = tried.tables;
    const missed = table?.rules.filter(({ cells }) => cells.filter((each) => !each).length === 1);
    expect(missed?.map(({ id }) => id)).toContain('tertiary-deputy-chief');
    expect(unwrap(ask(visit, '2019-09-30')).by).toBe('beijing-2017-separation');
    const wrong = ask({ ...visit, age: 'old' });
    expect(wrong.ok || wrong.problems.map(({ where }) => where)).toEqual(['age']);
  });

  test('POL-44 the cases run with what was edited, and the package moves to another day', () => {
    const session = sessionOf(SEPARATION);
    const { column, ...at } = place(session, 'tertiary-chief');
    expect(session.test()).toMatchObject({ failed: 0 });
    session.apply({ kind: 'cell', ...at, column: column('price'), text: '85' });
    const report = session.test();
    const failed = report?.cases.filter((each) => !each.ok) ?? [];
    expect(failed.length).toBeGreaterThan(0);
    expect(failed[0]?.actual).toContain('85.00');
    session.apply({ kind: 'from', text: '2019-11-01' });
    expect(session.now().view.from).toBe('2019-11-01');
    expect(session.test()?.failed).toBe(failed.length);
    session.apply({ kind: 'file', path: 'policy.yaml', text: 'id: [' });
    expect([session.test(), session.now().problems.length > 0]).toEqual([null, true]);
    expect(session.now().view.tables.length).toBeGreaterThan(0);
    session.undo();
    expect(session.now().problems).toEqual([]);
  });

  test('POL-45 a draft that speaks for what another speaks for is told, with both clauses', () => {
    const session = sessionOf(SEPARATION);
    const text = session.now().files.get('policy.yaml') ?? '';
    const silent = text.replace(/replaces:\n.*\n.*\n/, '');
    const { problems } = session.apply({ kind: 'file', path: 'policy.yaml', text: silent });
    expect([...new Set(problems.map(({ problem }) => problem.code))]).toEqual(['STACK_CONFLICT']);
    expect(problems.map(({ problem }) => problem.details)).toContainEqual(
      expect.objectContaining({
        first: expect.stringContaining('beijing-2017-separation/policy.yaml'),
        second: expect.stringContaining('beijing-2017-separation-v2/policy.yaml'),
      }),
    );
  });

  test('POL-46 two who changed different cells lose nothing; of one cell both texts are told', () => {
    const [mine, theirs] = [sessionOf(SEPARATION), sessionOf(SEPARATION)];
    const base = mine.now().files;
    const { column, ...chief } = place(mine, 'tertiary-chief');
    const ordinary = place(mine, 'tertiary-ordinary');
    const set = (session: DraftSession, row: number, name: string, text: string): void => {
      session.apply({ kind: 'cell', ...chief, row, column: column(name), text });
    };
    set(mine, chief.row, 'price', '85');
    set(mine, ordinary.row, 'price', '55');
    set(theirs, chief.row, 'fixedFund', '45');
    set(theirs, ordinary.row, 'price', '60');
    const merged = mergeFiles({ base, mine: mine.now().files, theirs: theirs.now().files });
    expect(merged.conflicts).toEqual([
      { file: chief.file, place: 'visitCharges/tertiary-ordinary/price', mine: '55', theirs: '60' },
    ]);
    mine.replace(merged.files);
    const cells = (row: number): (string | undefined)[] =>
      ['price', 'fixedFund'].map(
        (name) => tableOf(mine, 'visitCharges').rules[row]?.cells[column(name)],
      );
    expect([cells(chief.row), cells(ordinary.row)]).toEqual([
      ['85', '45'],
      ['55', '40'],
    ]);
    expect(mergeFiles({ base, mine: base, theirs: theirs.now().files }).files).toEqual(
      theirs.now().files,
    );
  });

  test('POL-46 a rule that one deleted and the other changed stays, with the change', () => {
    const [mine, theirs] = [sessionOf(SEPARATION), sessionOf(SEPARATION)];
    const base = mine.now().files;
    const { column, ...at } = place(mine, 'tertiary-chief');
    mine.apply({ kind: 'dropRule', ...at });
    theirs.apply({ kind: 'cell', ...at, column: column('price'), text: '90' });
    theirs.apply({ kind: 'dropRule', ...at, row: at.row + 1 });
    const { files } = mergeFiles({ base, mine: mine.now().files, theirs: theirs.now().files });
    mine.replace(files);
    const rules = tableOf(mine, 'visitCharges').rules;
    expect(rules.find(({ id }) => id === 'tertiary-chief')?.cells[column('price')]).toBe('90');
    expect(rules.map(({ id }) => id)).not.toContain('tertiary-chief-uninsured');
  });

  test('POL-47 an overlap of a table that takes one rule is a fault with an example; what was there before is none', () => {
    const session = sessionOf('beijing-2018-residents');
    expect(session.analyse()?.found).toEqual([]);
    const table = tableOf(session, 'firstContact');
    const row = table.rules.findIndex(({ cells }) => cells.includes('"primary"'));
    const at = { file: table.file, decision: 'firstContact', row };
    session.apply({ kind: 'cell', ...at, column: 3, text: '"primary","secondary"' });
    const found = session.analyse()?.found ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toMatchObject({ grave: true, decision: 'firstContact' });
    expect(found[0]?.rows).toContain(row);
    expect(found[0]?.problem.zh).toMatch(/[一-鿿]/);
    const { linked } = session.now();
    expect(linked && draftFaults(linked, library).length).toBeGreaterThan(0);
    const base = sessionOf('beijing-2016-base');
    expect(base.analyse()?.found.filter(({ grave }) => grave)).toEqual([]);
    const original = base.now().linked;
    expect(original && draftFaults(original, library)).toEqual([]);
  });

  test('POL-47 what is so only from a later day on says so, in words of columns and codes', () => {
    const session = sessionOf(SEPARATION);
    const { column, ...at } = place(session, 'primary-ordinary');
    session.apply({ kind: 'cell', ...at, column: column('age'), text: '< 60' });
    const before = session.analyse()?.found ?? [];
    const parameter = session.now().view.parameters.find(({ name }) => name === 'waiverAge');
    const of = { file: parameter?.file ?? '', name: 'waiverAge' };
    session.apply({ kind: 'addValue', ...of, from: '2020-07-01' });
    session.apply({ kind: 'value', ...of, row: 1, field: 'value', text: '65' });
    const known = new Set(before.map(({ problem }) => problem.en));
    const later = (session.analyse()?.found ?? []).filter(({ problem }) => !known.has(problem.en));
    expect(later[0]).toMatchObject({ days: { from: '2020-07-01', to: null } });
    const { en = '', zh = '' } = later[0]?.problem ?? {};
    expect(en).toContain('Age: 60 to less than 65');
    expect(zh).toContain('年龄：60 至 65（不含）');
    expect(en + zh).not.toMatch(/"primary"|parameters\./);
  });
});
