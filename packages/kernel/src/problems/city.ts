/** Texts of the problems of `city`: what is wrong, why, and what to do. */
export const CITY_PROBLEMS = {
  CITY_FILE_MISSING: {
    en: 'The folder of the city has no file {file}. Every part of a city stands in a file of its own. Add {file}.',
    zh: '城市文件夹缺少文件 {file}。城市的每个部分各有一个文件。请补充 {file}。',
  },
  CITY_FILE_NOT_READABLE: {
    en: 'The file is not YAML (the reader says: {reason}). Correct the line that is named.',
    zh: '该文件不是有效的 YAML（解析器原文：{reason}）。请修改所指的行。',
  },
  CITY_VALUE_NOT_READABLE: {
    en: '"{text}" is not {expected}. The builder computes with this value. Write {expected}.',
    zh: '“{text}”不符合要求（{expectedZh}）。生成器要用此值计算。请按要求填写。',
  },
  CITY_ENTRY_REFUSED: {
    en: 'This entry cannot be used: {reason}. Correct it as the README of the city package describes.',
    zh: '此项无法使用：{reasonZh}。请按城市包说明文件修改。',
  },
  CITY_COLUMN_MISSING: {
    en: 'Column "{column}" is missing. The first line of a table names its columns. Add "{column}".',
    zh: '缺少列“{column}”。表格首行为列名。请补充“{column}”列。',
  },
  CITY_ROW_LENGTH: {
    en: 'The row has {made} cells where the first line names {columns} columns, so cells would slip. Write one cell per column.',
    zh: '该行有 {made} 个单元格，而首行有 {columns} 列，单元格会错位。请每列写一个单元格。',
  },
  CITY_CODE_UNKNOWN: {
    en: '"{code}" is not a code of {set}. Only codes that another file or the facts declare can be used. Choose one of: {known}.',
    zh: '“{code}”不是 {set} 的代码。只能使用其他文件或事实库已声明的代码。请从以下选取：{known}。',
  },
  CITY_CODE_LEFT_OUT: {
    en: 'There is no entry for "{code}" of {set}. Every code needs one, so that no part of the city is left out. Add it.',
    zh: '缺少 {set} 中“{code}”的条目。每个代码都要有一项，以免遗漏城市的一部分。请补充。',
  },
  CITY_FILE_EMPTY: {
    en: 'There is nothing to read here. A city without it cannot be built. Fill the file.',
    zh: '此处没有内容。缺少它无法生成城市。请填写该文件。',
  },
  CITY_PRICE_MISSING: {
    en: 'The item {item} is bought, but has no row in purchase-prices.csv. Its sale price is made from it. Add a row.',
    zh: '项目 {item} 需要采购，但 purchase-prices.csv 中没有其价格。销售价由采购价得出。请补充一行。',
  },
  CITY_PRICE_NOT_NEEDED: {
    en: 'The item {item} is no good that is bought, yet has a purchase price. Nothing would read it. Correct its category, or remove the price.',
    zh: '项目 {item} 不是采购的商品，却有采购价。该价格不会被读取。请更正类别，或删除价格。',
  },
  CITY_SERIES_LENGTH: {
    en: 'The series has {made} numbers, but the scenario needs {needed} here, one per quarter. Add or remove numbers.',
    zh: '该序列有 {made} 个数，此处情景需要 {needed} 个，每季度一个。请增删。',
  },
  CITY_SHARES_SUM: {
    en: 'The shares add up to {sum}, not to 1, so a part of the city would be lost or doubled. Correct them.',
    zh: '各份额之和为 {sum}，而不是 1，会造成遗漏或重复。请更正。',
  },
  CITY_PERIOD_NOT_COVERED: {
    en: 'The days {from} to {to} are not whole quarters of the scenario, which covers {first} to {last}. A city is raked by quarter. Begin on the first day of a quarter and end on the last day of one, inside the scenario.',
    zh: '{from} 至 {to} 不是情景所覆盖（{first} 至 {last}）的完整季度。城市按季度校准。请以季度首日开始、季度末日结束，并在情景范围内。',
  },
  CITY_SCALE_OUT_OF_RANGE: {
    en: 'The scale {scale} is not above 0 and at most 1. It is the share of the real residents to make; 1 makes all of them. Choose for example 0.002.',
    zh: '比例 {scale} 不在 0（不含）至 1 之间。它表示生成的居民占实际居民的比例，1 为全部。例如可取 0.002。',
  },
  CITY_SEED_NOT_INTEGER: {
    en: 'The seed {seed} is not a whole number from 0 to 9007199254740991. The seed makes a city repeatable. Choose for example 7.',
    zh: '种子 {seed} 不是 0 至 9007199254740991 的整数。种子使城市可以重复生成。例如可取 7。',
  },
} as const;
