import { inflateSync } from 'node:zlib';

/** An object of a file as `compactPdf` writes it: what it is, and what is in its stream, not how that is compressed. */
type Unpacked = { readonly number: number; readonly says: string; readonly data: Buffer };

/** As much as the largest batch unpacks to, and more. */
const MOST = 1024 * 1024 * 1024;

/**
 * Whether two files are the same paper: byte for byte, or in everything but how their streams are compressed, which differs
 * from one version of the compressing library to the next. A paper of years ago is so compared with one made today.
 */
export function samePaper(printed: Uint8Array, shown: Uint8Array): boolean {
  if (Buffer.compare(printed, shown) === 0) return true;
  const ours = unpack(Buffer.from(printed), MOST);
  if (ours === null) return false;
  // What unpacks to more than ours is another paper, however small it comes.
  const theirs = unpack(Buffer.from(shown), MOST - ours.left)?.objects ?? [];
  if (ours.objects.length !== theirs.length) return false;
  return ours.objects.every(({ number, says, data }, index) => {
    const other = theirs[index];
    return number === other?.number && says === other.says && data.equals(other.data);
  });
}

const HEAD = Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1');

/**
 * The objects of a file, if it is one of ours from the first byte to the last: one object after the other, then the table,
 * which names exactly these places. A reader of the file who starts from the table then sees nothing else.
 */
function unpack(
  pdf: Buffer,
  room: number,
): { readonly objects: readonly Unpacked[]; readonly left: number } | null {
  if (!pdf.subarray(0, HEAD.length).equals(HEAD)) return null;
  const objects: Unpacked[] = [];
  const places = new Map<number, number>();
  let at = HEAD.length;
  let left = room;
  for (;;) {
    const object = objectAt(pdf, at, left);
    if (object === null || places.has(object.number)) return null;
    const { number, says, data, end } = object;
    left -= data.length;
    places.set(number, at);
    if (says.startsWith('/Type /XRef\n')) {
      const isLast = pdf.subarray(end).toString('latin1') === `startxref\n${at}\n%%EOF\n`;
      if (!isLast || !namesThese(data, places, objects)) return null;
      return { objects: [...objects, bare(object)], left };
    }
    objects.push({ number, says, data });
    at = end;
  }
}

/** The table's own rows are of this very file: of it, only what it says beside them is compared. */
function bare({ number, says }: Unpacked): Unpacked {
  return { number, says, data: Buffer.alloc(0) };
}

const OPENING = /(\d+) 0 obj\n(?:<<\n([^]*?)\n>>\nstream\n|(\([^]*?\))\nendobj\n)/y;
const CLOSING = Buffer.from('\nendstream\nendobj\n');

function objectAt(
  pdf: Buffer,
  at: number,
  room: number,
): (Unpacked & { readonly end: number }) | null {
  // An object's own words are short: a stream's data is not read as text.
  const opening = openingAt(pdf, at, USUAL_WORDS) ?? openingAt(pdf, at, LONGEST_WORDS);
  const [whole, number = '', dictionary, words] = opening ?? [];
  if (whole === undefined) return null;
  const end = at + whole.length;
  if (dictionary === undefined) {
    return { number: Number(number), says: words ?? '', data: Buffer.alloc(0), end };
  }
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
  const data = pdf.subarray(end, end + length);
  const after = end + length + CLOSING.length;
  if (!pdf.subarray(end + length, after).equals(CLOSING)) return null;
  const inflated = dictionary.includes('/Filter /FlateDecode') ? inflate(data, room) : data;
  if (inflated === null) return null;
  const says = dictionary.replace(/\/Length \d+/, '');
  return { number: Number(number), says, data: inflated, end: after };
}

/** Keywords name each slip of a batch: the only words that grow. */
const [USUAL_WORDS, LONGEST_WORDS] = [4096, 1024 * 1024];

function openingAt(pdf: Buffer, at: number, longest: number): RegExpExecArray | null {
  OPENING.lastIndex = 0;
  return OPENING.exec(pdf.subarray(at, at + longest).toString('latin1'));
}

function inflate(data: Buffer, room: number): Buffer | null {
  try {
    return inflateSync(data, { maxOutputLength: Math.max(1, room) });
  } catch {
    // Not what a compressing library wrote: no paper of ours, which is the answer.
    return null;
  }
}

const ROW = 7;

/** Whether the table names every object, each where it is, and none beside them. */
function namesThese(
  rows: Buffer,
  places: ReadonlyMap<number, number>,
  objects: readonly Unpacked[],
): boolean {
  const packed = new Map(objects.flatMap((object) => numbersIn(object)));
  if (rows.length % (ROW + 1) !== 0) return false;
  const count = rows.length / (ROW + 1);
  const row = Buffer.alloc(ROW);
  for (let number = 0; number < count; number += 1) {
    const from = number * (ROW + 1);
    for (let n = 0; n < ROW; n += 1) row[n] = ((row[n] ?? 0) + (rows[from + 1 + n] ?? 0)) & 0xff;
    if (rows[from] !== 2 || !row.equals(rowOf(places.get(number), packed.get(number))))
      return false;
  }
  return count === places.size + packed.size + 1;
}

function rowOf(
  at: number | undefined,
  packed: readonly [stream: number, index: number] | undefined,
): Buffer {
  const row = Buffer.alloc(ROW);
  if (at !== undefined) {
    row[0] = 1;
    row.writeUInt32BE(at, 1);
  } else if (packed !== undefined) {
    row[0] = 2;
    row.writeUInt32BE(packed[0], 1);
    row.writeUInt16BE(packed[1], 5);
  } else row.writeUInt16BE(0xffff, 5);
  return row;
}

/** The objects that are packed into a stream of objects, with their place in it. */
function numbersIn({
  number,
  says,
  data,
}: Unpacked): readonly (readonly [of: number, place: readonly [stream: number, index: number]])[] {
  if (!says.startsWith('/Type /ObjStm\n')) return [];
  const head = data.subarray(0, data.indexOf('\n')).toString('latin1').split(' ').map(Number);
  return head
    .filter((_, index) => index % 2 === 0)
    .map((of, index) => [of, [number, index]] as const);
}
