/** Texts of the problems of package files: folders, YAML, CSV, keys and names. */
export const POLICY_FILE_PROBLEMS = {
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
} as const;
