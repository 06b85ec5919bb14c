/** Texts of the problems of bulletins: what is wrong, why, and what to do. */
export const BULLETIN_PROBLEMS = {
  BULLETIN_FONT_MISSING: {
    en: 'The typeface "{font}" cannot be read (the system says: {why}). Pages are set only in the typefaces that come with the installation, so that they look the same everywhere; nothing was written. Install the package {package} again, or ask for html, docx or xlsx.',
    zh: '无法读取字体“{font}”（系统原文：{why}）。为保证各处版面一致，排版只使用随安装提供的字体；未写入任何文件。请重新安装 {package}，或改为输出 html、docx、xlsx。',
  },
  BULLETIN_UNKNOWN: {
    en: 'The rules of "{place}" hold no bulletin of this name: {bulletin}. Known: {known}. A bulletin is a file in the folder "bulletins" of a package.',
    zh: '“{place}”的规则中没有名为 {bulletin} 的通报。可用：{known}。通报写在政策包的 bulletins 文件夹中。',
  },
  BULLETIN_PERIOD_UNKNOWN: {
    en: 'There are no figures for {period}. The facts reach from {first} to {last}, and only whole quarters are notified. Ask for one of them.',
    zh: '没有{period}的数据。现有数据自{first}至{last}，仅通报完整季度。请改选其中之一。',
  },
  BULLETIN_NOT_AS_PUBLISHED: {
    en: 'This print of edition {edition} has the checksum {found}; it was published with {published}. Nothing was sent, because a published edition never changes. Print it with the version of the programme that published it, or take the file that was sent out then.',
    zh: '版本 {edition} 的此份文件校验值为 {found}，发布时为 {published}。已发布的版本不得变动，未发送。请用发布时的程序版本打印，或使用当时发出的文件。',
  },
  BULLETIN_EMPTY: {
    en: 'No figure of {period} is known, neither computed nor reported, so there is nothing to notify. Import claims, or take the sheets of the districts over first.',
    zh: '{period}没有任何计算数或上报数，无可通报内容。请先导入结算数据，或接收各区报表。',
  },
} as const;
