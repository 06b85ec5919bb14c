/** Texts of the problems of `policy`: what is wrong, why, and what to do. */
export const POLICY_PROBLEMS = {
  POLICY_FOLDER_NAME: {
    en: 'The folder is called "{folder}", but the package says its id is "{id}". A package is found by its id. Rename one of them.',
    zh: '文件夹名为“{folder}”，但政策包的 id 是“{id}”。政策包按 id 查找。请将二者改为一致。',
  },
  POLICY_PACKAGE_TWICE: {
    en: 'The package "{id}" is there twice. An id names exactly one package. Remove one of the folders.',
    zh: '政策包“{id}”出现了两次。一个 id 只能对应一个政策包。请删除其中一个文件夹。',
  },
  POLICY_NO_MANIFEST: {
    en: 'The folder has no file "policy.yaml". That file says who, what, where and from when, and nothing is read without it. Add it, or move the folder elsewhere.',
    zh: '文件夹中没有“policy.yaml”。该文件说明谁、什么、何地、何时生效，没有它其余内容都不读取。请补上，或将文件夹移走。',
  },
  POLICY_FILE_MISSING: {
    en: 'There is no file "{file}". The package refers to it. Add the file or correct the name; the files there are: {known}.',
    zh: '没有文件“{file}”，但政策包引用了它。请补上该文件或更正文件名；现有文件：{known}。',
  },
  POLICY_FILE_UNKNOWN: {
    en: 'Nothing reads the file "{file}". A package has a fixed layout, so that nothing in it is overlooked. Move it to tables, parameters, folds, pools, lists, indicators, supervision or tests, or remove it.',
    zh: '文件“{file}”不会被读取。政策包有固定的目录结构，以免内容被遗漏。请将其移入 tables、parameters、folds、pools、lists、indicators、supervision 或 tests，或删除它。',
  },
  POLICY_FILE_UNUSED: {
    en: 'The file "{file}" is not used: policy.yaml does not refer to it. A rule that nobody runs misleads its readers. Name it in policy.yaml or remove it.',
    zh: '文件“{file}”未被使用：policy.yaml 没有引用它。无人执行的规则会误导读者。请在 policy.yaml 中引用它，或删除它。',
  },
  POLICY_TOO_MANY_FILES: {
    en: 'The package has {found} files, more than the limit of {limit}. A package is read by people. Split it.',
    zh: '政策包有 {found} 个文件，超过上限 {limit}。政策包是给人读的。请拆分。',
  },
  POLICY_TOO_MANY_ROWS: {
    en: 'The list has {found} rows, more than the limit of {limit}. The limit protects the memory of readers. Split the list.',
    zh: '列表有 {found} 行，超过上限 {limit}。该上限用于保护读者的内存。请拆分列表。',
  },
  POLICY_FILE_TOO_LONG: {
    en: 'The file has {found} characters, more than the limit of {limit}. The limit protects the memory of readers. Split the file.',
    zh: '文件有 {found} 个字符，超过上限 {limit}。该上限用于保护读者的内存。请拆分文件。',
  },
  POLICY_YAML_BROKEN: {
    en: 'This is not valid YAML (the reader says: {reason}). Indentation, colons and brackets are the usual causes. Correct the line.',
    zh: '这不是有效的 YAML（解析器原文：{reason}）。常见原因是缩进、冒号和括号。请更正该行。',
  },
  POLICY_YAML_KEY_TWICE: {
    en: 'The same key stands twice in one map. Which value holds could not be said. Remove one of them.',
    zh: '同一个映射中有重复的键，无法确定以哪个值为准。请删除其中一个。',
  },
  POLICY_CSV_QUOTE_OPEN: {
    en: 'A quoted cell has no end, so the rest of the file would be one cell. Close the quote; a quote inside a quoted cell is written twice.',
    zh: '带引号的单元格没有结束引号，文件其余部分会成为一个单元格。请补上引号；单元格内的引号须写两次。',
  },
  POLICY_CSV_QUOTE_TEXT: {
    en: 'Text stands behind a closing quote. A cell is quoted as a whole or not at all. A quote inside a quoted cell is written twice.',
    zh: '结束引号之后还有文字。单元格要么整体加引号，要么不加。单元格内的引号须写两次。',
  },
  POLICY_CSV_CELLS: {
    en: 'The row has {found} cells, but the first line has {expected}. Then cells would fall into wrong columns. Add or remove commas; a cell that holds a comma is quoted.',
    zh: '该行有 {found} 个单元格，而首行有 {expected} 个，内容会错列。请增减逗号；含逗号的单元格须加引号。',
  },
  POLICY_NOT_MAP: {
    en: 'Here a map of keys and values is needed. Write one "key: value" per line.',
    zh: '此处需要键值映射。请每行写一个“键: 值”。',
  },
  POLICY_NOT_LIST: {
    en: 'Here a list is needed. Write one "- entry" per line, or [a, b].',
    zh: '此处需要列表。请每行写一个“- 条目”，或写成 [a, b]。',
  },
  POLICY_NOT_TEXT: {
    en: 'Here one value is needed, but the place is empty or holds a list or map. Write the value behind the key.',
    zh: '此处需要一个值，但内容为空，或是列表、映射。请在键后写出该值。',
  },
  POLICY_TEXT_ONE_LANGUAGE: {
    en: 'This text stands in one language only. Every text is shown in English and Chinese. Write {en: ..., zh: ...}.',
    zh: '该文本只有一种语言。所有文本都以英文和中文显示。请写成 {en: ..., zh: ...}。',
  },
  POLICY_NAME_WRONG: {
    en: '"{found}" cannot be used here. Names and ids are letters, digits and hyphens and begin with a letter, so that they work in files, FEEL and SQL. Choose another name.',
    zh: '此处不能使用“{found}”。名称和 id 只能由字母、数字和连字符组成，并以字母开头，以便用于文件、FEEL 和 SQL。请换一个名称。',
  },
  POLICY_VERSION_WRONG: {
    en: '"{found}" is not a version. Versions are three numbers with dots, so that they can be ordered. Write it like 1.0.0.',
    zh: '“{found}”不是版本号。版本号由三个以点分隔的数字组成，以便排序。请写成 1.0.0 这样的形式。',
  },
  POLICY_NOT_ONE_OF: {
    en: '"{found}" is not allowed here. Choose one of: {allowed}.',
    zh: '此处不允许“{found}”。请从以下选择：{allowed}。',
  },
  POLICY_KEY_UNKNOWN: {
    en: 'The key "{key}" is unknown here. Known keys: {known}.{suggestion}',
    zh: '此处没有键“{key}”。可用的键：{known}。{suggestionZh}',
  },
  POLICY_KEY_MISSING: {
    en: 'The key "{key}" is missing. The format needs it. Add it.',
    zh: '缺少键“{key}”。格式要求必须有它。请补上。',
  },
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
  POLICY_RATE_BOUNDS: {
    en: 'The rate {found} lies outside {min} to {max}. Bounds catch a slipped decimal point. Correct the rate, or declare other bounds with "min" and "max".',
    zh: '比率 {found} 超出 {min} 至 {max} 的范围。该范围用于发现小数点错位。请更正比率，或用“min”“max”声明其他范围。',
  },
  POLICY_DECIMALS: {
    en: '{found} has too many decimals: a {kind} has at most {places}. More would have to be rounded by nobody’s rule. Round it yourself.',
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
  POLICY_LINE_UNDATED: {
    en: 'A target or alert line stands here without its days. A figure of one year must not be judged by the line of another. Write a list, each entry with the day from which it holds, its provenance and its source: - {from: 2018-12-31, value: 85, provenance: sourced, source: S1}.',
    zh: '此处的目标或预警线没有写明日期。不能用某一年的线评判另一年的数值。请写成列表，每项注明生效日期、依据程度和来源：- {from: 2018-12-31, value: 85, provenance: sourced, source: S1}。',
  },
  POLICY_LINE_DAYS: {
    en: 'The line holds from {from} to {to}, which leaves it no day. The end is the first day on which it no longer holds. Give a later end, or none.',
    zh: '该线自 {from} 至 {to} 有效，期间没有任何一天。结束日期为其不再有效的第一天。请写更晚的结束日期，或不写。',
  },
  POLICY_HOOK_UNKNOWN: {
    en: 'There is no hook "{hook}". Rules plug in at hooks only. Hooks: {known}.{suggestion}',
    zh: '没有接入点“{hook}”。规则只能在接入点生效。接入点：{known}。{suggestionZh}',
  },
  POLICY_INPUT_UNKNOWN: {
    en: 'The file reads "{input}", which the hook {hook} does not offer. A decision sees the fields of its hook, parameters and acc only: {known}.{suggestion}',
    zh: '文件读取了“{input}”，但接入点 {hook} 不提供它。决策只能看到接入点的字段、parameters 和 acc：{known}。{suggestionZh}',
  },
  POLICY_DECISION_MISSING: {
    en: 'The file {file} has no decision "{decision}". Its decisions: {known}.{suggestion}',
    zh: '文件 {file} 中没有决策“{decision}”。其中的决策：{known}。{suggestionZh}',
  },
  POLICY_RULE_UNMARKED: {
    en: 'Rule "{rule}" of the table "{decision}" has no {missing}. A fired rule is cited by its id and clause, with source and provenance. Fill the annotation columns clause, source and provenance.',
    zh: '表“{decision}”的规则“{rule}”缺少 {missing}。规则生效时以其 id 和条款引用，并附来源和依据等级。请填写注释列 clause、source 和 provenance。',
  },
  POLICY_RULE_NO_ID: {
    en: 'Row {row} of the table "{decision}" has no id of its own. Explanations and tests cite a rule by its id, which must survive new rows above it. Give the rule an id.',
    zh: '表“{decision}”第 {row} 行没有自己的 id。解释和测试以 id 引用规则，上方插入新行后也必须不变。请为该规则指定 id。',
  },
  POLICY_FOLD_MISSING: {
    en: 'The hook {hook} carries accumulators from claim to claim, but no fold is named. Add "fold: folds/....yaml".',
    zh: '接入点 {hook} 需要在结算之间累计，但未指定 fold。请加上“fold: folds/....yaml”。',
  },
  POLICY_FOLD_UNWANTED: {
    en: 'The hook {hook} has no accumulators, so a fold has no meaning here. Remove "fold".',
    zh: '接入点 {hook} 没有累计量，此处的 fold 没有意义。请删除“fold”。',
  },
  POLICY_FOLD_HOOK: {
    en: 'The fold is written for {found}, but {hook} uses it. A fold belongs to one hook. Correct "hook".',
    zh: '该 fold 属于 {found}，却被 {hook} 使用。一个 fold 只属于一个接入点。请更正“hook”。',
  },
  POLICY_FOLD_ORDER: {
    en: 'The order "{found}" does not end with "claim". Claims of one day need one order that never changes. Write order: [day, claim].',
    zh: '顺序“{found}”没有以“claim”结尾。同一天的结算须有固定不变的次序。请写 order: [day, claim]。',
  },
  POLICY_FOLD_LAW: {
    en: 'The addition to "{accumulator}" reads acc.{reads}, which does not stand above it in the list. An accumulator may read those above it only, so that each is one running sum. Move "{reads}" above "{accumulator}", or write feedback: true if it must read itself or one below.',
    zh: '“{accumulator}”的增量读取了 acc.{reads}，而后者没有排在它上方。累计量只能读取排在其上方的累计量，这样每个都是一个累加和。请将“{reads}”移到“{accumulator}”上方；若确需读取自身或下方的累计量，请写 feedback: true。',
  },
  POLICY_FOLD_SELF: {
    en: 'The addition to "{accumulator}" reads acc.{accumulator} itself. An accumulator may read those above it only, so that each is one running sum. Put what it reads into an accumulator above it (a cap is written on an uncapped one), or write feedback: true.',
    zh: '“{accumulator}”的增量读取了自身 acc.{accumulator}。累计量只能读取排在其上方的累计量，这样每个都是一个累加和。请把所读取的内容放入其上方的累计量（封顶写在未封顶的累计量上），或写 feedback: true。',
  },
  POLICY_FOLD_FEEDBACK_IDLE: {
    en: 'The fold says feedback: true, but every accumulator reads only those above it. With feedback it could run as a fold only, more slowly. Write feedback: false.',
    zh: '该 fold 写了 feedback: true，但每个累计量都只读取其上方的累计量。有反馈时只能逐笔累计，较慢。请写 feedback: false。',
  },
  POLICY_POOL_MISSING: {
    en: 'The hook {hook} shares a budget, so it needs a pool that says which. Write pool: pools/NAME.yaml beside the decision.',
    zh: '接入点 {hook} 用于分配预算，须有说明是哪笔预算的 pool。请在决策旁写 pool: pools/名称.yaml。',
  },
  POLICY_POOL_UNWANTED: {
    en: 'The hook {hook} shares no budget, so a pool has nothing to do here. Remove "pool".',
    zh: '接入点 {hook} 不分配预算，此处不需要 pool。请删除“pool”。',
  },
  POLICY_POOL_LIST: {
    en: '"{key}" names the list "{list}", which must be of kind pool, with keys out of: {keys}, and a column "{column}" of kind {kind}. Declare it so in policy.yaml.',
    zh: '“{key}”指向列表“{list}”，该列表的类型须为 pool，键取自：{keys}，并有类型为{kind}的列“{column}”。请在 policy.yaml 中如此声明。',
  },
  POLICY_POOL_PARAMETER: {
    en: '"{key}" names the parameter "{parameter}", which does not exist as {kind}. Numbers of a pool are parameters, so that they carry dates and sources. Add the parameter; there are: {known}.',
    zh: '“{key}”指向参数“{parameter}”，但没有类型为{kind}的该参数。资金池的数值都是参数，以便附日期和来源。请补上该参数；已有参数：{known}。',
  },
  POLICY_FORM_INDICATOR: {
    en: 'The form asks for the indicator "{found}", which this package does not have. A figure that is reported must be one that is also defined. Name one of: {known}.{suggestion}',
    zh: '表格要求报送指标“{found}”，但本政策包没有该指标。报送的指标必须有定义。请改为以下之一：{known}。{suggestionZh}',
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
  POLICY_REQUIRES_MISSING: {
    en: 'The package requires "{package}", which is not there. Add it to the policies, or remove it from "requires". Packages there are: {known}.',
    zh: '该政策包依赖“{package}”，但没有找到。请将其加入政策目录，或从“requires”中删除。现有政策包：{known}。',
  },
  POLICY_REQUIRES_CIRCLE: {
    en: 'The packages require each other in a circle: {circle}. Then none of them could come first. Break the circle in one "requires".',
    zh: '政策包相互循环依赖：{circle}。这样没有任何一个能排在最前。请在其中一个“requires”中断开循环。',
  },
  POLICY_OF_NOT_REQUIRED: {
    en: 'The package speaks about a unit of "{of}" without requiring it. Then that package might be absent. Add "{of}" to "requires".',
    zh: '该政策包涉及“{of}”的内容，却未依赖它。那样该包可能并不存在。请将“{of}”加入“requires”。',
  },
  POLICY_UNIT_UNKNOWN_OF: {
    en: 'The package "{of}" has no {unit} "{name}", so there is nothing to amend or replace. It has: {known}.{suggestion}',
    zh: '政策包“{of}”没有 {unit}“{name}”，因此无可修改或替换。其中有：{known}。{suggestionZh}',
  },
  POLICY_DECLARED_IN_VAIN: {
    en: 'The package says that it {how} the {unit} "{name}", but has none of its own. Write the {unit}, or remove the line.',
    zh: '该政策包声明要处理（{how}）{unit}“{name}”，但自己并未提供。请补上，或删除该行。',
  },
  POLICY_AMENDS_NOT_HERE: {
    en: 'A {unit} cannot be amended in part. It is replaced as a whole, because half a rule has no meaning. Move the line to "replaces".',
    zh: '{unit} 不能部分修改，只能整体替换，因为半条规则没有意义。请将该行移到“replaces”。',
  },
  POLICY_KIND_DIFFERS: {
    en: '"{name}" is {found} here, but {expected} in "{of}". Decisions read it as one kind. Use the same kind.',
    zh: '“{name}”在此处为 {found}，在“{of}”中为 {expected}。决策只按一种类型读取它。请使用相同的类型。',
  },
  POLICY_HEADER_MISSING: {
    en: 'The file has no header. A header between /*--- and ---*/ says title, unit and source of the figure. Begin the file with one.',
    zh: '文件没有头部。位于 /*--- 与 ---*/ 之间的头部说明指标的名称、单位和来源。请在文件开头写上。',
  },
  POLICY_GRAIN_NO_PLACE: {
    en: 'The grain [{found}] names no place. A figure belongs to a place and a period. Add at least one of: {allowed}.',
    zh: '粒度 [{found}] 没有指定地区。指标须属于某个地区和某个期间。请至少补上其一：{allowed}。',
  },
  POLICY_GRAIN_NO_PERIOD: {
    en: 'The grain [{found}] names no period. A figure belongs to a place and a period. Add at least one of: {allowed}.',
    zh: '粒度 [{found}] 没有指定期间。指标须属于某个地区和某个期间。请至少补上其一：{allowed}。',
  },
  POLICY_HEADER_ID: {
    en: 'The header says id "{id}", but the file is called "{file}". Figures are found by id. Make them equal.',
    zh: '头部的 id 是“{id}”，而文件名为“{file}”。指标按 id 查找。请改为一致。',
  },
  POLICY_BULLETIN_INDICATOR: {
    en: 'The bulletin names the indicator "{indicator}", which neither this package nor those it requires have. Known: {known}.{suggestion}',
    zh: '通报引用的指标“{indicator}”在本政策包及其依赖的政策包中都不存在。可用的指标：{known}。{suggestionZh}',
  },
  POLICY_BULLETIN_FAMILY: {
    en: 'The table "{table}" stands in the section or is ranked by the family "{family}", which this bulletin does not have. Use one of: {known}.',
    zh: '表“{table}”所在部分或排位所依的指标族“{family}”不在本通报中。请使用下列之一：{known}。',
  },
  POLICY_SQL_NOT_SELECT: {
    en: 'The text behind the header is not one SELECT. Package SQL only reads, and gives one result. Write one statement that begins with SELECT or WITH and has no semicolon inside.',
    zh: '头部之后的内容不是单条 SELECT。政策包中的 SQL 只读，且只给出一个结果。请只写一条以 SELECT 或 WITH 开头、中间没有分号的语句。',
  },
  POLICY_TEST_HOOK: {
    en: 'The stack {stack} has no package that provides {hook} on {day}. Correct the stack, the day or the hook of the case.',
    zh: '规则组合 {stack} 在 {day} 没有政策包提供 {hook}。请更正案例的组合、日期或接入点。',
  },
  POLICY_TEST_DAY: {
    en: 'The case does not say on which day it happens. Rules depend on the day. Write "day" under "in", or a stack with a date such as beijing@2017-04-08.',
    zh: '案例没有说明发生在哪一天。规则取决于日期。请在“in”下写“day”，或使用带日期的组合，如 beijing@2017-04-08。',
  },
  POLICY_TEST_INPUT: {
    en: 'The decision reads "{input}", but the case does not give it. Write "{input}" under "in".',
    zh: '决策读取“{input}”，但案例没有给出。请在“in”下写上“{input}”。',
  },
  POLICY_TEST_OUTPUT: {
    en: 'The case "{title}" expects {expected}, but the rules answer {found}. Correct the rule or the case; --accept writes the answer into the case.',
    zh: '案例“{title}”预期 {expected}，但规则给出 {found}。请更正规则或案例；--accept 会把结果写入案例。',
  },
  POLICY_TEST_RULES: {
    en: 'The case "{title}" expects the rules {expected}, but fired were {found}. Correct the rule or the case; --accept writes what fired into the case.',
    zh: '案例“{title}”预期触发规则 {expected}，实际触发 {found}。请更正规则或案例；--accept 会把实际触发的规则写入案例。',
  },
  POLICY_TEST_NO_SETTLER: {
    en: 'The case "{title}" is a whole claim, but this run was given nothing that settles claims. Run it with "sanyi policy test".',
    zh: '案例“{title}”是整笔结算，但本次运行没有结算功能。请用“sanyi policy test”运行。',
  },
  POLICY_TEST_FORM: {
    en: 'A case tests either a hook ("hook" with "in") or a whole claim ("claim"). This one has neither or both. Write one of them.',
    zh: '案例要么测试接入点（“hook”和“in”），要么测试整笔结算（“claim”）。此案例两者皆无或皆有。请二选一。',
  },
  POLICY_BAD_NOT_FOUND: {
    en: 'The bad folder "{folder}" should give {code} at "{where}", but did not. It gave: {found}. Correct the folder or the test; --accept writes what was found.',
    zh: '错误示例“{folder}”应在“{where}”给出 {code}，但没有。实际给出：{found}。请更正示例或测试；--accept 会写入实际结果。',
  },
  POLICY_BAD_TEXT: {
    en: 'The problem {code} at "{where}" says in {lang}: {found} But the test expects: {expected} Correct the text or the test; --accept writes what was found.',
    zh: '“{where}”处的问题 {code} 的文本（{lang}）为：{found} 而测试预期：{expected} 请更正文本或测试；--accept 会写入实际结果。',
  },
  POLICY_BAD_UNEXPECTED: {
    en: 'The bad folder "{folder}" also gives {code} at "{where}", which the test does not list: {text} A bad test lists all problems. Add it or correct the folder.',
    zh: '错误示例“{folder}”还在“{where}”给出 {code}，测试没有列出：{text} 错误测试须列出全部问题。请补上或更正示例。',
  },
  POLICY_BAD_EMPTY: {
    en: 'There are no files under tests/bad/{folder}. A bad test shows a folder that must be refused. Add its files.',
    zh: 'tests/bad/{folder} 下没有文件。错误测试须给出一个应被拒绝的文件夹。请补上文件。',
  },
  POLICY_ENTRIES: {
    en: 'The hook {hook} answered {found} entries; at most {limit} are allowed. A visit has few charges, and each is a line of the bill. Let fewer rules match.',
    zh: '接入点 {hook} 给出 {found} 个条目，最多允许 {limit} 个。一次就诊只有少数收费项，每项都是账单的一行。请减少同时匹配的规则。',
  },
  POLICY_COPY_EMPTY: {
    en: 'Later packages speak for everything that {package} says, so a copy of it would change nothing. Copy the package that speaks now.',
    zh: '{package} 的全部内容已由后来的政策包规定，复制它不会带来任何变化。请复制现行的政策包。',
  },
  ADOPT_UNIT_MISSING: {
    en: 'The package speaks about the {unit} "{name}" of {there}, and no package of {place} speaks for it before this one begins. Write a base package of {place} that does, or leave the clause out of a copy; policies/yunhe-2016-base shows a small one.',
    zh: '该政策包涉及 {there} 的 {unit}“{name}”，但在其生效之前 {place} 没有任何政策包规定它。请先为 {place} 编写包含它的基础政策包，或在副本中去掉该条；policies/yunhe-2016-base 是一个小例子。',
  },
  ADOPT_SCOPE_MISSING: {
    en: 'The package holds only in {places}, which {place} does not have. Districts and numbers of institutions are those of one city. Write a copy whose scope is "all", levels, or districts of {place}.',
    zh: '该政策包仅适用于 {places}，{place} 没有这些地方。区县和机构编号只属于一个城市。请在副本中将适用范围改为 all、机构级别或 {place} 的区县。',
  },
  ADOPT_NOT_LOCAL: {
    en: 'The package does not leave "{name}" to the city that takes it; it leaves {known}. Another value of "{name}" is a change of the reform: write it as a draft on top, or try it with "sanyi replay --set".',
    zh: '政策包未将“{name}”交由采用城市设定，可设定的为：{known}。改动“{name}”即改动改革本身，请另写一个草案，或用“sanyi replay --set”试算。',
  },
  ADOPT_LOCAL_FILE: {
    en: 'The file of values that the city sets for itself cannot be read ({cause}). Check the path and the permissions; it is YAML, one line for each parameter, such as "waiverAge: 65".',
    zh: '无法读取由本地设定的值的文件（{cause}）。请检查路径和权限；该文件为 YAML，每个参数一行，例如“waiverAge: 65”。',
  },
  ADOPT_SET_FORM: {
    en: '"{found}" is not a value that a city sets. Write parameters/NAME=VALUE, for example --set parameters/waiverAge=65.',
    zh: '“{found}”不是由城市设定的值。请写作 parameters/名称=值，例如 --set parameters/waiverAge=65。',
  },
  ADOPT_OTHER_CITY: {
    en: 'These facts are of {place}, and the package is to be installed into {city}. A package is replayed over the claims of the city that takes it. Name its facts, or build them with "sanyi city build --city {city}".',
    zh: '该数据属于 {place}，而政策包要装入 {city}。政策包须在采用它的城市的结算单上回放。请指定该城市的数据，或用“sanyi city build --city {city}”生成。',
  },
  EVIDENCE_STALE: {
    en: 'This measured effect no longer speaks for what is here: {why}. To measure it again, run {command}.',
    zh: '该实测效果已不适用：{whyZh}。请重新测算：{command}。',
  },
  POLICY_EXPLAINED_STALE: {
    en: 'An explanation speaks of a finding that is not there (any more): {finding} in "{decision}", about {about}. Explanations that fit nothing hide the next finding. Delete it, or write "about" as the analysis tells it in English.',
    zh: '该说明所指的发现（{finding}，“{decision}”，{about}）已不存在。对不上的说明会掩盖之后的发现。请删除，或按分析的英文结果改写 about。',
  },
  POLICY_INSTALLED: {
    en: 'The package "{package}" is already here, and it is not written over. Compare the two with sanyi policy diff, then install with --replace.',
    zh: '此处已有政策包“{package}”，不会覆盖。请先用 sanyi policy diff 比较两者，再加 --replace 安装。',
  },
} as const;
