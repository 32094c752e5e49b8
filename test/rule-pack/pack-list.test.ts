import { describe, expect, test } from 'vitest';
import { packSummaryText } from '../../engine/telling/pack-list-text.ts';
import { packSummaries } from '../../engine/telling/pack-list.ts';
import type { BoundPack } from '../../engine/rule-pack/pack-book.ts';
import { isIsoDate, type IsoDate } from '../../engine/terms.ts';
import { fixtures } from './primitives/fixture.ts';
import { rulePacks } from './read-pack.ts';

const { packs } = rulePacks();

function day(text: string): IsoDate {
  if (!isIsoDate(text)) throw new Error(text);
  return text;
}

function summaryOf(id: string, today: string, of: readonly BoundPack[] = packs) {
  const found = packSummaries(of, day(today)).find((summary) => summary.id === id);
  if (found === undefined) throw new Error(`no summary of ${id}`);
  return found;
}

/** Packs of one place with other days in force; nothing else of them matters to the list. */
function placeWith(...periods: readonly (readonly [from: string, until: string | null])[]) {
  const [pack] = packs;
  if (pack === undefined) throw new Error('no packs');
  return periods.map(([from, until]): BoundPack => {
    const inForce = {
      ...pack.data.inForce,
      from: day(from),
      until: until === null ? null : day(until),
    };
    return { ...pack, data: { ...pack.data, inForce } };
  });
}

describe('规则包清单', () => {
  test('合川：文件、类别、读法、取自重庆的三样', () => {
    const { hash, ...summary } = summaryOf('hechuan/2024-06-25', '2026-11-22');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(summary).toEqual({
      id: 'hechuan/2024-06-25',
      region: '重庆市合川区',
      number: '合川府办发〔2024〕37号',
      title: '合川区健全重特大疾病医疗保险和救助制度实施方案',
      from: '2024-06-25',
      until: null,
      categories: 12,
      readings: 8,
      takes: [
        { pack: 'chongqing/2012-07-24', what: 'diseaseLists', reading: null },
        { pack: 'chongqing/2012-07-24', what: 'answers', reading: 'original-policy-2012' },
        { pack: 'chongqing/2012-07-24', what: 'subsidy', reading: 'original-policy-2012' },
      ],
      noPackFrom: null,
    });
  });

  test('由上级文件改成的，注明上级', () => {
    const { takes } = summaryOf('xu-shi/2024-03-01', '2024-06-01', fixtures.packs);
    expect(takes).toEqual([{ pack: 'xu-sheng/2024-01-01', what: 'parent', reading: null }]);
  });

  test.each([
    ['2026-01-30', null],
    ['2026-01-31', null],
    ['2026-02-01', '2028-02-01'],
    ['2028-01-31', '2028-02-01'],
    ['2028-02-01', '2028-02-01'],
    ['2030-05-05', '2028-02-01'],
  ])('攀枝花的文件 2028-01-31 到期，%s 看清单：%s', (today, from) => {
    const summary = summaryOf('panzhihua/2023-02-01', today);
    expect(summary.noPackFrom).toBe(from);
    expect(packSummaryText(summary).includes('没有规则包')).toBe(from !== null);
  });

  test.each([
    [
      '接得上',
      [
        ['2023-01-01', '2024-12-31'],
        ['2025-01-01', null],
      ],
      null,
    ],
    [
      '差一天',
      [
        ['2023-01-01', '2024-12-30'],
        ['2025-01-01', null],
      ],
      '2024-12-31',
    ],
    [
      '次序颠倒也接得上',
      [
        ['2025-01-01', null],
        ['2023-01-01', '2024-12-31'],
      ],
      null,
    ],
    ['还没有施行的', [['2024-09-01', null]], '2024-06-01'],
    ['缺口在两年以后', [['2023-01-01', '2026-06-01']], null],
  ] as const)('%s', (_name, periods, from) => {
    const summaries = packSummaries(placeWith(...periods), day('2024-06-01'));
    expect(summaries.map((s) => s.noPackFrom)).toEqual(periods.map(() => from));
  });

  test('二月二十九日看清单，两年后没有这一天也不要紧', () => {
    const leap = packSummaries(placeWith(['2023-01-01', '2026-02-28']), day('2024-02-29'));
    expect(leap[0]?.noPackFrom).toBeNull();
  });
});
