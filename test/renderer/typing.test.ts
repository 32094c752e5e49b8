import { describe, expect, it } from 'vitest';
import { parseCertificate } from '../../electron/certificate.ts';
import { certificateHint } from '../../renderer/certificate.ts';
import { plainDay, shiftDay } from '../../renderer/day-text.ts';
import { groupedMoney, moneyOf, plainMoney } from '../../renderer/money-text.ts';

describe('录入的金额', () => {
  it.each([
    ['12345.67', '12345.67'],
    ['１２３４５。６７', '12345.67'],
    ['１２３４５．６７', '12345.67'],
    ['1,234,567.8', '1234567.8'],
    ['￥ 1，234 元', '1234'],
    ['12.', '12'],
    ['.5', '0.5'],
    ['', ''],
  ])('“%s” 读作 “%s”', (typed, plain) => {
    expect(plainMoney(typed)).toBe(plain);
  });

  it.each(['12,34', '1,2345', '1.234.5', '12a', '-5', '1e3'])(
    '“%s” 不猜，原样送去核对',
    (typed) => {
      expect(plainMoney(typed)).toBe(typed);
      expect(moneyOf(typed)).toBeNull();
      expect(groupedMoney(typed)).toBe(typed);
    },
  );

  it('离开后按千分位显示，不改变数值', () => {
    expect(groupedMoney('1234567.8')).toBe('1,234,567.80');
    expect(plainMoney(groupedMoney('1234567.8'))).toBe('1234567.80');
    expect(groupedMoney('')).toBe('');
  });
});

describe('录入的日期', () => {
  it.each([
    ['20240801', '2024-08-01'],
    ['2024.8.1', '2024-08-01'],
    ['２０２４/８/１', '2024-08-01'],
    ['2024年8月1日', '2024-08-01'],
    ['2024-13-45', '2024-13-45'],
    ['昨天', '昨天'],
  ])('“%s” 读作 “%s”', (typed, plain) => {
    expect(plainDay(typed)).toBe(plain);
  });

  it('上下键跨月、跨年加减一天；不是日期的不动', () => {
    expect(shiftDay('20240229', 1)).toBe('2024-03-01');
    expect(shiftDay('2024-01-01', -1)).toBe('2023-12-31');
    expect(shiftDay('昨天', 1)).toBe('昨天');
  });
});

describe('证件号码的提示与工作站的核对一致', () => {
  it.each(['11010519491231002X', '999999195901010128', '11010519491231002x'])(
    '%s 相符',
    (number) => {
      expect(certificateHint(number).kind).toBe('plausible');
      expect(parseCertificate(number).ok).toBe(true);
    },
  );

  it('任一位录错，两边都说不符', () => {
    const right = '11010519491231002X';
    for (let at = 0; at < 17; at += 1) {
      const other = String((Number(right[at]) + 1) % 10);
      const wrong = right.slice(0, at) + other + right.slice(at + 1);
      expect(certificateHint(wrong).kind, wrong).toBe('checksum');
      expect(parseCertificate(wrong).ok, wrong).toBe(false);
    }
  });

  it('说出还差几位、性别和生日', () => {
    expect(certificateHint('110105')).toEqual({ kind: 'short', missing: 12 });
    expect(certificateHint('11010519491231002X')).toEqual({
      kind: 'plausible',
      bornOn: '1949-12-31',
      sex: '女',
    });
    expect(certificateHint('1101051949123100210').kind).toBe('malformed');
  });
});
