import { describe, expect, it } from 'vitest';
import { SLIP_FINDINGS } from '../../electron/printing-contract.ts';
import type { Problem } from '../../engine/problem.ts';
import { FINDING_WORDS } from '../../renderer/print-messages.ts';
import { adviceOf } from '../../renderer/problem-words.ts';

const said = (code: Problem['code'], facts: NonNullable<Problem['facts']>) =>
  adviceOf({ code, message: '', facts });

describe('打印机出了问题，说清打出来没有', () => {
  const failed = (why: string, more: NonNullable<Problem['facts']> = {}) =>
    said('PRINTER_FAILED', { printer: 'LQ-630K', why, said: '', printed: 0, pages: 1, ...more });

  it.each([
    ['refused', '打印机“LQ-630K”试了三次都没有接受，没有打印。'],
    ['stopped', '打印机“LQ-630K”已停用，没有打印。'],
    ['cancelled', '没有打印：在打印对话框里取消了。'],
    ['unknown', '已交给打印机“LQ-630K”，但没有得到回答。'],
  ])('%s', (why, what) => {
    expect(failed(why).what).toBe(what);
  });

  it('系统说了什么、已经打出几页，都写上；不知道打出没有的，先去看', () => {
    const { what } = failed('stopped', { said: 'out of paper', printed: 2, pages: 5 });
    expect(what).toBe('打印机“LQ-630K”已停用（系统说：out of paper），没有打印。前 2 页已经打出。');
    expect(failed('unknown').todo).toContain('先看打印机有没有打出');
    expect(failed('refused', { printer: null }).what).toContain('所选打印机');
  });
});

describe('本机设置文件', () => {
  it('读不出来、写不进去，是哪个文件', () => {
    const facts = { file: '/l.sqlite.station.json', said: 'EACCES' };
    expect(said('STATION_FILE_UNUSABLE', { ...facts, why: 'damaged' }).what).toBe(
      '本机设置文件 /l.sqlite.station.json 读不出来（EACCES），暂按默认设置。',
    );
    const { what, todo } = said('STATION_FILE_UNUSABLE', { ...facts, why: 'not-saved' });
    expect(what).toBe('本机设置没有保存到 /l.sqlite.station.json（EACCES）。');
    expect(todo).toContain('写入');
  });
});

it('没有写重印的原因，和清点不符是两回事', () => {
  expect(said('REASON_MISSING', { what: 'print', number: 2 }).what).toContain('已经打印过');
  expect(said('REASON_MISSING', { counted: '99.00', expected: '100.00' }).what).toContain('清点');
});

describe('核对结算单的每一种结果，都有说法和办法', () => {
  it.each(SLIP_FINDINGS)('%s', (finding) => {
    for (const sentence of Object.values(FINDING_WORDS[finding])) {
      expect(sentence).toMatch(/[\u4e00-\u9fff].*。$/);
    }
  });

  it('只有逐字节相同的才说“可以采信”', () => {
    const trusted = SLIP_FINDINGS.filter((each) => FINDING_WORDS[each].todo.includes('可以采信'));
    expect(trusted).toEqual(['BYTES_MATCH']);
  });
});
