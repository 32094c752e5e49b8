import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PDFDocument from 'pdfkit';
import type { PaperFile } from '../../electron/printing-contract.ts';

/** In millimetres, from the upper left corner: as long as it can be on the narrowest roll. */
const BAR = { left: 4, top: 10, width: 50, height: 4 } as const;

/** Pages of these measures in millimetres, each with a bar of 50 mm and its number. */
export function pagesOf(
  ...sizes: readonly (readonly [width: number, height: number])[]
): Promise<PaperFile> {
  const document = new PDFDocument({ autoFirstPage: false, margin: 0 });
  for (const [index, [width, height]] of sizes.entries()) {
    document.addPage({ size: [points(width), points(height)], margin: 0 });
    document.rect(points(BAR.left), points(BAR.top), points(BAR.width), points(BAR.height)).fill();
    document.fontSize(14).text(`page ${index + 1}`, points(BAR.left), points(20));
  }
  const parts: Buffer[] = [];
  document.on('data', (part: Buffer) => parts.push(part));
  document.end();
  return new Promise((resolve) => {
    document.once('end', () =>
      resolve({
        name: 'test-pages.pdf',
        pdfBase64: Buffer.concat(parts).toString('base64'),
        pages: sizes.map(([width, height]) => ({ width: width * 1000, height: height * 1000 })),
      }),
    );
  });
}

/** A page as it came out, in millimetres. */
export type DrawnPage = {
  readonly width: number;
  readonly height: number;
  /** The longest dark run from left to right. */
  readonly bar: { readonly left: number; readonly top: number; readonly length: number };
  readonly text: string;
};

const DOTS_A_MM = 10;

export function measure(pdf: Uint8Array): readonly DrawnPage[] {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-drawn-'));
  try {
    const file = join(folder, 'drawn.pdf');
    writeFileSync(file, pdf);
    const info = execFileSync('pdfinfo', ['-l', '99', file], { encoding: 'utf8' });
    const sizes = [...info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm)];
    return sizes.map(([, width = '', height = ''], index) => {
      const page = String(index + 1);
      const range = ['-f', page, '-l', page];
      const dots = String(DOTS_A_MM * 25.4);
      const image = join(folder, page);
      execFileSync('pdftoppm', ['-r', dots, '-gray', '-singlefile', ...range, file, image]);
      const text = execFileSync('pdftotext', [...range, file, '-'], { encoding: 'utf8' });
      const bar = barOf(readFileSync(`${image}.pgm`));
      return { width: millimetres(width), height: millimetres(height), bar, text: text.trim() };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The first row whose dark run is the longest. */
function barOf(pgm: Buffer): DrawnPage['bar'] {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1'));
  const width = Number(head?.[1]);
  const pixels = pgm.subarray(head?.[0].length ?? 0);
  let best = { left: 0, top: 0, length: 0 };
  let run = 0;
  for (const [at, shade] of pixels.entries()) {
    const column = at % width;
    run = shade < 100 ? (column === 0 ? 1 : run + 1) : 0;
    if (run <= best.length) continue;
    best = { left: column - run + 1, top: Math.floor(at / width), length: run };
  }
  const inMillimetres = (dots: number) => dots / DOTS_A_MM;
  return {
    left: inMillimetres(best.left),
    top: inMillimetres(best.top),
    length: inMillimetres(best.length),
  };
}

function points(mm: number): number {
  return (mm * 72) / 25.4;
}

function millimetres(typed: string): number {
  return (Number(typed) * 25.4) / 72;
}
