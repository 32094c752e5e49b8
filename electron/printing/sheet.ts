import PDFDocument from 'pdfkit';
import type { FaceName, Faces } from './fonts.ts';
import { wrapText } from './wrap.ts';

/** Points from millimetres. */
export function mm(length: number): number {
  return (length * 72) / 25.4;
}

export type TextStyle = {
  readonly face: FaceName;
  readonly size: number;
  readonly colour: string;
  /** From one line to the next. */
  readonly line: number;
};

export type Box = { readonly x: number; readonly width: number };
export type Align = 'left' | 'right' | 'centre';

export type SheetMeasures = {
  readonly width: number;
  readonly height: number;
  readonly margin: number;
  /** Kept free above the bottom margin for what stands at the foot of every page. */
  readonly foot: number;
};

export type SheetInfo = {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  readonly madeAt: Date;
};

/** What a tag of the document's structure may say of itself. */
export type TagOptions = { readonly alt?: string; readonly scope?: 'Column' | 'Row' };

/**
 * Pages under a cursor. Everything drawn is either inside a tag, which says what it is to a reading
 * machine, or decoration. A page never turns inside `tag` or `decorate`, only in `need`.
 */
export type Sheet = {
  readonly document: PDFKit.PDFDocument;
  readonly faces: Faces;
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly bottom: number;
  y: number;
  /** Turns the page unless `height` more fits on this one; says whether it did. */
  need(height: number): boolean;
  wrap(text: string, width: number, style: TextStyle): readonly string[];
  widthOf(text: string, style: TextStyle): number;
  /** Draws lines from `top` down, without moving the cursor. */
  write(lines: readonly string[], box: Box, top: number, style: TextStyle, align?: Align): void;
  group(type: string, body: () => void): void;
  tag(type: string, draw: () => void, options?: TagOptions): void;
  decorate(draw: () => void, kind?: 'Layout' | 'Pagination'): void;
  rule(y: number, colour: string, weight: number): void;
  /** Draws on each page once all pages are known, and gives the file. */
  finish(onEachPage: (page: number, pages: number) => void): Promise<Uint8Array>;
};

/**
 * Opens the first page. `onPage` draws what lies under a page's text; it gets the page's number
 * from 1.
 */
export function openSheet(
  faces: Faces,
  measures: SheetMeasures,
  info: SheetInfo,
  onPage: (sheet: Sheet, page: number) => void,
): Sheet {
  const { margin } = measures;
  const document = newDocument(faces, measures, info);
  const parts: Uint8Array[] = [];
  const ended = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  let page = 0;

  const sheet: Sheet = {
    document,
    faces,
    left: margin,
    width: measures.width - 2 * margin,
    top: margin,
    bottom: measures.height - margin - measures.foot,
    y: margin,
    need(height) {
      if (sheet.y + height <= sheet.bottom) return false;
      turn();
      return true;
    },
    wrap: (text, width, style) =>
      wrapText(faces[style.face].printable(text), width, (t) =>
        faces[style.face].widthOf(t, style.size),
      ),
    widthOf: (text, style) => faces[style.face].widthOf(text, style.size),
    write: (lines, box, top, style, align = 'left') =>
      writeLines(document, faces, { lines, box, top, style, align }),
    ...tagsOf(document),
    rule(y, colour, weight) {
      sheet.decorate(() => {
        document.moveTo(margin, y).lineTo(measures.width - margin, y);
        document.lineWidth(weight).stroke(colour);
      });
    },
    finish(onEachPage) {
      for (let n = 0; n < page; n += 1) {
        document.switchToPage(n);
        onEachPage(n + 1, page);
      }
      document.end();
      return ended;
    },
  };

  function turn(): void {
    document.addPage();
    page += 1;
    sheet.y = margin;
    onPage(sheet, page);
  }
  turn();
  return sheet;
}

/** The tree of tags under the document's own, and what is left out of it. */
function tagsOf(document: PDFKit.PDFDocument): Pick<Sheet, 'group' | 'tag' | 'decorate'> {
  let parent = document.struct('Document');
  document.addStructure(parent);
  return {
    group(type, body) {
      const outer = parent;
      parent = document.struct(type);
      outer.add(parent);
      body();
      parent = outer;
    },
    tag(type, draw, options = {}) {
      parent.add(document.struct(type, options, draw));
    },
    decorate(draw, kind = 'Layout') {
      document.markContent('Artifact', { type: kind });
      draw();
      document.endMarkedContent();
    },
  };
}

/**
 * Every date is the settlement's and every id follows from the contents: the same slip is the same
 * bytes.
 */
function newDocument(
  faces: Faces,
  { width, height }: SheetMeasures,
  info: SheetInfo,
): PDFKit.PDFDocument {
  const document = new PDFDocument({
    size: [width, height],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    pdfVersion: '1.7',
    lang: 'zh-CN',
    tagged: true,
    displayTitle: true,
    info: {
      Title: info.title,
      Author: info.author,
      Subject: info.subject,
      Keywords: info.keywords,
      Creator: '一单',
      CreationDate: info.madeAt,
      ModDate: info.madeAt,
    },
  });
  // By name, or PDFKit would compare whole fonts at every change from one to the other.
  document.registerFont('regular', faces.regular.font).registerFont('bold', faces.bold.font);
  return document;
}

/**
 * CJK characters stand between −0.12 and 0.88 of the size: this baseline centres them in the line.
 */
const BASELINE = 0.38;

function writeLines(
  document: PDFKit.PDFDocument,
  faces: Faces,
  at: {
    readonly lines: readonly string[];
    readonly box: Box;
    readonly top: number;
    readonly style: TextStyle;
    readonly align: Align;
  },
): void {
  const { box, style, align } = at;
  const face = faces[style.face];
  document.font(style.face).fontSize(style.size).fillColor(style.colour);
  for (const [index, text] of at.lines.entries()) {
    const line = face.printable(text);
    if (line === '') continue;
    const spare = box.width - face.widthOf(line, style.size);
    const x = box.x + { left: 0, right: spare, centre: spare / 2 }[align];
    const y = at.top + index * style.line + style.line / 2 + BASELINE * style.size;
    document.text(line, x, y, { lineBreak: false, baseline: 'alphabetic' });
  }
}
