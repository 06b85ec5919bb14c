/** Texts of the problems of `insurance`: what is wrong, why, and what to do. */
export const INSURANCE_PROBLEMS = {
  RULE_FUND_EXCEEDS_CLAIM: {
    en: 'The rules let the funds pay {fund} and a fixed part of {fixed}, and the hospital bear {hospital}, of a claim that costs {total} yuan. The patient part would be negative. Limit the funds to what is left of the claim, or correct the fixed part.',
    zh: '按规则基金支付 {fund} 元、定额支付 {fixed} 元、医院承担 {hospital} 元，而本次费用只有 {total} 元，个人负担将为负数。请把基金支付限制在剩余费用以内，或更正定额部分。',
  },
  INSURANCE_NO_PRICE_RULE: {
    en: 'No package of the stack provides price.line on {day}, so a line has no price. Add a package that prices lines on that day, or settle under another stack.',
    zh: '该规则组合在 {day} 没有任何政策包提供 price.line，明细无法定价。请加入当日对明细定价的政策包，或改用其他规则组合。',
  },
  INSURANCE_UNKNOWN_PERSON: {
    en: 'Person {person} is not in the table of persons, so scheme and age are unknown. Add the person, or leave the claim out.',
    zh: '人员表中没有人员 {person}，险种和年龄不明。请补充该人员，或剔除该结算单。',
  },
  INSURANCE_UNKNOWN_INSTITUTION: {
    en: 'Institution {institution} is not in the table of institutions, so its level is unknown. Add the institution, or leave the claim out.',
    zh: '机构表中没有机构 {institution}，级别不明。请补充该机构，或剔除该结算单。',
  },
  INSURANCE_UNKNOWN_ITEM: {
    en: 'Item {item} is not in the table of items, so it has no category and no price. Add the item, or correct the line.',
    zh: '项目表中没有项目 {item}，类别和价格不明。请补充该项目，或更正明细。',
  },
  INSURANCE_NEGATIVE_QUANTITY: {
    en: 'Item {item} has the quantity {quantity}, but the claim reverses no other. Only a refund takes something back. Name the claim it reverses, or correct the quantity.',
    zh: '项目 {item} 的数量为 {quantity}，但该结算单未冲销其他结算单。只有退费才能减少数量。请注明被冲销的结算单，或更正数量。',
  },
  INSURANCE_REFUND_UNKNOWN_CLAIM: {
    en: 'The refund reverses claim {reverses}, which is not an earlier claim of the same person. A refund can only take back what was settled before. Correct the number, or settle that claim first.',
    zh: '该退费冲销的结算单 {reverses} 不是同一人此前的结算单。退费只能冲销已结算的费用。请更正编号，或先结算该单。',
  },
  INSURANCE_REFUND_OF_REFUND: {
    en: 'The refund reverses claim {reverses}, which is a refund itself. Reverse the original claim instead.',
    zh: '该退费冲销的结算单 {reverses} 本身就是退费。请改为冲销原结算单。',
  },
  INSURANCE_REFUND_POSITIVE: {
    en: 'The refund has item {item} with the quantity {quantity}. A refund only takes back, so its quantities are negative. Put new items on a claim of their own.',
    zh: '退费单中项目 {item} 的数量为 {quantity}。退费只减不增，数量须为负数。新增项目请另开结算单。',
  },
  INSURANCE_REFUND_TOO_MUCH: {
    en: 'The refund takes back more of item {item} than is left on claim {reverses}: {quantity} too much. Correct the quantity or the item.',
    zh: '退费的项目 {item} 超出结算单 {reverses} 的剩余数量，多退 {quantity}。请更正数量或项目。',
  },
  INSURANCE_LINE_TOO_LARGE: {
    en: 'The line of item {item} costs {amount} fen, which no column of facts can hold exactly. Check its price and quantity.',
    zh: '项目 {item} 的金额为 {amount} 分，超出数据列可精确保存的范围。请核对价格和数量。',
  },
  INSURANCE_CLAIM_NOT_FOUND: {
    en: 'Claim {claim} is not among the claims of this person. Check the number of the claim.',
    zh: '该人员的结算单中没有 {claim}。请核对结算单编号。',
  },
  PRICES_ROW_UNKNOWN: {
    en: 'No price list of the reform has a row {path}, so it cannot move.{suggestion} Write lists/NAME/KEY,KEY of a row in force, or end the path with an asterisk.',
    zh: '改革规则的价格列表中没有 {path}，无法调整。{suggestionZh}请写现行某行的 lists/名称/键,键，或以星号结尾。',
  },
  PRICES_MOVE_MEANWHILE: {
    en: 'The price {path} changes within the days of the replay, so it has no one price to start from. Fix the rules to a day (PLACE@DATE), or leave this row out.',
    zh: '价格 {path} 在回放期间内发生变化，没有唯一的起点。请把规则固定在某日（地区@日期），或去掉该行。',
  },
  PRICES_NEGATIVE: {
    en: 'The price {found} is below zero. A list of prices says what is charged, and nothing is charged less than nothing. Write zero or more; what is paid back belongs into a benefit.',
    zh: '价格 {found} 小于零。价格列表规定收取多少，不能收取负数。请填写零或正数；退付应写入待遇规则。',
  },
  PRICES_INFEASIBLE: {
    en: 'No prices keep all bounds. The bounds would have to be wider by: {missing} (of what they hold). Widen them, let prices move further, or let more prices move.',
    zh: '没有价格能满足全部约束。约束至少还需放宽：{missingZh}（占其所约束的数额）。请放宽约束、扩大价格可调幅度，或增加可调价格。',
  },
  BEHAVIOUR_MISSING: {
    en: 'No package of this stack has a list "response", so nothing says how volumes respond. Name a package of behaviour, such as behaviour-2017.',
    zh: '该组合中没有政策包含有列表 response，无法得知诊疗量如何反应。请指定行为政策包，例如 behaviour-2017。',
  },
  BEHAVIOUR_WRONG: {
    en: 'The row "{response}" of the list "response" means nothing: it must name a level and visit or stay, or an item alone, and its form is shift or elasticity. Correct the row.',
    zh: '列表 response 的“{response}”行没有意义：须写明级别与 visit 或 stay，或仅写一个项目；form 为 shift 或 elasticity。请更正该行。',
  },
  BEHAVIOUR_TWICE: {
    en: 'Two rows of the list "response" speak of the same care or item; one of them is "{response}". Keep one.',
    zh: '列表 response 中有两行针对同一诊疗或项目，其中一行为“{response}”。请只保留一行。',
  },
  POOL_BUDGET_MISSING: {
    en: 'The pool {pool} has no "{budget}" for {key} on the last day of {period}, so there is nothing to share. Give it a value from that period on, or a row of the list for this key.',
    zh: '资金池 {pool} 在 {period} 最后一日没有适用于 {key} 的“{budget}”，无从分配。请从该期间起赋值，或在列表中为该口径补一行。',
  },
  POOL_NO_POINTS: {
    en: 'The {cases} cases of the pool {pool} for {key} in {period} have no points together, so its budget cannot be shared. Give such cases points, or let them be paid by item (points: null).',
    zh: '资金池 {pool} 中 {key} 在 {period} 的 {cases} 个病例点数合计不大于零，预算无法分配。请为这类病例赋予点数，或按项目支付（points: null）。',
  },
  POOL_KEY_MISSING: {
    en: 'The pool {pool} is kept by {key}, which this case does not have, so nobody knows whose budget pays it. Add what is missing to the table of institutions or persons, or let such cases be paid by item.',
    zh: '资金池 {pool} 按 {key} 划分，而该病例缺少这一信息，无法确定由哪笔预算支付。请在机构表或人员表中补充，或将这类病例按项目支付。',
  },
  POOL_PERIOD_PARTLY: {
    en: 'The pool {pool} shares a budget of {period}, of which only a part lies within {from} to {to}. A budget is shared among all cases of its period. Name days with --from and --to that hold whole periods.',
    zh: '资金池 {pool} 分配的是 {period} 的预算，而该期间只有一部分在 {from} 至 {to} 之内。预算须在期间内全部病例中分配。请用 --from 和 --to 指定包含完整期间的日期。',
  },
  POOL_GROUP_MISSING: {
    en: 'The case has the diagnosis group {group}, which the facts do not name, and the pool {pool} pays by group. Bring the table of diagnosis groups with the claims, or use a pool that does not ask for the group.',
    zh: '该病例的诊断组编号为 {group}，数据中没有对应名称，而资金池 {pool} 按诊断组支付。请随结算单提供诊断组表，或改用不按诊断组支付的资金池。',
  },
  POOL_WEIGHT_MISSING: {
    en: 'The list {list} has no weight for the group {group}, and the points of the pool {pool} read it. Add a row for the group, or one with an empty group for all others.',
    zh: '列表 {list} 中没有诊断组 {group} 的权重，而资金池 {pool} 的点数需要它。请为该组补一行，或为其余各组补一行诊断组留空的记录。',
  },
  REPLAY_GROUPS_MISSING: {
    en: 'No package of this stack says {missing}, so a replay cannot be summed up by it. Name a package of groups, such as replay-groups.',
    zh: '该组合中没有任何政策包规定 {missing}，无法据此汇总回放结果。请指定分组政策包，例如 replay-groups。',
  },
  REPLAY_AGE_BANDS: {
    en: 'The first age band of the list ageBand does not begin at {missing}, so younger persons would stand in none. Let the first band begin there.',
    zh: '列表 ageBand 的第一个年龄段不是从 {missing} 岁开始，更年轻的人将没有分组。请让第一段从该年龄开始。',
  },
  CASE_FIELD_MISSING: {
    en: 'The field "{field}" is missing. A claim cannot be settled without it. Add it; allowed is: {allowed}.',
    zh: '缺少字段“{field}”，没有它无法结算。请补充；可取值：{allowed}。',
  },
  CASE_FIELD_WRONG: {
    en: '"{text}" does not fit the field "{field}". Write {allowed}.',
    zh: '“{text}”不符合字段“{field}”的要求。应填写：{allowed}。',
  },
  CASE_FIELD_UNKNOWN: {
    en: 'There is no field "{field}" here. A mistyped name would be ignored silently, so it is refused. Known fields: {allowed}.',
    zh: '此处没有字段“{field}”。为避免拼写错误被忽略，未知字段不予接受。可用字段：{allowed}。',
  },
} as const;
