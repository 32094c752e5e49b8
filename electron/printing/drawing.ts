import { encodeQR } from 'qr';
import type { Pattern, PayerLook } from './payers.ts';
import type { Sheet } from './sheet.ts';

type Area = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** A payer's field: its colour under its pattern. */
export function drawField(sheet: Sheet, look: PayerLook, area: Area): void {
  const { document } = sheet;
  const { x, y, width, height } = area;
  document.save();
  document.rect(x, y, width, height).clip();
  document.rect(x, y, width, height).fill(look.colour);
  document.lineWidth(0.7).strokeColor(look.ink).fillColor(look.ink);
  drawPattern(sheet, look.pattern, area);
  document.restore();
}

const STEP = 4;

function drawPattern(sheet: Sheet, pattern: Pattern, area: Area): void {
  const { document } = sheet;
  const { x, y, width, height } = area;
  switch (pattern) {
    case 'solid':
      return;
    case 'dots':
      for (let dy = STEP / 2; dy < height; dy += STEP) {
        for (let dx = STEP / 2; dx < width; dx += STEP) document.circle(x + dx, y + dy, 0.7);
      }
      document.fill();
      return;
    case 'level':
      for (let dy = STEP / 2; dy < height; dy += STEP) {
        document.moveTo(x, y + dy).lineTo(x + width, y + dy);
      }
      document.stroke();
      return;
    case 'upright':
      for (let dx = STEP / 2; dx < width; dx += STEP) {
        document.moveTo(x + dx, y).lineTo(x + dx, y + height);
      }
      document.stroke();
      return;
    case 'rising':
      slants(sheet, area, 1);
      return;
    case 'falling':
      slants(sheet, area, -1);
      return;
    case 'cross':
      slants(sheet, area, 1);
      slants(sheet, area, -1);
  }
}

function slants({ document }: Sheet, { x, y, width, height }: Area, way: 1 | -1): void {
  for (let dx = -height; dx < width; dx += STEP) {
    const [from, to] = way === 1 ? [y + height, y] : [y, y + height];
    document.moveTo(x + dx, from).lineTo(x + dx + height, to);
  }
  document.stroke();
}

/** A QR code as black rectangles, one for each run of modules; `size` is the whole side. */
export function drawCode(
  sheet: Sheet,
  text: string,
  area: Omit<Area, 'width' | 'height'>,
  size: number,
): void {
  const { document } = sheet;
  const bordered = encodeQR(text, 'raw', { ecc: 'medium', border: 1 });
  const rows = bordered.slice(1, -1).map((modules) => modules.slice(1, -1));
  const module = size / rows.length;
  // A module is one unit: whole numbers take less room in the file.
  document.save().translate(area.x, area.y).scale(module);
  for (const [row, modules] of rows.entries()) {
    for (const [from, length] of runs(modules)) document.rect(from, row, length, 1);
  }
  document.fill('#000000').restore();
}

function runs(modules: readonly boolean[]): readonly (readonly [from: number, length: number])[] {
  const found: [number, number][] = [];
  for (const [index, isDark] of modules.entries()) {
    const last = found.at(-1);
    if (!isDark) continue;
    if (last !== undefined && last[0] + last[1] === index) last[1] += 1;
    else found.push([index, 1]);
  }
  return found;
}

/**
 * Large pale letters across the page, as outlines: nobody copies them along with the text above.
 */
export function drawWatermark(sheet: Sheet, words: readonly string[], colour: string): void {
  const { height } = sheet.document.page;
  for (const [index, word] of words.entries()) {
    drawAcross(sheet, word, (height * (index + 1)) / (words.length + 1), colour);
  }
}

function drawAcross(sheet: Sheet, word: string, y: number, colour: string): void {
  const { document, faces } = sheet;
  const size = 110;
  const scale = size / faces.bold.font.unitsPerEm;
  document.save();
  document.translate(document.page.width / 2, y).rotate(-35);
  document.translate(-faces.bold.widthOf(word, size) / 2, size * 0.38).scale(scale, -scale);
  for (const { path, x } of faces.bold.outlineOf(word)) {
    document.save();
    document.translate(x, 0).path(path).fill(colour);
    document.restore();
  }
  document.restore();
}
