import { describe, expect, test } from 'vitest';
import { allOf, conditionWords } from '../../engine/telling/condition-words.ts';
import { condition } from '../../engine/rule-pack/condition-schema.ts';

const LISTS = new Map([['special-diseases', '特殊疾病']]);

function wordsOf(when: unknown): string {
  return allOf(conditionWords(condition.parse(when), LISTS));
}

describe('条件写成文字', () => {
  test.each([
    [{ diseaseIn: 'special-diseases' }, '病种属于「特殊疾病」'],
    [{ diseaseIn: 'not-listed-here' }, '病种属于「not-listed-here」'],
    [{ treatmentIn: ['chemo-radiotherapy', 'dialysis'] }, '治疗方式是放化疗、透析之一'],
    [{ treatmentIn: ['针灸'] }, '治疗方式是针灸之一'],
    [{ treatmentListed: true }, '治疗方式为文件所列'],
    [{ treatmentListed: false }, '治疗方式不是文件所列'],
    [{ levelAtLeast: 2 }, '医疗机构等级在二级及以上'],
    [{ inScopeOver: '30000' }, '本次政策范围内费用超过 30,000 元'],
    [{ inScopeOver: '30000.5' }, '本次政策范围内费用超过 30,000.50 元'],
    [{ registered: false }, '未按规定申报备案'],
    [{ ageAtLeast: 80 }, '年满 80 周岁'],
    [{ homeMaintenance: true }, '重残重病、需院外维持治疗'],
    [{ rareDiseaseListed: false }, '不属于省定罕见病'],
    [{ rareFacilityNamed: true }, '在罕见病指定治疗机构治疗'],
    [{ place: ['county', 'city'] }, '就医地点在本县（区）、本市'],
    [
      { settledFrom: '2024-03-01', settledUntil: '2024-03-31' },
      '2024-03-01 及以后结算，并且 2024-03-31 及以前结算',
    ],
    [
      { levelAtLeast: 2, inScopeOver: '30000' },
      '医疗机构等级在二级及以上，并且本次政策范围内费用超过 30,000 元',
    ],
  ])('%j', (when, words) => {
    expect(wordsOf(when)).toBe(words);
  });

  test.each([
    [{ diseaseIn: 'special-diseases' }, '病种不属于「特殊疾病」'],
    [{ treatmentIn: ['dialysis', 'transfusion'] }, '治疗方式不是透析、输血'],
    [{ treatmentListed: true }, '治疗方式不是文件所列'],
    [{ treatmentListed: false }, '治疗方式为文件所列'],
    [{ levelAtLeast: 2 }, '医疗机构等级不到二级'],
    [{ inScopeOver: '30000' }, '本次政策范围内费用不超过 30,000 元'],
    [{ registered: true }, '未按规定申报备案'],
    [{ registered: false }, '已按规定申报备案'],
    [{ ageAtLeast: 14 }, '不满 14 周岁'],
    [{ homeMaintenance: true }, '不需院外维持治疗'],
    [{ rareDiseaseListed: true }, '不属于省定罕见病'],
    [{ rareFacilityNamed: true }, '不在罕见病指定治疗机构治疗'],
    [{ place: ['outside'] }, '就医地点不在省外'],
    [{ settledFrom: '2024-07-01' }, '2024-07-01 之前结算'],
    [{ settledUntil: '2024-06-30' }, '2024-06-30 之后结算'],
  ])('反过来：%j', (not, words) => {
    expect(wordsOf({ not })).toBe(words);
  });

  test('几项不同时具备，不是几项都不具备', () => {
    expect(wordsOf({ not: { levelAtLeast: 2, place: ['county'] } })).toBe(
      '不同时具备：医疗机构等级在二级及以上、就医地点在本县（区）',
    );
  });

  test('几种情形有一种就行', () => {
    expect(
      wordsOf({
        registered: true,
        any: [{ ageAtLeast: 80 }, { homeMaintenance: true, levelAtLeast: 3 }],
      }),
    ).toBe(
      '已按规定申报备案，并且年满 80 周岁，或者医疗机构等级在三级及以上且重残重病、需院外维持治疗',
    );
  });
});
