import type { Segment, SegmentCodes } from '@sanyi/facts';
import type { Library } from '@sanyi/policy';
import type { Facts } from '@sanyi/store';

/** What is changed: values that are tried, or a tenth more for items of some names, or of a share of lines. */
export type Reform =
  | { readonly text: string }
  | { readonly items: readonly string[] }
  | { readonly share: number };

/** The text of a stack with a reform. */
export function reformText(
  reform: Reform,
  of: {
    readonly library: Library;
    readonly codes: SegmentCodes;
    readonly segments: readonly Segment[];
    readonly items: Facts['reference']['items'];
  },
): string {
  if ('text' in reform) return `beijing${reform.text}`;
  const list = of.library.get('beijing-2017-separation')?.lists.get('servicePrice');
  const rows = list?.rows ?? [];
  const isMoved =
    'items' in reform
      ? (code: string) => reform.items.some((start) => code.startsWith(start))
      : nearest(reform.share, of, new Set(rows.map(({ keys }) => keys[0] ?? '')));
  const moved = rows.filter(({ keys }) => isMoved(keys[0] ?? ''));
  if (moved.length === 0) throw new Error('no price is moved');
  const tried = moved.map(({ keys, values }) => {
    const fen = (Number(values[0]) * 11) / 10;
    return `+lists/servicePrice/${keys.filter(Boolean).join()}=${(fen / 100).toFixed(2)}`;
  });
  return `beijing${tried.join('')}`;
}

/** Items, the rarest first, that a share of the lines are of. */
function nearest(
  share: number,
  of: {
    readonly codes: SegmentCodes;
    readonly segments: readonly Segment[];
    readonly items: Facts['reference']['items'];
  },
  known: ReadonlySet<string>,
): (code: string) => boolean {
  const lines = new Float64Array(of.codes.items.length);
  let all = 0;
  for (const { act } of of.segments) {
    for (const each of act) {
      const item = of.codes.acts.item[each] ?? 0;
      lines[item] = (lines[item] ?? 0) + 1;
    }
    all += act.length;
  }
  const codeOf = new Map(of.items.map(({ item, code }) => [item, code]));
  const chosen = new Set<string>();
  let held = 0;
  for (const [item, count] of [...lines.entries()].reverse()) {
    const code = codeOf.get(of.codes.items[item] ?? -1) ?? '';
    if (!known.has(code) || held + count > share * all) continue;
    held += count;
    chosen.add(code);
  }
  return (code) => chosen.has(code);
}
