/** Texts of the problems of stacks: packages laid upon each other, and values tried on them. */
export const STACK_PROBLEMS = {
  STACK_RULE_UNKNOWN: {
    en: 'The rule "{rule}" does not answer otherwise than in the package that is replaced, so it cannot be moved alone. Rules that do: {known}. Name one of them, or lay the whole package on.',
    zh: '规则“{rule}”与被替代的政策包所答相同，不能单独变动。可单独变动的规则：{known}。请指定其中之一，或叠加整个政策包。',
  },
  STACK_TEXT_WRONG: {
    en: '"{part}" is neither a stack nor a part of one. A stack is PLACE, then @DATE or @-1y, then +PACKAGE, +parameters/NAME=VALUE or +lists/NAME/KEY,KEY=VALUE as often as needed. Write it like beijing@2017-04-08+parameters/drugMarkupRate=0.05.',
    zh: '“{part}”不是规则组合，也不是其中的一部分。组合写法为：地区，然后 @日期 或 @-1y，再加任意个 +政策包、+parameters/名称=数值 或 +lists/名称/键,键=数值。例如 beijing@2017-04-08+parameters/drugMarkupRate=0.05。',
  },
  STACK_PLACE_UNKNOWN: {
    en: 'No package belongs to the place "{place}", so no rule is in force there. Places: {known}.{suggestion} Correct the place.',
    zh: '没有政策包属于“{place}”，该地没有规则生效。可用的地区：{known}。{suggestionZh}请更正地区。',
  },
  STACK_PACKAGE_UNKNOWN: {
    en: 'There is no package "{package}", so its rules cannot be put into force. Packages: {known}.{suggestion} Correct the name.',
    zh: '没有政策包“{package}”，无法采用其规则。现有政策包：{known}。{suggestionZh}请更正名称。',
  },
  STACK_PACKAGE_TWICE: {
    en: 'The package "{package}" already belongs to the stack. Laying it on twice changes nothing. Leave it out.',
    zh: '政策包“{package}”已在组合中。再加一次没有作用。请去掉。',
  },
  STACK_REQUIRES: {
    en: 'The package "{package}" requires "{missing}", which is not in the stack. Add "+{missing}" before "+{package}".',
    zh: '政策包“{package}”依赖“{missing}”，但它不在组合中。请在“+{package}”之前加上“+{missing}”。',
  },
  STACK_CONFLICT: {
    en: 'From {from} two packages speak for the {kind} "{name}": {first} and {second}. On any day exactly one may. Let the later package say "{how}: {{unit}: {name}, of: {other}}", or end the earlier one.',
    zh: '自 {from} 起有两个政策包同时规定{kind}“{name}”：{first} 和 {second}。任何一天只能有一个有效。请在后一个包中声明“{how}: {{unit}: {name}, of: {other}}”，或让前一个终止。',
  },
  STACK_SCOPE_UNKNOWN: {
    en: 'The scope names "{found}", which is neither a level nor a district of this stack. Levels and districts: {known}.{suggestion}',
    zh: '适用范围中的“{found}”既不是机构级别，也不是本组合中的区。级别和区：{known}。{suggestionZh}',
  },
  STACK_PARAMETER_UNKNOWN: {
    en: 'There is no parameter "{name}" in this stack, so nothing can be tried with it.{suggestion} The stack has {count} parameters; "sanyi policy parameters {place}" lists those that rules read. Correct the name.',
    zh: '本组合中没有参数“{name}”，无法试算。{suggestionZh}组合中共有 {count} 个参数；“sanyi policy parameters {place}”列出规则所读取的参数。请更正名称。',
  },
  STACK_LIST_UNKNOWN: {
    en: 'There is no list "{name}" with values in this stack, so nothing can be tried with it. Lists: {known}.{suggestion} Correct the name.',
    zh: '本组合中没有带数值的列表“{name}”，无法试算。已有列表：{known}。{suggestionZh}请更正名称。',
  },
  STACK_ROW_UNKNOWN: {
    en: 'The list "{name}" of this stack has no row "{key}" (keys: {keys}), so nothing can be tried with it.{suggestion} Write the keys of a row that is there, separated by commas.',
    zh: '本组合的列表“{name}”没有键为“{key}”的行（键：{keys}），无法试算。{suggestionZh}请填写现有行的键，以逗号分隔。',
  },
  STACK_PARAMETER_ABSENT: {
    en: 'The decision "{decision}" of {package} reads the parameter "{name}", which has no value from {from}. The decision could not answer. Give it a value from that day, or let the parameter say optional: true and the decision ask for null.',
    zh: '{package} 的决策“{decision}”读取参数“{name}”，但自 {from} 起没有数值，决策将无法作答。请为其补上该日起的数值，或在参数中写 optional: true 并在决策中处理 null。',
  },
  STACK_TOO_MANY_RULES: {
    en: 'The stack has {found} rules, more than the limit of {limit}. A settlement stores a rule as a number of 16 bits. Leave packages out.',
    zh: '组合含有 {found} 条规则，超过上限 {limit}。结算结果以 16 位数字存储规则。请减少政策包。',
  },
  STACK_TOO_MANY_INTERVALS: {
    en: 'The stack changes on {found} days, more than the limit of {limit}. No city changes its rules that often. Check the dates of its parameters.',
    zh: '组合在 {found} 个日期发生变化，超过上限 {limit}。没有城市会如此频繁地调整规则。请核对参数的日期。',
  },
} as const;
