/** The few parts of fontkit that the slip needs: the package ships no types of its own. */
declare module 'fontkit' {
  export type Glyph = {
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: {
      readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
    };
  };
  export type GlyphRun = {
    readonly glyphs: readonly {
      readonly id: number;
      readonly advanceWidth: number;
      readonly codePoints: readonly number[];
    }[];
    readonly positions: readonly {
      readonly xAdvance: number;
      readonly yAdvance: number;
      readonly xOffset: number;
      readonly yOffset: number;
    }[];
    readonly advanceWidth: number;
  };
  /** What PDFKit reads of a font that it puts into a file. */
  type Described = {
    readonly unitsPerEm: number;
    readonly postscriptName: string;
    readonly ascent: number;
    readonly descent: number;
    readonly lineGap: number;
    readonly xHeight: number;
    readonly capHeight: number;
    readonly italicAngle: number;
    readonly bbox: {
      readonly minX: number;
      readonly minY: number;
      readonly maxX: number;
      readonly maxY: number;
    };
    readonly post: { readonly isFixedPitch: number };
    readonly head: { readonly macStyle: { readonly italic: boolean } };
    readonly 'OS/2': { readonly sFamilyClass: number };
    getGlyph(id: number): Glyph;
  };
  export type Font = Described & {
    glyphForCodePoint(codePoint: number): Glyph;
    hasGlyphForCodePoint(codePoint: number): boolean;
  };
  export type EmbeddableFont = Described & {
    layout(text: string): GlyphRun;
    createSubset(): {
      /** PDFKit takes a font for CFF where there is any. */
      readonly cff: true;
      includeGlyph(id: number): number;
      encode(): Uint8Array;
    };
  };
  export function create(bytes: Uint8Array): Font;
}

/** PDFKit takes a font that was read already, and files have a relation to the document: its types know of neither. */
declare namespace PDFKit.Mixins {
  interface PDFFont {
    registerFont(name: string, src: import('fontkit').EmbeddableFont): this;
  }
  interface PDFAttachmentOptions {
    relationship?: 'Data' | 'Source' | 'Alternative' | 'Supplement' | 'Unspecified';
  }
}
