import { describe, expect, test } from 'vitest';
import { answerCase } from '../../engine/case.ts';
import { createPackBook } from '../../engine/rule-pack/pack-book.ts';
import { partsOf, type Expectation } from '../cases/read-cases.ts';
import { editedPack } from '../rule-pack/edited-pack.ts';
import { identity, settleOne, stay } from './panzhihua.ts';

const LOW = [identity('minimum-living')];

/** The readings that the explanation of one bill tells, and whether somebody switched them on. */
function told(claim: ReturnType<typeof stay>, readings: readonly string[] = []): readonly string[] {
  return toldIn(settleOne(LOW, claim, { readings }, 'text'));
}

function toldIn(result: Expectation | undefined): readonly string[] {
  const found = String(result?.['trace']).matchAll(/〔读法 (\S+?)（(默认|已打开)）/g);
  return [...found].map(([, id, how]) => `${id} ${how}`);
}

describe('说明里写哪些读法', () => {
  const commercial = (care: string) => stay('1000', { care, paid: { commercial: '100' } });
  const resettled = stay('50000', { referral: 'resettled' });

  test('默认读法：换一种读法，这一单的金额会不同，才写', () => {
    expect(told(commercial('inpatient'))).not.toContain('commercial-before-aid 默认');
    expect(told(commercial('dual-channel-drug'))).toContain('commercial-before-aid 默认');
    expect(told(resettled)).toEqual(['tilt-needs-referral-record 默认']);
    expect(told({ ...resettled, referral: 'compliant' })).toEqual([]);
  });

  test('金额相同，但计入本年累计的不同，以后的单会不同：也写', () => {
    const clinic = (yuan: string) => stay(yuan, { care: 'ordinary-outpatient' });
    expect(told(clinic('1000'))).toEqual(['tilt-counts-ordinary-outpatient 默认']);
    expect(told(clinic('0'))).toEqual([]);
  });

  test('单位打开的读法一定写', () => {
    const on = ['commercial-before-aid', 'tilt-counts-ordinary-outpatient'];
    expect(told(stay('0'), on)).toEqual(on.map((id) => `${id} 已打开`));
  });

  test('与已打开的读法说同一处的，没有可换的：不写', () => {
    const second = `readings:
  - id: resettled-needs-record
    clause: 第十三条
    shownAt: [tilt]
    byDefault: 备案的异地安置也算
    alternative: 备案的异地安置不算
    because: 未写
    set: { tilt.route.referral: [not-needed, compliant] }
`;
    const id = 'panzhihua/2023-02-01';
    const pack = editedPack(id, [['readings:\n', second]]);
    const book = createPackBook([{ ...pack, hash: '' }]);
    const with2 = (readings: readonly string[]) => {
      const given = { pack: id, identities: LOW, claims: [resettled], readings };
      return toldIn(partsOf(answerCase(given, book, 'text'))[0]);
    };
    const [mine, other] = ['resettled-needs-record', 'tilt-needs-referral-record'];
    expect(with2([])).toEqual([`${mine} 默认`, `${other} 默认`]);
    expect(with2([mine])).toEqual([`${mine} 已打开`]);
  });
});
