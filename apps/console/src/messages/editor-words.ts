import { dayWords } from '@sanyi/kernel';

/** Words of the editor of packages. They come with its page, not with the first one. */
export type EditorWords = {
  readonly drafts: string;
  readonly draftsText: string;
  readonly noDrafts: string;
  readonly noDraftsText: string;
  readonly changeCopy: string;
  readonly changeCopyText: string;
  readonly importDraft: string;
  readonly states: {
    readonly draft: string;
    readonly submitted: string;
    readonly approved: string;
    readonly dropped: string;
  };
  readonly startsOn: (day: string) => string;
  readonly firstDay: string;
  readonly sentence: (id: string) => string;
  readonly opening: string;
  readonly tabs: {
    readonly tables: string;
    readonly parameters: string;
    readonly lists: string;
    readonly files: string;
    readonly history: string;
  };
  readonly views: { readonly grid: string; readonly rows: string; readonly diagram: string };
  readonly undo: string;
  readonly redo: string;
  readonly addRule: string;
  readonly doubleRule: string;
  readonly up: string;
  readonly down: string;
  readonly dropRule: string;
  readonly ruleOf: (number: number, count: number) => string;
  readonly ruleName: string;
  readonly any: string;
  readonly asks: string;
  readonly answers: string;
  readonly notes: string;
  readonly condition: (column: string) => string;
  readonly outcome: (column: string) => string;
  readonly hints: {
    readonly code: string;
    readonly flag: string;
    readonly number: string;
    readonly test: string;
    readonly answer: string;
    readonly note: string;
  };
  readonly keys: string;
  readonly checks: string;
  readonly checksRunning: string;
  readonly allRight: string;
  readonly proved: string;
  readonly problems: (count: number) => string;
  readonly warning: string;
  readonly show: string;
  readonly onDays: (from: string, to: string | null) => string;
  readonly newValue: string;
  readonly olderValues: string;
  readonly dropValue: string;
  readonly parametersHere: string;
  readonly noParameters: string;
  readonly listText: (package_: string) => string;
  readonly takePrice: string;
  readonly takePriceText: string;
  readonly dropRow: string;
  readonly tests: string;
  readonly testsPassed: (passed: number, all: number) => string;
  readonly testsNot: string;
  readonly runAgain: string;
  readonly accept: string;
  readonly acceptText: string;
  readonly expected: string;
  readonly cameOut: string;
  readonly tryTitle: string;
  readonly tryText: string;
  readonly tryIt: string;
  readonly day: string;
  readonly before: string;
  readonly result: string;
  readonly applied: string;
  readonly byOther: (package_: string) => string;
  readonly missedBy: string;
  readonly tryBlocked: string;
  readonly save: string;
  readonly saved: string;
  readonly unsaved: string;
  readonly note: string;
  readonly noteHint: string;
  readonly submit: string;
  readonly submitText: string;
  readonly approve: string;
  readonly approveText: string;
  readonly approveFrom: string;
  readonly giveBack: string;
  readonly takeBack: string;
  readonly drop: string;
  readonly reason: string;
  readonly waiting: string;
  readonly inForceFrom: (day: string, id: string) => string;
  readonly settling: string;
  readonly exportArchive: string;
  readonly exportDmn: string;
  readonly restore: string;
  readonly version: string;
  readonly conflictTitle: string;
  readonly conflictText: string;
  readonly mine: string;
  readonly theirs: string;
  readonly mergeThem: string;
  readonly takeTheirs: string;
  readonly ownCopy: string;
  readonly bothChanged: (count: number) => string;
  readonly merged: string;
  readonly diagramText: string;
  readonly filesText: string;
  readonly acts: Readonly<Record<string, string>>;
  readonly who: string;
  readonly onlyLook: string;
};

