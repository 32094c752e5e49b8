import { deflateSync } from 'node:zlib';
import { assert } from '../../engine/problem.ts';

/** An object of the file: `number`, and the text between `obj` and `endobj`. */
type PdfObject = { readonly number: number; readonly body: Buffer; readonly whole: Buffer };

/** Where the reader of the file finds an object: by itself, or as the n-th of a stream of objects. */
type Place =
  | { readonly kind: 'itself'; readonly at: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number };

/** So many objects to a stream: a reader unpacks a whole one to see one object. */
const PACKED = 500;

/**
 * Packs a PDF as PDFKit writes it: the thousands of small objects that tags consist of go together into compressed
 * streams (PDF 1.5), which makes a slip a fifth smaller. Streams stay as they are, and so do texts by themselves: what a
 * slip says of itself can be read without unpacking anything.
 */
export function compactPdf(pdf: Buffer): Buffer {
  const { objects, head, trailer } = readObjects(pdf);
  const parts: Buffer[] = [head];
  let at = head.length;
  const places = new Map<number, Place>();
  const add = (number: number, whole: Buffer) => {
    places.set(number, { kind: 'itself', at });
    parts.push(whole);
    at += whole.length;
  };
  const loose = objects.filter(({ body }) => !isStream(body) && !isText(body));
  for (const { number, body, whole } of objects) {
    if (isStream(body) || isText(body)) add(number, whole);
  }
  let next = objects.length + 1;
  for (let from = 0; from < loose.length; from += PACKED) {
    const stream = next++;
    const packed = loose.slice(from, from + PACKED);
    for (const [index, { number }] of packed.entries()) {
      places.set(number, { kind: 'packed', stream, index });
    }
    add(stream, objectStream(stream, packed));
  }
  places.set(next, { kind: 'itself', at });
  parts.push(crossReferences(next, places, trailer), Buffer.from(`startxref\n${at}\n%%EOF\n`));
  return Buffer.concat(parts);
}

function isStream(body: Buffer): boolean {
  return body.subarray(-'endstream\n'.length).toString('latin1') === 'endstream\n';
}

function isText(body: Buffer): boolean {
  return body[0] === '('.charCodeAt(0);
}

function readObjects(pdf: Buffer): {
  readonly objects: readonly PdfObject[];
  readonly head: Buffer;
  readonly trailer: string;
} {
  const tail = pdf.subarray(-64).toString('latin1');
  const tableAt = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(tail)?.[1]);
  const table = pdf.subarray(tableAt).toString('latin1');
  const offsets = Array.from(table.matchAll(/^(\d{10}) 00000 n $/gm), ([, offset]) =>
    Number(offset),
  );
  const trailer = /^trailer\n<<\n([^]*)\n>>\nstartxref\n/m.exec(table)?.[1];
  assert(offsets.length > 0 && trailer !== undefined, 'PDFKit ends a file with its table');
  const inOrder = offsets.map((offset, index) => ({ offset, number: index + 1 }));
  inOrder.sort((a, b) => a.offset - b.offset);
  const objects = inOrder.map(({ offset, number }, index): PdfObject => {
    const whole = pdf.subarray(offset, inOrder[index + 1]?.offset ?? tableAt);
    const opening = `${number} 0 obj\n`;
    assert(
      whole.subarray(0, opening.length).toString('latin1') === opening,
      'the table of a PDF names where its objects are',
    );
    return { number, whole, body: whole.subarray(opening.length, -'endobj\n'.length) };
  });
  return { objects, head: pdf.subarray(0, inOrder[0]?.offset ?? 0), trailer };
}

function objectStream(number: number, objects: readonly PdfObject[]): Buffer {
  let at = 0;
  const index = objects.map(({ number: of, body }) => {
    const entry = `${of} ${at}`;
    at += body.length;
    return entry;
  });
  const head = Buffer.from(`${index.join(' ')}\n`);
  const data = deflateSync(Buffer.concat([head, ...objects.map(({ body }) => body)]), { level: 9 });
  return streamObject(
    number,
    `/Type /ObjStm\n/N ${objects.length}\n/First ${head.length}\n/Filter /FlateDecode`,
    data,
  );
}

/** One byte for the kind, four for where, two for the place in a stream; as differences from row to row. */
const ROW = 7;

function crossReferences(
  number: number,
  places: ReadonlyMap<number, Place>,
  trailer: string,
): Buffer {
  const size = number + 1;
  const rows = Buffer.alloc(size * (ROW + 1));
  const before = Buffer.alloc(ROW);
  for (let of = 0; of < size; of += 1) {
    const row = rowOf(places.get(of));
    const at = of * (ROW + 1);
    rows[at] = 2;
    for (const [column, byte] of row.entries()) {
      rows[at + 1 + column] = (byte - (before[column] ?? 0)) & 0xff;
    }
    row.copy(before);
  }
  const data = deflateSync(rows, { level: 9 });
  const kept = trailer.replace(/^\/Size \d+\n/m, '');
  return streamObject(
    number,
    `/Type /XRef\n/Size ${size}\n/W [1 4 2]\n/Filter /FlateDecode\n/DecodeParms << /Predictor 12 /Columns ${ROW} >>\n${kept}`,
    data,
  );
}

function rowOf(place: Place | undefined): Buffer {
  const row = Buffer.alloc(ROW);
  if (place === undefined) row.writeUInt16BE(0xffff, 5);
  else if (place.kind === 'itself') {
    row[0] = 1;
    row.writeUInt32BE(place.at, 1);
  } else {
    row[0] = 2;
    row.writeUInt32BE(place.stream, 1);
    row.writeUInt16BE(place.index, 5);
  }
  return row;
}

function streamObject(number: number, entries: string, data: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`${number} 0 obj\n<<\n${entries}\n/Length ${data.length}\n>>\nstream\n`),
    data,
    Buffer.from('\nendstream\nendobj\n'),
  ]);
}
