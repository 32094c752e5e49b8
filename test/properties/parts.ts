/** Properties 1, 2 and 4: the parts of a bill, and why a part is less or nothing. */
import { expect, test } from 'vitest';
import { textsAt, under, type Json } from '../oracle/case-form.ts';
import { enlarged, fenOf, lastOf, settledOf, withLast, yuanText, type Settled } from './bills.ts';
import { checkEach, MINUTES } from './cases.ts';
import type { PackUnderTest } from './pack-under-test.ts';

export function testParts(of: PackUnderTest): void {
  test(
    '各方支付与个人现金之和等于医疗费用总额；支付超过总费用的，现金为零',
    () => {
      checkEach(of.wellFormedCase, (given) => settledOf(given).forEach(expectPartsAddUp));
    },
    30 * MINUTES,
  );

  test(
    '任何一项都不为负，也不超过它的基数',
    () => {
      checkEach(of.wellFormedCase, (given) => settledOf(given).forEach(expectWithinBase));
    },
    30 * MINUTES,
  );

  test(
    '起付标准还没有抵满的，不给基本救助；没有抵完的照数留待下次；不设起付的一分不抵',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const { fen, has } of settledOf(given)) {
          if (fen('deductibleLeft') > 0) {
            expect(fen('aid')).toBe(0);
            expect(fen('deductible')).toBe(fen('aidBase'));
          }
          if (has('BELOW_DEDUCTIBLE')) expect(fen('aid')).toBe(0);
          if (!of.hasDeductible) expect(fen('deductible') + fen('deductibleLeft')).toBe(0);
        }
      });
    },
    30 * MINUTES,
  );

  test(
    '没有达到倾斜条件的，不给倾斜救助',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const one of settledOf(given)) {
          if (one.fen('tilt') > 0) expect(of.tilt?.needs(given, one)).toBe(true);
          if (one.has('TILT_BELOW_LINE') || one.has('TILT_GATE_CLOSED')) {
            expect(one.fen('tilt')).toBe(0);
          }
        }
      });
    },
    30 * MINUTES,
  );

  test(
    '有费用而分文未助的，必说明理由；支付方式只在有救助时才有',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const { result, fen } of settledOf(given)) {
          const shared = (fen('aidBase') - fen('deductible')) * of.lowestPercent;
          const roundsToNothing = shared > 0 && shared < 50;
          if (fen('aidBase') > 0 && fen('fundAdvance') === 0 && !roundsToNothing) {
            expect(textsAt(result, 'reasons')).not.toEqual([]);
          }
          expect(result['payout'] === null).toBe(fen('aid') + fen('tilt') === 0);
        }
      });
    },
    30 * MINUTES,
  );

  testWhatIsBesideAid(of);
}

function testWhatIsBesideAid(of: PackUnderTest): void {
  test(
    '政策范围外的费用不影响救助，由个人、医院和其他支付承担',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        const before = lastOf(given);
        const after = lastOf(withLast(given, (bill) => enlarged(bill, 'outOfScope', 12_345)));
        if (before === null || after === null) return;
        for (const field of ['aidBase', 'deductible', 'aid', 'tilt', 'tiltRefund', 'yearSelfPay']) {
          expect(after.result[field]).toBe(before.result[field]);
        }
        const borne = (one: Settled) => one.fen('cash') + one.fen('hospitalBorne');
        if (!before.has('PAYMENTS_EXCEED_COST')) expect(borne(after) - borne(before)).toBe(12_345);
        expect(after.fen('cash')).toBeGreaterThanOrEqual(before.fen('cash'));
      });
    },
    30 * MINUTES,
  );

  test(
    '慈善帮扶排在救助之后：只减个人现金，不减救助',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        const paying = (charity: string) => (bill: Json) => ({
          ...bill,
          paid: { ...under(bill, 'paid'), charity },
        });
        const before = lastOf(withLast(given, paying('0')));
        const after = lastOf(withLast(given, paying(yuanText(77_777))));
        if (before === null || after === null) return;
        expect(after.fen('fundAdvance')).toBe(before.fen('fundAdvance'));
        expect(after.fen('cash')).toBe(Math.max(0, before.fen('cash') - 77_777));
      });
    },
    30 * MINUTES,
  );
}

export function expectPartsAddUp({ bill, fen, has, paid }: Settled): void {
  const total = fenOf(under(bill, 'fees')['total']);
  const tiltHere = fen('tilt') - fen('tiltRefund');
  const all = paid + fen('aid') + tiltHere + fen('hospitalBorne') + fen('cash');
  if (has('PAYMENTS_EXCEED_COST')) {
    expect(fen('cash')).toBe(0);
    expect(all).toBeGreaterThan(total);
  } else {
    expect(all).toBe(total);
  }
  expect(fen('fundAdvance')).toBe(fen('aid') + tiltHere);
  expect(fen('selfPayInScope')).toBe(fen('aidBase') - fen('fundAdvance'));
}

export function expectWithinBase({ bill, result, fen }: Settled): void {
  const { inScope, total } = under(bill, 'fees');
  // `fen` refuses a sign: that no amount is negative is checked by reading it.
  for (const [field, value] of Object.entries(result)) {
    if (typeof value === 'string' && /^-?\d/.test(value)) expect(fen(field)).toBeGreaterThan(-1);
  }
  const ownCost = bill['care'] === 'rare-disease-drug' ? bill['rareDrugCost'] : undefined;
  expect(fen('aidBase')).toBeLessThanOrEqual(Math.max(fenOf(inScope), fenOf(ownCost ?? '0')));
  expect(fen('deductible')).toBeLessThanOrEqual(fen('aidBase'));
  expect(fen('aid')).toBeLessThanOrEqual(fen('aidBase') - fen('deductible'));
  expect(fen('tiltRefund')).toBeLessThanOrEqual(fen('tilt'));
  expect(fen('tilt') - fen('tiltRefund')).toBeLessThanOrEqual(fen('aidBase') - fen('aid'));
  expect(fen('hospitalBorne')).toBeLessThanOrEqual(fenOf(total) - fenOf(inScope));
  expect(fen('cash')).toBeLessThanOrEqual(fenOf(total));
}
