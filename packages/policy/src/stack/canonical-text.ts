import type { DmnModel, Logic } from '@sanyi/feel';
import { type Day, isoDate } from '@sanyi/kernel';
import type { ReportForm } from '../forms/form.ts';
import { kindText } from '../kinds/kind-text.ts';
import { valueText } from '../kinds/value-text.ts';
import type { PolicyList } from '../lists/policy-list.ts';
import type { PolicyPackage, Scope } from '../package/policy-package.ts';
import type { Parameter } from '../parameters/parameter.ts';
import { clauseText } from '../words/column-title.ts';

const kept = new WeakMap<PolicyPackage, string>();

/** Everything a package says, in one text that does not depend on how its files are laid out. */
export function canonicalText(whole: PolicyPackage): string {
  const known = kept.get(whole);
  if (known !== undefined) return known;
  const text = [
    `package ${whole.id}@${whole.version} ${whole.ruleDay} ${spanText(whole.effective)}`,
    `scope ${scopeText(whole.scope)}`,
    ...whole.declarations.map((each) => `${each.how} ${each.unit} ${each.name} ${each.of}`).sort(),
    ...hookTexts(whole),
    ...[...whole.parameters.values()].map(parameterText).sort(),
    ...[...whole.lists.values()].flatMap(listTexts).sort(),
    ...sqlTexts(whole),
    ...whole.forms.map(formText).sort(),
  ].join('\n');
  kept.set(whole, text);
  return text;
}

function hookTexts(whole: PolicyPackage): string[] {
  const hooks = [...whole.provides.values()].map((each) => {
    return `hook ${each.hook} ${each.file} ${each.decision} ${each.fold ?? each.pool ?? ''}`;
  });
  const tables = [...whole.tables].map(([file, model]) => `table ${file} ${logicText(model)}`);
  const folds = [...whole.folds.values()].map((fold) => {
    const sums = fold.accumulators.map((each) => {
      return `${each.name} ${kindText(each.kind)} ${valueText(each.start, each.kind)}`;
    });
    const parts = [fold.key, JSON.stringify(fold.reset), fold.order, sums, fold.feedback];
    return `fold ${fold.file} ${fold.hook} ${parts.join(' | ')}`;
  });
  const pools = [...whole.pools.values()].map((pool) => {
    const { name, file: _file, title: _title, where: _where, ...rules } = pool;
    return `pool ${name} ${Object.values(rules).join(' | ')}`;
  });
  return [...hooks, ...tables, ...folds, ...pools].sort();
}

/** The logic of a file without ids, diagrams and layout, which change no answer. */
const logicText = ({ decisions, knowledge }: DmnModel): string =>
  JSON.stringify([
    decisions.map(({ name, requires, logic }) => [name, requires, onceSaid(logic)]),
    knowledge.map(({ name, parameters, requires, logic }) => [name, parameters, requires, logic]),
  ]);

/** A source counts once: in which languages it is written changes nothing. */
function onceSaid(logic: Logic): Logic {
  const at = logic.form === 'table' ? logic.annotations.indexOf('source') : -1;
  if (logic.form !== 'table' || at < 0) return logic;
  const rules = logic.rules.map((rule) => {
    const annotations = rule.annotations.map((text, index) =>
      index === at ? clauseText(text).en : text,
    );
    return { ...rule, annotations };
  });
  return { ...logic, rules };
}

function parameterText({ name, kind, values }: Parameter): string {
  const dated = values.map((each) => {
    return `${isoDate(each.from)} ${valueText(each.value, kind)} ${each.provenance} ${clauseText(each.source).en}`;
  });
  return `parameter ${name} ${kindText(kind)} ${dated.join(' | ')}`;
}

function listTexts(list: PolicyList): string[] {
  return list.rows.map((row) => {
    const values = list.columns.map(({ kind }, index) =>
      valueText(row.values[index] ?? null, kind),
    );
    const days = `${dayText(row.from)} ${dayText(row.to)}`;
    const parts = [
      row.keys.join(','),
      values.join(','),
      days,
      row.provenance,
      clauseText(row.source).en,
    ];
    return `list ${list.name} ${parts.join(' | ')}`;
  });
}

function sqlTexts(whole: PolicyPackage): string[] {
  const indicators = whole.indicators.map((each) => {
    const alerts = each.alerts.map(
      (line) => `${spanText(line)} ${line.side} ${line.at.text} ${line.level}`,
    );
    const targets = each.targets.map(({ from, value }) => `${dayText(from)} ${value?.text ?? ''}`);
    const { id, factor, minDenominator, sql } = each;
    const parts = [id, factor.text, targets, alerts, minDenominator, sql];
    return `indicator ${parts.join(' | ')}`;
  });
  const supervision = whole.supervision.map((each) => `supervision ${each.id} | ${each.sql}`);
  return [...indicators, ...supervision].sort();
}

const formText = (form: ReportForm): string =>
  `form ${form.id} ${form.period} ${form.indicators
    .map((each) => [
      each.indicator,
      ...[each.numerator, each.denominator].map(({ times, perMonth }) => `${times}${perMonth}`),
      each.keeps,
      each.isPart,
      each.least.text,
      each.most.text,
    ])
    .join(' | ')}`;

const dayText = (day: Day | null): string => (day === null ? '' : isoDate(day));

const spanText = ({ from, to }: { from: Day; to: Day | null }): string =>
  `${isoDate(from)}..${dayText(to)}`;

const scopeText = (scope: Scope): string =>
  scope.all ? 'all' : [...scope.levels, ...scope.institutions, ...scope.districts].sort().join(' ');
