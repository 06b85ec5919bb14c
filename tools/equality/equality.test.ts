import { checkDecision, compileColumns, DMN_LIMITS, readDmn } from '@sanyi/feel';
import { random, unwrap } from '@sanyi/kernel';
import { describe, expect, test } from 'vitest';
import { askRows } from './answers.ts';
import { evaluateOnDuckdb } from './duckdb.ts';
import { reportText } from './report.ts';
import { makeRows } from './rows.ts';
import { compareTargets } from './run.ts';
import { type Subject, subjectsIn } from './subjects.ts';

const CLAIMS_EACH = 2_500;

/** A decision over an amount, with a cap. */
function capped(cap: string): Subject {
  const xml = `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="urn:d">
    <decision id="fund" name="fund"><literalExpression><text>{paid: min(amount, ${cap})}</text></literalExpression></decision>
    </definitions>`;
  const money = { kind: 'money' } as const;
  const types = {
    inputs: { amount: money, level: { kind: 'code', set: 'level', codes: ['a', 'b'] } },
    output: { kind: 'context', entries: { paid: money } },
  } as const;
  const checked = unwrap(checkDecision(unwrap(readDmn(xml, DMN_LIMITS)), 'fund', types, 'strict'));
  const kernel = compileColumns(checked);
  if ('refused' in kernel) throw new Error(kernel.refused.en);
  return {
    package: 'test',
    hook: 'benefit.claim',
    checked,
    kernel,
    refused: null,
    fold: null,
    parameters: [{}],
  };
}

describe('equality of targets', () => {
  test('FEEL-46 closures, JavaScript, columns, WebAssembly and DuckDB agree on every decision of every package', async () => {
    const seed = Math.floor(Math.random() * 1e9);
    const subjects = await subjectsIn('policies');
    expect(subjects.length).toBeGreaterThan(5);
    const report = await compareTargets(subjects, { claims: CLAIMS_EACH * subjects.length, seed });
    const differing = report.counts.filter((each) => each.differences > 0);
    expect(differing, reportText(report)).toEqual([]);
    const refused = report.counts.filter((each) => each.refused !== null);
    expect(refused.map((each) => `${each.decision} ${each.target}`)).toEqual([]);
    const left = report.counts.reduce((sum, each) => sum + each.rowByRow, 0);
    expect(left).toBeLessThan(report.claims / 20);
    const folds = report.counts.filter((each) => each.hook === 'benefit.claim');
    const written = folds.filter((each) => each.form === 'webassembly');
    expect([written.length, folds.length > 0]).toEqual([folds.length / 4, true]);
  });

  test('FEEL-46 a target that is a fen off is found, with the smallest claim that shows it', async () => {
    const right = capped('1234.56');
    const wrong = { ...right, kernel: capped('1234.57').kernel };
    const report = await compareTargets([wrong], { claims: 3000, seed: 5 });
    const [example] = report.counterexamples;
    expect(example?.target).toBe('columns');
    expect([example?.output, example?.one, example?.other]).toEqual(['paid', '123456', '123457']);
    expect(example?.rows.count).toBe(1);
    expect(example?.rows.columns.amount?.values[0]).toBe(123_457);
    expect(reportText(report)).toContain(
      'test fund: JavaScript says paid = 123456, columns says 123457',
    );
    expect(reportText(report)).toContain('seed 5');
  });

  test('FEEL-46 DuckDB carries accumulators as windows, as closures carry them, and not as they came', async () => {
    const subjects = await subjectsIn('policies');
    const fold = subjects.find((each) => each.fold !== null);
    if (!fold) throw new Error('no package has a fold');
    const rows = makeRows(fold, 2000, random(Math.floor(Math.random() * 1e9)));
    const carried = askRows(fold, 'closures', rows, 'carried');
    const same = await evaluateOnDuckdb(fold, rows, { said: carried, way: 'carried' });
    expect([same.rows, same.count, same.first]).toEqual([2000, 0, null]);
    expect(same.rowByRow).toBeLessThan(400);
    const came = askRows(fold, 'closures', rows, 'columns');
    const other = await evaluateOnDuckdb(fold, rows, { said: came, way: 'carried' });
    expect(other.count).toBeGreaterThan(100);
  });

  test('FEEL-46 made-up amounts meet the boundaries of rules, and the fen beside them', () => {
    const rows = makeRows(capped('1234.56'), 5000, random(3));
    const values = [...(rows.columns.amount?.values ?? [])];
    for (const near of [123_455, 123_456, 123_457, 2 ** 31, 0]) expect(values).toContain(near);
  });
});
