import { rowAt } from './rows.ts';
import type { Count, Counterexample, Report } from './run.ts';

/** A report as text: counts per package, decision and target, then what differs and how to see it again. */
export function reportText(report: Report): string {
  const differing = report.counts.reduce((sum, each) => sum + each.differences, 0);
  return [
    ...report.counts.map(countText),
    `${report.claims} claims, seed ${report.seed}: ${differing} differ`,
    ...report.counterexamples.map(exampleText),
  ].join('\n');
}

function countText(count: Count): string {
  const name = `${count.package} ${count.hook} ${count.decision} ${count.target}`;
  if (count.refused !== null) return `${name}: refused: ${count.refused}`;
  const left = count.rowByRow > 0 ? `, ${count.rowByRow} row by row` : '';
  const instead =
    count.form === 'javascript' && count.target === 'webassembly' ? ', as JavaScript' : '';
  return `${name}: ${count.rows} claims, ${count.differences} differ${left}${instead}`;
}

function exampleText({ rows, ...found }: Counterexample): string {
  const inputs = Array.from({ length: rows.count }, (_, at) =>
    JSON.stringify({ ...rowAt(rows, at), parameters: rows.interval[at] }),
  );
  return [
    `${found.package} ${found.decision}: JavaScript says ${found.output} = ${found.one}, ${found.target} says ${found.other}, on`,
    ...inputs.map((each) => `  ${each}`),
  ].join('\n');
}
