import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import { compactPdf } from '../../electron/printing/compact.ts';
import { infoOf, pagesOf, structureOf, textOf } from './pdf-tools.ts';

/** A document with more small objects than one stream takes. */
async function tagged(paragraphs: number): Promise<Buffer> {
  const document = new PDFDocument({
    pdfVersion: '1.7',
    tagged: true,
    info: { Title: 'YIDAN1|a|b', CreationDate: new Date(0) },
  });
  const parts: Uint8Array[] = [];
  const ended = new Promise((resolve) => document.on('end', resolve));
  document.on('data', (part: Uint8Array) => parts.push(part));
  const root = document.struct('Document');
  document.addStructure(root);
  for (let n = 0; n < paragraphs; n += 1) {
    root.add(document.struct('P', {}, () => void document.text(`endobj ${n} >> endstream`)));
  }
  document.end();
  await ended;
  return Buffer.concat(parts);
}

test.each([1, 40, 600])('the same document, smaller: %i paragraphs', async (paragraphs) => {
  const plain = await tagged(paragraphs);
  const compact = compactPdf(plain);
  expect(textOf(compact)).toBe(textOf(plain));
  expect(structureOf(compact)).toBe(structureOf(plain));
  expect(pagesOf(compact)).toEqual(pagesOf(plain));
  const withoutSize = (info: string) => info.replace(/File size.*/, '');
  expect(withoutSize(infoOf(compact))).toBe(withoutSize(infoOf(plain)));
  if (paragraphs > 1) expect(compact.length).toBeLessThan(plain.length * 0.6);
});

test('what it says of itself can still be read without unpacking', async () => {
  expect(compactPdf(await tagged(40)).toString('latin1')).toContain('(YIDAN1|a|b)');
});

test('as many objects as a thousand slips have', () => {
  const count = 150_000;
  const parts = ['%PDF-1.7\n%\xff\xff\xff\xff\n'];
  const rows: string[] = [];
  let at = parts[0]?.length ?? 0;
  for (let number = 1; number <= count; number += 1) {
    const object = `${number} 0 obj\n<<\n/S /P\n>>\nendobj\n`;
    rows.push(`${String(at).padStart(10, '0')} 00000 n \n`);
    parts.push(object);
    at += object.length;
  }
  const table = `xref\n0 ${count + 1}\n0000000000 65535 f \n${rows.join('')}`;
  const trailer = `trailer\n<<\n/Size ${count + 1}\n/Root 1 0 R\n>>\nstartxref\n${at}\n%%EOF\n`;
  const pdf = Buffer.from([...parts, table, trailer].join(''), 'latin1');
  const compact = compactPdf(pdf);
  expect(compact.length).toBeLessThan(pdf.length / 10);
  expect(compact.toString('latin1')).toContain(`/Size ${count + 300 + 2}\n`);
});

test('a file that PDFKit did not write is refused', () => {
  expect(() => compactPdf(Buffer.from('%PDF-1.7\nnothing'))).toThrow(/PDFKit/);
});
