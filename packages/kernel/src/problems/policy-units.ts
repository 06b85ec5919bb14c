/** Texts of the problems of packages that require, amend or replace others. */
export const POLICY_UNIT_PROBLEMS = {
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
} as const;
