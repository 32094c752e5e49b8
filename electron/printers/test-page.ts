import PDFDocument from 'pdfkit';
import { ok, type Result } from '../../engine/problem.ts';
import type { PaperFile, PrinterHost, PrintingMethods } from '../printing-contract.ts';
import type { Faces, OpenFaces } from '../printing/fonts.ts';
import { moment } from '../printing/moments.ts';
import { PAPER_SIZES, type Paper } from '../printing/papers.ts';

type TestPageParts = {
  readonly printers: PrinterHost | null;
  readonly clock: () => string;
  readonly faces: OpenFaces;
};

/** In millimetres. The edge is drawn where the slips begin to print on a roll, the ruler fits on the narrowest. */
const EDGE = 3;
const RULER = 50;
const ROLL_LENGTH = 80;
const TEXT_SIZE = 9;
const LINE = 5;

/** A page that tells whether a printer prints this paper whole and in its own size; journalled nowhere. */
export function createTestPages(parts: TestPageParts): Pick<PrintingMethods, 'testPage'> {
  return {
    testPage: async ({ paper, printer }): Promise<Result<PaperFile>> => {
      const file = await drawTestPage(await parts.faces(), { paper, printer, at: parts.clock() });
      if (parts.printers === null) return ok(file);
      const sent = await parts.printers.print(file, printer);
      return sent.ok ? ok(file) : sent;
    },
  };
}

type TestPage = { readonly paper: Paper; readonly printer: string | null; readonly at: string };

function drawTestPage(faces: Faces, page: TestPage): Promise<PaperFile> {
  const { width, height: high } = PAPER_SIZES[page.paper];
  const height = typeof high === 'number' ? high : ROLL_LENGTH;
  const document = new PDFDocument({
    size: [points(width), points(height)],
    margin: 0,
    info: { Title: '打印测试页', Creator: '一单' },
  });
  document.registerFont('regular', faces.regular.font);
  drawFrame(document, width, height);
  const measures = typeof high === 'number' ? `${width} × ${height} 毫米` : `宽 ${width} 毫米`;
  const lines = [
    '打印测试页',
    `纸张：${PAPER_TITLES[page.paper]}（${measures}）`,
    `打印机：${page.printer ?? '在对话框里选择'}`,
    `时间：${moment(page.at)}`,
    '四边的线应当完整；',
    `下面的尺应当正好 ${RULER} 毫米长。`,
  ];
  const left = (width - RULER) / 2;
  document.font('regular').fontSize(TEXT_SIZE);
  for (const [index, line] of lines.entries()) {
    const fitting = faces.regular.printable(cut(faces, line, width - 2 * (EDGE + 1)));
    const x = Math.min(left, EDGE + 2);
    document.text(fitting, points(x), points(EDGE + 3 + index * LINE), { lineBreak: false });
  }
  drawRuler(document, left, EDGE + 3 + lines.length * LINE + 4);
  return finished(document, page.paper, { width: width * 1000, height: height * 1000 });
}

const PAPER_TITLES: Readonly<Record<Paper, string>> = {
  a4: 'A4',
  a5: 'A5 横放',
  '80mm': '80 毫米卷纸',
  '58mm': '58 毫米卷纸',
};

function drawFrame(document: PDFKit.PDFDocument, width: number, height: number): void {
  document.lineWidth(0.5);
  document
    .rect(points(EDGE), points(EDGE), points(width - 2 * EDGE), points(height - 2 * EDGE))
    .stroke();
}

/** A tick a millimetre; the fifth is longer, the tenth has its number. */
function drawRuler(document: PDFKit.PDFDocument, left: number, top: number): void {
  document.rect(points(left), points(top), points(RULER), points(2)).fill();
  document.lineWidth(0.25).fontSize(TEXT_SIZE - 2);
  for (let at = 0; at <= RULER; at += 1) {
    const length = at % 10 === 0 ? 5 : at % 5 === 0 ? 4 : 3;
    const x = points(left + at);
    document
      .moveTo(x, points(top + 2))
      .lineTo(x, points(top + 2 + length))
      .stroke();
    if (at % 10 !== 0) continue;
    // The last number stands before its tick: the narrowest roll ends there.
    const shift = at === RULER ? -9 : 0.5;
    document.text(String(at), x + shift, points(top + 7.5), { lineBreak: false });
  }
}

/** A printer's name may be longer than its paper is wide. */
function cut(faces: Faces, line: string, most: number): string {
  const fits = (text: string) => faces.regular.widthOf(text, TEXT_SIZE) <= points(most);
  if (fits(line)) return line;
  const signs = Array.from(line);
  while (signs.length > 0 && !fits(`${signs.join('')}…`)) signs.pop();
  return `${signs.join('')}…`;
}

function finished(
  document: PDFKit.PDFDocument,
  paper: Paper,
  size: PaperFile['pages'][number],
): Promise<PaperFile> {
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  return new Promise((resolve) => {
    document.once('end', () =>
      resolve({
        name: `test-page-${paper}.pdf`,
        pdfBase64: Buffer.concat(parts).toString('base64'),
        pages: [size],
      }),
    );
    document.end();
  });
}

function points(mm: number): number {
  return (mm * 72) / 25.4;
}
