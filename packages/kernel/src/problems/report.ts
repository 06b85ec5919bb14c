/** Texts of the problems of figures that districts send: what is wrong, why, and what to do. */
export const REPORT_PROBLEMS = {
  REPORT_SHEET_TWICE: {
    en: 'This very file was taken over already on {at}, sent by {reporter}. Counting a sheet twice would hide which one holds, so nothing was written. Send a changed file if figures were corrected.',
    zh: '同一文件已于 {at} 由 {reporter} 报送并接收。重复接收会使有效版本不明，因此未写入任何数据。如有更正，请报送修改后的文件。',
  },
} as const;
