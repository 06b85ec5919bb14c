import { parseAst } from 'vite';
import { type Finding, isCode, isTest, lineAt, type SourceFile } from './source-tree.ts';

const FILE_LINES_MAX = 400;
const FUNCTION_LINES_MAX = 70;
const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

type Node = { readonly type: string; readonly start: number; readonly end: number };

/** Files over 400 lines; functions over 70 lines outside tests. */
export function lengthFindings(files: readonly SourceFile[]): Finding[] {
  return files
    .filter(({ path }) => isCode(path))
    .flatMap((file) => [...fileLength(file), ...(isTest(file.path) ? [] : functionLengths(file))]);
}

function fileLength({ path, text }: SourceFile): Finding[] {
  const lines = text.split('\n').length - 1;
  return lines > FILE_LINES_MAX
    ? [{ path, line: 1, message: `${lines} lines; a file has at most ${FILE_LINES_MAX}` }]
    : [];
}

function functionLengths({ path, text }: SourceFile): Finding[] {
  const found: Finding[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) visit(each);
    if (!isNode(value)) return;
    if (FUNCTIONS.has(value.type)) {
      const line = lineAt(text, value.start);
      const lines = lineAt(text, value.end) - line + 1;
      if (lines > FUNCTION_LINES_MAX) {
        const message = `function of ${lines} lines; at most ${FUNCTION_LINES_MAX}`;
        found.push({ path, line, message });
      }
    }
    for (const each of Object.values(value)) visit(each);
  };
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path));
  return found;
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}
