import type { SyntaxNode } from '@lezer/common';
import type { AstType } from './ast.ts';
import { child, extent, last, nameOf, part, type Reader } from './reader.ts';

/** A type as written. */
export function readType(node: SyntaxNode, reader: Reader): AstType {
  const inner = node.name === 'Type' ? child(node, reader, 0) : node;
  const at = extent(inner);
  switch (inner.name) {
    case 'ListType': {
      const type = reader.text(inner).startsWith('list') ? 'list' : 'range';
      return { type, of: typeIn(inner, reader), ...at };
    }
    case 'ContextType': {
      const entries = part(inner, reader, 'ContextEntryTypes');
      const read = (entry: SyntaxNode): { name: string; of: AstType } => ({
        name: nameOf(child(entry, reader, 0), reader),
        of: readType(last(entry, reader), reader),
      });
      return { type: 'context', entries: entries ? reader.children(entries).map(read) : [], ...at };
    }
    case 'FunctionType': {
      const parameters = part(inner, reader, 'ArgumentTypes');
      return {
        type: 'function',
        parameters: parameters
          ? reader.children(parameters).map((each) => readType(child(each, reader, 0), reader))
          : [],
        result: typeIn(inner, reader),
        ...at,
      };
    }
    default:
      return { type: 'named', name: nameOf(inner, reader), ...at };
  }
}

function typeIn(node: SyntaxNode, reader: Reader): AstType {
  const found = part(node, reader, 'Type');
  return found
    ? readType(found, reader)
    : { type: 'named', name: 'Any', from: node.from, to: node.to };
}
