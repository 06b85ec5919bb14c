/** Texts of the problems of `governance`: what is wrong, why, and what to do. */
export const GOVERNANCE_PROBLEMS = {
  GOV_CHANGED_MEANWHILE: {
    en: '{byEn} changed this at {when}; it is now version {version}, state "{state}". You saw version {seen}, so nothing was written. Look at it again and decide anew.',
    zh: '{byZh}已于 {when} 修改此记录，现为第 {version} 版，状态“{state}”。您看到的是第 {seen} 版，因此未写入任何内容。请重新查看后再决定。',
  },
  GOV_STATE: {
    en: 'This is in the state "{state}"; the act needs the state {needed}. Nothing was written. Choose an act that its state allows.',
    zh: '当前状态为“{state}”，该操作要求状态为 {needed}。未写入任何内容。请选择当前状态允许的操作。',
  },
  GOV_TEXT: {
    en: 'The field "{field}" has {length} characters; it needs 1 to {most}, because others will read it as the reason. Write it in a sentence or two.',
    zh: '字段“{field}”有 {length} 个字符，应为 1 至 {most} 个，因为他人要据此了解原因。请用一两句话写明。',
  },
  GOV_CONTENT_CHANGED: {
    en: 'The text you saw has the check code {seen}, the draft now has {now}. A signature holds for what was read. Look at the draft again and sign that.',
    zh: '您看到的文本校验码为 {seen}，草稿现为 {now}。签发仅对所读文本有效。请重新查看草稿后签发。',
  },
  GOV_CUT_CHANGED: {
    en: '{count} submissions are not those this draft was written from ({changed}). Nothing was signed, because the edition would rest on figures that no longer stand. Draft it again and look at it.',
    zh: '有 {count} 份报送与起草时不同（{changed}）。未签发，以免版本依据已失效的数据。请重新起草并查看后再签发。',
  },
  GOV_NOT_AS_SIGNED: {
    en: 'The text of edition {edition} has the checksum {found}; it was kept with {kept}. Somebody changed it past the product. Nothing was shown. Restore the records from a copy.',
    zh: '版本 {edition} 正文的校验值为 {found}，保存时为 {kept}，说明有人绕过本系统作了改动。未予显示。请从备份恢复记录。',
  },
  GOV_SHEETS_OPEN: {
    en: '{waiting} sheets behind this draft are not accepted and {missing} are missing ({sheets}). Nothing was signed. Have them accepted or sent, or decide to sign despite them: the decision is kept with the edition.',
    zh: '草案所依据的报表中有 {waiting} 份尚未接收，另有 {missing} 份未报送（{sheets}）。未签发。请先接收或催报，或者明确决定仍予签发，该决定将随版本保存。',
  },
  GOV_OWN_DRAFT: {
    en: '{byEn} submitted this draft, and two pairs of eyes are asked for. Nothing was approved. Let another person with the right to approve look at it.',
    zh: '此草案由{byZh}提交，须由另一人复核。未予批准。请由另一名有批准权的人员审批。',
  },
  GOV_DRAFT_NAME: {
    en: 'A package "{name}" is in force already, from draft {other}. A name stands for one text. Approve again: the draft gets the next number.',
    zh: '名为“{name}”的政策包已由草案 {other} 生效。一个名称只对应一份文本。请重新批准，草案将取得下一个编号。',
  },
  GOV_DRAFT_LARGE: {
    en: 'The draft has {files} files with {length} characters; at most {filesMost} files and {most} characters are kept. Nothing was written. Leave out what does not belong to a package, or divide it.',
    zh: '草案有 {files} 个文件、共 {length} 个字符，最多保存 {filesMost} 个文件和 {most} 个字符。未写入任何内容。请移除不属于政策包的内容，或拆分。',
  },
  GOV_CONTENT_TOO_LARGE: {
    en: 'The text takes {length} characters and states {rows} figures; at most {most} and {rowsMost} are kept, so that an edition can be read whole. Leave tables out that belong in a file.',
    zh: '文本共 {length} 个字符、{rows} 项指标，最多保留 {most} 个字符和 {rowsMost} 项，以便整体阅读。请将大表放入附件。',
  },
  GOV_NOTHING_CHANGED: {
    en: 'This would correct nothing: every figure and the text are those of the published edition. A correction lists what changed. Correct the data first.',
    zh: '没有可更正的内容：所有指标和文本与已发布版本一致。更正须列明变化。请先更正数据。',
  },
  GOV_RECEIVED_TWICE: {
    en: '{byEn} confirmed this edition for the district at {when}. One receipt is enough. There is nothing left to do.',
    zh: '{byZh}已于 {when} 代表本区签收此版本。签收一次即可，无需再操作。',
  },
  GOV_PERIOD_LOCKED: {
    en: 'The data of {period} is locked since {when} by {byEn}, because {of} rests on it. Nothing was written. Ask for lock {lock} to be released with a reason, or send a correction afterwards.',
    zh: '{period} 的数据自 {when} 起由{byZh}锁定，因为 {of} 以其为依据。未写入任何内容。请申请说明理由后解除锁定 {lock}，或在之后提交更正。',
  },
  GOV_SENT_TWICE: {
    en: 'The file {file} was sent by {byEn} at {when} and holds the same figures. Nothing was written again. If figures have changed, ask for them to be returned first.',
    zh: '文件 {file} 已由{byZh}于 {when} 报送，内容相同，未重复写入。如数据有变，请先申请退回。',
  },
  GOV_ROWS: {
    en: 'This holds {rows} rows; 1 to {most} can be sent, one for each indicator. Nothing was written. Fill in the template of the family.',
    zh: '共 {rows} 行；每次可报送 1 至 {most} 行，每项指标一行。未写入任何内容。请填写该类指标的模板。',
  },
  GOV_FIGURE: {
    en: 'The row for "{indicator}" says {numerator} over {denominator}. Each indicator stands once, with two whole numbers, so that sums stay exact. Correct the row and send the file again.',
    zh: '“{indicator}”一行填为 {numerator} / {denominator}。每项指标只填一次，分子分母均为整数，以保证汇总准确。请更正后重新报送。',
  },
  GOV_FIGURE_NOT_SENT: {
    en: 'This submission has no figure "{indicator}"; it has {known}. A note belongs to a figure that was sent. Name one of these.',
    zh: '该报送中没有指标“{indicator}”，仅有 {known}。核实意见须对应已报送的指标。请选择其中之一。',
  },
  GOV_DAY: {
    en: 'The field "{field}" holds "{day}", which is not a day. Deadlines are compared, so they must be exact. Write it as YYYY-MM-DD.',
    zh: '字段“{field}”的值“{day}”不是日期。期限需要比较，必须准确。请按 YYYY-MM-DD 填写。',
  },
  GOV_OWNER_NONE: {
    en: 'Nobody owns this. What has no owner is answered for by nobody, so it was not written. Name exactly one person.',
    zh: '未指定责任人。没有责任人就无人负责，因此未写入。请指定且仅指定一人。',
  },
  GOV_OWNERS_MANY: {
    en: '{count} people are named as owners ({namesEn}). Each would leave it to the other, so it was not written. Name exactly one; others can own parts of it.',
    zh: '指定了 {count} 名责任人（{namesZh}）。责任会相互推诿，因此未写入。请仅指定一人，其他人可负责其中的子任务。',
  },
  GOV_OWNER_FULL: {
    en: '{ownerEn} already answers for {owned} running projects; at most {most} are allowed, so that each is looked after. Name another person or finish one first.',
    zh: '{ownerZh}已负责 {owned} 个在建项目，最多允许 {most} 个，以保证精力。请另指定责任人，或先完成其中一个。',
  },
  GOV_NOT_OWNER: {
    en: 'This belongs to {ownerEn}. Only the owner, or an office of the city, reports on it. Ask the owner, or have it assigned to you.',
    zh: '此项由{ownerZh}负责。仅责任人或市级部门可以填报。请联系责任人，或申请改派。',
  },
  GOV_LEVEL: {
    en: 'The level "{level}" does not fit its place ({district}). A city task has no district, a district task has one, a centre task has a district and an institution. Correct level or place.',
    zh: '层级“{level}”与所属地区（{district}）不符。市级任务不属于某个区，区级任务须指定区，中心任务须指定区和机构。请更正。',
  },
  GOV_CLOSED_BY_FIGURE: {
    en: 'This task is measured by {indicator} of {place}: the figure of a later quarter closes it, no person does. Report what was done and wait for the figure; if it is no longer asked for, withdraw it.',
    zh: '此任务以 {place} 的 {indicator} 衡量：由后续季度的指标销号，不由个人销号。请填报已做工作并等待指标；如不再要求，请撤销。',
  },
  GOV_PARTS_OPEN: {
    en: 'Parts of this task are still open ({parts}). A whole is not done before its parts. Close or withdraw them first.',
    zh: '此任务的子任务尚未完成（{parts}）。子任务未完成，整体不能销号。请先销号或撤销子任务。',
  },
  GOV_NOT_MEASURED: {
    en: 'This task has no figure it is measured by, so none can be attached. Close it by looking at its evidence.',
    zh: '此任务没有衡量指标，无法附加指标值。请依据佐证材料销号。',
  },
  GOV_EARLIER_FIGURE: {
    en: 'The figure of {period} is not later than that of {first}, from which the task was made. Only what came afterwards says whether it helped. Take a later quarter.',
    zh: '{period} 的指标不晚于形成任务时的 {first}。只有之后的指标才能说明成效。请选择之后的季度。',
  },
  GOV_MONEY: {
    en: 'The field "{field}" holds "{text}", which is not an amount in whole fen. Money is kept exactly. Write digits only.',
    zh: '字段“{field}”的值“{text}”不是以分为单位的整数金额。金额须精确。请仅填写数字。',
  },
  GOV_MILESTONES: {
    en: 'A project has 1 to {most} milestones, each with its own code, planned one after the other. Nothing was written. Correct codes and order.',
    zh: '项目须有 1 至 {most} 个节点，编码各不相同，计划日期依次排列。未写入任何内容。请更正编码与顺序。',
  },
  GOV_MILESTONE_UNKNOWN: {
    en: 'The project has no milestone "{code}"; it has {known}. Nothing was written. Take one of these.',
    zh: '项目没有节点“{code}”，现有：{known}。未写入任何内容。请从中选择。',
  },
  GOV_ISSUED_TWICE: {
    en: 'The directive "{name}" was issued by {byEn} at {when}. Issuing it again would double its tasks. Look at it, or give the new one another name.',
    zh: '督办文件“{name}”已由{byZh}于 {when} 下发。重复下发会使任务重复。请查看已下发的文件，或另取名称。',
  },
  GOV_REGISTERED_TWICE: {
    en: 'The project "{name}" was registered by {byEn} at {when}. A project stands once, so that its figures are not counted twice. Report on it, or give the new one another name.',
    zh: '项目“{name}”已由{byZh}于 {when} 登记。项目只登记一次，以免重复统计。请填报该项目进展，或另取名称。',
  },
} as const;
