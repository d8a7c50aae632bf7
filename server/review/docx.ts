import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block } from './blocks.ts';

const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
} as const;

/** What XML cannot hold at all; Word refuses a file with one of these. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const clean = (s: string): string => s.replace(FORBIDDEN, '');

/** Sizes in half points. */
const BODY = 21;
const SMALL = 18;

const cell = (text: string, right: boolean, bold: boolean): TableCell =>
  new TableCell({
    children: [
      new Paragraph({
        alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: [new TextRun({ text: clean(text), bold, size: SMALL })],
      }),
    ],
  });

function tableOf(b: Extract<Block, { kind: 'table' }>): Table {
  const right = (i: number): boolean => b.columns[i]?.right === true;
  const headed = b.columns.some((c) => c.label !== '');
  const head = new TableRow({
    tableHeader: true,
    children: b.columns.map((c, i) => cell(c.label, right(i), true)),
  });
  const empty = b.columns.map((_, i) => (i === 0 ? '—' : ''));
  const rows = (b.rows.length === 0 ? [empty] : b.rows).map(
    (r) => new TableRow({ cantSplit: true, children: r.map((v, i) => cell(v, right(i), false)) }),
  );
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: headed ? [head, ...rows] : rows,
  });
}

function parts(b: Block): (Paragraph | Table)[] {
  switch (b.kind) {
    case 'heading':
      return [new Paragraph({ heading: LEVELS[b.level], text: clean(b.text) })];
    case 'text':
      return [new Paragraph({ children: [new TextRun({ text: clean(b.text), size: BODY })] })];
    case 'list':
      return b.items.map(
        (text) =>
          new Paragraph({
            bullet: { level: 0 },
            children: [new TextRun({ text: clean(text), size: BODY })],
          }),
      );
    case 'figure':
      // Drawings are for the page; their numbers stand in the tables beside them.
      return [];
    case 'table':
      return [tableOf(b), new Paragraph('')];
  }
}

/** The report as a Word document: its headings, words and tables. */
export function docxReport(blocks: readonly Block[], title: string): Promise<Buffer> {
  const file = new Document({
    title: clean(title),
    creator: 'Sandtable',
    styles: { default: { document: { run: { font: 'Noto Sans SC', size: BODY } } } },
    sections: [{ children: blocks.flatMap(parts) }],
  });
  return Packer.toBuffer(file);
}
