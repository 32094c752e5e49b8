import { describe, expect, test } from 'vitest';
import { identity, settleOne, stay } from './panzhihua.ts';

const bill = stay('10000');

describe('谁是救助对象（第四条、第十四条、第十九条）', () => {
  test('认定当日有效，到期当日仍有效', () => {
    const from = { from: '2024-05-10', until: '2024-05-10' };
    expect(settleOne([identity('minimum-living', from)], bill)).toMatchObject({ aid: '7000.00' });
  });

  test('多重身份取待遇最高的一种，与登记先后无关（第十四条）', () => {
    const both = [identity('low-income-margin'), identity('minimum-living')];
    expect(settleOne(both, bill)).toMatchObject({ category: 'minimum-living', aid: '7000.00' });
    expect(settleOne(both.toReversed(), bill)).toEqual(settleOne(both, bill));
  });

  test('其他特殊困难人员按归类救助；没有归类不能结算（第四条）', () => {
    const classed = settleOne([identity('other', { treatedAs: 'orphan' })], bill);
    expect(classed).toMatchObject({ category: 'orphan', aid: '10000.00' });
    expect(settleOne([identity('other')], bill)).toMatchObject({
      category: null,
      aid: '0.00',
      reasons: ['CATEGORY_UNKNOWN'],
    });
  });

  test('别的文件的对象类别，本文件不认', () => {
    expect(settleOne([identity('five-guarantees')], bill)).toMatchObject({
      reasons: ['CATEGORY_UNKNOWN'],
      cash: '10000.00',
    });
  });

  test.each([
    ['没有登记身份', [], 'NO_IDENTITY'],
    ['身份已到期', [identity('minimum-living', { until: '2024-05-09' })], 'IDENTITY_EXPIRED'],
    ['下一年才认定', [identity('minimum-living', { from: '2025-01-01' })], 'NOT_YET_RECOGNISED'],
  ])('%s：不予救助并说明', (_name, identities, reason) => {
    expect(settleOne(identities, bill)).toMatchObject({
      aid: '0.00',
      payout: null,
      reasons: [reason],
    });
  });
});

describe('认定后对当年费用追溯（第十九条）', () => {
  const later = identity('minimum-living', { from: '2024-09-01' });

  test('同年后来认定的，按认定类别追溯', () => {
    expect(settleOne([later], bill)).toMatchObject({
      aid: '7000.00',
      retroactive: true,
      payout: 'retroactive',
    });
  });

  test('认定之前就提交结算的，不追溯', () => {
    expect(settleOne([later], { ...bill, filedOn: '2024-08-31' })).toMatchObject({
      aid: '0.00',
      reasons: ['NOT_YET_RECOGNISED'],
    });
    expect(settleOne([later], { ...bill, filedOn: '2024-09-01' })).toMatchObject({
      aid: '7000.00',
    });
  });

  test('已有较低身份的也追溯；另读：已有身份的不追溯', () => {
    const both = [identity('low-income-margin'), later];
    expect(settleOne(both, bill)).toMatchObject({ category: 'minimum-living', retroactive: true });
    const readings = ['retroactive-only-if-unrecognised'];
    expect(settleOne(both, bill, { readings })).toMatchObject({
      category: 'low-income-margin',
      retroactive: false,
    });
  });

  test('追溯的身份低于当前身份时，仍按当前身份', () => {
    const both = [
      identity('minimum-living'),
      identity('low-income-margin', { from: '2024-09-01' }),
    ];
    expect(settleOne(both, bill)).toMatchObject({ category: 'minimum-living', retroactive: false });
  });

  test('追溯身份不免押金：只看住院当日的身份（第十六条）', () => {
    const claim = { ...bill, primaryCareFirst: true };
    expect(settleOne([later], claim)).toMatchObject({ deposit: 'normal' });
    expect(settleOne([identity('minimum-living')], claim)).toMatchObject({ deposit: 'waived' });
  });
});
