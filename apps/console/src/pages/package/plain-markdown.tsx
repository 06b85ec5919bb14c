import type { JSX } from 'react';
import { inOrder } from '../../parts/in-order.tsx';

/** A part of a text: a heading, a paragraph, or a table. */
export type TextBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

const cells = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());

/** Headings, paragraphs and tables of a text; everything else stays as it is written. */
export function textBlocks(text: string): readonly TextBlock[] {
  const blocks = text.split(/\n\s*\n/).map((block) => block.trim());
  return blocks.filter(Boolean).flatMap((block): TextBlock[] => {
    const lines = block.split('\n');
    const [first = '', second = ''] = lines;
    if (/^#+ /.test(first)) {
      const rest = lines.slice(1).join('\n');
      return [{ kind: 'heading', text: first.replace(/^#+ /, '') }, ...textBlocks(rest)];
    }
    if (first.startsWith('|') && /^\|[\s:|-]+$/.test(second)) {
      return [{ kind: 'table', head: cells(first), rows: lines.slice(2).map(cells) }];
    }
    return [{ kind: 'paragraph', text: lines.join(' ') }];
  });
}

/** A readme or list of sources, readable. */
export function PlainMarkdown({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {inOrder(textBlocks(text), (block) =>
        block.kind === 'table' ? <Table block={block} /> : <Words block={block} />,
      )}
    </>
  );
}

function Words({ block }: { readonly block: Exclude<TextBlock, { kind: 'table' }> }): JSX.Element {
  const parts = block.text.split(/(`[^`]+`)/);
  const text = inOrder(parts, (part) =>
    part.startsWith('`') ? <code>{part.slice(1, -1)}</code> : part,
  );
  return block.kind === 'heading' ? <h3>{text}</h3> : <p>{text}</p>;
}

function Table({ block }: { readonly block: Extract<TextBlock, { kind: 'table' }> }): JSX.Element {
  return (
    <table className="plain">
      <thead>
        <tr>
          {block.head.map((cell) => (
            <th scope="col" key={cell}>
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((row) => (
          <tr key={row.join('|')}>
            {row.map((cell, index) =>
              index === 0 ? (
                <th scope="row" key={block.head[index]}>
                  {cell}
                </th>
              ) : (
                <td className="words" key={block.head[index]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
