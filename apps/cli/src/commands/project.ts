import { readFile } from 'node:fs/promises';
import {
  newProjectSchema,
  type ProjectDetail,
  type ProjectRow,
  projectProgressSchema,
} from '@sanyi/api';
import { fail, type Lang, ok, problem, type Result } from '@sanyi/kernel';
import { parse } from 'yaml';
import type { ZodType } from 'zod';
import type { Call, Command, Outcome } from '../call/command.ts';
import { outcome, yuanShown } from '../call/outcome.ts';
import { atDesk, DESK_OPTIONS } from '../inputs/desk-of.ts';
import { textTable } from '../texts/text-table.ts';

/** Bytes of a file with a project or report: forty milestones take a tenth. */
const FILE_BYTES = 65_536;

/** `sanyi project list`: key projects with their alarms. */
const PROJECT_LIST: Command = {
  name: 'project list',
  summary: { en: 'list key projects with their alarms', zh: '列出重点项目及预警' },
  arguments: [],
  options: DESK_OPTIONS,
  examples: [
    {
      line: 'sanyi project list --facts .sanyi/beijing --as city-planning --json',
      text: { en: 'register, milestones, slip in days', zh: '登记、节点与延误天数' },
    },
  ],
  run: (call) =>
    atDesk(call, async ({ projects }, actor) => {
      const list = await projects.list(actor);
      if (!list.ok) return list;
      const rows = list.value.rows.map((row) => line(row, call.lang));
      return ok(outcome(list.value, textTable(rows)));
    }),
};

/** `sanyi project register`: registers a project from a file, or the invented ones. */
const PROJECT_REGISTER: Command = {
  name: 'project register',
  summary: { en: 'register a key project', zh: '登记重点项目' },
  arguments: [
    {
      name: 'FILE',
      optional: true,
      text: {
        en: 'YAML: name, title {en, zh}, level, district, owners, budgetFen, milestones',
        zh: 'YAML 文件：name、title {en, zh}、level、district、owners、budgetFen、milestones',
      },
    },
  ],
  options: [
    {
      name: 'examples',
      text: {
        en: 'register the invented projects of the synthetic city',
        zh: '登记合成城市的虚构项目',
      },
    },
    ...DESK_OPTIONS,
  ],
  examples: [
    {
      line: 'sanyi project register --examples --facts .sanyi/beijing --as city-planning',
      text: { en: 'a register that is not empty', zh: '登记示例项目' },
    },
  ],
  run: async (call) => {
    if (call.switches.has('examples')) {
      return atDesk(call, async ({ projects }, actor) => {
        const list = await projects.examples(actor);
        if (!list.ok) return list;
        const rows = list.value.rows.map((row) => line(row, call.lang));
        return ok(outcome(list.value, textTable(rows)));
      });
    }
    const asked = await readYaml(call.arguments[0] ?? '', newProjectSchema);
    if (!asked.ok) return asked;
    return atDesk(call, async ({ projects }, actor) =>
      shown(call, await projects.register(actor, asked.value)),
    );
  },
};

/** `sanyi project report`: how far a project is, from a file. */
const PROJECT_REPORT: Command = {
  name: 'project report',
  summary: { en: 'report how far a key project is', zh: '填报重点项目进展' },
  arguments: [
    { name: 'PROJECT', text: { en: 'the project, such as P3', zh: '项目编号，如 P3' } },
    {
      name: 'FILE',
      text: {
        en: 'YAML: version, on, milestones [{code, forecast, done}], spentFen, risk, note',
        zh: 'YAML 文件：version、on、milestones [{code, forecast, done}]、spentFen、risk、note',
      },
    },
  ],
  options: DESK_OPTIONS,
  examples: [
    {
      line: 'sanyi project report P3 march.yaml --facts .sanyi/beijing --as tongzhou',
      text: { en: 'the owner reports', zh: '责任人填报' },
    },
  ],
  run: async (call) => {
    const [id = '', file = ''] = call.arguments;
    const progress = await readYaml(file, projectProgressSchema);
    if (!progress.ok) return progress;
    return atDesk(call, async ({ projects }, actor) =>
      shown(call, await projects.report(actor, id, progress.value)),
    );
  },
};

/** The commands about key projects. */
export const PROJECT_COMMANDS: readonly Command[] = [
  PROJECT_LIST,
  PROJECT_REGISTER,
  PROJECT_REPORT,
];

/** A document of a YAML file by its schema. */
async function readYaml<T>(file: string, schema: ZodType<T>): Promise<Result<T>> {
  try {
    const text = await readFile(file, 'utf8');
    if (text.length > FILE_BYTES) throw new Error(`more than ${FILE_BYTES} bytes`);
    const read = schema.safeParse(parse(text));
    if (read.success) return ok(read.data);
    const [issue] = read.error.issues;
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    return fail(problem('CLI_FILE_NOT_READABLE', file, { cause }));
  }
}

function shown({ lang }: Call, project: Result<ProjectDetail>): Result<Outcome> {
  if (!project.ok) return project;
  const milestones = project.value.milestones.map(({ title, plan, forecast, done, slip }) => [
    ...[`  ${title[lang]}`, plan, done ?? forecast],
    String(slip),
  ]);
  return ok(
    outcome(
      project.value,
      `${textTable([line(project.value, lang)])}\n${textTable(milestones, ['left', 'left', 'left', 'right'])}`,
    ),
  );
}

const line = (row: ProjectRow, lang: Lang): string[] => [
  row.id,
  row.state,
  row.place[lang],
  row.owner.name[lang],
  row.title[lang],
  `${yuanShown(row.spentFen)} / ${yuanShown(row.budgetFen)}`,
  row.alarms.map(({ rule, amount }) => `${rule} ${amount}`).join(', '),
];
