/** Texts of the problems of copying, installing and taking packages over, and of their evidence. */
export const ADOPT_PROBLEMS = {
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
  POLICY_INSTALLED: {
    en: 'The package "{package}" is already here, and it is not written over. Compare the two with sanyi policy diff, then install with --replace.',
    zh: '此处已有政策包“{package}”，不会覆盖。请先用 sanyi policy diff 比较两者，再加 --replace 安装。',
  },
} as const;
