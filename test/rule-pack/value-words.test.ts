import { describe, expect, test } from 'vitest';
import { billLine, limit, share } from '../../engine/rule-pack/field-schema.ts';
import {
  caresWords,
  limitWords,
  lineWords,
  placesWords,
  shareWords,
} from '../../engine/telling/value-words.ts';
import { CARE_KINDS, PLACES } from '../../engine/terms.ts';

const NAMES = new Map([['resident-income', '上年收入'] as const]);
const clause = '一';

describe('起付线写成文字', () => {
  test.each([
    [{ kind: 'none' }, null],
    [{ kind: 'amount', yuan: '3000' }, '3,000 元'],
    [{ kind: 'amount', yuan: '8450.5' }, '8,450.50 元'],
    [
      { kind: 'by-level', yuan: { 1: '100', 2: '200', 3: '400' } },
      '基层和一级 100 元、二级 200 元、三级 400 元',
    ],
    [
      { kind: 'by-stay', yuan: ['500', '250', '0'] },
      '第 1 次 500 元、第 2 次 250 元、第 3 次起 0 元',
    ],
    [
      { kind: 'first-of', sources: [{ kind: 'figure', figure: 'resident-income' }] },
      '公布的「上年收入」',
    ],
    [
      {
        kind: 'first-of',
        sources: [
          { kind: 'figure', figure: 'tilt-line' },
          { kind: 'printed', yuan: '16000', from: '2022-05-01', until: null },
          {
            kind: 'share-of-figure',
            share: '0.5',
            figure: 'resident-income',
            rounding: { to: 'hundred', how: 'down' },
          },
        ],
      },
      '下列第一个有数额的：公布的「tilt-line」；文件所列 16,000 元（2022-05-01 起）；「上年收入」的 50%（取整到百元，不足的舍去）',
    ],
  ])('%j', (line, words) => {
    expect(lineWords(billLine.parse({ ...line, clause }), NAMES)).toBe(words);
  });
});

describe('比例和限额写成文字', () => {
  test.each([
    [{ kind: 'of-all', value: '0.655' }, '65.5%'],
    [
      { kind: 'by-level', value: { 1: '0.9', 2: '0.8', 3: '0.7' } },
      '基层和一级 90%、二级 80%、三级 70%',
    ],
    [{ kind: 'bands', bands: [{ upTo: null, share: '0.6' }] }, '全部 60%'],
    [
      {
        kind: 'bands',
        bands: [
          { upTo: '10000', share: '0.6' },
          { upTo: '30000', share: '0.7' },
          { upTo: null, share: '0.8' },
        ],
      },
      '10,000 元以下部分 60%，10,000 元至 30,000 元部分 70%，30,000 元以上部分 80%',
    ],
    [
      { kind: 'at-least', value: '0.6', figure: 'major-share-first' },
      '不低于 60%；区县录入「major-share-first」的，按区县标准',
    ],
  ])('%j', (value, words) => {
    expect(shareWords(share.parse({ ...value, clause }), NAMES)).toBe(words);
  });

  test.each([
    [{ kind: 'none' }, null],
    [{ kind: 'amount', yuan: '70000' }, '70,000 元'],
    [
      { kind: 'at-least', yuan: '6000', figure: 'resident-income' },
      '不低于 6,000 元；区县录入「上年收入」的，按区县标准',
    ],
  ])('%j', (value, words) => {
    expect(limitWords(limit.parse({ ...value, clause }), NAMES)).toBe(words);
  });

  test('全部类别、全部地点用一个词', () => {
    expect(caresWords(CARE_KINDS)).toBe('各医疗类别');
    expect(caresWords(['inpatient', 'other'])).toBe('住院、其他诊疗');
    expect(placesWords(PLACES)).toBe('不限地点');
    expect(placesWords(['province'])).toBe('省内市外');
  });
});
