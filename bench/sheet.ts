import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IsoDate, parsePeriod, unwrap } from '@sanyi/kernel';
import { districtsOf, reportTerms, type Template, templateOf } from '@sanyi/oversight';
import { buildStack } from '@sanyi/policy';
import {
  createFacts,
  demoActor,
  libraryOf,
  openFacts,
  previewSheet,
  type ReportDesk,
  readPolicies,
  returnedCopy,
  templateCsv,
  templateXlsx,
} from '@sanyi/store';
import { type Benchmark, measured, ratio, timed } from './measurement.ts';

/** Rows of the largest sheet that anybody sends: three hundred times a form of one district. */
const ROWS = 5_000;
/** What the product promises for its preview. */
const PROMISED_MS = 2_000;

/** How long the preview of a sheet of 5,000 rows takes, from its bytes to the last remark. */
export const sheet: Benchmark = async ({ runs }) => {
  const folder = await mkdtemp(join(tmpdir(), 'sanyi-bench-sheet-'));
  try {
    const { desk, template } = await prepared(folder);
    const period = unwrap(parsePeriod('2019-Q1'));
    const xlsx = { name: 'a.xlsx', bytes: await templateXlsx(template) };
    const csv = { name: 'a.csv', bytes: templateCsv(template, 'gb18030') };
    const preview = (file: typeof xlsx) =>
      timed(async () =>
        unwrap(await previewSheet(desk, { file, form: 'expense', period, place: null })),
      );
    const times = { xlsx: [] as number[], csv: [] as number[], returned: [] as number[] };
    let remarks = 0;
    for (let run = 0; run < runs; run++) {
      const read = await preview(xlsx);
      times.xlsx.push(read.ms);
      times.csv.push((await preview(csv)).ms);
      times.returned.push(
        (await timed(() => returnedCopy(read.value.sheet, read.value.checked))).ms,
      );
      remarks = read.value.checked.marks.length;
    }
    const [first, second, third] = [
      measured('preview of 5,000 rows, XLSX', 'ms', times.xlsx),
      measured('preview of 5,000 rows, CSV in GB18030', 'ms', times.csv),
      measured('returned copy with reasons', 'ms', times.returned),
    ];
    return {
      measurements: [first, second, third],
      ratios: [
        { name: 'slowest preview to the promised 2 s', value: first.spread.max / PROMISED_MS },
        ratio('XLSX to CSV', { value: first, to: second }),
      ],
      facts: { rows: ROWS, remarks, bytes: xlsx.bytes.length },
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

async function prepared(folder: string): Promise<{ desk: ReportDesk; template: Template }> {
  const packages = unwrap(await readPolicies(join(import.meta.dirname, '..', 'policies')));
  const stack = unwrap(buildStack(unwrap(libraryOf(packages)), 'beijing'));
  const period = unwrap(parsePeriod('2019-Q1'));
  const districts = districtsOf(stack, period.from);
  const head = { place: 'beijing', title: { en: 'Beijing', zh: '北京市' }, districts };
  const path = join(folder, 'facts');
  unwrap(await createFacts(path, { ...head, first: period, last: period, synthetic: true }));
  const facts = unwrap(await openFacts(path, demoActor('beijing')));
  const terms = reportTerms(stack, { districts, day: period.from });
  const form = terms.find((each) => each.form.id === 'expense');
  if (!form) throw new Error('Beijing has a form of expenses');
  const template = templateOf(form, { period, place: null });
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const row = template.rows[at % template.rows.length] ?? [];
    return row.map((cell, column) =>
      column === 3 ? `1,0${10 + (at % 90)},000` : column === 4 ? '１０００００' : cell,
    );
  });
  const desk = {
    facts,
    terms,
    computed: [],
    closed: [],
    today: '2019-04-09' as IsoDate,
    timeZone: 'UTC',
  };
  return { desk, template: { ...template, rows } };
}
