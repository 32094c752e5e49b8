import { deflateSync, inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { PAPERS } from '../../electron/printing/papers.ts';
import { samePaper } from '../../electron/printing/same-paper.ts';
import { BILLS } from './bills.ts';
import { pagesOf, textOf } from './pdf-tools.ts';
import { printBill } from './slips.ts';

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

/**
 * The same file with every stream unpacked, changed, and packed by another compressing library: with other lengths, other
 * places, and a table that names these.
 */
function packedAgain(pdf: Uint8Array, change: (data: string, says: string) => string): Buffer {
  const text = latin(pdf);
  const first = text.indexOf('1 0 obj') < 0 ? 0 : text.search(/\d+ 0 obj\n/);
  const parts = [text.slice(0, first)];
  let at = first;
  const places = new Map<number, number>();
  const objects = /(\d+) 0 obj\n(?:<<\n([^]*?)\n>>\nstream\n|(\([^]*?\))\nendobj\n)/g;
  objects.lastIndex = first;
  for (;;) {
    const [whole = '', number = '', says] = objects.exec(text) ?? expect.fail('a table ends it');
    places.set(Number(number), at);
    let object = whole;
    if (says !== undefined) {
      const length = Number(/\/Length (\d+)/.exec(says)?.[1]);
      const raw = Buffer.from(text.slice(objects.lastIndex, objects.lastIndex + length), 'latin1');
      const isPacked = says.includes('FlateDecode');
      const data = isPacked ? inflateSync(raw) : raw;
      const isTable = says.includes('/Type /XRef');
      if (isTable) moveTo(data, places);
      const changed = Buffer.from(change(data.toString('latin1'), says), 'latin1');
      const packed = isPacked ? deflateSync(changed, { level: 1 }) : changed;
      const head = `${number} 0 obj\n<<\n${says.replace(/\/Length \d+/, `/Length ${packed.length}`)}`;
      object = `${head}\n>>\nstream\n${packed.toString('latin1')}\nendstream\nendobj\n`;
      objects.lastIndex += length + '\nendstream\nendobj\n'.length;
      if (isTable) {
        return Buffer.from([...parts, object, `startxref\n${at}\n%%EOF\n`].join(''), 'latin1');
      }
    }
    parts.push(object);
    at += object.length;
  }
}

/** Writes the places into the rows of the table, which are differences from row to row. */
function moveTo(rows: Buffer, places: ReadonlyMap<number, number>): void {
  const plain: Buffer[] = [];
  for (let from = 0; from < rows.length; from += 8) {
    const before = plain.at(-1) ?? Buffer.alloc(7);
    plain.push(Buffer.from(rows.subarray(from + 1, from + 8).map((b, n) => b + (before[n] ?? 0))));
  }
  for (const [number, at] of places) plain[number]?.writeUInt32BE(at, 1);
  for (const [index, row] of plain.entries()) {
    const before = plain[index - 1] ?? Buffer.alloc(7);
    for (const [n, byte] of row.entries()) rows[index * 8 + 1 + n] = byte - (before[n] ?? 0);
  }
}

describe('the same paper', () => {
  test.each(PAPERS)('byte for byte: %s', async (paper) => {
    expect(samePaper(await printBill({}, paper), await printBill({}, paper))).toBe(true);
  });

  test.each(PAPERS)('also where another library compressed it: %s', async (paper) => {
    const printed = await printBill(BILLS.itemised, paper);
    const again = packedAgain(printed, (data) => data);
    expect(again.equals(Buffer.from(printed))).toBe(false);
    expect(textOf(again)).toBe(textOf(printed));
    expect(pagesOf(again)).toEqual(pagesOf(printed));
    expect(samePaper(printed, again)).toBe(true);
  });
});

describe('another paper', () => {
  const shown = async (change: (pdf: Buffer) => Buffer) => {
    const printed = await printBill(BILLS.itemised);
    return samePaper(printed, change(Buffer.from(printed)));
  };

  test('a bill of one fen more, another print', async () => {
    const other = { claim: { fees: { total: '50000.01', inScope: '45000' } } };
    expect(samePaper(await printBill({}), await printBill(other))).toBe(false);
    expect(samePaper(await printBill({}), await printBill({}, 'a4', 2))).toBe(false);
  });

  test.each([
    ['a glyph of the page', '/Length', (data: string) => data.replace(/<00(..)/, '<0001')],
    [
      'a number in the attached settlement',
      '/EmbeddedFile',
      (data: string) => data.replace('5000000', '5000001'),
    ],
    ['a tag', '/ObjStm', (data: string) => data.replace('/S /H1', '/S /H2')],
  ])('%s', async (_, of, change) => {
    let changed = false;
    const forged = (pdf: Buffer) =>
      packedAgain(pdf, (data, says) => {
        if (!says.includes(of) || says.includes('/XRef')) return data;
        const other = change(data);
        changed ||= other !== data;
        return other;
      });
    expect(await shown(forged)).toBe(false);
    expect(changed).toBe(true);
  });

  test.each([
    [
      'a word of its properties',
      (pdf: Buffer) => Buffer.from(latin(pdf).replace('print=1', 'print=2'), 'latin1'),
    ],
    ['something after its end', (pdf: Buffer) => Buffer.concat([pdf, Buffer.from('1 0 obj\n')])],
    [
      'a second table that hides the first',
      (pdf: Buffer) => Buffer.concat([pdf, Buffer.from('startxref\n9\n%%EOF\n')]),
    ],
    [
      'something before its end',
      (pdf: Buffer) =>
        Buffer.from(latin(pdf).replace('startxref', '9 0 obj\n(x)\nendobj\nstartxref'), 'latin1'),
    ],
    ['half of it', (pdf: Buffer) => pdf.subarray(0, pdf.length / 2)],
    ['nothing', () => Buffer.alloc(0)],
  ])('%s', async (_, change) => {
    expect(await shown(change)).toBe(false);
  });

  test('what unpacks to far more than ours', async () => {
    const bomb = (pdf: Buffer) =>
      packedAgain(pdf, (data, says) =>
        says.includes('/EmbeddedFile') ? data + ' '.repeat(64 * 1024 * 1024) : data,
      );
    const printed = await printBill(BILLS.itemised);
    const forged = bomb(Buffer.from(printed));
    expect(samePaper(printed, forged)).toBe(false);
  });

  test('a table that names other places', async () => {
    const forged = (pdf: Buffer) =>
      packedAgain(pdf, (data, says) => {
        if (!says.includes('/Type /XRef')) return data;
        const rows = Buffer.from(data, 'latin1');
        // Two objects of a stream change places, and so what a reader finds under their numbers.
        const [one, two] = [rows.subarray(8 * 20, 8 * 21), rows.subarray(8 * 40, 8 * 41)];
        const kept = Buffer.from(one);
        two.copy(one);
        kept.copy(two);
        return rows.toString('latin1');
      });
    expect(await shown(forged)).toBe(false);
  });
});
