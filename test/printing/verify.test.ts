import { expect, test } from 'vitest';
import {
  LAYOUT,
  readSlipMarks,
  slipKeywords,
  slipMarkText,
} from '../../electron/printing/verify.ts';

const hash = 'ab'.repeat(32);
const text = slipMarkText({ id: '20230510-000042', hash });
const mark = { settlementId: '20230510-000042', hash, number: null, reversedBy: null };
const code = { layout: null, paper: null, slips: [mark] };

const PRINTED = [
  { ...mark, number: 3, reversedBy: '20230511-000043' },
  { ...mark, settlementId: 'notice/20230511-000044', number: 1 },
];
const keywords = slipKeywords('58mm', PRINTED);

const utf16 = (words: string) => Buffer.from(`\uFEFF${words}`, 'utf16le').swap16();
const pdf = (...parts: readonly (Buffer | string)[]) =>
  Buffer.concat(
    ['%PDF-1.7\n9 0 obj\n', ...parts, '\nendobj\n%%EOF'].map((part) => Buffer.from(part)),
  );

test.each([
  ['the code as scanned', text, code],
  ['the code within other words', `扫描结果：${text}\n`, code],
  ['capital hexadecimal', text.replace(hash, hash.toUpperCase()), code],
  ['plain keywords', pdf(`(${text})`), code],
  ['UTF-16 keywords', pdf('(', utf16(text), ')'), code],
  ['hexadecimal', pdf(`<${Buffer.from(text).toString('hex')}>`), code],
  [
    'UTF-16 in hexadecimal, broken into lines',
    pdf(`<${utf16(text).toString('hex').toUpperCase().replaceAll(/.{60}/g, '$&\n')}>`),
    code,
  ],
  ['how it was printed', pdf(`(${keywords})`), { layout: LAYOUT, paper: '58mm', slips: PRINTED }],
  [
    'the same in two places',
    pdf(`(${keywords})`, '\n<pdf:Keywords>', keywords, '</pdf:Keywords>'),
    { layout: LAYOUT, paper: '58mm', slips: PRINTED },
  ],
  [
    'a preview',
    pdf(`(${slipKeywords('a5', [mark])})`),
    { layout: LAYOUT, paper: 'a5', slips: [mark] },
  ],
  [
    'a slip from before layouts were numbered',
    pdf(`(${text} paper=a4 print=3 reversed=20230511-000043)`),
    { layout: 1, paper: 'a4', slips: [{ ...mark, number: 3, reversedBy: '20230511-000043' }] },
  ],
  [
    'a paper that this program does not know',
    pdf(`(${keywords.replace('58mm', 'b5')})`),
    { layout: LAYOUT, paper: null, slips: PRINTED },
  ],
  ['no mark', 'YIDAN1|20230510-000042|short', null],
  ['another file', Buffer.from('%PDF-1.7 nothing of ours'), null],
  ['two codes that contradict each other', `${text} ${text.replace('ab', 'cd')}`, null],
  [
    'two places that contradict each other',
    pdf(`(${keywords})`, keywords.replace('print=3', 'print=2')),
    null,
  ],
])('reads %s', (_, input, expected) => {
  expect(readSlipMarks(input)).toEqual(expected);
});
