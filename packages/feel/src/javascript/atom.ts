import type { Block } from './block.ts';
import type { Code } from './code.ts';
import type { Writer } from './writer.ts';

const ATOM = /^(?:[a-z]\w*|-?\d[\d.]*n?|\(-\d+n?\)|"(?:[^"\\]|\\.)*")$/;

/** The expression as a name or literal, so that writing it twice costs nothing. */
export function atom(code: Code, block: Block, writer: Writer): Code {
  if (ATOM.test(code.text)) return code;
  const name = writer.fresh('t');
  block.lines.push(`const ${name} = ${code.text};`);
  return { ...code, text: name };
}
