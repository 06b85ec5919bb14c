/** Texts of the problems of `cli`: what is wrong, why, and what to do. */
export const CLI_PROBLEMS = {
  CLI_COMMAND_UNKNOWN: {
    en: 'There is no command "{command}". The commands are: {known}. Run sanyi --help for what each does.',
    zh: '没有命令“{command}”。可用命令：{known}。运行 sanyi --help --lang zh 查看说明。',
  },
  CLI_OPTION_UNKNOWN: {
    en: '"{command}" has no option {option}. Its options are: {known}. Run sanyi {command} --help.',
    zh: '命令“{command}”没有选项 {option}。可用选项：{known}。请运行 sanyi {command} --help --lang zh。',
  },
  CLI_OPTION_NO_VALUE: {
    en: 'The option {option} needs a value after it. Write it like {example}.',
    zh: '选项 {option} 之后须有一个值。请写成 {example} 这样的形式。',
  },
  CLI_SWITCH_VALUE: {
    en: 'The option {option} is a switch and takes no value, so "{value}" has no meaning. Write just {option}.',
    zh: '选项 {option} 为开关，不带值，因此“{value}”没有意义。请只写 {option}。',
  },
  CLI_OPTION_NUMBER: {
    en: 'The option {option} does not take "{value}": it must be a number from {least} to {most}. Write it like {example}.',
    zh: '选项 {option} 不接受“{value}”：须为 {least} 至 {most} 之间的数。请写成 {example} 这样的形式。',
  },
  CLI_OPTION_WHOLE: {
    en: 'The option {option} does not take "{value}": it must be a whole number from {least} to {most}. Write it like {example}.',
    zh: '选项 {option} 不接受“{value}”：须为 {least} 至 {most} 之间的整数。请写成 {example} 这样的形式。',
  },
  CLI_OPTION_DATE: {
    en: 'The option {option} does not take "{value}": it must be a day of the calendar. Write it like {example}.',
    zh: '选项 {option} 不接受“{value}”：须为日历中存在的日期。请写成 {example}。',
  },
  CLI_OPTION_CHOICE: {
    en: 'The option {option} does not take "{value}". It takes one of: {known}.',
    zh: '选项 {option} 不接受“{value}”。可选值：{known}。',
  },
  REPLAY_NOTHING_CHANGES: {
    en: 'Baseline and reform are the same rules ({stack}), so nothing can change. Name a reform with --reform, or try a value with --set parameters/NAME=VALUE or --set lists/NAME/KEY,KEY=VALUE.',
    zh: '基准与改革是同一套规则（{stack}），结果不会有任何变化。请用 --reform 指定改革，或用 --set parameters/名称=数值、--set lists/名称/键,键=数值 试算。',
  },
  REPLAY_SHARE: {
    en: '"{value}" is not a share of a replay. Write K/N: --part 2/4 is the second of four processes. N is at most {most}.',
    zh: '“{value}”不是回放的分工写法。请写成 K/N：--part 2/4 表示四个进程中的第二个。N 最大为 {most}。',
  },
  REPLAY_ENGINES_DIFFER: {
    en: 'Two engines differ in the cell {cell}: {one} {found}, {other} {expected}. One of them has a defect, so neither is to be used. Please report it with the command that shows it.',
    zh: '两个引擎在单元 {cell} 结果不同：{one} 为 {found}，{other} 为 {expected}。其中之一存在缺陷，两者均不应使用。请附上命令报告该问题。',
  },
  CLI_OPTIONS_APART: {
    en: 'The options {options} ask for different runs of one command. Give one of them at a time.',
    zh: '选项 {options} 要求的是不同的运行方式，不能同时使用。请每次只给出其中一个。',
  },
  CLI_OPTION_MISSING: {
    en: '"{command}" cannot start without the option {option}. Write it like {example}.',
    zh: '命令“{command}”缺少必需的选项 {option}。请写成 {example} 这样的形式。',
  },
  CLI_ARGUMENT_MISSING: {
    en: '"{command}" needs {argument}. Run sanyi {command} --help for an example.',
    zh: '命令“{command}”缺少 {argument}。请运行 sanyi {command} --help --lang zh 查看示例。',
  },
  CLI_ARGUMENT_TOO_MANY: {
    en: '"{command}" does not know what to do with "{argument}". It takes {count} arguments; whatever else it is told stands behind an option: {known}.',
    zh: '命令“{command}”无法处理“{argument}”。该命令接受 {count} 个参数，其余内容须写在选项之后：{known}。',
  },
  CLI_PACKAGE_UNKNOWN: {
    en: 'There is no package "{package}" in the library. The packages are: {known}. Correct the name.',
    zh: '政策库中没有政策包“{package}”。现有政策包：{known}。请更正名称。',
  },
  CLI_BENCH_UNKNOWN: {
    en: 'There is no benchmark "{name}" here. Known: {known}; they run in a checkout with its development tools. Run npm install there and try again.',
    zh: '此处没有名为“{name}”的测速。可用：{known}；须在安装了开发工具的代码库中运行。请先在其中执行 npm install 再试。',
  },
  CLI_BENCH_FAILED: {
    en: 'The benchmark did not finish ({reason}). What it said stands above. Correct that and run it again.',
    zh: '测速未完成（{reason}）。原因见上方输出。请改正后重新运行。',
  },
  CLI_CITY_UNKNOWN: {
    en: 'There is no city "{city}" among the plans. The cities are: {known}. Correct the name.',
    zh: '没有城市“{city}”的方案。现有城市：{known}。请更正名称。',
  },
  CLI_INDICATOR_UNKNOWN: {
    en: 'There is no indicator "{indicator}" in this stack. The indicators are: {known}. Correct the name.',
    zh: '该规则组合中没有指标“{indicator}”。现有指标：{known}。请更正名称。',
  },
  CLI_GRAIN_UNKNOWN: {
    en: 'The indicator "{indicator}" is not measured by "{grain}". It is measured by {known}. Write it like district,quarter.',
    zh: '指标“{indicator}”不按“{grain}”统计。可用粒度：{known}。请写成 district,quarter 这样的形式。',
  },
  CLI_FILE_NOT_READABLE: {
    en: 'This is neither the number of a claim nor a file that can be read ({cause}). A claim is named by its number in --facts, or by a YAML file that holds one. Check the number, or the path and the permissions.',
    zh: '这既不是结算单编号，也不是可读取的文件（{cause}）。结算单可用 --facts 中的编号指定，或用写有结算单的 YAML 文件指定。请检查编号，或检查路径和权限。',
  },
  CLI_FILE_EXISTS: {
    en: 'There is already something at this place, and it is not written over, because it may be the work of somebody. Name another place, or move it away first.',
    zh: '该位置已有文件或文件夹。它可能是他人的工作成果，因此不会覆盖。请换一个位置，或先将其移走。',
  },
  CLI_FILE_CHANGED: {
    en: 'The file is no longer what was read a moment ago: somebody has edited it meanwhile. Nothing was written over. Run the command again.',
    zh: '该文件与刚才读取时不同，期间已有人修改。未覆盖任何内容。请重新运行命令。',
  },
  CLI_FILE_NOT_CANONICAL: {
    en: 'The file is not in canonical form, so writing answers into it would change other lines as well. Run sanyi policy fmt {package} first, look at what it changes, then accept.',
    zh: '该文件不是规范格式，写入结果会同时改动其他行。请先运行 sanyi policy fmt {package} 并查看改动，再接受结果。',
  },
  CLI_ACCEPT_STOPS: {
    en: 'The test "{title}" has no answer to accept: the rules stop ({code}). Correct the rules or the input.',
    zh: '测试“{title}”没有可接受的结果：规则计算已停止（{code}）。请改正规则或输入。',
  },
  CLI_INPUT_NOT_JSON: {
    en: 'The file of inputs is not JSON ({cause}). Write an object such as {"age": 61}.',
    zh: '输入文件不是 JSON（{cause}）。请写成 {"age": 61} 这样的对象。',
  },
  CLI_TCK_FOLDER: {
    en: 'The folder holds no folder compliance-level-* with suites. Name the folder TestCases of the kit.',
    zh: '该文件夹下没有含测试组的 compliance-level-* 文件夹。请指定测试集的 TestCases 文件夹。',
  },
  CLI_CLAIM_NOT_YAML: {
    en: 'This file is not YAML that can be read (line {line}). Check the indentation and the colons there.',
    zh: '该文件不是可读取的 YAML（第 {line} 行）。请检查该处的缩进和冒号。',
  },
  CLI_HOME_UNKNOWN: {
    en: 'There are no policy packages at "{folder}". Run sanyi inside the checkout, or name its folder with --home DIR.',
    zh: '“{folder}”下没有政策包。请在检出目录内运行 sanyi，或用 --home DIR 指定该目录。',
  },
  CLI_PORT_TAKEN: {
    en: 'Port {port} is in use by another program. Choose another with --port N, or --port 0 for any free one.',
    zh: '端口 {port} 已被其他程序占用。请用 --port N 指定其他端口，或用 --port 0 自动选择。',
  },
  CLI_INTERRUPTED: {
    en: 'Stopped before the end, as asked. Nothing was left half-written; what was there before still stands.',
    zh: '已按要求中止。未留下未写完的内容，原有数据保持不变。',
  },
  CLI_BUG: {
    en: 'The program met a defect of its own ({cause}). Your files are as they were. Report this with the command you ran.',
    zh: '程序自身出现缺陷（{cause}）。您的文件未被改动。请附上所运行的命令进行反馈。',
  },
} as const;
