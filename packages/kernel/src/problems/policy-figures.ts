/** Texts of the problems of figures: indicators, their lines, forms and bulletins. */
export const POLICY_FIGURE_PROBLEMS = {
  POLICY_LINE_UNDATED: {
    en: 'A target or alert line stands here without its days. A figure of one year must not be judged by the line of another. Write a list, each entry with the day from which it holds, its provenance and its source: - {from: 2018-12-31, value: 85, provenance: sourced, source: S1}.',
    zh: '此处的目标或预警线没有写明日期。不能用某一年的线评判另一年的数值。请写成列表，每项注明生效日期、依据程度和来源：- {from: 2018-12-31, value: 85, provenance: sourced, source: S1}。',
  },
  POLICY_LINE_DAYS: {
    en: 'The line holds from {from} to {to}, which leaves it no day. The end is the first day on which it no longer holds. Give a later end, or none.',
    zh: '该线自 {from} 至 {to} 有效，期间没有任何一天。结束日期为其不再有效的第一天。请写更晚的结束日期，或不写。',
  },
  POLICY_FORM_INDICATOR: {
    en: 'The form asks for the indicator "{found}", which this package does not have. A figure that is reported must be one that is also defined. Name one of: {known}.{suggestion}',
    zh: '表格要求报送指标“{found}”，但本政策包没有该指标。报送的指标必须有定义。请改为以下之一：{known}。{suggestionZh}',
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
} as const;
