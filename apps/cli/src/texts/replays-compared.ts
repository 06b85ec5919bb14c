import type { Replay, ReplayCell } from '@sanyi/api';
import type { Lang } from '@sanyi/kernel';
import type { Outcome } from '../call/command.ts';
import { outcome, yuanShown } from '../call/outcome.ts';
import { partsOf } from './replay-text.ts';
import { textTable } from './text-table.ts';

/** How much a cell moves under the reform of a replay. */
const changeOf = ({ baseline, reform }: ReplayCell) => {
  const [before, after] = [partsOf(baseline), partsOf(reform)];
  return {
    fundFen: String(after.fund - before.fund),
    patientFen: String(after.patient - before.patient),
    incomeFen: String(after.income - before.income),
  };
};

type Change = ReturnType<typeof changeOf>;

const NONE: Change = { fundFen: '0', patientFen: '0', incomeFen: '0' };

/** Two replays beside each other: the cells whose changes differ. */
export function comparedReplays(first: Replay, second: Replay, lang: Lang): Outcome {
  const keyOf = ({ dimension, key }: ReplayCell): string => `${dimension} ${key}`;
  const of = (replay: Replay): Map<string, Change> =>
    new Map(replay.cells.map((cell) => [keyOf(cell), changeOf(cell)]));
  const [a, b] = [of(first), of(second)];
  const keys = [...new Set([...a.keys(), ...b.keys()])];
  const cells = keys
    .map((key) => ({ key, first: a.get(key) ?? NONE, second: b.get(key) ?? NONE }))
    .filter((row) => JSON.stringify(row.first) !== JSON.stringify(row.second));
  const named = ({ id, place, period, baseline, reform, factsChecksum }: Replay) => ({
    ...{ id, place, period, baseline, reform, factsChecksum },
  });
  const document = { first: named(first), second: named(second), same: cells.length === 0, cells };
  const heads =
    lang === 'zh'
      ? ['', '个人（甲）', '个人（乙）', '基金（甲）', '基金（乙）']
      : ['', 'patients, first', 'patients, second', 'funds, first', 'funds, second'];
  const rows = cells.map((row) => [
    row.key,
    yuanShown(row.first.patientFen),
    yuanShown(row.second.patientFen),
    yuanShown(row.first.fundFen),
    yuanShown(row.second.fundFen),
  ]);
  const same = lang === 'zh' ? '两个结果相同' : 'Both results are the same';
  const table = textTable([heads, ...rows], ['left', 'right', 'right', 'right', 'right']);
  return outcome(document, cells.length === 0 ? same : table);
}
