import type { SyntaxNode } from '@lezer/common';
import type { Ast } from './ast.ts';

/** What the walk over the concrete tree needs: texts, children without comments, refusals. */
export type Reader = {
  text(node: SyntaxNode): string;
  children(node: SyntaxNode): SyntaxNode[];
  read(node: SyntaxNode): Ast;
  /** Notes that a form is not yet covered and stands in for it. */
  refuse(node: SyntaxNode, what: string): Ast;
};