export const editorEn: EditorWords = {
  drafts: 'Drafts',
  draftsText: 'Copies that are being changed. None of them is in force.',
  noDrafts: 'No draft yet.',
  noDraftsText: 'Open a package and choose “Change a copy”. What is in force stays as it is.',
  changeCopy: 'Change a copy',
  changeCopyText:
    'Makes a copy to work on. What is in force stays as it is until somebody approves the copy.',
  importDraft: 'Import',
  states: {
    draft: 'Draft',
    submitted: 'Waits for approval',
    approved: 'Approved',
    dropped: 'Given up',
  },
  startsOn: (day) => `from ${dayWords(day, 'en')}`,
  firstDay: 'First day',
  sentence: (id) =>
    `A copy of ${id}. Nothing you change here is in force before it is approved from a day.`,
  opening: 'Reading the rules in this browser …',
  tabs: {
    tables: 'Tables',
    parameters: 'Parameters',
    lists: 'Prices',
    files: 'Files',
    history: 'History',
  },
  views: { grid: 'Grid', rows: 'One rule', diagram: 'Diagram' },
  undo: 'Undo',
  redo: 'Redo',
  addRule: 'Add rule',
  doubleRule: 'Duplicate',
  up: 'Move up',
  down: 'Move down',
  dropRule: 'Delete',
  ruleOf: (number, count) => `rule ${number} of ${count}`,
  ruleName: 'Name of the rule',
  any: 'any',
  asks: 'If',
  answers: 'Then',
  notes: 'Why',
  condition: (column) => `The rule applies when “${column}” is`,
  outcome: (column) => `Then “${column}” is`,
  hints: {
    code: 'Choose one or more, or “any”.',
    flag: 'Choose yes, no or any.',
    number: 'A number, such as 50 or 0.7.',
    test: 'Write 60, >= 60, < 18 or [18..60), several with commas; - means any.',
    answer: 'A value, a text in quotes, or a calculation.',
    note: 'Words for people; no rule reads them.',
  },
  keys: 'Arrows move, Enter changes, Esc takes back, Ctrl+Z undoes, Ctrl+D duplicates.',
  checks: 'Checks',
  checksRunning: 'checking …',
  allRight: 'Nothing stands against this draft.',
  proved: 'No two rules of this table can apply at once: proved.',
  problems: (count) => (count === 1 ? '1 problem' : `${count} problems`),
  warning: 'look at',
  show: 'Show',
  onDays: (from, to) =>
    to === null
      ? `Only from ${dayWords(from, 'en')} on.`
      : `Only from ${dayWords(from, 'en')} until before ${dayWords(to, 'en')}.`,
  newValue: 'New value from a day',
  olderValues: 'In force before',
  dropValue: 'Delete value',
  parametersHere: 'Values by date',
  noParameters: 'No table of this draft has values by date of its own.',
  listText: (package_) =>
    `Prices that change with this draft. All others stay as ${package_} has them.`,
  takePrice: 'Change a price',
  takePriceText: 'Choose an item',
  dropRow: 'Leave as it was',
  tests: 'Tests',
  testsPassed: (passed, all) => `${passed} of ${all} tests pass`,
  testsNot: 'Tests run when the draft can be read.',
  runAgain: 'run for what you see',
  accept: 'Take what came out as expected',
  acceptText: 'Only when you mean the change: each test then expects what the rules answer now.',
  expected: 'Expected',
  cameOut: 'Came out',
  tryTitle: 'Try an input',
  tryText:
    'One case, asked as the city would ask it on that day. Matching cells light up in the table.',
  tryIt: 'Try',
  day: 'Day',
  before: 'Earlier in the year',
  result: 'Result',
  applied: 'Applied',
  byOther: (package_) => `On this day ${package_} still speaks.`,
  missedBy: 'Missed by one cell',
  tryBlocked: 'Put right what the checks say first.',
  save: 'Save',
  saved: 'Saved',
  unsaved: 'Not saved yet',
  note: 'What changes',
  noteHint: 'In a sentence, for whoever approves',
  submit: 'Submit for approval',
  submitText: 'Needs no problem and all tests passing.',
  approve: 'Approve',
  approveText:
    'From this day the rules of this draft hold, and everything is settled anew. It cannot be taken back, only followed by another version.',
  approveFrom: 'In force from',
  giveBack: 'Return',
  takeBack: 'Take back',
  drop: 'Give up',
  reason: 'Reason',
  waiting: 'Waits for a director to approve it. It stands still meanwhile.',
  inForceFrom: (day, id) => `In force from ${dayWords(day, 'en')} as ${id}.`,
  settling: 'The city is being settled under the approved rules …',
  exportArchive: 'Package as a file',
  exportDmn: 'This table as DMN',
  restore: 'Bring back',
  version: 'Version',
  conflictTitle: 'Somebody else saved meanwhile',
  conflictText:
    'Nothing was written and nothing of yours is lost. Choose what becomes of the two texts.',
  mine: 'Yours',
  theirs: 'Theirs',
  mergeThem: 'Lay mine over theirs',
  takeTheirs: 'Take theirs',
  ownCopy: 'Save mine as my own copy',
  bothChanged: (count) =>
    count === 0
      ? 'You changed different places; both changes are kept.'
      : `You both changed ${count === 1 ? 'one place' : `${count} places`}; yours stand now, theirs are listed.`,
  merged: 'Put together. Look at it, then save.',
  diagramText: 'What the decisions need of each other. Drawn by dmn-js of bpmn.io.',
  filesText: 'The files of the package as they are written. For what the other parts do not show.',
  acts: {
    'draft.write': 'saved',
    'draft.submit': 'submitted or returned',
    'draft.approve': 'approved',
  },
  who: 'Who',
  onlyLook: 'You look around. Choose at the top in whose name you act to change something.',
};
