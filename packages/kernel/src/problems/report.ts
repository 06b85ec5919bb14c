/** Texts of the problems of figures that districts send: what is wrong, why, and what to do. */
export const REPORT_PROBLEMS = {
  REPORT_SHEET_TWICE: {
    en: 'This very file was taken over already on {at}, sent by {reporter}. Counting a sheet twice would hide which one holds, so nothing was written. Send a changed file if figures were corrected.',
    zh: '同一文件已于 {at} 由 {reporter} 报送并接收。重复接收会使有效版本不明，因此未写入任何数据。如有更正，请报送修改后的文件。',
  },
  REPORT_SHEET_EMPTY: {
    en: 'The sheet is empty. There is nothing to read, so nothing was written. Fill in the template and send it again.',
    zh: '报表为空，没有可读取的内容，因此未写入任何数据。请填写模板后重新报送。',
  },
  REPORT_HEAD_MISSING: {
    en: 'In the first rows of the sheet no head was found for: {missing}. Without heads nobody knows which number is which, so nothing was read. Use the template of the form "{form}", or name the columns as it does.',
    zh: '报表前几行中未找到列名：{missing}。没有列名就无法确定各数字的含义，因此未读取任何数据。请使用“{form}”的模板，或按模板命名各列。',
  },
  REPORT_FORM_UNKNOWN: {
    en: 'There is no form "{found}". Each form is one family of indicators. Choose one of: {known}.{suggestion}',
    zh: '没有“{found}”这一报表。每张报表对应一类指标。请从以下选择：{known}。{suggestionZh}',
  },
  REPORT_NO_FORMS: {
    en: 'The rules of {place} have no form on which districts report. A figure can only be taken where it is defined who reports what. Add a form under reporting/ to a package of this place.',
    zh: '{place} 的规则中没有供各区报送的表格。只有明确报送内容后才能接收数据。请在该地政策包的 reporting/ 下添加表格。',
  },
  REPORT_NO_DISTRICTS: {
    en: 'The rules of {place} list no districts. Figures are reported by district, so a folder for them cannot be made. Add the list "district" to a package of this place.',
    zh: '{place} 的规则中没有区的清单。指标按区报送，因此无法建立数据文件夹。请在该地政策包中添加“district”列表。',
  },
  REPORT_PERIOD_KIND: {
    en: '"{found}" is no {kind}, but the form "{form}" is reported by {kind}. Figures of other lengths cannot stand side by side. Name a period such as {example}.',
    zh: '“{found}”与“{form}”的报送周期（{kind}）不符。不同长度期间的数字无法并列比较。请填写如 {example} 的期间。',
  },
  REPORT_PERIOD_NOT_OVER: {
    en: 'The period {period} ends on {last} and is not over. A figure of an unfinished period would be compared with whole ones. Report it after {last}.',
    zh: '期间 {period} 于 {last} 结束，目前尚未结束。未完期间的数字不能与完整期间比较。请在 {last} 之后报送。',
  },
  REPORT_NOTHING: {
    en: 'No row of the sheet has figures. Rows without numerator and denominator, the sample row and totals are passed over. Fill in at least one row.',
    zh: '报表中没有任何已填写的行。未填分子和分母的行、示例行和合计行均不计入。请至少填写一行。',
  },
  REPORT_ROWS_REFUSED: {
    en: '{refused} of {rows} rows cannot be taken over as they are. A sheet is taken over as a whole, so nothing was written. Correct the rows marked in the returned copy and send it, or ask for the rest to be taken over.',
    zh: '{rows} 行中有 {refused} 行无法按现状接收。报表须整体接收，因此未写入任何数据。请更正退回表中标出的行后重新报送，或选择仅接收其余各行。',
  },
  REPORT_CELL_EMPTY: {
    en: 'The cell under "{column}" is empty. A figure needs district, period, numerator and denominator. Fill it in, or leave numerator and denominator both empty to report nothing.',
    zh: '“{column}”单元格为空。每个指标须有区、期间、分子和分母。请补填；如不报送，请将分子和分母都留空。',
  },
  REPORT_CELL_ERROR: {
    en: 'The cell holds the error {found} of the spreadsheet program. It is no number. Correct the formula, or put the number in.',
    zh: '单元格中是表格软件的错误值 {found}，不是数字。请更正公式或直接填写数字。',
  },
  REPORT_FORMULA: {
    en: 'The cell holds a formula without a saved result. Formulas are not run here, because they may read other files. Save the sheet with its results, or put the number in.',
    zh: '单元格中的公式没有保存结果。系统不执行公式，因为公式可能读取其他文件。请保存计算结果，或直接填写数字。',
  },
  REPORT_NUMBER_WRONG: {
    en: '"{found}" is not a number. Only digits, one decimal point, thousands commas and the unit of the column are read. Put the number in; write the explanation under note.',
    zh: '“{found}”不是数字。只接受数字、一个小数点、千分位逗号和该列单位。请填写数字，说明写入备注。',
  },
  REPORT_NUMBER_GROUPS: {
    en: 'The commas in "{found}" do not stand after every third digit, so it may be a decimal comma or a slip. It was not guessed. Did you mean {suggestion}?',
    zh: '“{found}”中的逗号不在千分位上，可能是小数点或误填，系统不作猜测。是否应为 {suggestion}？',
  },
  REPORT_NUMBER_UNIT: {
    en: '"{found}" counts in another unit than the column. A wrong power of ten is the commonest slip, so it was not converted silently. Did you mean {suggestion}?',
    zh: '“{found}”使用的单位与该列不同。数量级错误最为常见，因此不会自动换算。是否应为 {suggestion}？',
  },
  REPORT_PERCENT: {
    en: '"{found}" is a percentage, but a count belongs here. From a rounded percentage the count cannot be told. Put the counts of numerator and denominator in; the percentage is worked out from them.',
    zh: '“{found}”是百分比，此处应填写数量。由四舍五入后的百分比无法还原数量。请填写分子和分母的数量，百分比由系统计算。',
  },
  REPORT_DISTRICT_UNKNOWN: {
    en: 'There is no district "{found}". A figure belongs to a district.{suggestion} Choose one of the list in the template.',
    zh: '没有名为“{found}”的区。每个数字须归属一个区。{suggestionZh}请从模板的下拉列表中选择。',
  },
  REPORT_DISTRICT_OTHER: {
    en: 'The row is of {name}, but this account reports for {own}. Each district answers for its own figures. Remove the row, or let {name} report it.',
    zh: '该行属于“{name}”，而本账号报送“{own}”。各区对本区数据负责。请删除该行，或由“{name}”报送。',
  },
  REPORT_INDICATOR_UNKNOWN: {
    en: 'The form has no indicator "{found}".{suggestion} The form asks for: {known}.',
    zh: '本表没有指标“{found}”。{suggestionZh}本表指标：{known}。',
  },
  REPORT_PERIOD_WRONG: {
    en: '"{found}" is not a period. Periods are written like 2019-Q1. Did you mean {suggestion}?',
    zh: '“{found}”不是期间。期间写作 2019-Q1 或 2019年第一季度。是否应为 {suggestion}？',
  },
  REPORT_PERIOD_OTHER: {
    en: 'The row is of {period}, but this sheet is sent for {wanted}. A figure of another period would stand in the wrong place. Send it for {period}, or put the figure of {wanted} in.',
    zh: '该行期间为 {period}，而本表报送 {wanted}。其他期间的数字会放错位置。请按 {period} 报送，或填写 {wanted} 的数字。',
  },
  REPORT_PERIOD_LOCKED: {
    en: 'The period {period} is closed: its figures were submitted or approved. A closed figure changes only through a correction with a reason. Ask the director of the city commission to open it again with a reason (`sanyi report reopen`), then send the corrected sheet.',
    zh: '期间 {period} 已锁定：其数据已提交或审定。锁定数据只能说明理由后更正。请由市卫生健康委主任说明理由后重新开放（`sanyi report reopen`），再报送更正后的报表。',
  },
  REPORT_DATA_OPEN: {
    en: 'Nothing closes the data of {period}, form {form}, here. Nothing was changed. Look at the district, period and form, or send the sheet as it is.',
    zh: '{period}报表“{form}”的数据此处并未锁定，未作任何更改。请核对区、期间和报表，或直接报送。',
  },
  REPORT_DECIMALS: {
    en: '"{found}" has parts smaller than the unit {unit} allows. Counts are whole, and yuan have two decimals. Round it as your books do, and put the exact number in.',
    zh: '“{found}”的小数位超出单位“{unit}”的允许范围。人次等为整数，元最多两位小数。请按账目填写准确数字。',
  },
  REPORT_NEGATIVE: {
    en: '"{found}" is negative. What is counted here cannot be less than nothing. Check the sign.',
    zh: '“{found}”为负数。此处统计的数量不可能小于零。请检查正负号。',
  },
  REPORT_TOO_LARGE: {
    en: '"{found}" is larger than the platform can keep exactly. No district has that much. Check the unit: the column counts in {unit}.',
    zh: '“{found}”超出系统可精确保存的范围，不可能是一个区的数据。请检查单位：该列单位为“{unit}”。',
  },
  REPORT_DENOMINATOR_ZERO: {
    en: 'The denominator is 0. Nothing can be divided by it, so there is no figure. Put the denominator in, or leave both cells empty and say why under note.',
    zh: '分母为 0，无法计算指标。请填写分母；如无数据，请将两格留空并在备注中说明。',
  },
  REPORT_PART_OVER_WHOLE: {
    en: 'The numerator {numerator} is more than the denominator {denominator}, but it is a part of it. Perhaps the columns are exchanged. Check both numbers.',
    zh: '分子 {numerator} 大于分母 {denominator}，而分子是分母的一部分。可能两列填反。请核对两个数字。',
  },
  REPORT_OUT_OF_BOUNDS: {
    en: 'The value would be {value} {unitEn}; between {least} and {most} is possible. More likely a unit or a column was mistaken. Check numerator and denominator.',
    zh: '指标值将为 {value}{unitZh}，合理范围为 {least} 至 {most}。更可能是单位或列填错。请核对分子和分母。',
  },
  REPORT_ROW_TWICE: {
    en: 'District and indicator stand already in row {row}. Which of the two holds cannot be known. Keep one row.',
    zh: '该区该指标已在第 {row} 行填写，无法判断以哪一行为准。请只保留一行。',
  },
  REPORT_SAME_AS_OTHER: {
    en: 'Numerator and denominator are the very same as for {period}. Perhaps the sheet of another period was sent. Check them, or confirm in a note.',
    zh: '分子和分母与 {period} 完全相同，可能误报了其他期间的报表。请核对，或在备注中确认。',
  },
  REPORT_OUTLIER: {
    en: 'The value {value} {unitEn} is unusual by {methodEn}: from {low} to {high} would be usual after the earlier figures of this district. It is taken over and stands on the follow-up list. Check it, and say the cause.',
    zh: '按“{methodZh}”判断，指标值 {value}{unitZh} 异常：按本区历史数据，通常在 {low} 至 {high} 之间。数据已可接收并列入待核清单。请核对并说明原因。',
  },
  REPORT_TOTAL_DIFFERS: {
    en: 'The row of totals says {total}, the rows add up to {sum}. Totals are worked out here, so the row is not taken over. Check which row is wrong.',
    zh: '合计行为 {total}，各行相加为 {sum}。合计由系统计算，该行不予接收。请核对是哪一行有误。',
  },
  REPORT_TOTAL_PASSED: {
    en: 'The row of totals was not taken over: totals are worked out from the districts. There is nothing to do.',
    zh: '合计行未接收：合计由各区数据计算得出。无须处理。',
  },
  REPORT_HEALED_HEAD: {
    en: 'The head was read from merged cells or two rows, down to row {row}. There is nothing to do.',
    zh: '列名由合并单元格或两行表头读出，至第 {row} 行。无须处理。',
  },
  REPORT_HEALED_DISTRICT: {
    en: '"{found}" was read as {name}. There is nothing to do.',
    zh: '“{found}”已识别为“{name}”。无须处理。',
  },
  REPORT_HEALED_PERIOD: {
    en: '"{found}" was read as {period}. There is nothing to do.',
    zh: '“{found}”已识别为 {period}。无须处理。',
  },
  REPORT_HEALED_NUMBER: {
    en: '"{found}" was read as {number}. There is nothing to do.',
    zh: '“{found}”已识别为 {number}。无须处理。',
  },
  REPORT_HEALED_FORMULA: {
    en: 'The saved result {number} of the formula was taken; the formula was not run. Check that the sheet was saved after the last change.',
    zh: '已采用公式保存的结果 {number}，未执行公式。请确认最后一次修改后已保存。',
  },
  REPORT_FILE_KIND: {
    en: 'The file is neither a CSV text nor an XLSX workbook ({found}). Other forms are not read, because they may carry programs or cannot be bounded. Save it as .xlsx or .csv without a password.',
    zh: '该文件既不是 CSV 文本，也不是 XLSX 工作簿（{found}）。其他格式可能携带程序或无法限制大小，因此不读取。请另存为不加密的 .xlsx 或 .csv。',
  },
  REPORT_FILE_MACROS: {
    en: 'The workbook carries macros. Nothing of it was run, and it was not read. Save it as .xlsx without macros.',
    zh: '该工作簿含有宏。系统未执行其中任何内容，也未读取。请另存为不含宏的 .xlsx。',
  },
  REPORT_FILE_LARGE: {
    en: 'The file is too large: {what} is more than {limit}. A sheet of one form is far smaller, so reading stopped. Remove other sheets, pictures and empty rows, and send it again.',
    zh: '文件过大：{what} 超过 {limit}。一张报表远小于此，因此停止读取。请删除其他工作表、图片和空行后重新报送。',
  },
  REPORT_FILE_BROKEN: {
    en: 'The file cannot be read (cause: {why}). It may be damaged or cut off on the way. Open it, save it again as .xlsx or .csv, and send it.',
    zh: '文件无法读取（原因：{why}），可能已损坏或传输不完整。请打开后重新另存为 .xlsx 或 .csv 再报送。',
  },
  REPORT_FILE_CHANGED: {
    en: 'The file is not the one that was previewed. What is confirmed must be what was seen, so nothing was written. Look at the preview again and confirm it.',
    zh: '该文件与预览时的文件不同。确认的内容须与所见一致，因此未写入任何数据。请重新预览后确认。',
  },
} as const;
