import { describe, expect, test } from 'vitest';
import { toClauseId } from '../../engine/terms.ts';
import { lineText, padTo, rowText, widthOf, wrapTo } from '../../engine/telling/text-columns.ts';

describe('排成列的文字', () => {
  test.each([
    ['abc 12.5%', 9],
    ['特困人员', 8],
    ['（一）', 6],
    ['「70,000 元」', 13],
    ['渝府发〔2012〕78号', 18],
    ['Ａ１', 4],
    ['𠮷', 2],
    ['', 0],
  ])('“%s”占 %i 列', (text, width) => {
    expect(widthOf(text)).toBe(width);
  });

  test('补空格到列宽，超过的不截断', () => {
    expect(padTo('起付', 6)).toBe('起付  ');
    expect(padTo('起付标准', 6)).toBe('起付标准');
  });

  test.each([
    ['标点不放行首', '一二三四，五六', 8, ['一二三', '四，五六']],
    ['数字不拆开', '超过 30,000 元的', 10, ['超过', '30,000 元', '的']],
    ['开引号跟着后面的字', '病种属于「特殊疾病」', 10, ['病种属于', '「特殊疾', '病」']],
    ['一行放得下', '一二三', 6, ['一二三']],
    ['一个词自己就超宽', 'inpatient-and-chronic', 4, ['inpatient-and-chronic']],
    ['空', '', 4, ['']],
  ])('折行：%s', (_name, text, width, lines) => {
    expect(wrapTo(text, width)).toEqual(lines);
  });

  test('任何文字折行后，一个字不丢，每行不超宽', () => {
    const text =
      '经基本医保、大病保险（含补充）报销后，超过 30,000.00 元的，按「70%」救助。'.repeat(7);
    for (let width = 12; width < 80; width += 1) {
      const lines = wrapTo(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
      expect(lines.filter((line) => /^[，。；：、）」》〕]/.test(line))).toEqual([]);
      expect(lines.filter((line) => /[（「《〔]$/.test(line))).toEqual([]);
    }
  });

  test('各行的条文对齐在同一列', () => {
    const rows = [
      rowText({ label: '起付', text: '不设起付标准', clause: null }, 1),
      rowText({ label: '限额', text: '每年 70,000 元', clause: null }),
      rowText({ label: '计入自付', text: '经'.repeat(40), clause: null }, '原'),
    ];
    expect(rows[0]).toBe(' 1. 起付      不设起付标准');
    expect(rows[1]).toBe('    限额      每年 70,000 元');
    expect(rows[2]).toBe(` 原 计入自付  ${'经'.repeat(31)}\n${' '.repeat(14)}${'经'.repeat(9)}`);
    const cited = ['短', '经'.repeat(31), 'abc 1,000'].map((text) =>
      rowText({ label: '比例', text, clause: toClauseId('第十二条') }),
    );
    expect(new Set(cited.map((row) => widthOf(row.slice(0, row.indexOf('['))))).size).toBe(1);
  });

  test('原文的分行保留', () => {
    expect(lineText('甲\n乙', '增')).toBe(' 增 甲\n    乙');
  });
});
