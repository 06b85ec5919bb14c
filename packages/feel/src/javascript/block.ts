import type { Code } from './code.ts';

/** Statements between two braces, and what is known inside them. */
export type Block = {
  readonly lines: string[];
  /** Slots that hold a value here, with the expression that reads it. */
  readonly known: Map<number, Code>;
  readonly parent: Block | null;
  /** Whether the statements run several times: nothing may be made here that lives longer. */
  readonly repeats: boolean;
  /** The statement that leaves when a number does not fit its tier. */
  readonly leave: string;
};

/** The statements of a function. */
export const outermost = (): Block => ({
  lines: [],
  known: new Map(),
  parent: null,
  repeats: false,
  leave: 'throw wide;',
});

/** Statements inside other statements. */
export const inside = (
  parent: Block,
  change: { readonly repeats?: boolean; readonly leave?: string } = {},
): Block => ({
  lines: [],
  known: new Map(),
  parent,
  repeats: parent.repeats || change.repeats === true,
  leave: change.leave ?? parent.leave,
});

/** What a slot is read by here, or null. */
export function knownIn(block: Block, slot: number): Code | null {
  for (let at: Block | null = block; at !== null; at = at.parent) {
    const code = at.known.get(slot);
    if (code) return code;
  }
  return null;
}

/** The statements as text in braces. */
export const braced = (block: Block): string => `{ ${block.lines.join('\n')} }`;
