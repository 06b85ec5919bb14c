import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { assert, ok, type Result } from '@sanyi/kernel';
import { type FontFolder, readFonts } from './fonts.ts';

/** Sets Typst sources as PDF; the fonts are read once. */
export type Typesetter = {
  /** A4 pages with embedded fonts and no date, so that the same source gives the same bytes. */
  pdf(source: string): Buffer;
};

/**
 * Makes a typesetter. The compiler is loaded only here, because it takes a while and few commands
 * print.
 *
 * @returns `BULLETIN_FONT_MISSING` where a typeface is not installed
 */
export async function typesetter(folderOf?: FontFolder): Promise<Result<Typesetter>> {
  const fonts = await readFonts(folderOf);
  if (!fonts.ok) return fonts;
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const compiler: NodeCompiler = Compiler.create({ fontArgs: [{ fontBlobs: fonts.value }] });
  return ok({ pdf: (source) => pdfOf(compiler, source) });
}

function pdfOf(compiler: NodeCompiler, source: string): Buffer {
  const compiled = compiler.compile({ mainFileContent: source });
  const failure = compiled.takeError();
  // A source is made by `bulletinTypst` with every text as a literal: it always compiles.
  const trouble = failure ? JSON.stringify(failure.shortDiagnostics) : '';
  assert(failure === null && compiled.result !== null, `the bulletin typesets: ${trouble}`);
  return compiler.pdf(compiled.result, { creationTimestamp: 0 });
}
