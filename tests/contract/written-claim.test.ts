import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAddsUp } from './explanation-adds-up.ts';
import { EXPLAIN } from './explanation-document.ts';
import { documentOf, refusalOf } from './run-sanyi.ts';
import { tempFolder } from './temp-folder.ts';

const VISIT = `person: { scheme: employee, personClass: active, age: 48 }
institution: { level: tertiary }
visit: { kind: outpatient, title: chief, day: 2017-04-10 }
lines: [{ item: ct-plain, category: test, quantity: 1, listPrice: 135.00 }]
`;

describe('a claim written in YAML', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await tempFolder();
  });

  const written = async (name: string, text: string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, text);
    return file;
  };

  it('is explained under the rules of its day and against those of the day before', async () => {
    const file = await written('visit.yaml', VISIT);
    const words = ['explain', file, '--stack', 'beijing', '--against', 'beijing@2017-04-07'];
    const told = await documentOf(EXPLAIN, words);
    expectAddsUp(told);
    expect(told.charges.map((charge) => [charge.item, charge.amountFen, charge.fundFen])).toEqual([
      ['serviceFee', '8000', '4000'],
      ['ct-plain', '13500', '0'],
    ]);
    expect(told.charges[0]?.rules[0]).toMatchObject({
      package: expect.stringMatching(/^beijing-2017-separation@/),
      decision: 'visitCharges',
      rule: 'tertiary-chief',
      provenance: 'sourced',
    });
    expect(told.against?.charges.map((charge) => charge.item)).toEqual([
      'registration',
      'consultation',
      'ct-plain',
    ]);
    expect(Object.keys(told.accumulators.after)).toEqual(Object.keys(told.accumulators.before));
    if (told.against) expectAddsUp(told.against);
  });

  it('answers a parameter changed on the command line', async () => {
    const file = await written('again.yaml', VISIT);
    const stack = 'beijing+parameters/noSuchParameter=0.5';
    const codes = (await refusalOf(3, 'explain', file, '--stack', stack)).map(({ code }) => code);
    expect(codes).toEqual(['STACK_PARAMETER_UNKNOWN']);
  });

  it('is refused with all its mistakes at once, each with its place', async () => {
    const text = VISIT.replace('scheme:', 'skeme:')
      .replace('tertiary', 'fourth')
      .replace('2017-04-10', '2017-02-30')
      .replace('quantity: 1', 'quantity: -1');
    const file = await written('mistakes.yaml', text);
    const problems = await refusalOf(3, 'explain', file, '--stack', 'beijing');
    expect(problems.map(({ where, code }) => `${where} ${code}`)).toEqual(
      expect.arrayContaining([
        'claim.person CASE_FIELD_UNKNOWN',
        'claim.person.scheme CASE_FIELD_MISSING',
        'claim.institution.level CASE_FIELD_WRONG',
        'claim.visit.day CASE_FIELD_WRONG',
        'claim.lines[0].quantity CASE_FIELD_WRONG',
      ]),
    );
  });

  it('is refused with the line when it is no YAML', async () => {
    const file = await written('no-yaml.yaml', 'person:\n  scheme: [employee\n');
    const [problem] = await refusalOf(3, 'explain', file, '--stack', 'beijing');
    expect(problem?.code).toBe('CLI_CLAIM_NOT_YAML');
    expect(problem?.where).toMatch(/no-yaml\.yaml:\d+$/);
  });

  it('is refused when there is no such file', async () => {
    const [problem] = await refusalOf(
      3,
      'explain',
      join(folder, 'none.yaml'),
      '--stack',
      'beijing',
    );
    expect(problem?.code).toBe('CLI_FILE_NOT_READABLE');
  });
});
