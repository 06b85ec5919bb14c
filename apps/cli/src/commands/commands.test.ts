import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { behaviourSchema } from '@sanyi/api';
import { afterAll, describe, expect, test } from 'vitest';
import { yuanShown } from '../call/outcome.ts';
import { HOME, runHere } from '../testing/run-here.ts';

const folder = mkdtempSync(join(tmpdir(), 'sanyi-cli-'));
const facts = join(folder, 'facts');

afterAll(() => rmSync(folder, { recursive: true }));

type Told = { readonly [name: string]: Told } & readonly Told[];

async function run(...words: string[]): Promise<{ exit: number; told: Told; out: string }> {
  const { exit, out, err } = await runHere(...words);
  const told: Told = words.includes('--json') ? JSON.parse(out) : [];
  expect(err).not.toContain('CLI_BUG');
  return { exit, told, out };
}

const keys = (of: unknown): string[] => Object.keys(of ?? {}).sort();
const sorted = (line: string): string[] => line.split(' ').sort();

const VISIT = `
person: {scheme: employee, personClass: active, age: 48}
institution: {level: tertiary}
visit: {kind: outpatient, title: chief, day: 2017-04-10}
lines:
  - {item: ct-plain, category: test, quantity: 1}
`;

describe('commands', () => {
  test('CLI-7 policies are right, pass their own tests and stand in canonical form', async () => {
    const check = await run('policy', 'check', '--json');
    expect(check.told).toMatchObject({ failed: 0, problems: [] });
    const tests = await run('policy', 'test', 'beijing-2017-separation', '--json');
    expect([tests.exit, tests.told.failed, tests.told.problems]).toEqual([0, 0, []]);
    expect((await run('policy', 'fmt', 'beijing-2017-separation', '--check')).exit).toBe(0);
    const shown = await run('policy', 'show', 'beijing-2017-separation', 'visitCharges');
    expect(shown.out).toContain('tertiary-chief');
    expect((await run('policy', 'show', 'nothing')).exit).toBe(3);
  });

  test('CLI-59 policy parameters lists what --set can move, with the values of a day', async () => {
    const words = ['policy', 'parameters', 'beijing', '--on', '2017-01-01'];
    const { exit, told } = await run(...words, '--json');
    const markup = [...(told.parameters ?? [])].find(
      ({ path }) => String(path) === 'parameters/drugMarkupRate',
    );
    expect([exit, told.on]).toEqual([0, '2017-01-01']);
    expect(markup).toMatchObject({
      ...{ text: '0.15', kind: 'rate', min: '0', max: '1', package: 'beijing-2016-base' },
    });
    expect(keys(markup)).toEqual(
      sorted('path name title kind unit text min max provenance source package'),
    );
    expect(told.lists?.[0]).toMatchObject({ path: 'lists/servicePrice/', keys: ['item', 'level'] });
    const later = await run(...words.slice(0, 4), '2018-01-01');
    expect(later.out).toMatch(/^parameters\/drugMarkupRate +0 +share +rate 0 … 1/m);
    expect((await run(...words, '--lang', 'zh')).out).toMatch(/药品加成/);
    const missed = await run('policy', 'parameters', 'atlantis', '--json');
    expect([missed.exit, missed.told.problems?.[0]?.code]).toEqual([3, 'STACK_PLACE_UNKNOWN']);
  });

  test('CLI-7 a broken package fails the check with code, place and both texts', async () => {
    const policies = join(folder, 'policies');
    cpSync(join(HOME, 'policies', 'beijing-region'), join(policies, 'beijing-region'), {
      recursive: true,
    });
    writeFileSync(join(policies, 'beijing-region', 'policy.yaml'), 'id: beijing-region\n');
    const { exit, told } = await run('policy', 'check', '--policies', policies, '--json');
    expect([exit, told.passed, told.failed]).toEqual([1, 0, 1]);
    expect(keys(told.problems?.[0])).toEqual(['code', 'en', 'where', 'zh']);
  });

  test('CLI-50 policy analyse tells tables, findings and use, and writes cases once', async () => {
    const file = join(folder, 'cases.yaml');
    const words = ['policy', 'analyse', 'beijing-2017-separation'];
    const { exit, told } = await run(...words, '--cases', file, '--json');
    expect([exit, told.faults, told.notes, told.problems]).toEqual([0, 0, 0, []]);
    expect(told.tables?.[0]).toMatchObject({
      decision: 'visitCharges',
      hitPolicy: 'C',
      rules: 36,
      unique: { is: 'proved' },
      from: '2017-04-08',
    });
    expect(told.use?.tests).toMatchObject([{ used: 36, rules: 36, unused: [] }]);
    expect(told.cases).toMatchObject({ file, stops: 0 });
    const again = await run(...words, '--cases', file, '--json');
    expect([again.exit, again.told.problems?.[0]?.code]).toEqual([3, 'CLI_FILE_EXISTS']);
    const zh = await run('policy', 'analyse', 'beijing-2016-base', '--lang', 'zh');
    expect(zh.exit).toBe(0);
    expect(zh.out).toContain('没有任何价格的项目无法计价');
    expect(zh.out).toContain('未用到: year-no-scheme');
  });

  test('CLI-14 bench knows its benchmarks', async () => {
    const { exit, told } = await run('bench', 'everything', '--json');
    expect(exit).toBe(3);
    expect(told.problems?.[0]).toMatchObject({ code: 'CLI_BENCH_UNKNOWN' });
  });

  test('CLI-8 explain tells a claim written in YAML, each charge with its rules', async () => {
    const file = join(folder, 'visit.yaml');
    writeFileSync(file, VISIT);
    const { exit, told } = await run(
      ...['explain', file, '--stack', 'beijing', '--against', 'beijing@2017-04-07', '--json'],
    );
    expect(exit).toBe(0);
    expect(told.totals).toMatchObject({ amountFen: '21500', hospitalFen: '0' });
    const [fee] = told.charges ?? [];
    expect(fee).toMatchObject({ amountFen: '8000', fundFen: '4000', patientFen: '4000' });
    expect(keys(fee)).toEqual(sorted('item amountFen fundFen patientFen hospitalFen rules'));
    expect(keys(fee?.rules?.[0])).toEqual(sorted('package decision rule clause provenance'));
    expect(keys(told.accumulators)).toEqual(['after', 'before']);
    const [table] = told.tables ?? [];
    expect(keys(table)).toEqual(sorted('hook charge package decision title inputs rules'));
    // Every decision that was asked tells its tables, and by how little other rules were missed.
    const hooks = new Set(told.tables?.map(({ hook }) => String(hook)));
    expect(hooks).toEqual(
      new Set(['price.visit', 'price.line', 'firstContact.visit', 'benefit.claim']),
    );
    const rules = (tables: Told | undefined): Told[] =>
      [...(tables ?? [])].flatMap((each) => each.rules ?? []);
    const missed = rules(told.tables).filter(({ matched }) => !matched);
    expect(missed.length).toBeGreaterThan(0);
    for (const { cells } of missed) expect(cells?.filter(({ held }) => !held)).toHaveLength(1);
    const cites = rules(told.against?.tables).map(({ cite }) => String(cite));
    expect(cites.some((cite) => cite.startsWith('beijing-2016-base@'))).toBe(true);
    expect(keys(table?.rules?.[0])).toEqual(sorted('cite clause matched cells'));
    expect(table?.rules?.[0]?.cells).toHaveLength(Number(table?.inputs?.length));
    expect(told.against?.charges?.map((each) => each.item)).toContain('consultation');
    const text = await run('explain', file, '--stack', 'beijing', '--lang', 'zh');
    expect(text.out).toContain('个人负担');
  });

  test('CLI-8 a file that is no claim is refused with its place', async () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'person: {scheme: [');
    expect((await run('explain', file, '--stack', 'beijing')).exit).toBe(3);
    writeFileSync(file, 'person: {scheme: nobody}\n');
    expect((await run('explain', file, '--stack', 'beijing')).exit).toBe(3);
    expect((await run('explain', join(folder, 'none.yaml'), '--stack', 'beijing')).exit).toBe(3);
  });

  test('CLI-9 build, settle, explain and measure tell exactly what the contract names', async () => {
    const days = ['--from', '2018-01-01', '--to', '2019-03-31'];
    const build = await run(
      ...['city', 'build', '--scale', '0.00002', '--seed', '3', ...days, '--out', facts, '--json'],
    );
    expect(keys(build.told)).toEqual(
      sorted('out persons institutions claims lines checksum seconds linesPerSecond'),
    );
    const settle = await run('settle', '--facts', facts, '--stack', 'beijing', '--json');
    expect(keys(settle.told)).toEqual(
      sorted(
        'claims lines amountFen fundFen patientFen hospitalFen checksum stackHash seconds linesPerSecond',
      ),
    );
    expect(settle.told.claims).toEqual(build.told.claims);
    const parts = ['fundFen', 'patientFen', 'hospitalFen'].map((name) =>
      BigInt(String(settle.told[name])),
    );
    expect(parts.reduce((sum, each) => sum + each)).toBe(BigInt(String(settle.told.amountFen)));
    const explain = await run('explain', '5', '--facts', facts, '--stack', 'beijing', '--json');
    expect(explain.told.claim).toBe(5);
    const measure = await run(
      ...['measure', '--facts', facts, '--indicator', 'expense-growth', '--json'],
    );
    expect(measure.told.grain).toEqual(['district', 'quarter']);
    expect(keys(measure.told.figures?.[0])).toEqual(
      sorted('place period numerator denominator value'),
    );
    const shown = await run('measure', '--facts', facts, '--indicator', 'visits');
    expect(shown.out).toMatch(/each person stands for 50,000,.*\nsynthetic data\n/);
    expect((await run('measure', '--facts', facts, '--indicator', 'luck')).exit).toBe(3);
    const wrong = ['--indicator', 'call-satisfaction', '--grain', 'level,week'];
    expect((await run('measure', '--facts', facts, ...wrong)).exit).toBe(3);
  }, 300_000);

  test('CLI-50 CLI-51 with facts: claims that each rule decided, and those that a change moves', async () => {
    const reform = 'beijing-2017-separation';
    const analysed = await run('policy', 'analyse', reform, '--facts', facts, '--json');
    const claims = analysed.told.use?.claims?.claims;
    const rules = analysed.told.use?.claims?.rules;
    expect(Number(claims)).toBeGreaterThan(100);
    const counts: Record<string, number> = Object(rules?.[0]?.counts);
    const used = Object.values(counts).filter((count) => count > 0);
    expect(rules?.[0]).toMatchObject({ decision: 'visitCharges', rules: 36, used: used.length });
    expect(Math.max(...used)).toBeLessThanOrEqual(Number(claims));
    const changed = join(folder, 'changed', reform);
    cpSync(join(HOME, 'policies', reform), changed, { recursive: true });
    const table = join(changed, 'tables', 'visit.dmn');
    const ordinary = /(<rule id="tertiary-ordinary">.*?<outputEntry><text>)50(<)/;
    writeFileSync(table, readFileSync(table, 'utf8').replace(ordinary, '$151$2'));
    const diff = await run('policy', 'diff', reform, changed, '--facts', facts, '--json');
    expect(diff.told.claims).toMatchObject({ claims, otherRules: 0, rules: [] });
    // A few claims fire the rule without anybody paying its price.
    const moved = Number(diff.told.claims?.otherAmounts);
    const fired = counts['tertiary-ordinary'] ?? 0;
    expect(moved).toBeGreaterThan(fired * 0.95);
    expect(moved).toBeLessThanOrEqual(fired);
    const payers = ['fundFen', 'patientFen', 'hospitalFen'];
    const more = payers.map((name) => Number(diff.told.claims?.[name]));
    expect(more.reduce((sum, each) => sum + each)).toBe(moved * 100);
  }, 300_000);

  test('CLI-32 replay tells engines and cells, keeps the result, opens and compares it', async () => {
    const value = [
      '--set',
      'parameters/drugMarkupRate=0.05',
      '--set',
      'lists/servicePrice/mri=500',
    ];
    const replay = await run('replay', '--facts', facts, ...value, '--json');
    expect(replay.exit).toBe(0);
    const { engines, cells, reform, folder: kept } = replay.told;
    const columns = engines?.columns;
    expect(keys(columns)).toEqual(
      sorted('baseline cpuSeconds hash linesPerSecond peakBytes reform seconds'),
    );
    expect(reform?.text).toBe('beijing+parameters/drugMarkupRate=0.05+lists/servicePrice/mri=500');
    const all = cells?.find((cell) => String(cell.dimension) === 'all');
    expect(all?.reform).toEqual(columns?.reform);
    expect(BigInt(String(columns?.reform?.totalFen))).toBeGreaterThan(
      BigInt(String(columns?.baseline?.totalFen)),
    );
    const twice = await run('replay', '--facts', facts, ...value, '--engine', 'both', '--json');
    expect(keys(twice.told.engines)).toEqual(['columns', 'duckdb']);
    expect(twice.told.engines?.duckdb?.hash).toBe(columns?.hash);
    const opened = await run('replay', 'compare', '--result', String(kept), '--json');
    expect(opened.told).toEqual(twice.told);
    const other = ['--set', 'parameters/drugMarkupRate=0.10', '--to', '2019-03-31'];
    const second = await run('replay', '--facts', facts, ...other, '--json');
    const both = ['--result', String(kept), '--with', String(second.told.folder)];
    const compared = await run('replay', 'compare', ...both, '--json');
    expect(keys(compared.told.cells?.[0])).toEqual(['apart', 'first', 'key', 'second']);
    expect(compared.told.same).toBe(false);
    const text = await run('replay', '--facts', facts, ...value, '--lang', 'zh');
    expect(text.out).toContain('基金支付');
  }, 120_000);

  test('CLI-46 behaviour stands beside the static replay, which stays as it is', async () => {
    const rules = ['--baseline', 'beijing@2017-04-07', '--reform', 'beijing@2017-04-08'];
    const plain = await run('replay', '--facts', facts, ...rules, '--json');
    const words = ['--behaviour', 'behaviour-2017', '--json'];
    const told = await run('replay', '--facts', facts, ...rules, ...words);
    const { behaviour, ...rest } = told.told;
    expect(rest).toEqual(plain.told);
    const parsed = behaviourSchema.parse(behaviour);
    expect(parsed.replay).toBe(String(plain.told.id));
    const tertiary = parsed.care.find(
      ({ level, care }) => level === 'tertiary' && care === 'visit',
    );
    expect(tertiary?.weight).toBe('880000');
    expect(tertiary?.expectedCount).toBe(Math.round((tertiary?.count ?? 0) * 0.88));
    const patients = parsed.care.reduce((sum, each) => sum + BigInt(each.expected.patientFen), 0n);
    expect(parsed.totals.expected.patientFen).toBe(String(patients));
    const text = await run('replay', '--facts', facts, ...rules, '--behaviour', 'behaviour-2017');
    expect(text.out).toContain('Behaviour is an assumption');
    // One that is laid on, and one that holds there anyhow.
    for (const name of ['replay-groups', 'beijing-2016-base']) {
      const words = ['--behaviour', name, '--json'];
      const none = await run('replay', '--facts', facts, ...rules, ...words);
      expect([none.exit, none.told.problems?.[0]?.code]).toEqual([3, 'BEHAVIOUR_MISSING']);
    }
  }, 120_000);

  test('CLI-8 explain tells the pool that pays the hospital, once its budget was shared', async () => {
    const value = ['pointValueLeast=1', 'pointValueMost=9000000'].map((of) => `parameters/${of}`);
    const stack = ['beijing', 'payment-by-points', ...value].join('+');
    const rules = ['--baseline', 'beijing', '--reform', stack];
    const replay = await run('replay', '--facts', facts, ...rules, '--json');
    const pool = Array.from(replay.told.pools ?? []).find(({ cut }) => cut?.claim !== undefined);
    const words = ['explain', String(pool?.cut?.claim), '--facts', facts, '--stack', stack];
    const explained = await run(...words, '--against', 'beijing', '--json');
    expect(explained.told.against?.pool).toBe(null);
    const told = explained.told.pool;
    expect(String(told?.rules?.[0]?.cite)).toMatch(/^payment-by-points@/);
    expect(told?.paid).toMatchObject({ replay: replay.told.id, pointYuan: pool?.pointYuan });
    const paid = Number(told?.paid?.paidFen);
    const exact =
      (Number(told?.points) * Number(told?.paid?.sharedFen)) / Number(told?.paid?.points);
    expect(Math.abs(paid + Number(told?.patientFen) - exact)).toBeLessThanOrEqual(1);
    const text = await run(...words);
    expect(text.out).toContain('How the hospital is paid\n');
    expect(text.out).toContain(`a point is worth, yuan`);
    expect(text.out).toContain(yuanShown(String(paid)));
    const settled = await run('settle', '--facts', facts, '--stack', stack, '--json');
    const rows = Array.from(settled.told.clearing ?? []);
    const sum = rows
      .filter(
        ({ period, key }) => `${key} ${period}` === `${pool?.key?.[0]?.value} ${pool?.period}`,
      )
      .reduce((all, { paidFen }) => all + BigInt(String(paidFen)), 0n);
    expect(String(sum)).toBe(pool?.budgetFen);
    const cleared = await run('settle', '--facts', facts, '--stack', stack);
    expect(cleared.out).toContain('Clearing: what pools pay');
    expect(cleared.out).toContain(yuanShown(String(pool?.budgetFen)));
    const other = [...words.slice(0, -1), 'beijing+payment-by-points', '--lang', 'zh'];
    expect((await run(...other)).out).toContain('回放整个期间后，此处显示支付额');
  }, 120_000);

  test('CLI-44 solve finds prices and proves them; what is missing on the line is named', async () => {
    const rules = ['--baseline', 'beijing@2017-04-07', '--reform', 'beijing@2017-04-08'];
    const move = ['--move', 'lists/servicePrice/*', '--fall', '50', '--rise', '100'];
    const solve = await run(
      ...['solve', '--facts', facts, ...rules, ...move, '--total', '0.5', '--json'],
    );
    expect([solve.exit, solve.told.isWithin]).toEqual([0, true]);
    expect(keys(solve.told)).toEqual(
      sorted('binding bounds income isWithin prices proof reform rounds within'),
    );
    expect(keys(solve.told.income)).toEqual(sorted('before predicted reform replayed'));
    // Codes stand beside names, in both languages.
    expect(solve.told.prices).toContainEqual(
      expect.objectContaining({
        path: 'lists/servicePrice/bed-ordinary,tertiary',
        title: { en: 'Ordinary ward bed, Tertiary', zh: '普通床位费，三级' },
      }),
    );
    expect(solve.told.bounds?.[0]?.title).toEqual({ en: 'All', zh: '全部' });
    const text = await run('solve', '--facts', facts, ...rules, ...move, '--total', '0.5');
    expect(text.out).toContain('binding: income of all institutions');
    const missing = await run('solve', '--facts', facts, ...rules, ...move, '--json');
    expect([missing.exit, missing.told.problems?.[0]?.code]).toEqual([2, 'CLI_OPTION_MISSING']);
    const free = ['--move', 'lists/servicePrice/*', '--fall', '101', '--rise', '1', '--total', '1'];
    const below = await run('solve', '--facts', facts, ...rules, ...free, '--json');
    expect([below.exit, below.told.problems?.[0]?.code]).toEqual([2, 'CLI_OPTION_NUMBER']);
  }, 120_000);

  test('CLI-45 before-after tells points, sentence and command; a wrong choice is refused at once', async () => {
    const asked = ['before-after', 'visits', '--at', '2018-10-15', '--facts', facts];
    // What was settled is enough for an indicator that asks nothing of the rules of the year before.
    rmSync(join(facts, 'settlement'), { recursive: true, force: true });
    expect((await run('settle', '--facts', facts, '--json')).exit).toBe(0);
    const settlements = (): string[] =>
      readdirSync(join(facts, 'settlement'), { recursive: true })
        .map(String)
        .filter((name) => /g-\w+$/.test(name));
    const settled = settlements();
    expect(settled).toHaveLength(1);
    const told = await run(...asked, '--season', 'none', '--json');
    expect([told.exit, told.told.found, told.told.synthetic]).toEqual([0, null, true]);
    const text = await run(...asked, '--district', 'haidian', '--lang', 'zh');
    expect(text.out).toContain('数据点太少，无法判断');
    expect(text.out).toContain('(2018-10)');
    expect(settlements()).toEqual(settled);
    const wrong = await run('before-after', 'visits', '--season', 'winter', '--json');
    expect([wrong.exit, wrong.told.problems?.[0]?.code]).toEqual([2, 'CLI_OPTION_CHOICE']);
  });

  test('CLI-32 a replay that cannot be is refused', async () => {
    const code = async (...words: string[]) => {
      const { exit, told } = await run('replay', '--facts', facts, ...words, '--json');
      return [exit, told.problems?.[0]?.code];
    };
    expect(await code()).toEqual([2, 'REPLAY_NOTHING_CHANGES']);
    expect(await code('--set', 'parameters/drugMarkup=0')).toEqual([3, 'STACK_PARAMETER_UNKNOWN']);
    expect(await code('--set', 'lists/servicePrice/mrj=1')).toEqual([3, 'STACK_ROW_UNKNOWN']);
    expect(await code('--reform', 'beijing+x', '--engine', 'gpu')).toEqual([
      2,
      'CLI_OPTION_CHOICE',
    ]);
    expect(await code('--reform', 'beijing@-1y', '--from', '2010-01-01')).toEqual([
      3,
      'REPLAY_PERIOD',
    ]);
    const none = await run('replay', 'compare', '--result', folder, '--json');
    expect([none.exit, none.told.problems?.[0]?.code]).toEqual([3, 'REPLAY_NOT_FOUND']);
  }, 60_000);

  test('CLI-31 tasks, directives and projects are worked on in the name of an officer', async () => {
    const as = (officer: string) => ['--facts', facts, '--as', officer, '--json'];
    const task = ['task', 'open', '--district', 'tongzhou', '--indicator', 'call-satisfaction'];
    const refused = await run(...task, '--owner', 'tongzhou,yanqing', ...as('city-data'));
    expect([refused.exit, refused.told.problems?.[0]?.code]).toEqual([3, 'GOV_OWNERS_MANY']);
    const quarter = ['--period', '2018-Q4', '--owner', 'tongzhou'];
    const opened = await run(...task, ...quarter, ...as('city-data'));
    expect([opened.exit, opened.told.state, opened.told.deadline]).toEqual([
      ...[0, 'open', '2019-03-31'],
    ]);
    const followed = await run('task', 'follow', '--period', '2019-Q1', ...as('city-data'));
    expect(followed.told.rows?.[0]?.measure?.readings?.[0]?.period).toBe('2019-Q1');
    const shown = await run('task', 'show', String(opened.told.id), '--facts', facts);
    expect(shown.out).toMatch(/2018-Q4 .+\n.*2019-Q1 /);
    const pack = await run('directive', 'issue', 'meeting-2019-q2', ...as('city-director'));
    expect(pack.told.requirements).toHaveLength(10);
    const projects = await run('project', 'register', '--examples', ...as('city-planning'));
    expect(projects.told.rows).toHaveLength(4);
  }, 300_000);
});
