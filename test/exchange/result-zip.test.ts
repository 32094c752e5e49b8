import {
  TextReader,
  Uint8ArrayWriter,
  ZipWriter,
  type ZipWriterAddDataOptions,
} from '@zip.js/zip.js';
import { expect, test } from 'vitest';
import { readResultFile } from '../../electron/exchange/result-file.ts';
import { problemOf, valueOf } from '../ledger/desk.ts';
import { bytesOf, LINE, withCell } from './answer-row.ts';
import { speakingAs } from './speaking.ts';

const { dictionary } = speakingAs();

async function zipOf(
  files: readonly (readonly [name: string, text: string, options?: ZipWriterAddDataOptions])[],
): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text, options = {}] of files)
    await writer.add(name, new TextReader(text), options);
  return writer.close();
}

test('ZIP 里的几个文本，依次', async () => {
  const zip = await zipOf([
    ['a.txt', `${LINE}\n`],
    ['对账结果.TXT', `${withCell(2, 'S2')}\n`],
  ]);
  const rows = valueOf(await readResultFile(zip, 'answer.zip', dictionary));
  expect(rows.map(({ file, row, platformId }) => [file, row, platformId])).toEqual([
    ['a.txt', 1, 'S1'],
    ['对账结果.TXT', 1, 'S2'],
  ]);
});

/** A ZIP whose directory names what follows, spoilt afterwards where the library would not write it so. */
const BAD_ZIPS: readonly (readonly [string, () => Promise<Uint8Array>, RegExp])[] = [
  ['上级目录', () => zipOf([['../../evil.txt', LINE]]), /"\.\.\/\.\.\/evil\.txt"|unsafe/i],
  ['绝对路径', () => zipOf([['/etc/evil.txt', LINE]]), /"\/etc\/evil\.txt"|unsafe/i],
  ['反斜杠', () => zipOf([['..\\evil.txt', LINE]]), /evil\.txt|unsafe/i],
  ['盘符', () => zipOf([['C:evil.txt', LINE]]), /evil\.txt|unsafe/i],
  ['文件夹里', () => zipOf([['a/b.txt', LINE]]), /"a\/b\.txt"/],
  ['程序', () => zipOf([['a.exe', LINE]]), /"a\.exe"/],
  ['加密', () => zipOf([['a.txt', LINE, { password: 'x' }]]), /encrypted/],
  ['空的 ZIP', () => zipOf([]), /holds no file/],
  [
    '文件太多',
    () => zipOf(Array.from({ length: 17 }, (_, n) => [`${n}.txt`, LINE])),
    /more than 16 files/,
  ],
  ['炸弹', () => zipOf([['a.txt', '0'.repeat(300 * 1024 * 1024)]]), /unpacks to more than 256 MiB/],
  [
    '说小了的炸弹',
    async () => lying(await zipOf([['a.txt', '0'.repeat(5_000_000)]])),
    /Invalid uncompressed size/,
  ],
  ['截断', async () => (await zipOf([['a.txt', LINE]])).slice(0, 60), /damaged/],
  ['只有开头两个字母', async () => bytesOf('PK'), /damaged/],
  [
    '内容被改',
    async () => spoilt(await zipOf([['a.txt', LINE, { level: 0 }]]), LINE, '9'),
    /damaged/,
  ],
];

/** The directory and the end of the entry both say that ten bytes are in it. */
function lying(zip: Uint8Array): Uint8Array {
  const changed = Buffer.from(zip);
  const [directory, descriptor] = [0x02014b50, 0x08074b50].map((signature) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(signature);
    return changed.indexOf(bytes);
  });
  if (directory === undefined || descriptor === undefined || descriptor < 0) {
    throw new Error('the entry has no descriptor');
  }
  changed.writeUInt32LE(10, directory + 24);
  changed.writeUInt32LE(10, descriptor + 12);
  return changed;
}

/** One byte of what is stored is another one: only the checksum tells. */
function spoilt(zip: Uint8Array, content: string, by: string): Uint8Array {
  const at = Buffer.from(zip).indexOf(content);
  if (at < 0) throw new Error('the content is not stored as it is');
  return zip.with(at + content.length - 12, by.charCodeAt(0));
}

test.each(BAD_ZIPS)('ZIP：%s，不收', async (_what, make, says) => {
  const problem = problemOf(await readResultFile(await make(), 'answer', dictionary));
  expect(problem.code).toBe('FILE_INVALID');
  expect(problem.message).toMatch(says);
});
