/** Texts of the problems of `store`: what is wrong, why, and what to do. */
export const STORE_PROBLEMS = {
  STORE_NOT_FACTS: {
    en: 'This is not a folder of facts: there is no manifest of facts in it. Facts are read only where Sanyi wrote them. Make some with "sanyi city build" or "sanyi import", or name another folder.',
    zh: '这不是事实数据文件夹：其中没有事实数据的清单（manifest）。系统只读取由三医写入的数据。请用“sanyi city build”或“sanyi import”生成，或另行指定文件夹。',
  },
  STORE_OTHER_VERSION: {
    en: 'These facts were written with schema version {found}, this programme reads version {expected}. Columns may mean something else, so nothing was read. Build or import the facts again with this version.',
    zh: '该事实数据的模式版本为 {found}，本程序读取版本 {expected}。列的含义可能不同，因此未读取任何数据。请用本版本重新生成或导入。',
  },
  STORE_MANIFEST_BROKEN: {
    en: 'The manifest cannot be read (the system says: {why}). Without it nobody knows which files belong together. Build or import the facts again.',
    zh: '清单无法读取（系统原文：{why}）。没有清单就无法确定哪些文件属于同一批数据。请重新生成或导入。',
  },
  STORE_MANIFEST_FIELD: {
    en: 'The field "{field}" of the manifest is not of the type {expected}. Without it nobody knows which files belong together. Build or import the facts again.',
    zh: '清单的字段“{field}”不是 {expected} 类型。没有它就无法确定哪些文件属于同一批数据。请重新生成或导入。',
  },
  STORE_PART_MISSING: {
    en: 'The manifest names the file {file}, but it is not there. The folder was changed by hand or copied in part. Copy it whole, or build or import the facts again.',
    zh: '清单列出的文件 {file} 不存在。该文件夹可能被手工改动或未完整复制。请完整复制，或重新生成、导入。',
  },
  STORE_FILE_DAMAGED: {
    en: 'This file of the facts is damaged: {why}. What stands in it now could be wrong, so nothing was read from it. Copy it again from where it is whole, or make the facts again: "{again}".',
    zh: '该事实数据文件已损坏：{whyZh}。其中现有的内容可能有误，因此未读取。请从完好处重新复制该文件，或重新生成数据：“{again}”。',
  },
  STORE_TABLE_MISSING: {
    en: 'The manifest lists no table "{table}". Rules are asked with what stands in it, so nothing was settled or replayed without it. Copy the folder whole, or build or import the facts again.',
    zh: '清单中没有表“{table}”。规则需要其中的内容，缺少时不进行结算和回放。请完整复制该文件夹，或重新生成、导入。',
  },
  STORE_LOCKED: {
    en: 'Process {pid} on {host} has been writing here since {since}. Two writers would mix their files, so this one stopped. Wait until it ends; if it is certain that it no longer runs, delete the file {lock}.',
    zh: '主机 {host} 上的进程 {pid} 自 {since} 起正在写入此处。两个写入进程会混淆文件，因此本进程已停止。请等待其结束；若确认它已不在运行，请删除文件 {lock}。',
  },
  STORE_LOCK_CONTESTED: {
    en: 'The file {lock} was taken by another process again and again. Only one may write here, so this one stopped. Wait a moment and start again.',
    zh: '文件 {lock} 一再被其他进程占用。此处只允许一个进程写入，因此本进程已停止。请稍候重试。',
  },
  STORE_FOLDER_OCCUPIED: {
    en: 'The folder holds other files ({found}) and no facts. Facts are not written between files of somebody else, because old ones are cleaned away. Name an empty or new folder.',
    zh: '该文件夹中有其他文件（{found}）且没有事实数据。写入时会清理旧文件，因此不在他人的文件之间写入。请指定空文件夹或新文件夹。',
  },
  STORE_FOLDER_NO_PACKAGE: {
    en: 'This folder holds no policy.yaml, so it is no package. Name the folder that policy.yaml lies in, or a packed package.',
    zh: '该文件夹中没有 policy.yaml，因此不是政策包。请指定 policy.yaml 所在的文件夹，或打包的政策包。',
  },
  STORE_FOLDER_FOREIGN: {
    en: 'This folder holds other things ({found}) and no packages. A package is not written between them. Name a folder of packages, or an empty or new one.',
    zh: '该文件夹中有其他内容（{found}）而没有政策包，不会把政策包写入其间。请指定政策包所在的文件夹，或空文件夹、新文件夹。',
  },
  STORE_WRITE_FAILED: {
    en: 'Writing failed (the system says: {why}). What was begun has been removed; what stood here before is unchanged. Put the cause right (often space or permission) and start again.',
    zh: '写入失败（系统原文：{why}）。已开始写入的内容已清除，原有数据保持不变。请排除原因（多为磁盘空间或权限）后重试。',
  },
  STORE_READ_FAILED: {
    en: 'Reading failed (the system says: {why}). The file may be damaged or unreadable for this user. Check the permission, or build or import the facts again.',
    zh: '读取失败（系统原文：{why}）。文件可能已损坏或当前用户无权读取。请检查权限，或重新生成、导入。',
  },
  STORE_CANCELLED: {
    en: 'The work was cancelled. No result was written, and what stood here before is unchanged; finished parts of a replay store or a claim cache stay, and the next run goes on from them. Start it again when you like.',
    zh: '任务已取消。未写入任何结果，原有数据保持不变；回放库或结算单缓存中已完成的部分予以保留，下次运行从中继续。需要时可重新开始。',
  },
  STORE_FIGURES_REFUSED: {
    en: 'Role "{role}" at "{place}" may not read the figures of "{asked}". Everybody stays within the own place. Open the facts of the own place, or sign in with another role.',
    zh: '“{place}”的角色“{role}”不得读取“{asked}”的指标。每个用户只能查看本地数据。请打开本地数据，或以其他角色登录。',
  },
  STORE_ROWS_REFUSED: {
    en: 'Role "{role}" at "{place}" with the purpose "{purpose}" may not read single rows of "{asked}". Rows are shown only to roles that may, for a named purpose and within the own place. Sign in with such a role and name the purpose.',
    zh: '“{place}”的角色“{role}”以目的“{purpose}”不得逐行读取“{asked}”的数据。逐行数据仅向有权限的角色、在注明目的且属于本地时开放。请以此类角色登录并注明目的。',
  },
  REPLAY_DAYS_REVERSED: {
    en: 'The first day {from} lies after the last day {to}, so no claim can count. Claims count from the first day to the last, both included. Exchange the two days.',
    zh: '起始日 {from} 晚于截止日 {to}，没有结算单可以计入。结算单自起始日计至截止日，含首尾两日。请对调两个日期。',
  },
  REPLAY_PERIOD: {
    en: 'Claims from {from} to {to} cannot be replayed: the facts go from {first} to {last}. Nobody knows what happened outside them. Name days within them.',
    zh: '无法回放 {from} 至 {to} 的结算单：数据范围为 {first} 至 {last}，范围以外没有数据。请指定范围内的日期。',
  },
  REPLAY_CHANGES_TOO_MANY: {
    en: 'This reform has {found} changes, and each of them would be a replay of its own; at most {limit} are told apart. Put values that belong together into a package: a package is one change.',
    zh: '该改革含 {found} 项变化，每项都需单独回放；最多可区分 {limit} 项。请把相关的值放入一个政策包：一个政策包算作一项变化。',
  },
  REPLAY_NOT_FOUND: {
    en: 'There is no replay here. A replay lies in FACTS/replay/ID and is made by "sanyi replay". Name such a folder, or make the replay again.',
    zh: '此处没有回放结果。回放结果位于“数据文件夹/replay/编号”，由“sanyi replay”生成。请指定该文件夹，或重新回放。',
  },
  REPLAY_BROKEN: {
    en: 'This result of a replay cannot be read whole; it may have been changed by hand. Remove its folder and replay again: the same claims and rules give the same result.',
    zh: '该回放结果无法完整读取，可能被手工改动。请删除其文件夹后重新回放：同样的结算单和规则得到同样的结果。',
  },
  EVIDENCE_PACKAGE_UNKNOWN: {
    en: 'There is no package "{package}" here, so its effect cannot be measured. Known are: {known}.{suggestion} Correct the name.',
    zh: '此处没有政策包“{package}”，无法测算其效果。已有：{known}。{suggestionZh}请更正名称。',
  },
  EVIDENCE_OTHER_REPLAY: {
    en: 'This result is a replay of other rules or other claims ({found}). Evidence speaks only for the package and the facts it was measured with. Leave --result out to replay, or name the result of these rules.',
    zh: '该结果回放的是其他规则或其他结算单（{found}）。效果证据只对测算所用的政策包和数据有效。请去掉 --result 重新回放，或指定这些规则的结果。',
  },
  EVIDENCE_INDICATOR: {
    en: 'The package heads its effect with the indicator "{indicator}", which no package defines. Known are: {known}.',
    zh: '政策包以指标“{indicator}”概括效果，但没有任何政策包定义它。已有：{known}。',
  },
  REPLAY_BUNDLE_BROKEN: {
    en: 'This is not a whole result of a replay in Spark ({why}). Name the folder that run.sh wrote: it holds bundle.json, sums, before/check and after/check. If the script broke off, run it again into an empty folder.',
    zh: '这不是完整的 Spark 回放结果（{why}）。请指定 run.sh 写入的文件夹，其中有 bundle.json、sums、before/check 和 after/check。若脚本中断，请在空文件夹中重新运行。',
  },
  REPLAY_BUNDLE_STALE: {
    en: 'Spark replayed {found}; these facts and packages make it {expected}. Claims, rules, days or groups changed since the bundle was written. Write it again with "sanyi replay --engine spark-bundle", or name the facts and packages it was written from.',
    zh: 'Spark 回放的是 {found}，而当前数据和政策包对应 {expected}。生成脚本之后结算单、规则、日期或分组有变化。请用“sanyi replay --engine spark-bundle”重新生成，或指定生成时所用的数据和政策包。',
  },
  REPLAY_SUMS_UNKNOWN: {
    en: 'The sums name {key} in {section}, which these facts and packages do not have. They were made from other claims or changed by hand. Run the bundle again over these facts.',
    zh: '汇总数中的 {section} 含有“{key}”，当前数据和政策包中没有。可能来自其他结算单或被手工改动。请在当前数据上重新运行脚本。',
  },
  REPLAY_PARTS_MISSING: {
    en: 'Of the {parts} parts of this replay these are not there or not whole: {missing}. Run the share that makes them, "sanyi replay --part K/N" with the same rules and days, or name the folder it was made in with --shares; then merge again.',
    zh: '该回放共 {parts} 个分片，其中以下分片不存在或不完整：{missing}。请以同样的规则和日期运行“sanyi replay --part K/N”生成，或用 --shares 指定其所在文件夹，再行合并。',
  },
  REPLAY_PARTS_FOREIGN: {
    en: 'The folder holds parts of the replay {found}; this one is {expected}. Other claims, rules, days or groups give another id and must not be added up. Name the folder of the same replay, or run the share again over the same facts and packages.',
    zh: '该文件夹中的分片属于回放 {found}，而当前回放为 {expected}。结算单、规则、日期或分组不同，编号就不同，不得相加。请指定同一回放的文件夹，或在同样的数据和政策包上重新运行该分片。',
  },
  REPLAY_STORE_NOT_FOUND: {
    en: 'There is no replay store here. It holds the claims of a folder of facts as a replay reads them and is made by "sanyi replay-store build --facts {facts}" or by the first replay. Build it.',
    zh: '此处没有回放库。回放库以回放所读的格式存放一个数据文件夹的结算单，由“sanyi replay-store build --facts {facts}”或首次回放生成。请先生成。',
  },
  REPLAY_STORE_VERSION: {
    en: 'This replay store was written with version {found}, this programme reads version {expected}. Its columns may mean something else, so nothing was read. Build it again: "sanyi replay-store build --facts {facts}".',
    zh: '该回放库的版本为 {found}，本程序读取版本 {expected}。列的含义可能不同，因此未读取任何数据。请重新生成：“sanyi replay-store build --facts {facts}”。',
  },
  REPLAY_STORE_STALE: {
    en: 'This replay store was made from facts with the checksum {found}; the facts have {expected}. A replay of it would be one of other claims. Build it again: "sanyi replay-store build --facts {facts}".',
    zh: '该回放库由校验值为 {found} 的数据生成，而现有数据为 {expected}。用它回放的将是另一批结算单。请重新生成：“sanyi replay-store build --facts {facts}”。',
  },
  REPLAY_STORE_BROKEN: {
    en: 'The manifest of the replay store cannot be used: {why}. Without it nobody knows which files belong together. Build it again: "sanyi replay-store build --facts {facts}".',
    zh: '回放库的清单无法使用：{why}。没有清单就无法确定哪些文件属于同一批数据。请重新生成：“sanyi replay-store build --facts {facts}”。',
  },
  REPLAY_STORE_FILE: {
    en: 'A file of the replay store is damaged: {why}. A replay of it could be wrong, so none was made. The facts are untouched; build the store again from them: "sanyi replay-store build --facts {facts}".',
    zh: '回放库的一个文件已损坏：{whyZh}。用它回放可能出错，因此未进行回放。事实数据未受影响，请据此重新生成回放库：“sanyi replay-store build --facts {facts}”。',
  },
  CLAIM_CACHE_ROWS: {
    en: 'The claims under {stack} cannot be cached: {claims} of them can only be settled row by row. Replays are made as before, without a cache.',
    zh: '规则 {stack} 下的结算单无法缓存：其中 {claims} 笔只能逐行结算。回放照常进行，不使用缓存。',
  },
  REPLAY_STORE_STOPPED: {
    en: 'Writing failed (the system says: {why}). What stood here before is unchanged. {kept} finished parts stay in {unfinished}, because the next build goes on after them. Put the cause right (often space or permission) and start again, or delete that folder.',
    zh: '写入失败（系统原文：{why}）。原有数据保持不变。已完成的 {kept} 个部分保留在 {unfinished}，下次生成将由此继续。请排除原因（多为磁盘空间或权限）后重试，或删除该文件夹。',
  },
  REPLAY_STORE_MEMORY: {
    en: 'The claims take {needed} MB of memory and {free} MB are free, some of which has to stay for the work itself. Replay without --resident: from files it takes little longer and little memory.',
    zh: '结算单需占用 {needed} MB 内存，现有空闲 {free} MB，且须为其他工作留出余量。请去掉 --resident 重新回放：从文件回放用时相差不大，占用内存很少。',
  },
  REPLAY_STORE_DIFFERS: {
    en: 'Part {part} of the replay store is not that of the facts: persons, claims, lines and checksum are {stored} instead of {wanted}. Build it again: "sanyi replay-store build --facts {facts}"; if it differs still, this is a defect of the programme.',
    zh: '回放库的第 {part} 部分与事实数据不一致：人数、结算单数、明细数和校验值为 {stored}，应为 {wanted}。请重新生成：“sanyi replay-store build --facts {facts}”；若仍不一致，则为程序缺陷。',
  },
  STORE_CLAIM_UNKNOWN: {
    en: 'There is no claim {claim} in these facts. Claim numbers are whole numbers given by the builder or the import. Take one from the list of claims.',
    zh: '这些数据中没有编号为 {claim} 的结算单。编号为生成或导入时给定的整数。请从结算单列表中选取。',
  },
  STORE_DUPLICATE_CLAIM: {
    en: 'Claim {claim} occurs more than once. A claim counted twice would be paid twice. Give every claim its own number.',
    zh: '结算单 {claim} 出现多次。重复计数会造成重复支付。请为每张结算单编唯一编号。',
  },
  STORE_NEGATIVE_WITHOUT_REVERSAL: {
    en: 'Claim {claim} has a negative quantity but names no claim that it reverses. A refund must say what it takes back, so that the person-year can be settled again. Fill "reverses".',
    zh: '结算单 {claim} 有负数量，但未注明所冲销的结算单。退费须说明冲销对象，以便重算该人年度累计。请填写“reverses”。',
  },
  STORE_REVERSED_UNKNOWN: {
    en: 'Claim {claim} reverses claim {reverses}, which the same person does not have. A refund can only take back an earlier claim of the same person. Correct "reverses".',
    zh: '结算单 {claim} 冲销的结算单 {reverses} 不属于同一人。退费只能冲销同一人此前的结算单。请更正“reverses”。',
  },
  STORE_DAY_OUT_OF_RANGE: {
    en: 'Claim {claim} has a day outside the range of these facts ({from} to {to}), or ends before it begins. Rules are looked up by day, so a wrong day is a wrong price. Correct the day or the range.',
    zh: '结算单 {claim} 的日期超出数据范围（{from} 至 {to}），或结束早于开始。规则按日期适用，日期错误即价格错误。请更正日期或范围。',
  },
  STORE_ID_UNKNOWN: {
    en: 'Claim {claim} names the {kind} {id}, which has no row in its table. It could be neither priced nor counted. Add the row or correct the number.',
    zh: '结算单 {claim} 引用的 {kind} {id} 在对应表中不存在，无法定价也无法统计。请补充该行或更正编号。',
  },
  STORE_PERSONS_NOT_SORTED: {
    en: 'Person {person} stands in more than one part, or out of order. A person-year is settled in one piece, so every person belongs to exactly one part. Sort by person and split between persons.',
    zh: '人员 {person} 出现在多个分片或顺序错误。人年度须整体结算，每人只能属于一个分片。请按人员排序并在人员之间切分。',
  },
  STORE_SQL_REFUSED: {
    en: 'This query is refused (the database says: {why}). Queries of packages are foreign content and may only be one SELECT. Rewrite it as one SELECT over the documented views.',
    zh: '该查询被拒绝（数据库原文：{why}）。政策包中的查询属外来内容，只允许一条 SELECT。请改写为对公开视图的单条 SELECT。',
  },
  STORE_SQL_STATEMENTS: {
    en: 'This query holds {found} statements. Queries of packages are foreign content and may only be one SELECT. Keep one.',
    zh: '该查询含有 {found} 条语句。政策包中的查询属外来内容，只允许一条 SELECT。请只保留一条。',
  },
  STORE_SQL_FILE_READ: {
    en: 'This query is refused, because it reads "{name}" past the documented views. What it may see is exactly the views. Select from a view.',
    zh: '该查询被拒绝，因为它绕过公开视图读取“{name}”。查询只能看到公开视图。请改为从视图查询。',
  },
  STORE_SQL_FAILED: {
    en: 'This query failed (the database says: {why}). Check names of views and columns against the reference.',
    zh: '该查询执行失败（数据库原文：{why}）。请对照参考文档检查视图和列名。',
  },
  STORE_SQL_TOO_MANY_ROWS: {
    en: 'This query returned more than {limit} rows. An indicator returns one row per place and period. Group by place and period.',
    zh: '该查询返回超过 {limit} 行。指标应按地区和期间各返回一行。请按 place 和 period 分组。',
  },
  STORE_SQL_TOO_SLOW: {
    en: 'This query ran longer than {limit} ms and was stopped. Use the view "expense" instead of single claims where you can.',
    zh: '该查询运行超过 {limit} 毫秒，已停止。请尽量使用视图“expense”，而不是逐张结算单。',
  },
  STORE_SQL_COLUMNS: {
    en: 'This query returns the columns {found}; an indicator returns {expected}, numerator and denominator as whole numbers. Rename or cast the columns.',
    zh: '该查询返回的列为 {found}；指标须返回 {expected}，其中 numerator 与 denominator 为整数。请改列名或转换类型。',
  },
  STORE_SQL_CLAIM: {
    en: 'Claim {claim} was not settled in SQL ({code}), and a settlement with a hole in it is none. Settle row by row with "sanyi settle", which says what is wrong with it.',
    zh: '结算单 {claim} 未能在 SQL 中结算（{code}），有缺口的结算不能成立。请用 sanyi settle 逐行结算，它会说明问题所在。',
  },
  STORE_SQL_DIFFERS: {
    en: '{claims} claims are settled differently in SQL, the first is {claim}: {column} is {found} there and {expected} row by row. One of the two is wrong. Keep both and report this.',
    zh: '有 {claims} 张结算单在 SQL 中结果不同，首张为 {claim}：{column} 在 SQL 中为 {found}，逐行结算为 {expected}。两者必有一误。请保留两份结果并报告。',
  },
  STORE_FOLDER_MISSING: {
    en: 'There is no folder here, or it cannot be read (the system says: {why}). Check the path.',
    zh: '此处没有文件夹，或无法读取（系统原文：{why}）。请检查路径。',
  },
  STORE_TOO_MANY_FILES: {
    en: 'The folder holds more than {limit} files or is nested deeper than {depth}. Content is text that people review. Move data out of it.',
    zh: '该文件夹超过 {limit} 个文件，或嵌套超过 {depth} 层。内容应为可供人工审阅的文本。请将数据移出。',
  },
  STORE_FILE_TOO_LARGE: {
    en: 'The file is larger than {limit} bytes. Content is text that people review. Move data out of the folder.',
    zh: '文件超过 {limit} 字节。内容应为可供人工审阅的文本。请将数据移出该文件夹。',
  },
  STORE_LINK_REFUSED: {
    en: 'This is a link, and links are not followed in content, because they may lead out of the folder. Put the file itself here.',
    zh: '这是一个链接。内容文件夹不跟随链接，因为它可能指向文件夹之外。请放入文件本身。',
  },
  STORE_NOT_TEXT: {
    en: 'This file is not UTF-8 text. Content is text, so that a difference can be read. Save it as UTF-8.',
    zh: '该文件不是 UTF-8 文本。内容须为文本，以便比较差异。请另存为 UTF-8。',
  },
  ARCHIVE_BROKEN: {
    en: 'This file is no archive of a package ({why}). Nothing was taken over. Export the package again, as .sanyi or as a zip of its folder.',
    zh: '该文件不是政策包归档（{why}），未导入任何内容。请重新导出为 .sanyi 文件，或将其文件夹打包为 zip。',
  },
  ARCHIVE_LARGE: {
    en: 'The archive holds too much: at most {limit} {what} are unpacked. Nothing was taken over. Leave out what does not belong to a package.',
    zh: '归档内容过大：最多解包 {limit} {what}。未导入任何内容。请移除不属于政策包的内容。',
  },
  ARCHIVE_PATH: {
    en: 'The archive holds the path "{path}", which does not stay inside the folder of one package. Nothing was taken over. Pack the folder of the package itself.',
    zh: '归档中的路径“{path}”超出了单个政策包的文件夹。未导入任何内容。请只打包该政策包的文件夹。',
  },
  ARCHIVE_LINK: {
    en: 'The archive holds the link "{path}", and links are not followed, because they may lead anywhere. Nothing was taken over. Put the file itself in.',
    zh: '归档中含有链接“{path}”。链接可能指向任意位置，因此不予跟随。未导入任何内容。请放入文件本身。',
  },
  ARCHIVE_TWICE: {
    en: 'The archive holds the path "{path}" twice, so nobody can say which one counts. Nothing was taken over. Pack the folder again.',
    zh: '归档中的路径“{path}”出现两次，无法判断以哪个为准。未导入任何内容。请重新打包。',
  },
  ARCHIVE_CHECKSUM: {
    en: 'The file {path} in the archive is not what the archive says was packed: it was changed, put in or taken out afterwards. Nothing was taken over. Ask for the archive again, or pack the folder anew.',
    zh: '压缩包中的文件 {path} 与打包清单不符：打包之后被修改、加入或取出。未采用任何内容。请重新索取，或重新打包文件夹。',
  },
  ARCHIVE_NO_PACKAGE: {
    en: 'The archive holds no policy.yaml, so it is no policy package. Nothing was taken over. Pack the folder that has the policy.yaml in it.',
    zh: '归档中没有 policy.yaml，不是政策包。未导入任何内容。请打包含有 policy.yaml 的文件夹。',
  },
} as const;
