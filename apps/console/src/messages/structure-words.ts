import type { Lang } from '@sanyi/kernel';

/** What a hit policy is called, and what it means for whoever writes rules. */
type HitPolicyWords = { readonly name: string; readonly text: string };

/** Words for how a decision is built: columns, hit policy, formulas. */
export type StructureWords = {
  readonly structure: string;
  readonly hitPolicy: string;
  readonly hitPolicies: Readonly<Record<string, HitPolicyWords>>;
  readonly columns: string;
  readonly label: string;
  readonly reads: string;
  readonly called: string;
  readonly left: (column: string) => string;
  readonly right: (column: string) => string;
  readonly drop: (column: string) => string;
  readonly lastStays: string;
  readonly addInput: string;
  readonly addOutput: string;
  readonly add: string;
  readonly offers: Readonly<
    Record<'field' | 'before' | 'parameter' | 'decision' | 'answer', string>
  >;
  readonly ownFormula: string;
  readonly ownName: string;
  readonly answersHook: string;
  readonly formula: string;
  readonly formulaHint: string;
  readonly noProblem: string;
  readonly names: string;
  readonly entryName: string;
  readonly result: string;
  readonly addEntry: string;
  readonly dropEntry: (name: string) => string;
  readonly notHere: string;
};

const en: StructureWords = {
  structure: 'Columns and hit policy',
  hitPolicy: 'How many rules may apply',
  hitPolicies: {
    U: {
      name: 'Exactly one (UNIQUE)',
      text: 'No case may meet two rules; one that does stops the settlement. The checks prove that it cannot happen or show a case.',
    },
    A: {
      name: 'Several that agree (ANY)',
      text: 'A case may meet several rules as long as they answer the same; otherwise the settlement stops.',
    },
    F: {
      name: 'The first from the top (FIRST)',
      text: 'Of the rules that a case meets the topmost answers, so the order of the rules counts.',
    },
    P: {
      name: 'The foremost answer (PRIORITY)',
      text: 'Of the rules that a case meets the one answers whose result stands first in the list of values of its column.',
    },
    C: {
      name: 'All of them, as a list (COLLECT)',
      text: 'Every rule that a case meets gives an answer of its own; none met is an empty list.',
    },
    'C+': {
      name: 'Their sum (COLLECT SUM)',
      text: 'The answers of all rules that a case meets are added up.',
    },
    'C<': {
      name: 'The least (COLLECT MIN)',
      text: 'Of the answers of all rules that a case meets the least counts.',
    },
    'C>': {
      name: 'The greatest (COLLECT MAX)',
      text: 'Of the answers of all rules that a case meets the greatest counts.',
    },
    'C#': {
      name: 'How many (COLLECT COUNT)',
      text: 'The answer is how many rules a case meets.',
    },
    R: {
      name: 'All, in the order of the rules (RULE ORDER)',
      text: 'Every rule that a case meets gives an answer; they are listed from the top.',
    },
    O: {
      name: 'All, in the order of the answers (OUTPUT ORDER)',
      text: 'Every rule that a case meets gives an answer; they are listed as the values of the column are.',
    },
  },
  columns: 'Columns',
  label: 'Chinese title',
  reads: 'Reads',
  called: 'Name',
  left: (column) => `Move “${column}” to the left`,
  right: (column) => `Move “${column}” to the right`,
  drop: (column) => `Delete column “${column}”`,
  lastStays: 'A table keeps at least one condition and one answer.',
  addInput: 'Add a condition',
  addOutput: 'Add an answer',
  add: 'Add',
  offers: {
    field: 'Of the case',
    before: 'Earlier in the year',
    parameter: 'Values by date',
    decision: 'Other decisions',
    answer: 'Answers',
  },
  ownFormula: 'A formula of your own …',
  ownName: 'Another name …',
  answersHook: 'Its answers are fixed by what the platform asks.',
  formula: 'Formula',
  formulaHint: 'Checked at every letter. Ctrl+Enter takes it, Esc gives it up.',
  noProblem: 'The formula can be read.',
  names: 'What a formula may name',
  entryName: 'Name of the step',
  result: 'Result',
  addEntry: 'Add a step',
  dropEntry: (name) => `Delete step “${name}”`,
  notHere: 'This form of decision is changed under “Files”.',
};

const zh: StructureWords = {
  structure: '列与命中方式',
  hitPolicy: '可有几条规则适用',
  hitPolicies: {
    U: {
      name: '恰有一条（UNIQUE）',
      text: '任何情形不得同时命中两条规则，否则结算停止。检查会证明不会发生，或给出一例。',
    },
    A: {
      name: '可有多条但结果一致（ANY）',
      text: '一种情形可命中多条规则，但结果必须相同，否则结算停止。',
    },
    F: {
      name: '自上而下取第一条（FIRST）',
      text: '命中的规则中以最上面一条为准，因此规则的先后有意义。',
    },
    P: {
      name: '取最优先的结果（PRIORITY）',
      text: '命中的规则中，以结果在该列取值清单中最靠前的一条为准。',
    },
    C: {
      name: '全部列出（COLLECT）',
      text: '命中的每条规则各给出一个结果；没有命中则为空列表。',
    },
    'C+': { name: '求和（COLLECT SUM）', text: '命中的各条规则的结果相加。' },
    'C<': { name: '取最小（COLLECT MIN）', text: '命中的各条规则的结果取最小值。' },
    'C>': { name: '取最大（COLLECT MAX）', text: '命中的各条规则的结果取最大值。' },
    'C#': { name: '计数（COLLECT COUNT）', text: '结果为命中规则的条数。' },
    R: {
      name: '按规则顺序全部列出（RULE ORDER）',
      text: '命中的每条规则各给出一个结果，自上而下排列。',
    },
    O: {
      name: '按结果顺序全部列出（OUTPUT ORDER）',
      text: '命中的每条规则各给出一个结果，按该列取值清单的顺序排列。',
    },
  },
  columns: '列',
  label: '中文标题',
  reads: '读取',
  called: '名称',
  left: (column) => `将“${column}”左移`,
  right: (column) => `将“${column}”右移`,
  drop: (column) => `删除列“${column}”`,
  lastStays: '一张表至少保留一个条件和一个结果。',
  addInput: '新增条件',
  addOutput: '新增结果',
  add: '新增',
  offers: {
    field: '本次就诊',
    before: '本年此前',
    parameter: '按日期的值',
    decision: '其他决策',
    answer: '结果',
  },
  ownFormula: '自拟算式……',
  ownName: '另起名称……',
  answersHook: '其结果由平台的询问固定。',
  formula: '算式',
  formulaHint: '逐字检查。Ctrl+回车采用，Esc 放弃。',
  noProblem: '算式可以读取。',
  names: '算式中可用的名称',
  entryName: '步骤名称',
  result: '结果',
  addEntry: '新增步骤',
  dropEntry: (name) => `删除步骤“${name}”`,
  notHere: '这种形式的决策在“文件”中修改。',
};

/** The words of each language. */
export const STRUCTURE_WORDS: Readonly<Record<Lang, StructureWords>> = { en, zh };
