/// <reference path="./fontkit.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type Font, type GlyphRun } from 'fontkit';

/**
 * One weight of the slip's typeface, measured without shaping: a text is as wide as its characters.
 */
export type Face = {
  readonly font: Font;
  widthOf(text: string, size: number): number;
  /**
   * The text as this face can print it: a character it lacks is named by its code, never dropped.
   */
  printable(text: string): string;
  /** The text as one path, for marks that must not get between the words when text is copied. */
  outlineOf(text: string): readonly { readonly path: string; readonly x: number }[];
};

export type Faces = { readonly regular: Face; readonly bold: Face };
export type FaceName = keyof Faces;

const FILES = {
  regular: '400Regular/NotoSansSC_400Regular.ttf',
  bold: '700Bold/NotoSansSC_700Bold.ttf',
} as const satisfies Record<FaceName, string>;

/**
 * Reads Noto Sans SC from `directory` (a packaged program keeps the two files there, in the folders
 * of the npm package), or else from the installed package. 10 MB each: call it once per process.
 */
export async function loadFaces(directory?: string): Promise<Faces> {
  const [regular, bold] = await Promise.all([
    readFile(pathOf('regular', directory)),
    readFile(pathOf('bold', directory)),
  ]);
  return { regular: openFace(regular), bold: openFace(bold) };
}

function pathOf(name: FaceName, directory: string | undefined): string {
  if (directory !== undefined) return join(directory, FILES[name]);
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/noto-sans-sc/${FILES[name]}`);
}

function openFace(bytes: Uint8Array): Face {
  const font = create(bytes);
  const advances = new Map<number, { readonly id: number; readonly advanceWidth: number }>();
  const glyphOf = (codePoint: number) => {
    const known = advances.get(codePoint);
    if (known !== undefined) return known;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    advances.set(codePoint, { id, advanceWidth });
    return { id, advanceWidth };
  };
  // fontkit remembers for each glyph the first character that asked for it. Its own layout would so
  // make the bytes of a slip depend on the slips printed before; this one takes the characters from
  // the text alone.
  font.layout = (text) => layout(text, glyphOf);
  const widthOf = (text: string, size: number) =>
    (codePointsOf(text).reduce((sum, c) => sum + glyphOf(c).advanceWidth, 0) * size) /
    font.unitsPerEm;
  return {
    font,
    widthOf,
    printable: (text) => printable(text, (c) => font.hasGlyphForCodePoint(c)),
    outlineOf: (text) =>
      Array.from(text, (character, index) => ({
        path: font.glyphForCodePoint(character.codePointAt(0) ?? 0).path.toSVG(),
        x: widthOf(Array.from(text).slice(0, index).join(''), font.unitsPerEm),
      })),
  };
}

function layout(
  text: string,
  glyphOf: (codePoint: number) => { readonly id: number; readonly advanceWidth: number },
): GlyphRun {
  const glyphs = codePointsOf(text).map((c) => ({ ...glyphOf(c), codePoints: [c] }));
  return {
    glyphs,
    positions: glyphs.map((g) => ({
      xAdvance: g.advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    })),
    advanceWidth: glyphs.reduce((sum, g) => sum + g.advanceWidth, 0),
  };
}

function printable(text: string, hasGlyph: (codePoint: number) => boolean): string {
  return Array.from(text, (character) => {
    const codePoint = character.codePointAt(0) ?? 0;
    if (/\s/u.test(character)) return ' ';
    if (/\p{Cc}|\p{Cf}/u.test(character)) return '';
    return hasGlyph(codePoint)
      ? character
      : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
  }).join('');
}

function codePointsOf(text: string): readonly number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}
