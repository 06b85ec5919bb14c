/** Texts of the problems of `api`: what is wrong, why, and what to do. */
export const API_PROBLEMS = {
  API_QUERY_NOT_READABLE: {
    en: 'The query field "{field}" is not accepted: it is missing, unknown to this address, given twice, or not of the form that it must have. Send only what the address names.',
    zh: '不接受查询字段“{field}”：缺失、该地址不识别、重复，或形式不符。请仅发送该地址列出的字段。',
  },
  API_REQUEST_NOT_READABLE: {
    en: 'The request could not be read ({cause}). Nothing was done. Correct the address, the headers or the body and send it again.',
    zh: '无法读取该请求（{cause}），未执行任何操作。请更正地址、请求头或请求体后重新发送。',
  },
  API_BODY_NOT_SHEET: {
    en: 'The body of the request is not a file. A sheet is sent as its bytes with the content type {expected}. Send the file itself.',
    zh: '请求体不是文件。报表须以 {expected} 类型直接发送文件内容。请发送文件本身。',
  },
  API_ADDRESS_UNKNOWN: {
    en: 'There is nothing at {method} {address}. The address may be misspelt, or it answers another method. The documents start at /api/status.',
    zh: '{method} {address} 处没有内容。地址可能拼写有误，或仅接受其他方法。请从 /api/status 开始。',
  },
  API_PLACE_UNKNOWN: {
    en: 'There is no place "{place}" in these facts. Take an id from the districts of /api/status.',
    zh: '数据中没有地点“{place}”。请使用 /api/status 所列区的编号。',
  },
  API_PERIOD_UNKNOWN: {
    en: 'There are no figures for the period "{period}". Figures exist for {first} to {last}. Choose one of these quarters.',
    zh: '没有“{period}”期间的指标。现有 {first} 至 {last} 的指标，请从中选择季度。',
  },
  API_CLAIM_UNKNOWN: {
    en: 'There is no claim "{claim}" in these facts. Claim ids are whole numbers; take one from the list of claims.',
    zh: '数据中没有结算单“{claim}”。结算单编号为整数，请从结算单列表中选取。',
  },
  API_PACKAGE_UNKNOWN: {
    en: 'There is no package "{package}" in the library. The packages are listed at /api/packages.',
    zh: '政策库中没有政策包“{package}”。全部政策包见 /api/packages。',
  },
  API_FIGURE_UNKNOWN: {
    en: 'There is no figure "{indicator}" for {place} in {period}. The indicator may not be measured for this kind of place or period. Take a figure that a page shows.',
    zh: '没有 {place} 在 {period} 的指标“{indicator}”。该指标可能不按此类地点或期间统计。请使用页面上显示的指标。',
  },
  API_RESET_REFUSED: {
    en: 'Nothing was removed. Only a demo city that this server made itself, for this machine alone, can be reset; facts of your own, and a server that others reach, cannot. Remove a folder of facts by hand where you mean to.',
    zh: '未删除任何内容。只有本服务自行生成、仅供本机使用的演示城市可以重置；自有数据或对外提供的服务不能重置。如确需删除数据文件夹，请手动操作。',
  },
  API_DAYS_NOT_MEASURED: {
    en: 'The packages of {place} measure nothing by day, or lack the parameter {missing} that says how a day is judged. Add the grain day to the header of an indicator, and the parameters monitoring*, as the package beijing-indicators does.',
    zh: '{place}的政策包没有按日统计的指标，或缺少判断每日数据的参数 {missing}。请参照 beijing-indicators，在指标头部加入粒度 day 并补充 monitoring* 参数。',
  },
  API_DAY_UNKNOWN: {
    en: 'There are no figures of the day "{day}". Days run from {first} to {last}, written like 2019-03-31.',
    zh: '没有“{day}”这一天的数据。日期范围为 {first} 至 {last}，格式如 2019-03-31。',
  },
  API_INDICATOR_UNKNOWN: {
    en: 'There is no indicator "{indicator}" by {grain} for {place}. Measured so are: {known}. Take one of these, or another place.',
    zh: '没有 {place} 按{grain}统计的指标“{indicator}”。可用指标：{known}。请从中选择，或更换地点。',
  },
  API_STUDY_UNKNOWN: {
    en: 'There is no comparison "{study}" of {place}. Known: {known}. Take one of these, or name an indicator and a day.',
    zh: '{place}没有对比项“{study}”。现有：{known}。请从中选择，或指定指标和日期。',
  },
  API_CONTROL_NOT_APART: {
    en: '"{control}" cannot be a control of {place}: it is the place itself, or all of it together. Name districts or levels beside it, joined by "+": {known}.',
    zh: '“{control}”不能作为{place}的对照：它就是该地点本身，或为全市合计。请指定其他的区或机构级别，用“+”连接：{known}。',
  },
  API_COMPARISON_EMPTY: {
    en: 'Nothing says what to compare: neither a comparison nor an indicator with a day is named, and the packages list none for {place}. Name an indicator and a day, or add a row to the list "study" of the package before-after.',
    zh: '未说明对比什么：既未指定对比项，也未指定指标和日期，政策包中也没有{place}的对比项。请指定指标和日期，或在 before-after 政策包的列表 study 中增加一行。',
  },
  API_COMPARISON_METHOD: {
    en: 'Nothing can be compared: no package gives {place} the parameter {missing}, or it is none of {known}. Add it to the package before-after.',
    zh: '无法对比：没有政策包为{place}给出参数 {missing}，或其值不在可选范围（{known}）内。请在 before-after 政策包中补充。',
  },
  API_STUDY_WRONG: {
    en: 'The comparison "{study}" of the list "study" has {field} "{value}", which is none of {known}. Correct the row.',
    zh: '列表 study 中对比项“{study}”的 {field} 为“{value}”，不在可选范围（{known}）内。请更正该行。',
  },
  API_DOCUMENT_UNAVAILABLE: {
    en: 'The document {document} is not there or cannot be read ({reason}), so this page has nothing to show. Start the server from a whole checkout, and run npm run tidy to see what is wrong with the file.',
    zh: '文件 {document} 不存在或无法读取（{reason}），本页无内容可显示。请从完整的代码目录启动服务，并运行 npm run tidy 查看问题。',
  },
  API_JOB_UNKNOWN: {
    en: 'There is no job "{job}". Jobs are forgotten when the server ends. The job under way stands in /api/status.',
    zh: '没有任务“{job}”。服务重启后任务记录不保留。正在进行的任务见 /api/status。',
  },
  API_JOB_OF_ANOTHER: {
    en: 'Job "{job}" goes on: somebody else started it, and only they or one of {roles} may stop it. What you start yourself has its turn beside it. Choose at the top in whose name you act.',
    zh: '任务“{job}”继续运行：它由他人启动，只有启动者或 {roles} 可以停止。您自己启动的任务会与之轮流运行。请在页面上方选择以谁的身份操作。',
  },
  API_NOT_ELSEWHERE: {
    en: 'There is no package "{package}" of another city to install into {place}. Only packages of other cities are installed; a package of {place} is copied and changed.',
    zh: '没有可装入 {place} 的他地政策包“{package}”。只有他地的政策包才需装入；{place} 自己的政策包请复制后修改。',
  },
  API_NOT_TAKEN_OVER: {
    en: 'The draft "{draft}" was not taken over from another city, so there is nothing to lay side by side. Its effect is measured with sanyi policy evidence.',
    zh: '草案“{draft}”不是采用自他地，没有可对照的内容。其效果可用 sanyi policy evidence 测算。',
  },
  API_SOLUTION_UNKNOWN: {
    en: 'No solution "{solution}" is kept here: it was found over other data, or so long ago that it was forgotten. Solve again; the same question has the same address.',
    zh: '此处没有保留求解结果“{solution}”：它来自其他数据，或因时间过久已被清除。请重新求解；相同的问题地址相同。',
  },
  API_REPLAY_UNKNOWN: {
    en: 'No replay "{replay}" is kept here: it was made over a folder of facts that is served elsewhere, or removed by hand. Those that are kept are listed at /api/replays; the same rules replayed again over the same claims have the same id.',
    zh: '此处没有保留回放结果“{replay}”：它来自别处的数据文件夹，或已被手工删除。保留的回放见 /api/replays；同样的规则在同样的结算单上重新回放，编号不变。',
  },
  API_REPLAYS_APART: {
    en: 'These two replays are not of the same claims in the same groups, so they would differ by more than by their rules: {first} counts {firstFrom} to {firstTo} of facts {firstFacts} in groups {firstGroups}, {second} counts {secondFrom} to {secondTo} of facts {secondFacts} in groups {secondGroups}. Replay both reforms over the claims of one of them, then compare.',
    zh: '这两个回放不是同一批结算单按同一分组的结果，两者之差不只来自规则：{first} 计入数据 {firstFacts} 的 {firstFrom} 至 {firstTo}，分组 {firstGroups}；{second} 计入数据 {secondFacts} 的 {secondFrom} 至 {secondTo}，分组 {secondGroups}。请用其中一方的结算单重新回放两项改革，再作对比。',
  },
  API_NOT_READY: {
    en: 'The city is still being prepared. Ask again shortly; the progress stands in /api/status.',
    zh: '城市数据仍在准备中。请稍后再试，进度见 /api/status。',
  },
  API_BODY_NOT_READABLE: {
    en: 'The field "{field}" of the body is not accepted: it is missing, unknown to this address, or not of the form that it must have. Nothing was written. Send JSON with what the address names.',
    zh: '不接受请求体字段“{field}”：缺失、该地址不识别，或形式不符。未写入任何内容。请以 JSON 发送该地址列出的字段。',
  },
  API_ORIGIN_REFUSED: {
    en: 'This changes something and comes from {origin}, or is not JSON. Another site may not act in your name, so nothing was written. Act from this console, or send JSON from a programme.',
    zh: '该请求要求更改内容，但来自 {origin}，或不是 JSON。其他网站不得以您的名义操作，因此未写入任何内容。请在本控制台操作，或由程序发送 JSON。',
  },
  API_NOTHING_CHANGES: {
    en: 'Baseline and reform are the same rules ({stack}), so nothing can change. Name another reform, or try a value in it, such as {stack}+parameters/NAME=VALUE or {stack}+lists/NAME/KEY,KEY=VALUE.',
    zh: '基准与改革是同一套规则（{stack}），结果不会有任何变化。请指定其他改革，或在其中试用一个值，如 {stack}+parameters/名称=数值、{stack}+lists/名称/键,键=数值。',
  },
  API_ACTING_REFUSED: {
    en: 'This server is open to other machines, and there is no sign-in yet, so nobody is believed to be an officer. Nothing was written. Run the demonstration on this machine only (without --host).',
    zh: '本服务对其他机器开放，且尚无登录功能，因此不接受以任何人的身份操作。未写入任何内容。请仅在本机运行演示（不使用 --host）。',
  },
  API_OFFICER_UNKNOWN: {
    en: 'There is no officer "{officer}" in this city. Nothing was written. The officers are listed at /api/officers.',
    zh: '本市没有人员“{officer}”，未写入任何内容。可选人员见 /api/officers。',
  },
  API_DIRECTIVE_UNKNOWN: {
    en: 'No package of this place holds a directive "{directive}". Nothing was written. Take a name from /api/directives, or add a row to the list "directive" of a package.',
    zh: '本地政策包中没有督办文件“{directive}”，未写入任何内容。请从 /api/directives 选取，或在政策包的“directive”列表中增加一行。',
  },
  API_GOVERNANCE_RULES: {
    en: 'The packages of {place} set no {parameters}. Without them nobody knows when a task is due or closed. Add a package like beijing-governance.',
    zh: '{place} 的政策包未设定 {parameters}，无法确定任务何时到期或销号。请增加类似 beijing-governance 的政策包。',
  },
  API_HOST_REFUSED: {
    en: 'The name "{host}" is not one this server answers to, because it serves this machine only. Open it as localhost, or start it with --host.',
    zh: '本服务仅供本机使用，不接受名称“{host}”。请以 localhost 打开，或以 --host 参数启动。',
  },
  API_BUG: {
    en: 'The server met a defect of its own while answering; the request is not at fault and nothing was written. Report the reference {reference} with the time.',
    zh: '服务自身出现缺陷，与请求无关，未写入任何内容。请反馈参考号 {reference} 及发生时间。',
  },
  API_DRAFT_ID: {
    en: 'The package "{package}" is in force at {place} under this id. A draft would take its place without saying so. Give the draft an id of its own and say what it replaces or amends.',
    zh: '{place} 已有编号为“{package}”的政策包生效，草案不得悄然取而代之。请为草案另取编号，并声明其替代或修订的内容。',
  },
  API_DRAFT_PLACE: {
    en: 'The draft is a package of "{found}"; approved here it has to belong to {place}. Write place: {place}, or approve it where it belongs.',
    zh: '该草案属于“{found}”，在此批准的政策包须属于 {place}。请改为 place: {place}，或在其所属地区批准。',
  },
} as const;
