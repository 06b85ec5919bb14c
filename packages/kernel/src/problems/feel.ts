/** Texts of the problems of `feel`: what is wrong, why, and what to do. */
export const FEEL_PROBLEMS = {
  DMN_TOO_LARGE: {
    en: 'The file has {size} {what}, and at most {limit} are read, so that one file cannot fill the memory. Split it into several files, or put the numbers into a list.',
    zh: '文件含有 {size} 个{whatZh}，上限为 {limit} 个，以免一个文件占满内存。请拆成多个文件，或把数值放入列表。',
  },
  DMN_NOT_XML: {
    en: 'The file is not well-formed XML at line {line}, character {character} (the reader says: {reason}). Nothing in it was read. Correct that place, or save the file again from a DMN modeller.',
    zh: '文件第 {line} 行第 {character} 个字符处不是合格的 XML（解析器原文：{reason}）。文件内容未被读取。请改正该处，或用 DMN 建模工具重新保存。',
  },
  DMN_DOCTYPE_REFUSED: {
    en: 'The file declares a DOCTYPE. Rule files come from many hands and entities can hide or multiply content, so none is accepted. Remove the DOCTYPE line.',
    zh: '文件带有 DOCTYPE 声明。规则文件来源多样，实体可能隐藏或成倍放大内容，因此一律不接受。请删除 DOCTYPE 一行。',
  },
  DMN_NOT_DMN: {
    en: 'The root element is "{element}" in namespace "{namespace}", but a rule file is a DMN 1.1 to 1.6 "definitions" element. Save the file as DMN 1.3.',
    zh: '根元素是“{element}”，命名空间为“{namespace}”，而规则文件须为 DMN 1.1 至 1.6 的 definitions 元素。请另存为 DMN 1.3。',
  },
  DMN_IMPORT_REFUSED: {
    en: 'The file imports "{name}". Packages meet only at hooks, parameters and lists, so that each file can be read alone. Copy the needed decision into this file or pass its answer as an input.',
    zh: '文件导入了“{name}”。政策包之间只通过接入点、参数和列表相连，使每个文件都能单独读懂。请把所需决策写入本文件，或作为输入传入。',
  },
  DMN_PART_MISSING: {
    en: '{element} has no {part}, so it cannot be read as DMN. Add it, or remove the element.',
    zh: '{element} 缺少 {part}，无法按 DMN 读取。请补上，或删除该元素。',
  },
  DMN_DUPLICATE: {
    en: 'The {what} "{name}" appears twice in the file, so a reference to it is ambiguous. Give each its own.',
    zh: '文件中{whatZh}“{name}”出现两次，引用时无法区分。请各用不同的值。',
  },
  DMN_REFERENCE_UNKNOWN: {
    en: '{decision} requires "{reference}", but nothing in the file has that id. Correct the requirement or add the element.',
    zh: '{decision} 要求引用“{reference}”，但文件中没有这个 id。请改正引用，或补上该元素。',
  },
  DMN_CELLS_UNEVEN: {
    en: 'Rule {rule} (row {row}) has {found} {what} cells, but the table has {expected} {what} columns. Add or remove cells so that every column has exactly one.',
    zh: '规则 {rule}（第 {row} 行）有 {found} 个{whatZh}单元格，而表有 {expected} 个{whatZh}列。请增减单元格，使每列恰有一个。',
  },
  DMN_LANGUAGE_REFUSED: {
    en: 'The expression language is "{language}", but rules are written in FEEL only, because only FEEL is checked and traced. Rewrite it in FEEL.',
    zh: '表达式语言为“{language}”，而规则只用 FEEL 书写，因为只有 FEEL 可被检查和追溯。请改写为 FEEL。',
  },
  DMN_DECISION_UNKNOWN: {
    en: 'The file has no decision "{name}". It has: {names}. Correct the name where the decision is asked for.',
    zh: '文件中没有决策“{name}”。现有：{names}。请改正调用处的名称。',
  },
  DMN_CYCLE: {
    en: 'The decisions need each other in a circle: {cycle}. No order of evaluation exists. Remove one of the requirements.',
    zh: '决策之间循环依赖：{cycle}。无法排出计算顺序。请去掉其中一个依赖。',
  },
  TABLE_GAP: {
    en: 'No rule of "{decision}" answers {where} (for example {example}), so such a case stops.{assumed} Add a rule with these cells, or widen a rule beside it.',
    zh: '“{decision}”没有规则适用于：{whereZh}（例如 {exampleZh}），遇到时计算会停止。{assumedZh}请按这些单元格补一条规则，或放宽相邻规则。',
  },
  TABLE_EMPTY: {
    en: 'No rule of "{decision}" answers {where} (for example {example}), so the answer is an empty list.{assumed} If that is not meant, add a rule with these cells.',
    zh: '“{decision}”没有规则适用于：{whereZh}（例如 {exampleZh}），结果为空列表。{assumedZh}若非本意，请按这些单元格补一条规则。',
  },
  TABLE_OVERLAP: {
    en: 'Rules "{rule}" (row {row}) and "{other}" (row {otherRow}) of "{decision}" both match {example}, but the hit policy UNIQUE admits one.{assumed} Narrow a cell in one of them, or choose FIRST or PRIORITY.',
    zh: '“{decision}”的规则“{rule}”（第 {row} 行）与“{other}”（第 {otherRow} 行）同时匹配 {exampleZh}，而命中策略 UNIQUE 只允许一条。{assumedZh}请收窄其中一条的单元格，或改用 FIRST、PRIORITY。',
  },
  TABLE_ANSWERS_DIFFER: {
    en: 'Rules "{rule}" (row {row}) and "{other}" (row {otherRow}) of "{decision}" both match {example} and answer differently, but the hit policy ANY wants one answer.{assumed} Make the answers equal, or narrow a cell.',
    zh: '“{decision}”的规则“{rule}”（第 {row} 行）与“{other}”（第 {otherRow} 行）同时匹配 {exampleZh}，且结果不同，而命中策略 ANY 要求结果一致。{assumedZh}请统一结果，或收窄单元格。',
  },
  TABLE_ANSWERS_MAY_DIFFER: {
    en: 'Rules "{rule}" (row {row}) and "{other}" (row {otherRow}) of "{decision}" both match {example}; the hit policy ANY wants one answer, and theirs are computed in two ways.{assumed} Write the same expression in both, or narrow a cell.',
    zh: '“{decision}”的规则“{rule}”（第 {row} 行）与“{other}”（第 {otherRow} 行）同时匹配 {exampleZh}；命中策略 ANY 要求结果一致，而两者算法不同。{assumedZh}请写成同一表达式，或收窄单元格。',
  },
  TABLE_REPEATED: {
    en: 'Rules "{rule}" (row {row}) and "{other}" (row {otherRow}) of "{decision}" both match {example}, so the same entry stands in the answer twice.{assumed} If that is not meant, narrow a cell in one of them.',
    zh: '“{decision}”的规则“{rule}”（第 {row} 行）与“{other}”（第 {otherRow} 行）同时匹配 {exampleZh}，同一项会在结果中出现两次。{assumedZh}若非本意，请收窄其中一条的单元格。',
  },
  TABLE_CONTRADICTION: {
    en: 'Rule "{rule}" (row {row}) of "{decision}" can never match: no value satisfies its cells under {columns}. Correct these cells, or delete the rule.',
    zh: '“{decision}”的规则“{rule}”（第 {row} 行）永远不会命中：没有值能满足其在 {columns} 下的单元格。请改正这些单元格，或删除该规则。',
  },
  TABLE_MASKED: {
    en: 'Rule "{rule}" (row {row}) of "{decision}" never answers: wherever it matches, for example {example}, {by} come first. Move it up, narrow what stands before it, or delete it.',
    zh: '“{decision}”的规则“{rule}”（第 {row} 行）永远轮不到：凡它匹配之处（例如 {exampleZh}），都先由 {byZh} 回答。请上移该规则、收窄其前面的规则，或删除它。',
  },
  TABLE_ALWAYS_CLASHES: {
    en: 'Rule "{rule}" (row {row}) of "{decision}" never answers: wherever it matches, for example {example}, {by} match too, and the hit policy UNIQUE stops. Delete it, or narrow the others.',
    zh: '“{decision}”的规则“{rule}”（第 {row} 行）永远给不出结果：凡它匹配之处（例如 {exampleZh}），{byZh} 也匹配，而命中策略 UNIQUE 会停止计算。请删除它，或收窄其他规则。',
  },
  TABLE_TOO_LARGE: {
    en: 'The table "{decision}" was not analysed: the columns {columns} depend on each other over too many values to try together. Split the table, or test fewer bounds in these columns.',
    zh: '未分析决策表“{decision}”：列 {columnsZh} 相互关联，组合过多，无法逐一尝试。请拆分该表，或减少这些列中的界限值。',
  },
  TABLE_ANALYSIS_STOPPED: {
    en: 'The table "{decision}" was not read whole: of {read} of its {rules} rules it is known whether they ever answer, and gaps {gaps}. What is told is right, and more may be there. Split the table, or run the analysis with more work.',
    zh: '决策表“{decision}”未能全部读完：{rules} 条规则中已查明 {read} 条是否会生效，空缺{gapsZh}。已列出的结论正确，但可能还有遗漏。请拆分该表，或提高分析的工作量上限。',
  },
  FEEL_EMPTY: {
    en: 'The expression is empty, so there is nothing to answer. Write an expression, or null where no value is meant.',
    zh: '表达式为空，无法给出结果。请写入表达式；若表示无值，请写 null。',
  },
  FEEL_SYNTAX: {
    en: 'The expression cannot be read at "{found}". FEEL expects another word, value or bracket here. Check quotation marks, commas, brackets and operators before this place.',
    zh: '表达式在“{found}”处无法读懂。此处 FEEL 需要其他词、值或括号。请检查此处之前的引号、逗号、括号和运算符。',
  },
  FEEL_TOO_DEEP: {
    en: 'The expression nests deeper than {limit} levels, which no reader can follow. Split it into context entries or decisions.',
    zh: '表达式嵌套超过 {limit} 层，无人能读懂。请拆成多个上下文条目或决策。',
  },
  FEEL_TOO_LONG: {
    en: 'The expression has {size} {what}, and at most {limit} are read, so that no text keeps the reader busy. Put the values into a relation, a table or a list.',
    zh: '表达式含有 {size} {whatZh}，上限为 {limit}，以免任何文本长时间占用读取。请把这些值放入关系表、决策表或列表。',
  },
  FEEL_TOO_MANY_DIGITS: {
    en: '"{expression}" could give a number of more than {limit} digits, which no amount has and which would fill the memory. Round it, or multiply fewer numbers.',
    zh: '“{expression}”可能得出超过 {limit} 位的数，任何金额都不会有这么多位，且会占满内存。请先取整，或减少相乘的数。',
  },
  FEEL_NOT_YET_SUPPORTED: {
    en: '"{expression}" uses {what}, which this engine does not execute yet. It is refused rather than guessed. Write it with the supported forms listed in the SPEC of the rule engine.',
    zh: '“{expression}”用到了 {what}，本引擎尚不支持。引擎宁可拒绝，也不猜测。请改用规则引擎规范（SPEC）中列出的写法。',
  },
  FEEL_REFUSED: {
    en: '"{expression}" uses {what}, which packages may not use: {why}. {instead}.',
    zh: '“{expression}”用到了 {what}，规则包中不可使用：{whyZh}。{insteadZh}。',
  },
  FEEL_PATTERN: {
    en: '{expression} is no pattern that rules may use. Patterns, flags and replacements are written texts in the regular expressions of XPath, without references back, and find at least one character. Correct it.',
    zh: '{expression} 不是规则可用的模式。模式、标志和替换文本须直接写出，用 XPath 正则表达式，不含反向引用，且至少匹配一个字符。请改正。',
  },
  FEEL_UNKNOWN_NAME: {
    en: 'The name "{name}" is unknown here. Known: {names}. Correct the spelling, or add what should carry it.',
    zh: '此处没有名为“{name}”的值。可用：{names}。请改正拼写，或补上相应的定义。',
  },
  FEEL_REQUIREMENT_MISSING: {
    en: '{decision} reads "{name}" without requiring it, so other DMN tools would not find it. Add an information or knowledge requirement for "{name}" to {decision}.',
    zh: '{decision} 读取了“{name}”，但未声明依赖，其他 DMN 工具将找不到它。请在 {decision} 中增加对“{name}”的依赖声明。',
  },
  FEEL_ENTRY_UNKNOWN: {
    en: 'There is no "{name}" in "{of}". It has: {names}. Correct the spelling, or add the entry.',
    zh: '“{of}”中没有“{name}”。现有：{names}。请改正拼写，或补上该条目。',
  },
  FEEL_STATIC_NAME_ONLY: {
    en: '"{name}" is read as a whole, but only its entries may be read, by name (such as {name}.x), so that it stays known which values a rule depends on. Name the entry.',
    zh: '此处整体读取了“{name}”，但只允许按名称读取其条目（如 {name}.x），以便知道规则依赖哪些值。请写明条目。',
  },
  FEEL_TYPE: {
    en: '"{expression}" is {found}, but {expected} is needed here. Change the expression or the value it reads.',
    zh: '“{expression}”是{foundZh}，而此处需要{expectedZh}。请修改表达式或其读取的值。',
  },
  FEEL_TYPES_DIFFER: {
    en: '"{expression}" puts {left} and {right} together, and the two have nothing in common. Make both the same kind of value.',
    zh: '“{expression}”把{leftZh}与{rightZh}放在一起，二者种类不同。请改为同一种类的值。',
  },
  FEEL_UNKNOWN_CODE: {
    en: '"{code}" is not a code of {set}, so it would never match.{suggestion} Known codes: {codes}. Correct the spelling.',
    zh: '“{code}”不是 {set} 中的代码，永远不会匹配。{suggestionZh}可用代码：{codes}。请改正拼写。',
  },
  FEEL_DIVISION_NOT_ROUNDED: {
    en: '"{expression}" divides without saying how to round, and a quotient may have endless decimals. Put the division directly inside a rounding function, such as round half up({expression}, 2).',
    zh: '“{expression}”做了除法却未说明如何舍入，而商可能是无限小数。请把除法直接写在舍入函数内，例如 round half up({expression}, 2)。',
  },
  FEEL_SCALE_NOT_STATIC: {
    en: 'The number of decimals "{expression}" must be a written integer from {min} to {max}, because the decimals of every number are fixed when the rule is checked. Write the integer itself.',
    zh: '小数位数“{expression}”须为直接写出的 {min} 至 {max} 之间的整数，因为每个数的小数位在检查规则时就已确定。请直接写整数。',
  },
  FEEL_SCALE_LIMIT: {
    en: '"{expression}" would carry {scale} decimals, and at most {limit} are kept, because every decimal is exact. Round an intermediate result.',
    zh: '“{expression}”将带有 {scale} 位小数，而每位都精确保留，最多 {limit} 位。请对中间结果舍入。',
  },
  FEEL_ARGUMENTS: {
    en: '{name} takes {expected}, but {found} were given. Correct the call.',
    zh: '{name} 需要参数 {expected}，实际给出 {found}。请改正调用。',
  },
  FEEL_RECURSION: {
    en: 'The knowledge model "{name}" calls itself ({cycle}), so its cost has no bound. Write it without recursion.',
    zh: '知识模型“{name}”调用了自身（{cycle}），计算量没有上限。请改为不递归的写法。',
  },
  FEEL_DUPLICATE_ENTRY: {
    en: 'The context has two entries named "{name}", and only one could be kept. Rename or remove one.',
    zh: '上下文中有两个名为“{name}”的条目，只能保留一个。请改名或删除一个。',
  },
  FEEL_NAME_REFUSED: {
    en: '"{name}" cannot be a name here, because programs that read the answer use it for themselves. Choose another name.',
    zh: '“{name}”不能用作名称，因为读取结果的程序另有用途。请另取名称。',
  },
  FEEL_OUTPUT_ENTRY_MISSING: {
    en: 'The answer of {decision} has no "{name}", but the hook needs it. Add the entry or output column.',
    zh: '{decision} 的结果缺少“{name}”，而接入点需要它。请补上该条目或输出列。',
  },
  FEEL_OUTPUT_ENTRY_UNKNOWN: {
    en: 'The answer of {decision} has "{name}", which the hook does not know. It knows: {names}. Remove it or correct the spelling.',
    zh: '{decision} 的结果含有“{name}”，接入点不认识。可用：{names}。请删除或改正拼写。',
  },
  FEEL_DATE: {
    en: '{text} is not a date of the calendar. Write date("2017-04-08"), with a day that exists.',
    zh: '{text} 不是日历中的日期。请写成 date("2017-04-08")，且该日须存在。',
  },
  FEEL_DURATION: {
    en: '{text} is not a duration of whole days (P10D) or of years and months (P1Y6M). Write one of these.',
    zh: '{text} 不是整天的时长（P10D）或年月时长（P1Y6M）。请按其中一种书写。',
  },
  FEEL_CLOCK_REFUSED: {
    en: '{name} reads the clock, so the same claim could get two answers. Use the day of the claim, an input of the rule.',
    zh: '{name} 读取时钟，同一笔结算可能得出两个结果。请改用规则输入中的就诊日期。',
  },
  FEEL_INPUT_KIND: {
    en: '{name} is {found}, but the hook says it is {expected}. The caller must give that kind.',
    zh: '{name} 为{foundZh}，而接入点规定为{expectedZh}。调用方须按规定给值。',
  },
  FEEL_PRIORITY: {
    en: '"{expression}" gives {name} of rule {rule} of table {decision}, but hit policy {policy} orders rules by their output values ({values}). Write one of these values, or choose another hit policy.',
    zh: '表 {decision} 规则 {rule} 的 {name} 为“{expression}”，而命中策略 {policy} 按输出值（{values}）排列规则。请直接写出其中一个值，或改用其他命中策略。',
  },
  FEEL_INPUT_FORM: {
    en: 'The input "{name}" must be {expected}, as the model declares it. Correct the value; numbers with many digits may be given as texts.',
    zh: '输入“{name}”须为 {expected}，与模型的声明一致。请改正该值；位数很多的数值可以用文本给出。',
  },
  FEEL_WORK_LIMIT: {
    en: '"{expression}" needs more than {limit} steps, so the evaluation was stopped there. Look for a loop over a huge range, a pattern that backtracks, or a function that calls itself without end.',
    zh: '“{expression}”所需步数超过 {limit}，计算在此处停止。请检查是否有范围过大的循环、反复回溯的模式，或无止境调用自身的函数。',
  },
  FEEL_UNKNOWN_FUNCTION: {
    en: 'There is no function "{name}" here.{suggestion} Correct the spelling, or add a knowledge requirement; standard mode also takes registered external functions.',
    zh: '此处没有名为“{name}”的函数。{suggestionZh}请改正拼写，或补上知识依赖；标准模式也可使用已登记的外部函数。',
  },
  FEEL_UNKNOWN_TYPE: {
    en: 'The type "{name}" is neither a type of FEEL nor an item definition of the file. Correct the spelling, or add the item definition.',
    zh: '类型“{name}”既不是 FEEL 类型，也不是文件中的数据项定义。请改正拼写，或补上该定义。',
  },
  DMN_IMPORT_MISSING: {
    en: 'The model imports "{name}" (namespace {namespace}), and no file with that namespace was given. Give it beside this file.',
    zh: '模型导入了“{name}”（命名空间 {namespace}），但未提供该命名空间的文件。请与本文件一并提供。',
  },
  FEEL_TARGET_REFUSED: {
    en: 'The decision cannot be written as {target}: {reason}. It still runs row by row with the same answers. Rewrite this place if the speed of whole columns is needed.',
    zh: '该决策无法写成 {target}：{reasonZh}。它仍可逐行运行，结果相同。若需要整列运算的速度，请改写此处。',
  },
  FEEL_SQL_RANGE: {
    en: '"{name}" is outside the numbers that the SQL form is proved for, so this row was not computed there. Let it run row by row, or check the unit of the column.',
    zh: '“{name}”超出 SQL 形式所证明的数值范围，因此该行未在其中计算。请逐行运行该行，或检查该列的单位。',
  },
  RULE_NO_MATCH: {
    en: 'No rule of table {decision} matches {input}, so there is no answer. Add a rule for this case.',
    zh: '表 {decision} 中没有规则匹配 {input}，因此没有结果。请为这种情形增加规则。',
  },
  RULE_OVERLAP: {
    en: 'Rows {rowA} ({ruleA}) and {rowB} ({ruleB}) of table {decision} both match {input}, but the hit policy is UNIQUE. Narrow one of the two rows, or choose another hit policy.',
    zh: '表 {decision} 的第 {rowA} 行（{ruleA}）与第 {rowB} 行（{ruleB}）同时匹配 {input}，而命中策略为 UNIQUE（唯一）。请收窄其中一行，或改用其他命中策略。',
  },
  RULE_ANY_DIFFERS: {
    en: 'Rows {rowA} ({ruleA}) and {rowB} ({ruleB}) of table {decision} both match {input} but answer differently, and the hit policy is ANY. Make the answers equal or narrow a row.',
    zh: '表 {decision} 的第 {rowA} 行（{ruleA}）与第 {rowB} 行（{ruleB}）同时匹配 {input}，但结果不同，而命中策略为 ANY（任一）。请使结果一致，或收窄其中一行。',
  },
  RULE_MONEY_NOT_ROUNDED: {
    en: '"{expression}" gave {value} yuan, but money ends at the fen. The rule must say how to round, for example round half up({expression}, 2).',
    zh: '“{expression}”得出 {value} 元，而金额最小到分。规则须写明如何舍入，例如 round half up({expression}, 2)。',
  },
  RULE_TOO_MANY_DECIMALS: {
    en: '"{expression}" gave {value}, but a {kind} has at most {limit} decimals. The rule must say how to round.',
    zh: '“{expression}”得出 {value}，而{kindZh}最多 {limit} 位小数。规则须写明如何舍入。',
  },
  COLUMNS_INPUT_FORM: {
    en: 'Input "{name}" has no column form: columns hold numbers, days, flags, codes, and sets of at most 16 codes. The decision runs row by row, with the same answers.',
    zh: '输入“{name}”没有列形式：列只能存放数值、日期、是否值、代码，以及不超过16个代码的集合。该决策逐行运行，结果相同。',
  },
  COLUMNS_OUTPUT_FORM: {
    en: 'The answer has no column form: a list stands inside it, or entries whose names are not known. The decision runs row by row, with the same answers.',
    zh: '结果没有列形式：其中含有列表，或名称未知的条目。该决策逐行运行，结果相同。',
  },
  COLUMNS_NO_CODE: {
    en: 'Generated code is not allowed here, and columns are generated code. The decision runs row by row, with the same answers.',
    zh: '此处不允许运行生成的代码，而列运算由生成的代码完成。该决策逐行运行，结果相同。',
  },
  COLUMNS_ROW_ONLY: {
    en: '"{expression}" makes a list, or compares the answers of several rules, from values of too many kinds to be tabulated. The decision runs row by row, with the same answers. Make it depend on codes, flags or parameters alone, or use hit policy UNIQUE or FIRST.',
    zh: '“{expression}”由取值过多、无法制表的值生成列表，或比较多条规则的结果。该决策逐行运行，结果相同。请使其只依赖代码、是否值或参数，或采用 UNIQUE、FIRST 命中策略。',
  },
  RULE_RATE_OUT_OF_BOUNDS: {
    en: '"{expression}" gave the rate {value}, but it must lie from {min} to {max}. Correct the rule or its parameters.',
    zh: '“{expression}”得出比率 {value}，而比率须在 {min} 至 {max} 之间。请改正规则或参数。',
  },
  RULE_CODE_UNKNOWN: {
    en: '"{expression}" gave "{value}", which is not a code of {set}. Known codes: {codes}. Correct the rule.',
    zh: '“{expression}”得出“{value}”，不是 {set} 中的代码。可用代码：{codes}。请改正规则。',
  },
  RULE_VALUE_MISSING: {
    en: '"{expression}" is null for this input, but a value is needed here. Test it first: write "if {expression} = null then ... else ..." around it.',
    zh: '对此输入，“{expression}”为空值（null），而此处需要有值。请先用“if {expression} = null then ... else ...”判断。',
  },
  RULE_DIVISION_BY_ZERO: {
    en: '"{expression}" divides by zero for this input. Test the divisor first.',
    zh: '对此输入，“{expression}”的除数为零。请先判断除数。',
  },
  RULE_PLACE_OUTSIDE: {
    en: '"{expression}" asks for a place that the text or the list does not have for this input. Test its length first.',
    zh: '对此输入，“{expression}”所取的位置超出文本或列表的范围。请先判断长度。',
  },
  RULE_TEXT_UNREADABLE: {
    en: '"{text}" cannot be read as {what} by "{expression}". Correct the input, or test its form with matches(...) first.',
    zh: '“{expression}”无法把“{text}”读作{whatZh}。请改正输入，或先用 matches(...) 判断其形式。',
  },
  RULE_EMPTY_LIST: {
    en: '{name} of an empty list has no value. Test count(...) = 0 first.',
    zh: '对空列表求 {name} 没有结果。请先判断 count(...) = 0。',
  },
  RULE_RANGE_TOO_LONG: {
    en: '"{expression}" runs over {count} integers for this input, and at most {limit} are, so that one claim cannot hold up all others. Narrow the range.',
    zh: '对此输入，“{expression}”要遍历 {count} 个整数，上限为 {limit} 个，以免一笔结算拖住其他结算。请缩小范围。',
  },
  RULE_ENTRY_MISSING: {
    en: 'There is no entry "{name}" in the value of "{expression}". Add it, or read another entry.',
    zh: '“{expression}”的值中没有条目“{name}”。请补上，或改读其他条目。',
  },
} as const;
