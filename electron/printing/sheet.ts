import { compactPdf } from './compact.ts';
import { newDocument, type SheetInfo } from './document.ts';
import type { FaceName, Faces } from './fonts.ts';
import type { PrintedPages } from './papers.ts';
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
  /** Draws on each of its pages, once they are all known; nothing can be drawn on them afterwards. */
  close(onEachPage: (page: number, pages: number) => void): void;
};

/** Draws what lies under a page's text; it gets the page's number from 1. */
type OnPage = (sheet: Sheet, page: number) => void;

/** A file that sheets of any size are laid into, one after the other: each must be closed before the next is opened. */
export type Book = {
  open(measures: SheetMeasures, onPage: OnPage): Sheet;
  /** A sheet on which nothing is drawn and no page turns: how far down its cursor comes is how long the contents are. */
  measure(measures: Omit<SheetMeasures, 'height'>): Sheet;
  /** What is tagged within `body` belongs together. */
  group(type: string, body: () => void): void;
  finish(): Promise<PrintedPages>;
};

/** One sheet that is a whole file. */
export type SingleSheet = Sheet & {
  /** Draws on each page once all pages are known, and gives the file. */
  finish(onEachPage: (page: number, pages: number) => void): Promise<PrintedPages>;
};

/** Opens the first page. */
export function openSheet(
  faces: Faces,
  measures: SheetMeasures,
  info: SheetInfo,
  onPage: OnPage,
): SingleSheet {
  const book = openBook(faces, info);
  const sheet = book.open(measures, onPage);
  return Object.assign(sheet, {
    finish(onEachPage: (page: number, pages: number) => void) {
      sheet.close(onEachPage);
      return book.finish();
    },
  });
}

export function openBook(faces: Faces, info: SheetInfo): Book {
  const document = newDocument(faces, info);
  const parts: Uint8Array[] = [];
  const ended = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (part: Uint8Array) => parts.push(part));
    document.on('end', () => resolve(Buffer.concat(parts)));
    document.on('error', reject);
  });
  const tags = tagsOf(document);
  const pages: PrintedPages['pages'][number][] = [];
  return {
    open(measures, onPage) {
      const size = { width: micrometres(measures.width), height: micrometres(measures.height) };
      return openPages({ document, faces, measures, tags }, (sheet, page) => {
        pages.push(size);
        onPage(sheet, page);
      });
    },
    measure: (measures) => ({
      ...blankSheet({ document, faces, measures: { ...measures, height: Infinity }, tags }),
      write: () => {},
      group: (_type, body) => body(),
      tag: () => {},
      decorate: () => {},
      rule: () => {},
    }),
    group: tags.group,
    async finish() {
      document.end();
      return { pdf: compactPdf(await ended), pages };
    },
  };
}

function micrometres(points: number): number {
  return Math.round((points * 25_400) / 72);
}

type Parts = {
  readonly document: PDFKit.PDFDocument;
  readonly faces: Faces;
  readonly measures: SheetMeasures;
  readonly tags: Pick<Sheet, 'group' | 'tag' | 'decorate'>;
};

function openPages(parts: Parts, onPage: OnPage): Sheet {
  const { document, measures } = parts;
  const { margin, width, height } = measures;
  const sheet = blankSheet(parts);
  const first = document.bufferedPageRange().start;
  let page = 0;
  const turn = () => {
    document.addPage({ size: [width, height], margin: 0 });
    page += 1;
    sheet.y = margin;
    onPage(sheet, page);
  };
  Object.assign(sheet, {
    need(room: number) {
      if (sheet.y + room <= sheet.bottom) return false;
      turn();
      return true;
    },
    close(onEachPage: (page: number, pages: number) => void) {
      for (let n = 0; n < page; n += 1) {
        document.switchToPage(first + n);
        onEachPage(n + 1, page);
      }
      document.flushPages();
    },
  } satisfies Partial<Sheet>);
  turn();
  return sheet;
}

function blankSheet({ document, faces, measures, tags }: Parts): Sheet {
  const { margin, width, height, foot } = measures;
  return {
    document,
    faces,
    left: margin,
    width: width - 2 * margin,
    top: margin,
    bottom: height - margin - foot,
    y: margin,
    need: () => false,
    wrap: (text, room, style) =>
      wrapText(faces[style.face].printable(text), room, (t) =>
        faces[style.face].widthOf(t, style.size),
      ),
    widthOf: (text, style) => faces[style.face].widthOf(text, style.size),
    write: (lines, box, top, style, align = 'left') =>
      writeLines(document, faces, { lines, box, top, style, align }),
    ...tags,
    rule(y, colour, weight) {
      tags.decorate(() => {
        document.moveTo(margin, y).lineTo(width - margin, y);
        document.lineWidth(weight).stroke(colour);
      });
    },
    close: () => {},
  };
}

/** The tree of tags under the document's own, and what is left out of it. */
function tagsOf(document: PDFKit.PDFDocument): Pick<Sheet, 'group' | 'tag' | 'decorate'> {
  let parent = document.struct('Document');
  document.addStructure(parent);
  return {
    group(type, body) {
      const outer = parent;
      const group = document.struct(type);
      outer.add(group);
      parent = group;
      body();
      group.end();
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
