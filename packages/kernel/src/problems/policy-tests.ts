/** Texts of the problems that the tests of a package find. */
export const POLICY_TEST_PROBLEMS = {
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
} as const;
