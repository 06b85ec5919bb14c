import type { TaskDetail, TaskMeasured, TaskRow, TaskValue, WireHistory } from '@sanyi/api';
import { type AlarmThresholds, type Task, type TaskFigure, taskAlarms } from '@sanyi/governance';
import { lineOf, unitOf } from '@sanyi/oversight';
import type { HistoryEntry } from '@sanyi/store';
import type { GovernanceSource } from './governance-source.ts';

/** What a row needs to know beside its record. */
export type RowSource = Pick<GovernanceSource, 'indicator' | 'titleOf' | 'place'> & {
  readonly on: string;
  readonly alarms: AlarmThresholds;
};

/** A task as it goes over the wire. */
export const taskRow = (source: RowSource, task: Task): TaskRow => ({
  id: task.id,
  version: task.version,
  state: task.state,
  title: task.title,
  level: task.level,
  district: task.district,
  place: source.titleOf(task.district ?? source.place),
  institution: task.institution,
  owner: task.owner,
  deadline: task.deadline,
  origin: {
    kind: task.origin.kind,
    edition: task.origin.kind === 'finding' ? task.origin.edition : null,
    directive: task.origin.kind === 'requirement' ? task.origin.directive : null,
    number: task.origin.kind === 'requirement' ? task.origin.number : null,
  },
  parent: task.parent,
  measure: measured(source, task),
  alarms: taskAlarms(task, { ...source.alarms, on: source.on }),
  reopened: task.reopened,
});

/** A task with its reports, history and parts. */
export const taskDetail = (
  source: RowSource,
  task: Task,
  more: Pick<TaskDetail, 'may'> & {
    readonly history: readonly HistoryEntry[];
    readonly parts: readonly Task[];
  },
): TaskDetail => ({
  ...taskRow(source, task),
  evidence: task.evidence.map(({ text, signed }) => ({ ...signed, text })),
  reason: task.reason,
  closed: task.closed,
  history: more.history.map(historyRow),
  parts: more.parts.map((part) => taskRow(source, part)),
  may: more.may,
});

/** One version of any record. */
export const historyRow = ({ act, version, state, record }: HistoryEntry): WireHistory => ({
  ...record.changed,
  version,
  act,
  state,
});

function measured(source: RowSource, { measure }: Task): TaskMeasured | null {
  if (!measure) return null;
  const indicator = source.indicator(measure.indicator);
  const words = { en: measure.indicator, zh: measure.indicator };
  return {
    indicator: measure.indicator,
    title: indicator?.title ?? words,
    unit: indicator ? unitOf(indicator) : 'other',
    unitText: indicator?.unit ?? { en: '', zh: '' },
    place: measure.place,
    first: wireValue(measure.first, null),
    readings: measure.readings.map((each) => wireValue(each, each.effect)),
    line: indicator ? lineOf(indicator, (measure.readings.at(-1) ?? measure.first).period) : null,
  };
}

const wireValue = (
  { period, value, judgement, edition }: TaskFigure,
  effect: TaskValue['effect'],
): TaskValue => ({ period, value, judgement, edition, effect });
