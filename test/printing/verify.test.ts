import { expect, test } from 'vitest';
import { readSlipMark, slipMarkText } from '../../electron/printing/verify.ts';

const hash = 'ab'.repeat(32);
const text = slipMarkText({ id: '20230510-000042', hash });
const mark = { settlementId: '20230510-000042', hash, print: null };

const utf16 = (words: string) => Buffer.from(`\uFEFF${words}`, 'utf16le').swap16();
const pdf = (keywords: Buffer) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n9 0 obj\n'), keywords, Buffer.from('\nendobj\n%%EOF')]);

test.each([
  ['the code as scanned', text, mark],
  ['the code within other words', `扫描结果：${text}\n`, mark],
  ['capital hexadecimal', text.replace(hash, hash.toUpperCase()), mark],
  ['plain keywords', pdf(Buffer.from(`(${text})`)), mark],
  ['UTF-16 keywords', pdf(Buffer.concat([Buffer.from('('), utf16(text), Buffer.from(')')])), mark],
  ['hexadecimal', pdf(Buffer.from(`<${Buffer.from(text).toString('hex')}>`)), mark],
  [
    'UTF-16 in hexadecimal, broken into lines',
    pdf(Buffer.from(`<${utf16(text).toString('hex').toUpperCase().replaceAll(/.{60}/g, '$&\n')}>`)),
    mark,
  ],
  [
    'how it was printed',
    pdf(Buffer.from(`(${text} paper=a4 print=3 reversed=20230511-000043)`)),
    { ...mark, print: { paper: 'a4', number: 3, reversedBy: '20230511-000043' } },
  ],
  ['no mark', 'YIDAN1|20230510-000042|short', null],
  ['another file', Buffer.from('%PDF-1.7 nothing of ours'), null],
  ['two marks that differ', `${text} ${text.replace('000042', '000043')}`, null],
])('reads %s', (_, input, expected) => {
  expect(readSlipMark(input)).toEqual(expected);
});
