import type { SyntaxNode } from '@lezer/common';
import { assert } from '@sanyi/kernel';
import type { Ast } from './ast.ts';

/** What the walk over the concrete tree needs: texts, children without comments, refusals. */
export type Reader = {
  text(node: SyntaxNode): string;
  children(node: SyntaxNode): SyntaxNode[];
  read(node: SyntaxNode): Ast;
  /** Notes that a form is not yet covered and stands in for it. */
  refuse(node: SyntaxNode, what: string): Ast;
};

/** The part of a node at a place; the grammar says that it is there. */
export function child(node: SyntaxNode, reader: Reader, at: number): SyntaxNode {
  const found = reader.children(node)[at];
  assert(found !== undefined, `${node.name} has no part ${at}`);
  return found;
}

export const last = (node: SyntaxNode, reader: Reader): SyntaxNode =>
  child(node, reader, reader.children(node).length - 1);

/** The part of a node of one kind, if it has one. */
export const part = (node: SyntaxNode, reader: Reader, kind: string): SyntaxNode | undefined =>
  reader.children(node).find((each) => each.name === kind);

export const nameOf = (node: SyntaxNode, reader: Reader): string => spaced(reader.text(node));

export const spaced = (name: string): string => name.trim().replace(/\s+/g, ' ');

export const extent = (node: SyntaxNode): { from: number; to: number } => ({
  from: node.from,
  to: node.to,
});
