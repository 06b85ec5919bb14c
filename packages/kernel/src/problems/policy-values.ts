/** Texts of the problems of values: kinds, units, parameters and lists with their days. */
export const POLICY_VALUE_PROBLEMS = {
  POLICY_MARK_MISSING: {
    en: '"{key}" is missing. A value without unit, source and provenance is refused, because nobody can check it. Add "{key}".',
    zh: '缺少“{key}”。没有单位、来源和依据等级的数值无法核对，因此不予接受。请补上“{key}”。',
  },
  POLICY_UNIT_UNKNOWN: {
    en: 'The unit "{found}" is not known. Known units: {known}. Choose one, or write the unit as {en: ..., zh: ...}.',
    zh: '没有单位“{found}”。可用单位：{known}。请选择其一，或将单位写成 {en: ..., zh: ...}。',
  },
  POLICY_EFFECTIVE_EMPTY: {
    en: 'The package ends on {to}, not after it begins on {from}. Spans are half-open: the last day is the day before "to". Correct one of the days.',
    zh: '政策包于 {from} 开始，却于 {to} 结束。区间为左闭右开，最后一天是“to”的前一天。请更正其中一个日期。',
  },
  POLICY_SCOPE_WRONG: {
    en: '"{found}" is no scope. A scope is "all", or a list of institution levels, institution numbers and district ids. Correct it.',
    zh: '“{found}”不是适用范围。范围为“all”，或由机构级别、机构编号、区 id 组成的列表。请更正。',
  },
  POLICY_KIND_UNKNOWN: {
    en: 'There is no kind "{found}". A kind says how a value crosses into rules. Choose one of: {known}; a "?" behind it allows an empty value in a list.',
    zh: '没有类型“{found}”。类型决定数值如何进入规则。请从以下选择：{known}；列表中可在其后加“?”表示允许为空。',
  },
  POLICY_VALUE_EMPTY: {
    en: 'The value is empty. An empty value would end the rule silently. Write the value, or say that it may be empty (optional: true, or "?" behind the kind of a list column).',
    zh: '数值为空。空值会使规则悄然失效。请填写数值，或声明允许为空（optional: true，或在列表列的类型后加“?”）。',
  },
  POLICY_VALUE_KIND: {
    en: '"{found}" is no {kind}. The value must be of the kind that is declared for it. Correct the value or the kind.',
    zh: '“{found}”不是{kind}类型。数值必须符合所声明的类型。请更正数值或类型。',
  },
  POLICY_VALUE_BOUNDS: {
    en: '{found} lies outside the bounds of this value: {range}. Bounds catch a slipped decimal point and a wrong sign. Correct the value, or declare other bounds with "min" and "max".',
    zh: '{found} 超出该数值允许的范围：{rangeZh}。该范围用于发现小数点错位和正负号错误。请更正数值，或用“min”“max”声明其他范围。',
  },
  POLICY_BOUNDS_CROSSED: {
    en: 'The bounds {min} to {max} leave no value. The least value stands before the greatest. Correct "min" or "max".',
    zh: '范围 {min} 至 {max} 内没有任何数值。下限不得大于上限。请更正“min”或“max”。',
  },
  POLICY_DECIMALS: {
    en: '{found} has too many decimals: the kind {kind} has at most {places}. More would have to be rounded by nobody’s rule. Round it yourself.',
    zh: '{found} 的小数位过多：{kind}最多 {places} 位。多余的位数没有规则决定如何舍入。请自行舍入。',
  },
  POLICY_CODE_UNKNOWN: {
    en: 'The code "{code}" is not in the set "{set}". Its codes: {known}.{suggestion} A new code is added as a row of the list "{set}".',
    zh: '代码集“{set}”中没有代码“{code}”。其中的代码：{known}。{suggestionZh}新代码须作为一行加入列表“{set}”。',
  },
  POLICY_CODE_SET_UNKNOWN: {
    en: 'Nobody lists the codes of "{set}". A code can only be checked against a list. Declare a list "{set}" of kind code here or in a package that this one requires.',
    zh: '没有列出“{set}”的代码。代码只能对照列表核查。请在本包或其所依赖的政策包中声明类型为 code 的列表“{set}”。',
  },
  POLICY_PARAMETER_TWICE: {
    en: 'The parameter "{name}" is written twice, here and at {other}. One package says one thing about a parameter. Merge the two.',
    zh: '参数“{name}”写了两次：此处和 {other}。一个政策包对一个参数只能有一处说明。请合并。',
  },
  POLICY_PARAMETER_GAP: {
    en: 'The parameter "{name}" has no value from {from} to {to}, although the package is in force. A rule that reads it would stop. Let the first value begin on {from} or earlier.',
    zh: '参数“{name}”在 {from} 至 {to} 没有数值，而政策包在此期间有效。读取它的规则将无法执行。请让第一个数值从 {from} 或更早开始。',
  },
  POLICY_PARAMETER_OVERLAP: {
    en: 'The value of "{name}" from {from} does not come after the one from {before}. Each value holds until the next begins. Put them in order of days, one value per day.',
    zh: '“{name}”自 {from} 起的数值未排在自 {before} 起的数值之后。每个数值有效至下一个开始为止。请按日期排序，每天只写一个数值。',
  },
  POLICY_LIST_SHAPE: {
    en: 'A list of kind {kind} needs {expected}. Correct "key" or "values".',
    zh: '类型为 {kind} 的列表需要 {expected}。请更正“key”或“values”。',
  },
  POLICY_COLUMN_MISSING: {
    en: 'The column "{column}" is missing. The list declares it. Add it to the first line; the columns there are: {known}.',
    zh: '缺少列“{column}”。列表声明了该列。请在首行补上；现有的列：{known}。',
  },
  POLICY_COLUMN_UNKNOWN: {
    en: 'The column "{column}" is unknown. The list declares: {known}.{suggestion} Correct the first line, or declare the column in policy.yaml.',
    zh: '没有列“{column}”。列表声明的列：{known}。{suggestionZh}请更正首行，或在 policy.yaml 中声明该列。',
  },
  POLICY_CELL_EMPTY: {
    en: 'The cell "{column}" is empty. Every row needs it. Fill it.',
    zh: '单元格“{column}”为空。每一行都必须填写。请补上。',
  },
  POLICY_ROW_DAYS: {
    en: 'The row ends on {to}, not after it begins on {from}. The last day is the day before "to". Correct one of the days.',
    zh: '该行于 {from} 开始，却于 {to} 结束。最后一天是“to”的前一天。请更正其中一个日期。',
  },
  POLICY_ROW_TWICE: {
    en: 'The key "{key}" is listed twice from {from}: also in line {other}. Which value holds could not be said. Remove one row or give them different days.',
    zh: '键“{key}”自 {from} 起列出了两次：另见第 {other} 行。无法确定以哪个为准。请删除一行或使日期错开。',
  },
  POLICY_ROW_OVERLAP: {
    en: 'The key "{key}" is also valid by line {other}, which lasts until {until}; this row begins on {from}. On one day one row speaks for a key. End the earlier row on {from}.',
    zh: '键“{key}”按第 {other} 行同样有效，直至 {until}；本行自 {from} 开始。同一天一个键只能有一行有效。请让前一行止于 {from}。',
  },
} as const;
