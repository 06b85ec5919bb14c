import type { Kind } from '@sanyi/feel';
import { HOOKS, type HookDefinition, kindText } from '@sanyi/policy';
import { both, pageOf, tableOf } from './markdown.ts';

/** `docs/reference/hooks.md`: what a decision sees and must answer at every hook. */
export function hooksReference(): string {
  return pageOf({
    title: { en: 'Hooks', zh: '接入点' },
    source: 'packages/policy/src/hooks',
    note: {
      en: 'A hook is a place where rules of packages plug in. A `?` admits null; `[]` stands for each entry of a list, `*` for names given by the code set of the package. Beside these inputs a decision reads `parameters`, and `acc` at a fold.',
      zh: '接入点是政策包规则的接入之处。`?` 表示可以为空；`[]` 表示列表的每一项，`*` 表示由政策包代码集给出的名称。除这些输入外，决策还可读取 `parameters`，累计型接入点还可读取 `acc`。',
    },
    parts: Object.values(HOOKS).map(hookReference),
  });
}

function hookReference(hook: HookDefinition): string {
  const most = hook.maxEntries === null ? '' : `, at most ${hook.maxEntries} entries`;
  return [
    `## ${hook.name}\n`,
    `${both(hook.title)} (\`${hook.shape}\`${most})\n`,
    tableOf(
      ['Input 输入', 'Kind 类型'],
      Object.entries(hook.inputs).flatMap(([name, kind]) => fieldRows(name, kind)),
    ),
    tableOf(['Answer 结果', 'Kind 类型'], fieldRows('', hook.output(null, new Map()))),
  ].join('\n');
}

/** A field and, of a context or a list of contexts, its entries by dotted name. */
function fieldRows(name: string, kind: Kind): string[][] {
  const inside = (entry: string): string => (name ? `${name}.${entry}` : entry);
  if (kind.kind === 'list' && kind.of.kind === 'context') return fieldRows(`${name}[]`, kind.of);
  if (kind.kind !== 'context') return [[`\`${name}\``, `\`${kindText(kind)}\``]];
  const entries = Object.entries(kind.entries);
  const rows = entries.flatMap(([entry, each]) => fieldRows(inside(entry), each));
  if (kind.open) return [...rows, ...fieldRows(inside('*'), kind.open)];
  // Accumulators come from the fold of the package.
  return rows.length > 0 ? rows : [[`\`${inside('*')}\``, 'accumulators of the fold 累计项']];
}
