/// <reference path="./fontkit.d.ts" />
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { create, type EmbeddableFont, type Font, type GlyphRun } from 'fontkit';
import { charstring } from './cff/charstring.ts';
import { cubicContours, pathText } from './cff/curves.ts';
import { fontFile } from './cff/font-file.ts';

/**
 * One weight of the slip's typeface, measured without shaping: a text is as wide as its characters.
 */
export type Face = {
  readonly font: EmbeddableFont;
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

/** The typeface when it is first needed, and the same from then on; a failure is tried again. */
export type OpenFaces = () => Promise<Faces>;

/**
 * Noto Sans SC from `directory` (a packaged program keeps the two files there, in the folders of the npm package), or else
 * from the installed package. 10 MB each: one of these serves all that a program prints.
 */
export function facesOnDemand(directory?: string): OpenFaces {
  let faces: Promise<Faces> | null = null;
  return () => {
    faces ??= loadFaces(directory).catch((error: unknown) => {
      faces = null;
      throw error;
    });
    return faces;
  };
}

async function loadFaces(directory?: string): Promise<Faces> {
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

/** How a character is printed: by which glyph, how wide, and as which text where the face lacks it. */
type Character = {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoint: number;
  readonly printed: string;
};

function openFace(bytes: Uint8Array): Face {
  const font = create(bytes);
  const known = new Map<string, Character>();
  const characterOf = (text: string): Character => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const codePoint = text.codePointAt(0) ?? 0;
    const { id, advanceWidth } = font.glyphForCodePoint(codePoint);
    const printed = printedAs(text, (c) => font.hasGlyphForCodePoint(c));
    const character = { id, advanceWidth, codePoint, printed };
    known.set(text, character);
    return character;
  };
  const widthOf = (text: string, size: number) => {
    let sum = 0;
    for (const character of text) sum += characterOf(character).advanceWidth;
    return (sum * size) / font.unitsPerEm;
  };
  return {
    font: embeddable(font, characterOf),
    widthOf,
    printable(text) {
      let printed = '';
      for (const character of text) printed += characterOf(character).printed;
      return printed;
    },
    outlineOf: (text) =>
      Array.from(text, (character, index) => ({
        path: pathText(
          cubicContours(font.glyphForCodePoint(characterOf(character).codePoint).path.commands),
        ),
        x: widthOf(Array.from(text).slice(0, index).join(''), font.unitsPerEm),
      })),
  };
}

/** A Chinese character is as wide as it is high; figures are the commonest of the others. */
const [WIDTH_OF_CHARACTERS, WIDTH_OF_FIGURES] = [1000, 555];

/**
 * The font as PDFKit asks for it. Two things are not left to fontkit. Its layout remembers for each glyph the first
 * character that asked for it, and would make the bytes of a slip depend on the slips printed before. Its subsets keep
 * TrueType's outlines: the same in CFF are a third smaller, and most of a slip is its font.
 */
function embeddable(font: Font, characterOf: (text: string) => Character): EmbeddableFont {
  const charstrings = new Map<number, Uint8Array>();
  const charstringOf = (id: number) => {
    const known = charstrings.get(id);
    if (known !== undefined) return known;
    const { advanceWidth, path } = font.getGlyph(id);
    const width = advanceWidth === WIDTH_OF_CHARACTERS ? null : advanceWidth - WIDTH_OF_FIGURES;
    const made = charstring(cubicContours(path.commands), width);
    charstrings.set(id, made);
    return made;
  };
  const { unitsPerEm, postscriptName, ascent, descent, lineGap, xHeight, capHeight } = font;
  return {
    unitsPerEm,
    postscriptName,
    ascent,
    descent,
    lineGap,
    xHeight,
    capHeight,
    bbox: font.bbox,
    italicAngle: font.italicAngle,
    post: font.post,
    head: font.head,
    'OS/2': font['OS/2'],
    getGlyph: (id) => font.getGlyph(id),
    layout: (text) => layout(Array.from(text, characterOf)),
    createSubset() {
      const numbers = new Map([[0, 0]]);
      return {
        cff: true,
        includeGlyph(id) {
          const known = numbers.get(id);
          if (known !== undefined) return known;
          numbers.set(id, numbers.size);
          return numbers.size - 1;
        },
        encode: () =>
          fontFile({
            name: postscriptName,
            charstrings: Array.from(numbers.keys(), charstringOf),
            defaultWidth: WIDTH_OF_CHARACTERS,
            nominalWidth: WIDTH_OF_FIGURES,
          }),
      };
    },
  };
}

function layout(characters: readonly Character[]): GlyphRun {
  return {
    glyphs: characters.map(({ id, advanceWidth, codePoint }) => {
      return { id, advanceWidth, codePoints: [codePoint] };
    }),
    positions: characters.map(({ advanceWidth }) => {
      return { xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 };
    }),
    advanceWidth: characters.reduce((sum, { advanceWidth }) => sum + advanceWidth, 0),
  };
}

function printedAs(character: string, hasGlyph: (codePoint: number) => boolean): string {
  const codePoint = character.codePointAt(0) ?? 0;
  if (/\s/u.test(character)) return ' ';
  if (/\p{Cc}|\p{Cf}/u.test(character)) return '';
  return hasGlyph(codePoint)
    ? character
    : `〔U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}〕`;
}
