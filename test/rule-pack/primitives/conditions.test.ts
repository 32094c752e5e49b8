import { describe, expect, test } from 'vitest';
import { bill, linesOf, settleAll, settleOne } from './fixture.ts';

const PACK = 'jia-shi/2024-01-01';

describe('限额按病种', () => {
  const chronic = (yuan: string, more: Readonly<Record<string, unknown>>) =>
    bill(yuan, { care: 'chronic-outpatient', ...more });

  test('一般病种 6000 元、透析 60000 元，用掉的合计', () => {
    // 10000 × 50%；10000 × 80%；此后一般病种已超过 6000，透析还剩 60000 − 13000
    const results = settleAll(PACK, 'minimum-living', [
      chronic('10000', { disease: '高血压' }),
      chronic('10000', { disease: '尿毒症' }),
      chronic('100', { disease: '高血压' }),
    ]);
    expect(results).toMatchObject([
      { aid: '5000.00', poolLeft: '1000.00' },
      { aid: '8000.00', poolUsed: '13000.00', poolLeft: '47000.00' },
      { aid: '0.00', poolLeft: '0.00', reasons: ['CAP_REACHED'] },
    ]);
  });

  test('病名不论空白；经办机构标明的为准', () => {
    const aid = (more: Readonly<Record<string, unknown>>) =>
      settleOne(PACK, 'minimum-living', chronic('1000', more))['aid'];
    expect(aid({ disease: '终末期 肾病' })).toBe('800.00');
    expect(aid({ disease: '尿毒症', special: false })).toBe('500.00');
    expect(aid({ disease: '高血压', special: true })).toBe('800.00');
    expect(aid({})).toBe('500.00');
  });
});

test.each([
  ['70 岁', { patientAge: 70 }, '900.00'],
  ['69 岁', { patientAge: 69 }, '700.00'],
  ['60 岁', { patientAge: 60 }, '700.00'],
  ['59 岁', { patientAge: 59 }, '500.00'],
  ['59 岁，需院外维持治疗', { patientAge: 59, homeMaintenance: true }, '700.00'],
  ['14 岁', { patientAge: 14 }, '500.00'],
  ['13 岁', { patientAge: 13 }, '800.00'],
])('按年龄分的比例：%s', (_name, more, aid) => {
  const claim = bill('1000', { care: 'ordinary-outpatient', ...more });
  expect(settleOne(PACK, 'orphan', claim)['aid']).toBe(aid);
});

test.each([
  ['2024-02-29', '0.00', ['CARE_NOT_COVERED'], '医疗救助：0.00 = 本次不予救助  [五]'],
  [
    '2024-03-01',
    '900.00',
    [],
    '双通道药品救助（试行）：900.00 = 1,000.00（起付标准以上） × 90%  [五]',
  ],
  [
    '2024-03-31',
    '900.00',
    [],
    '双通道药品救助（试行）：900.00 = 1,000.00（起付标准以上） × 90%  [五]',
  ],
  ['2024-04-01', '0.00', ['CARE_NOT_COVERED'], '医疗救助：0.00 = 本次不予救助  [五]'],
  ['2024-06-30', '0.00', ['CARE_NOT_COVERED'], '医疗救助：0.00 = 本次不予救助  [五]'],
  ['2024-07-01', '600.00', [], '双通道药品救助：600.00 = 1,000.00（起付标准以上） × 60%  [五]'],
])('年中起止的规定：%s', (settledOn, aid, reasons, line) => {
  const claim = bill('1000', { care: 'dual-channel-drug', settledOn });
  const result = settleOne(PACK, 'minimum-living', claim);
  expect(result).toMatchObject({ aid, reasons });
  expect(linesOf(result)).toContain(line);
});

test.each([
  [{ level: 2 }, '0.00', ['LEVEL_TOO_LOW']],
  [{ level: 3 }, '700.00', []],
  [{ level: 3, place: 'city' }, '700.00', []],
  [{ level: 3, place: 'province' }, '400.00', []],
])('按医院级别和地点：%o', (facility, aid, reasons) => {
  const claim = bill('1000', { care: 'specific-disease-drug', facility });
  expect(settleOne(PACK, 'minimum-living', claim)).toMatchObject({ aid, reasons });
});
