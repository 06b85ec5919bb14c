import { circleFindings } from './circles.ts';
import { coverageFindings } from './coverage.ts';
import { documentationFindings } from './documentation.ts';
import { importFindings } from './imports.ts';
import { lengthFindings } from './length.ts';
import { coverageText, packageTree, sourceTree } from './source-tree.ts';
import { sourceFindings } from './sources.ts';
import { specificationFindings } from './specification.ts';
import { translationFindings } from './translations.ts';
import { unusedWordFindings } from './words.ts';

const files = sourceTree();
const findings = [
  ...importFindings(files),
  ...circleFindings(files),
  ...lengthFindings(files),
  ...specificationFindings(files),
  ...translationFindings(files),
  ...unusedWordFindings(files),
  ...documentationFindings(files),
  ...coverageFindings(coverageText(), files),
  ...sourceFindings(packageTree()),
];
for (const { path, line, message } of findings) {
  process.stdout.write(`${path}:${line}: ${message}\n`);
}
process.stdout.write(`tidy: ${files.length} files read, ${findings.length} findings\n`);
process.exitCode = findings.length > 0 ? 1 : 0;
