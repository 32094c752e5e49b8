import { describe, expect, test } from 'vitest';
import { bill, fixtures, linesOf, settleAll, settleOne } from './fixture.ts';

describe('照别的文件的办法（of-pack）', () => {
  const BING = 'bing-shi/2024-01-01';

  test('金额、限额池、条文都是那份文件的，换了名字的类别按那里的算', () => {
    // 优抚对象在甲市算低保：(10500 − 500) × 60%
    const result = settleOne(BING, 'entitled-group', bill('10500', { facility: { level: 3 } }));
    expect(result).toMatchObject({
      category: 'entitled-group',
      aid: '6000.00',
      pool: 'jia-shi:inpatient',
    });
    expect(linesOf(result)).toContain(
      '住院救助：6,000.00 = 10,000.00（起付标准以上） × 60%  [甲政发〔2023〕9号·二]',
    );
  });

  test('那份文件的病种名单和拒付也照用', () => {
    const chronic = { care: 'chronic-outpatient', disease: '尿毒症' };
    expect(settleOne(BING, 'orphan', bill('1000', chronic))['aid']).toBe('800.00');
    const early = { care: 'dual-channel-drug', settledOn: '2024-05-10' };
    const refused = settleOne(BING, 'orphan', bill('1000', early));
    expect(refused).toMatchObject({ aid: '0.00', reasons: ['CARE_NOT_COVERED'] });
    expect(linesOf(refused)).toContain('医疗救助：0.00 = 本次不予救助  [甲政发〔2023〕9号·五]');
  });

  test('自己的类别仍是自己的办法', () => {
    expect(settleOne(BING, 'low-income-margin', bill('1000'))).toMatchObject({
      aid: '500.00',
      pool: 'inpatient',
    });
  });
});

describe('上级文件加明示的改动（parent）', () => {
  const [SHENG, SHI, XIAN] = ['xu-sheng/2024-01-01', 'xu-shi/2024-03-01', 'xu-xian/2024-06-01'];
  const large = bill('100000');

  test('省：70%，限额 5 万，倾斜 (50000 − 10000) × 50% = 20000', () => {
    expect(settleOne(SHENG, 'minimum-living', large)).toMatchObject({
      aid: '50000.00',
      tilt: '20000.00',
      pool: 'year',
    });
  });

  test('市：75%，限额 6 万，倾斜 (40000 − 10000) × 50%；没有改的照省里', () => {
    expect(settleOne(SHI, 'minimum-living', bill('1000'))['aid']).toBe('750.00');
    expect(settleOne(SHI, 'minimum-living', large)).toMatchObject({
      aid: '60000.00',
      tilt: '15000.00',
      pool: 'xu-sheng:year',
    });
    expect(settleOne(SHI, 'low-income-margin', large)).toMatchObject({ aid: '50000.00' });
  });

  test('县：又只改倾斜线，(40000 − 8000) × 50%', () => {
    expect(settleOne(XIAN, 'minimum-living', large)).toMatchObject({
      aid: '60000.00',
      tilt: '16000.00',
      pool: 'xu-sheng:year',
    });
  });

  test('说明写出每处改动和它的条文；没有改的条文写明是上级的', () => {
    const lines = linesOf(settleOne(XIAN, 'minimum-living', large));
    expect(lines).toEqual(
      expect.arrayContaining([
        '〔改动上级规定 [虚市府〔2024〕2号·1]：低保对象由 70% 提高到 75%〕',
        '〔改动上级规定 [虚市府〔2024〕2号·2]：低保对象年限额由 5 万元提高到 6 万元〕',
        '〔改动上级规定 [甲]：倾斜线由 1 万元降为 8000 元〕',
        '按比例应救助：75,000.00 = 100,000.00（起付标准以上） × 75%  [虚政发〔2023〕1号·二]',
        '年度救助限额：60,000.00 = 文件规定  [虚市府〔2024〕2号·2]',
        '倾斜救助起付线：8,000.00 = 文件规定  [甲]',
      ]),
    );
  });

  test('上级的读法在下级照样可以打开，所引的限额池也是上级的', () => {
    const chronic = bill('1000', { care: 'chronic-outpatient' });
    const both = (readings: readonly string[]) =>
      settleAll(SHI, 'minimum-living', [bill('1000'), chronic], { readings })[1];
    expect(both([])).toMatchObject({ pool: 'xu-sheng:chronic', poolUsed: '500.00' });
    expect(both(['one-pool'])).toMatchObject({ pool: 'xu-sheng:year', poolUsed: '1250.00' });
  });

  test('施行首日各是各的；下级的条文、存疑连上级的一起可查', () => {
    const on = (settledOn: string) => settleOne(SHI, 'minimum-living', bill('1000', { settledOn }));
    expect(on('2024-02-29')).toMatchObject({ aid: '0.00', reasons: ['NOT_IN_FORCE'] });
    expect(on('2024-03-01')).toMatchObject({ aid: '750.00' });
    const pack = fixtures.find(XIAN);
    expect(pack.ok && [...pack.value.clauses.keys()]).toEqual(
      expect.arrayContaining(['甲', '乙', '虚市府〔2024〕2号·1', '虚政发〔2023〕1号·二']),
    );
    expect(pack.ok && pack.value.parent).toBe(SHI);
  });
});
