type Refusal = {
  /** What is refused, where it has no name of its own. */
  readonly name?: string;
  readonly why: string;
  readonly whyZh: string;
  readonly instead: string;
  readonly insteadZh: string;
};

const ENDLESS = {
  why: 'its result has no last decimal, so no two engines need agree on it',
  whyZh: '其结果没有最后一位小数，不同引擎可能得出不同答案',
};

const OPEN_DECIMALS = {
  why: 'how many decimals its result has depends on how many items the list has',
  whyZh: '其结果的小数位数取决于列表有多少项',
};

const ENTRIES_KNOWN = {
  why: 'which entries a context has must be known when the rule is checked',
  whyZh: '上下文有哪些条目须在检查规则时就已知',
  instead: 'Write the entry as `context.name`, or the whole context as `{name: ...}`',
  insteadZh: '请写成 `context.name`，或把整个上下文写成 `{name: ...}`',
};

const NO_CLOCK = {
  why: 'packages reckon in whole days, and a time of day has no meaning for a claim',
  whyZh: '规则包按整日计算，时刻对结算没有意义',
  instead: 'Use the day, or an input that the hook offers',
  insteadZh: '请使用日期，或接入点提供的输入',
};

const COMPARE_ENDS = {
  why: 'it asks about ranges as values, and a range stands here for a test only',
  whyZh: '它把区间当作值来比较，而此处区间只用于判断',
  instead: 'Write `x in range`, or compare the ends: `range.end < other.start`',
  insteadZh: '请写 `x in range`，或直接比较端点：`range.end < other.start`',
};

const TABLE = {
  instead: 'Write what it stands for as a table or a parameter of the package',
  insteadZh: '请把所需数值写成规则表或规则包参数',
};

/**
 * What standard mode knows and strict mode refuses, each with its reason. Everything that can be
 * typed and bounded exactly when a rule is checked is not in this list.
 */
export const REFUSED: { readonly [what: string]: Refusal } = {
  sqrt: { ...ENDLESS, ...TABLE },
  exp: { ...ENDLESS, ...TABLE },
  log: { ...ENDLESS, ...TABLE },
  stddev: { ...ENDLESS, ...TABLE },
  mean: {
    why: 'a quotient has no last decimal until it is rounded',
    whyZh: '商在取整之前没有最后一位小数',
    instead: 'Round it where it stands: `round half up(mean(list), 2)`',
    insteadZh: '请就地取整：`round half up(mean(list), 2)`',
  },
  number: {
    why: 'how many decimals a text writes is not known when the rule is checked',
    whyZh: '文本写有几位小数，检查规则时无法得知',
    instead: 'Say how many are kept: `round half up(number(text), 2)`',
    insteadZh: '请写明保留几位：`round half up(number(text), 2)`',
  },
  product: {
    ...OPEN_DECIMALS,
    instead: 'Write the factors out: `a * b * c`',
    insteadZh: '请写出各因数：`a * b * c`',
  },
  median: {
    ...OPEN_DECIMALS,
    instead: 'Sort and take the item: `sort(list, function(a, b) a < b)[1]`',
    insteadZh: '请排序后取项：`sort(list, function(a, b) a < b)[1]`',
  },
  mode: {
    why: 'several numbers may be the most frequent, and rules need one',
    whyZh: '最常见的数可能不止一个，而规则需要唯一的数',
    instead: 'Count what is asked for: `count(list[item = x])`',
    insteadZh: '请直接计数：`count(list[item = x])`',
  },
  power: {
    name: '**',
    why: 'only a written whole exponent from 0 to 20 gives a number of known decimals',
    whyZh: '只有写明的 0 至 20 的整数指数才能得出小数位数已知的数',
    instead: 'Write such an exponent, or a quotient: `round half up(1 / x ** 2, 4)`',
    insteadZh: '请写这样的指数，或写成商：`round half up(1 / x ** 2, 4)`',
  },
  time: NO_CLOCK,
  'date and time': NO_CLOCK,
  context: ENTRIES_KNOWN,
  'context put': ENTRIES_KNOWN,
  'context merge': ENTRIES_KNOWN,
  'get value': ENTRIES_KNOWN,
  'get entries': ENTRIES_KNOWN,
  is: {
    why: 'with types known beforehand it says no more than `=`',
    whyZh: '类型事先已知，它与 `=` 没有区别',
    instead: 'Write `=`',
    insteadZh: '请写 `=`',
  },
  before: COMPARE_ENDS,
  after: COMPARE_ENDS,
  meets: COMPARE_ENDS,
  'met by': COMPARE_ENDS,
  overlaps: COMPARE_ENDS,
  'overlaps before': COMPARE_ENDS,
  'overlaps after': COMPARE_ENDS,
  finishes: COMPARE_ENDS,
  'finished by': COMPARE_ENDS,
  includes: COMPARE_ENDS,
  during: COMPARE_ENDS,
  starts: COMPARE_ENDS,
  'started by': COMPARE_ENDS,
  coincides: COMPARE_ENDS,
  range: COMPARE_ENDS,
  rangeValue: { name: 'a range', ...COMPARE_ENDS },
  functionValue: {
    name: 'a function',
    why: 'a function that is passed on or answered cannot be checked where it is called',
    whyZh: '被传递或作为结果的函数无法在调用处检查',
    instead: 'Name it in a context and call it by that name, or write a knowledge model',
    insteadZh: '请在上下文中为它命名并按名调用，或写成知识模型',
  },
  external: {
    name: 'an external function',
    why: 'what runs outside the rule can be neither checked, nor replayed, nor explained',
    whyZh: '规则之外运行的内容无法检查、重放和解释',
    instead: 'Write it in FEEL, or let the hook offer its result as an input',
    insteadZh: '请用 FEEL 书写，或由接入点把结果作为输入提供',
  },
  partial: {
    why: 'the type and the decimals of an answer would depend on the answers before it',
    whyZh: '每个结果的类型和小数位数会取决于之前的结果',
    instead: 'Use sum(...) over the list, or an accumulator of the fold',
    insteadZh: '请对列表使用 sum(...)，或使用累计项',
  },
};

/** Whether a function of FEEL is refused by its name. */
export const isRefused = (name: string): boolean =>
  Object.hasOwn(REFUSED, name) && REFUSED[name]?.name === undefined;
