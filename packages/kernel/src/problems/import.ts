/** Texts of the problems of `import`: what is wrong, why, and what to do. */
export const IMPORT_PROBLEMS = {
  IMPORT_MAPPING_NOT_READABLE: {
    en: 'The mapping cannot be read as YAML (the reader says: {why}). Correct the line.',
    zh: '映射文件不是可读取的 YAML（解析器原文：{why}）。请更正该行。',
  },
  IMPORT_MAPPING_KEY_MISSING: {
    en: 'The key "{key}" is missing. Without it nobody can say what the column means. Add it.',
    zh: '缺少键“{key}”。没有它就无法确定列的含义。请补充。',
  },
  IMPORT_MAPPING_KEY_UNKNOWN: {
    en: 'The key "{key}" is not known here. The mapping is a closed form, so that a slip is seen and not guessed at. Possible are: {allowed}.',
    zh: '此处不识别键“{key}”。映射文件格式封闭，以便发现笔误而不是猜测。可用的键为：{allowed}。',
  },
  IMPORT_MAPPING_VALUE_WRONG: {
    en: '"{value}" is not possible for "{key}". Possible is: {allowed}.',
    zh: '“{key}”不能取“{value}”。可取：{allowed}。',
  },
  IMPORT_FILE_MISSING: {
    en: 'The mapping names the file {file}, which is not in the folder. Put it there, with or without .gz, or change the mapping.',
    zh: '映射文件指定的文件 {file} 不在文件夹中。请放入该文件（可带 .gz），或修改映射。',
  },
  IMPORT_FILE_UNREADABLE: {
    en: 'The file cannot be read to its end (the system says: {why}). It may be cut off or in another format. Get it again or correct the encoding in the mapping.',
    zh: '文件无法完整读取（系统原文：{why}）。可能被截断或格式不同。请重新获取，或更正映射中的编码。',
  },
  IMPORT_ENCODING_WRONG: {
    en: 'The file holds bytes that are not {encoding}. Read on, its words would be garbled. Name the encoding in the mapping under format (utf-8 or gb18030), or save the file in the one that is named.',
    zh: '文件中有不属于 {encoding} 编码的字节，继续读取会产生乱码。请在映射的 format 中写明编码（utf-8 或 gb18030），或将文件另存为所写编码。',
  },
  IMPORT_COLUMN_MISSING: {
    en: 'The column {column} is not in the header line ({found}). Correct the name in the mapping, or the separator or encoding if the header looks wrong.',
    zh: '表头（{found}）中没有列 {column}。请更正映射中的列名；若表头显示异常，请更正分隔符或编码。',
  },
  IMPORT_ROW_BROKEN: {
    en: 'The row has {found} columns, the header line {expected}. A comma or quote is missing or too many. Correct the row in the rejects file and put it beside the data.',
    zh: '该行有 {found} 列，表头有 {expected} 列，逗号或引号缺失或多余。请在拒收文件中更正，并放到数据旁边。',
  },
  IMPORT_CLAIM_INCOMPLETE: {
    en: 'A line of this claim ({line}) was not accepted, so the claim would be settled without it. Correct the line; the claim is then read again.',
    zh: '该结算单有一条明细（{line}）未被接受，单独结算会缺项。请更正该明细，结算单会随之重新读取。',
  },
  IMPORT_VALUE_MISSING: {
    en: 'The column {column} is empty, but {field} is needed. Fill it, or give a default in the mapping.',
    zh: '列 {column} 为空，但 {field} 为必填。请填写，或在映射中给出默认值。',
  },
  IMPORT_DATE_NOT_READABLE: {
    en: '"{text}" is not a date of the form {format}. Correct it, or the form in the mapping.',
    zh: '“{text}”不是格式为 {format} 的日期。请更正，或修改映射中的格式。',
  },
  IMPORT_DAY_OUT_OF_RANGE: {
    en: 'The day {day} is outside {from} to {to}, or the end stands before the beginning. Rules are looked up by day. Correct it, or the range in the mapping.',
    zh: '日期 {day} 超出 {from} 至 {to}，或结束早于开始。规则按日期适用。请更正，或修改映射中的范围。',
  },
  IMPORT_NUMBER_NOT_READABLE: {
    en: '"{text}" is not a number in column {column}. Write digits with a decimal point.',
    zh: '列 {column} 中的“{text}”不是数字。请写成带小数点的数字。',
  },
  IMPORT_CODE_UNKNOWN: {
    en: '"{text}" has no entry in the crosswalk {crosswalk}. An unknown code is not guessed at. Add a row to the crosswalk, or correct the code.',
    zh: '对照表 {crosswalk} 中没有“{text}”。未知代码不作猜测。请在对照表中补充，或更正代码。',
  },
  IMPORT_DUPLICATE: {
    en: '"{id}" already stood in {first}. Counted twice it would be paid twice. Remove one of them.',
    zh: '“{id}”已在 {first} 出现。重复计数会造成重复支付。请删除其一。',
  },
  IMPORT_LINK_MISSING: {
    en: 'The {table} "{id}" was not accepted or does not exist, so this row hangs in the air. Import that row first, or correct the number.',
    zh: '{table}“{id}”未被接受或不存在，此行无所依附。请先导入对应行，或更正编号。',
  },
  IMPORT_NEGATIVE_WITHOUT_REVERSAL: {
    en: 'The amount or quantity {text} is negative, but no claim is named that it reverses. A refund must say what it takes back. Fill the column for the reversed claim.',
    zh: '金额或数量 {text} 为负，但未注明所冲销的结算单。退费须说明冲销对象。请填写被冲销结算单的列。',
  },
  IMPORT_REVERSAL_UNKNOWN: {
    en: 'The claim "{id}" that this one reverses is not an accepted claim of the same person on the same or an earlier day. Correct the number, or import the original first.',
    zh: '本单所冲销的结算单“{id}”不是同一人当日或此前已接受的结算单。请更正编号，或先导入原单。',
  },
  IMPORT_AMOUNT_TOO_LARGE: {
    en: 'The amount {text} is larger than a column can hold exactly. It is almost surely a mistake in the file. Correct it.',
    zh: '金额 {text} 超出列所能精确保存的范围，几乎可以肯定是文件错误。请更正。',
  },
  IMPORT_AMOUNTS_DIFFER: {
    en: 'Amounts in ({amountIn} fen) and out ({amountOut} fen) differ. Nothing was written, because an import that loses money is worse than none. Report this with the mapping; it is a defect of the programme.',
    zh: '导入金额（{amountIn} 分）与写出金额（{amountOut} 分）不一致。未写入任何数据，因为丢失金额的导入比不导入更糟。请连同映射文件报告，这是程序缺陷。',
  },
  IMPORT_CURRENCY_DIFFERS: {
    en: 'The currency is {found}, the mapping says {expected}. Amounts are never converted, because the rate would be a guess. Import one currency at a time.',
    zh: '币种为 {found}，映射为 {expected}。系统不做货币换算，因为汇率只能靠猜测。请按币种分别导入。',
  },
} as const;
