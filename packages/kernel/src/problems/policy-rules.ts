/** Texts of the problems of rules: hooks, decisions, folds and pools. */
export const POLICY_RULE_PROBLEMS = {
  POLICY_HOOK_UNKNOWN: {
    en: 'There is no hook "{hook}". Rules plug in at hooks only. Hooks: {known}.{suggestion}',
    zh: '没有接入点“{hook}”。规则只能在接入点生效。接入点：{known}。{suggestionZh}',
  },
  POLICY_INPUT_UNKNOWN: {
    en: 'The file reads "{input}", which the hook {hook} does not offer. A decision sees the fields of its hook, parameters and acc only: {known}.{suggestion}',
    zh: '文件读取了“{input}”，但接入点 {hook} 不提供它。决策只能看到接入点的字段、parameters 和 acc：{known}。{suggestionZh}',
  },
  POLICY_DECISION_MISSING: {
    en: 'The file {file} has no decision "{decision}". Its decisions: {known}.{suggestion}',
    zh: '文件 {file} 中没有决策“{decision}”。其中的决策：{known}。{suggestionZh}',
  },
  POLICY_RULE_UNMARKED: {
    en: 'Rule "{rule}" of the table "{decision}" has no {missing}. A fired rule is cited by its id and clause, with source and provenance. Fill the annotation columns clause, source and provenance.',
    zh: '表“{decision}”的规则“{rule}”缺少 {missing}。规则生效时以其 id 和条款引用，并附来源和依据等级。请填写注释列 clause、source 和 provenance。',
  },
  POLICY_RULE_NO_ID: {
    en: 'Row {row} of the table "{decision}" has no id of its own. Explanations and tests cite a rule by its id, which must survive new rows above it. Give the rule an id.',
    zh: '表“{decision}”第 {row} 行没有自己的 id。解释和测试以 id 引用规则，上方插入新行后也必须不变。请为该规则指定 id。',
  },
  POLICY_FOLD_MISSING: {
    en: 'The hook {hook} carries accumulators from claim to claim, but no fold is named. Add "fold: folds/....yaml".',
    zh: '接入点 {hook} 需要在结算之间累计，但未指定 fold。请加上“fold: folds/....yaml”。',
  },
  POLICY_FOLD_UNWANTED: {
    en: 'The hook {hook} has no accumulators, so a fold has no meaning here. Remove "fold".',
    zh: '接入点 {hook} 没有累计量，此处的 fold 没有意义。请删除“fold”。',
  },
  POLICY_FOLD_HOOK: {
    en: 'The fold is written for {found}, but {hook} uses it. A fold belongs to one hook. Correct "hook".',
    zh: '该 fold 属于 {found}，却被 {hook} 使用。一个 fold 只属于一个接入点。请更正“hook”。',
  },
  POLICY_FOLD_ORDER: {
    en: 'The order "{found}" does not end with "claim". Claims of one day need one order that never changes. Write order: [day, claim].',
    zh: '顺序“{found}”没有以“claim”结尾。同一天的结算须有固定不变的次序。请写 order: [day, claim]。',
  },
  POLICY_FOLD_LAW: {
    en: 'The addition to "{accumulator}" reads acc.{reads}, which does not stand above it in the list. An accumulator may read those above it only, so that each is one running sum. Move "{reads}" above "{accumulator}", or write feedback: true if it must read itself or one below.',
    zh: '“{accumulator}”的增量读取了 acc.{reads}，而后者没有排在它上方。累计量只能读取排在其上方的累计量，这样每个都是一个累加和。请将“{reads}”移到“{accumulator}”上方；若确需读取自身或下方的累计量，请写 feedback: true。',
  },
  POLICY_FOLD_SELF: {
    en: 'The addition to "{accumulator}" reads acc.{accumulator} itself. An accumulator may read those above it only, so that each is one running sum. Put what it reads into an accumulator above it (a cap is written on an uncapped one), or write feedback: true.',
    zh: '“{accumulator}”的增量读取了自身 acc.{accumulator}。累计量只能读取排在其上方的累计量，这样每个都是一个累加和。请把所读取的内容放入其上方的累计量（封顶写在未封顶的累计量上），或写 feedback: true。',
  },
  POLICY_FOLD_FEEDBACK_IDLE: {
    en: 'The fold says feedback: true, but every accumulator reads only those above it. With feedback it could run as a fold only, more slowly. Write feedback: false.',
    zh: '该年度累计（fold）写了 feedback: true，但每个累计量都只读取其上方的累计量。有反馈时只能逐笔累计，较慢。请写 feedback: false。',
  },
  POLICY_POOL_MISSING: {
    en: 'The hook {hook} shares a budget, so it needs a pool that says which. Write pool: pools/NAME.yaml beside the decision.',
    zh: '接入点 {hook} 用于分配预算，须有说明是哪笔预算的 pool。请在决策旁写 pool: pools/名称.yaml。',
  },
  POLICY_POOL_UNWANTED: {
    en: 'The hook {hook} shares no budget, so a pool has nothing to do here. Remove "pool".',
    zh: '接入点 {hook} 不分配预算，此处不需要 pool。请删除“pool”。',
  },
  POLICY_POOL_LIST: {
    en: '"{key}" names the list "{list}", which must be of kind pool, with keys out of: {keys}, and a column "{column}" of kind {kind}. Declare it so in policy.yaml.',
    zh: '“{key}”指向列表“{list}”，该列表的类型须为 pool，键取自：{keys}，并有类型为{kind}的列“{column}”。请在 policy.yaml 中如此声明。',
  },
  POLICY_POOL_PARAMETER: {
    en: '"{key}" names the parameter "{parameter}", which does not exist as {kind}. Numbers of a pool are parameters, so that they carry dates and sources. Add the parameter; there are: {known}.',
    zh: '“{key}”指向参数“{parameter}”，但没有类型为{kind}的该参数。资金池的数值都是参数，以便附日期和来源。请补上该参数；已有参数：{known}。',
  },
  POLICY_ENTRIES: {
    en: 'The hook {hook} answered {found} entries; at most {limit} are allowed. A visit has few charges, and each is a line of the bill. Let fewer rules match.',
    zh: '接入点 {hook} 给出 {found} 个条目，最多允许 {limit} 个。一次就诊只有少数收费项，每项都是账单的一行。请减少同时匹配的规则。',
  },
  POLICY_EXPLAINED_STALE: {
    en: 'An explanation speaks of a finding that is not there (any more): {finding} in "{decision}", about {about}. Explanations that fit nothing hide the next finding. Delete it, or write "about" as the analysis tells it in English.',
    zh: '该说明所指的发现（{finding}，“{decision}”，{about}）已不存在。对不上的说明会掩盖之后的发现。请删除，或按分析的英文结果改写 about。',
  },
} as const;
