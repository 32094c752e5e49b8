import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What independent readers (poppler's tools, which the tests need on the PATH) see in a PDF. */

function poppler(tool: string, args: readonly string[], pdf: Uint8Array): Buffer {
  return execFileSync(tool, args, { input: pdf, env: ENV, maxBuffer: 64 * 1024 * 1024 });
}

const ENV = { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' };

/** The text as it stands on the pages; a form feed ends each page. */
export function textOf(pdf: Uint8Array): string {
  return poppler('pdftotext', ['-layout', '-', '-'], pdf).toString('utf8');
}

export type Word = {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
};

/**
 * The reader's boxes reach from the font's ascent to its descent; characters fill this much of
 * them.
 */
const ABOVE = (1.16 - 0.88) / 1.448;
const BELOW = (0.288 - 0.12) / 1.448;

/**
 * Every word with its place on its page, in points from the top left; the box is the characters'
 * own.
 */
export function wordsOf(pdf: Uint8Array): readonly Word[] {
  const html = poppler('pdftotext', ['-bbox', '-', '-'], pdf).toString('utf8');
  return html.split('<page ').flatMap((part, page) =>
    Array.from(
      part.matchAll(
        /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g,
      ),
      ([, left, top, right, bottom, text = '']) => {
        const height = Number(bottom) - Number(top);
        return {
          page,
          text,
          left: Number(left),
          right: Number(right),
          top: Number(top) + ABOVE * height,
          bottom: Number(bottom) - BELOW * height,
        };
      },
    ),
  );
}

/** How many pages there are, and how large in points. */
export function pagesOf(
  pdf: Uint8Array,
): readonly { readonly width: number; readonly height: number }[] {
  const info = poppler('pdfinfo', ['-f', '1', '-l', '-1', '-'], pdf).toString('utf8');
  return Array.from(info.matchAll(/^Page +\d+ size: +([\d.]+) x ([\d.]+) pts/gm), ([, w, h]) => ({
    width: Number(w),
    height: Number(h),
  }));
}

/** The files that go along inside. */
export function attachmentsOf(pdf: Uint8Array): ReadonlyMap<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'yidan-slip-'));
  try {
    const file = join(folder, 'slip.pdf');
    writeFileSync(file, pdf);
    const out = join(folder, 'out');
    mkdirSync(out);
    execFileSync('pdfdetach', ['-saveall', '-o', out, file], { env: ENV });
    return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The colours that ink a page: each with red, green and blue, a byte each. */
export function coloursOf(pdf: Uint8Array, page: number): ReadonlySet<string> {
  const which = [
    '-f',
    String(page),
    '-l',
    String(page),
    '-r',
    '72',
    '-aa',
    'no',
    '-aaVector',
    'no',
  ];
  const image = poppler('pdftoppm', [...which, '-'], pdf);
  const [whole = ''] = /^P6\s\d+\s\d+\s255\s/.exec(image.subarray(0, 40).toString('latin1')) ?? [];
  const found = new Set<string>();
  for (let at = whole.length; at + 2 < image.length; at += 3) {
    found.add(image.subarray(at, at + 3).toString('hex'));
  }
  return found;
}

export function infoOf(pdf: Uint8Array): string {
  return poppler('pdfinfo', ['-'], pdf).toString('utf8');
}

/** The tags that a reading machine is led by. */
export function structureOf(pdf: Uint8Array): string {
  return poppler('pdfinfo', ['-struct-text', '-'], pdf).toString('utf8');
}

export type Pixels = { readonly width: number; readonly height: number; readonly data: Buffer };

/** A page as a printer without colours gives it, a byte a pixel. */
export function pixelsOf(pdf: Uint8Array, page: number, dotsPerInch: number): Pixels {
  const which = ['-f', String(page), '-l', String(page), '-r', String(dotsPerInch)];
  const image = poppler('pdftoppm', [...which, '-gray', '-'], pdf);
  const head = /^P5\s(\d+)\s(\d+)\s255\s/.exec(image.subarray(0, 40).toString('latin1'));
  const [whole = '', width, height] = head ?? [];
  return {
    width: Number(width),
    height: Number(height),
    data: image.subarray(whole.length),
  };
}
