import type { BulletinLayout, LayoutBlock } from '@sanyi/oversight';
import type * as Docx from 'docx';
import {
  type DocxBlock,
  type DocxLibrary,
  docxTable,
  PAGE,
  SANS,
  SIZE,
  TEXT_WIDTH,
} from './docx-table.ts';
import { rezip } from './rezip.ts';

const SERIF = { ascii: 'Noto Serif SC', hAnsi: 'Noto Serif SC', eastAsia: 'Noto Serif SC' };
const RED = 'A3161A';

/**
 * A bulletin as a document that an office programme edits: red title and rule on the first page,
 * body, tables with repeated heads, notes, signing office and date, marks and check code on every
 * page. Set in open typefaces.
 */
export async function bulletinDocx(layout: BulletinLayout): Promise<Uint8Array> {
  const docx = await import('docx');
  const document = new docx.Document({
    title: layout.heading,
    creator: layout.issuer,
    styles: {
      default: {
        document: {
          run: { font: SERIF, size: SIZE.body, language: languageOf(layout) },
          paragraph: { spacing: { line: layout.lang === 'zh' ? 340 : 300, after: 100 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: PAGE.width, height: PAGE.height },
            margin: { top: PAGE.top, bottom: PAGE.bottom, left: PAGE.side, right: PAGE.side },
          },
        },
        headers: { default: new docx.Header({ children: [marksOf(docx, layout)] }) },
        footers: { default: new docx.Footer({ children: [footerOf(docx, layout)] }) },
        children: [
          ...masthead(docx, layout),
          ...layout.blocks.flatMap((block) => blockOf(docx, layout, block)),
        ],
      },
    ],
  });
  return rezip(new Uint8Array(await docx.Packer.toArrayBuffer(document)));
}

const languageOf = ({ lang }: BulletinLayout): { value: string; eastAsia: string } =>
  lang === 'zh' ? { value: 'zh-CN', eastAsia: 'zh-CN' } : { value: 'en-GB', eastAsia: 'zh-CN' };

function marksOf(docx: DocxLibrary, { mark, draft }: BulletinLayout): Docx.Paragraph {
  const text = [mark, draft].filter((each) => each !== null).join('　');
  return new docx.Paragraph({
    alignment: docx.AlignmentType.RIGHT,
    children: [new docx.TextRun({ text, bold: true, font: SANS, size: SIZE.note })],
  });
}

function footerOf(docx: DocxLibrary, { footer }: BulletinLayout): Docx.Paragraph {
  const run = (children: (string | typeof docx.PageNumber.CURRENT)[]): Docx.TextRun =>
    new docx.TextRun({ children, font: SANS, size: SIZE.note });
  return new docx.Paragraph({
    border: { top: { style: docx.BorderStyle.SINGLE, size: 4, color: '000000', space: 4 } },
    tabStops: [
      { type: docx.TabStopType.CENTER, position: TEXT_WIDTH / 2 },
      { type: docx.TabStopType.RIGHT, position: TEXT_WIDTH },
    ],
    children: [
      run([footer.cutOff, '\t', footer.check, '\t']),
      run([docx.PageNumber.CURRENT, ' / ', docx.PageNumber.TOTAL_PAGES]),
    ],
  });
}

function masthead(docx: DocxLibrary, layout: BulletinLayout): Docx.Paragraph[] {
  const { title, issue, issuer, date, heading, lang } = layout;
  const center = docx.AlignmentType.CENTER;
  return [
    new docx.Paragraph({
      alignment: center,
      spacing: { before: 120, after: 160, line: 240 },
      children: [
        new docx.TextRun({
          text: title,
          bold: true,
          color: RED,
          size: lang === 'zh' ? SIZE.title + 6 : SIZE.title - 4,
          characterSpacing: lang === 'zh' ? 60 : 0,
        }),
      ],
    }),
    new docx.Paragraph({
      spacing: { after: 240 },
      border: { bottom: { style: docx.BorderStyle.SINGLE, size: 12, color: RED, space: 6 } },
      tabStops: [
        { type: docx.TabStopType.CENTER, position: TEXT_WIDTH / 2 },
        { type: docx.TabStopType.RIGHT, position: TEXT_WIDTH },
      ],
      children: [
        new docx.TextRun({ children: [issue, '\t', issuer, '\t', date], size: SIZE.small + 2 }),
      ],
    }),
    new docx.Paragraph({
      alignment: center,
      spacing: { after: 160 },
      children: [new docx.TextRun({ text: heading, bold: true, size: SIZE.subject })],
    }),
  ];
}

function blockOf(docx: DocxLibrary, layout: BulletinLayout, block: LayoutBlock): DocxBlock[] {
  switch (block.kind) {
    case 'heading':
      return [
        new docx.Paragraph({
          heading: docx.HeadingLevel.HEADING_1,
          keepNext: true,
          spacing: { before: 280, after: 120 },
          children: [
            new docx.TextRun({
              text: `${block.number}${layout.lang === 'zh' ? '' : ' '}${block.text}`,
              bold: true,
              color: '000000',
              font: SERIF,
              size: SIZE.heading,
            }),
          ],
        }),
      ];
    case 'paragraph':
      return [
        new docx.Paragraph({
          alignment: docx.AlignmentType.BOTH,
          ...(layout.lang === 'zh' ? { indent: { firstLine: SIZE.body * 20 } } : {}),
          children: block.runs.map(({ text, strong }) => new docx.TextRun({ text, bold: strong })),
        }),
      ];
    case 'lead':
      return [
        new docx.Paragraph({
          keepNext: true,
          spacing: { before: 160, after: 60 },
          children: [new docx.TextRun({ text: block.text, bold: true })],
        }),
      ];
    case 'list':
      return block.items.map(
        (item) =>
          new docx.Paragraph({
            indent: { left: 300, hanging: 300 },
            children: [new docx.TextRun({ children: ['•', '\t', item] })],
            tabStops: [{ type: docx.TabStopType.LEFT, position: 300 }],
          }),
      );
    case 'table':
      return docxTable(docx, block);
    case 'chart':
      // The figure draws what the table above it says; office programmes draw their own.
      return [];
    case 'signature':
      return block.lines.map(
        (line, at) =>
          new docx.Paragraph({
            alignment: docx.AlignmentType.RIGHT,
            children: [
              new docx.TextRun({ text: line }),
              // What follows explains the notice; it begins on a page of its own.
              ...(at === block.lines.length - 1 ? [new docx.PageBreak()] : []),
            ],
          }),
      );
  }
}
