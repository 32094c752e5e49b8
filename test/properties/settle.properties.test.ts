import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isJson, recordsAt, textAt, textsAt, under, type Json } from '../oracle/case-form.ts';
import { engineAnswer, engineText } from '../oracle/engine-answer.ts';
import { anyCase, fenText, wellFormedCase } from '../oracle/random-cases.ts';
import * as bills from './bills.ts';
import { allSteps, faultsOfTrace, fenAt } from './trace-check.ts';

const { billsOf, enlarged, lastOf, settledOf, sum, withLast } = bills;
const RUNS = 200;
const SEED = Number(process.env['YIDAN_ORACLE_SEED'] ?? '20230201');

/** Fails with the smallest failing case as JSON, ready to be kept as a golden. */
function holds(of: fc.Arbitrary<Json>, claim: (given: Json) => void, numRuns = RUNS): void {
  const result = fc.check(fc.property(of, claim), { numRuns, seed: SEED });
  const [smallest] = result.counterexample ?? [];
  expect(result.failed, `${JSON.stringify(smallest)}\n${String(result.errorInstance)}`).toBe(false);
}

test('各方支付与个人现金之和等于医疗费用总额；支付超过总费用的，现金为零', () => {
  holds(wellFormedCase, (given) => {
    for (const { bill, fen, has, paid } of settledOf(given)) {
      const total = bills.fenOf(under(bill, 'fees')['total']);
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
  });
});

test('任何一项都不为负，也不超过它的基数', () => {
  holds(wellFormedCase, (given) => {
    for (const { bill, result, fen } of settledOf(given)) {
      const { inScope, total } = under(bill, 'fees');
      // `fen` refuses a sign: that no amount is negative is checked by reading it.
      for (const [field, value] of Object.entries(result)) {
        if (typeof value === 'string' && /^-?\d/.test(value))
          expect(fen(field)).toBeGreaterThan(-1);
      }
      expect(fen('aidBase')).toBeLessThanOrEqual(bills.fenOf(inScope));
      expect(fen('deductible')).toBeLessThanOrEqual(fen('aidBase'));
      expect(fen('aid')).toBeLessThanOrEqual(fen('aidBase') - fen('deductible'));
      expect(fen('tiltRefund')).toBeLessThanOrEqual(fen('tilt'));
      expect(fen('tilt') - fen('tiltRefund')).toBeLessThanOrEqual(fen('aidBase') - fen('aid'));
      expect(fen('cash')).toBeLessThanOrEqual(bills.fenOf(total));
    }
  });
});

test('一年之内基本救助不超过七万元、普通门诊不超过八百元，倾斜救助不超过两万元', () => {
  holds(wellFormedCase, (given) => {
    const settled = settledOf(given);
    for (const year of new Set(settled.map((one) => one.year))) {
      const within = settled.filter((one) => one.year === year);
      const aidFrom = (pool: string) =>
        sum(
          within
            .filter(({ result }) => result['pool'] === pool && !isUncapped(result))
            .map(({ fen }) => fen('aid')),
        );
      expect(aidFrom('inpatient-and-chronic')).toBeLessThanOrEqual(7_000_000);
      expect(aidFrom('ordinary-outpatient')).toBeLessThanOrEqual(80_000);
      expect(sum(within.map(({ fen }) => fen('tilt')))).toBeLessThanOrEqual(2_000_000);
    }
  });
});
const isUncapped = (result: Json) =>
  ['destitute', 'orphan'].includes(textAt(result, 'category', ''));

test('先后结算的各笔账单，起付、限额、倾斜和自付的年度累计逐笔相加', () => {
  holds(wellFormedCase, (given) => {
    const settled = settledOf(given);
    for (const [index, { result, fen, year }] of settled.entries()) {
      const soFar = settled.slice(0, index + 1).filter((one) => one.year === year);
      const added = (field: string, among = soFar) => sum(among.map((one) => one.fen(field)));
      expect(fen('deductibleUsed')).toBe(added('deductible'));
      expect(fen('tiltUsed')).toBe(added('tilt'));
      expect(fen('yearAfterInsurance')).toBe(added('aidBase'));
      if (result['pool'] === null) continue;
      const fromPool = soFar.filter((one) => one.result['pool'] === result['pool']);
      expect(fen('poolUsed')).toBe(added('aid', fromPool));
      if (result['poolLeft'] === null) continue;
      const cap = result['pool'] === 'ordinary-outpatient' ? 80_000 : 7_000_000;
      expect(fen('poolLeft')).toBe(Math.max(0, cap - fen('poolUsed')));
    }
  });
});

test('起付标准还没有抵满的，不给基本救助；没有抵完的照数留待下次', () => {
  holds(wellFormedCase, (given) => {
    for (const { fen, has } of settledOf(given)) {
      if (fen('deductibleLeft') > 0) {
        expect(fen('aid')).toBe(0);
        expect(fen('deductible')).toBe(fen('aidBase'));
      }
      if (has('BELOW_DEDUCTIBLE')) expect(fen('aid')).toBe(0);
    }
  });
});

test('有费用而分文未助的，必说明理由；支付方式只在有救助时才有', () => {
  holds(wellFormedCase, (given) => {
    for (const { result, fen } of settledOf(given)) {
      if (fen('aidBase') > 0 && fen('fundAdvance') === 0) {
        expect(textsAt(result, 'reasons')).not.toEqual([]);
      }
      expect(result['payout'] === null).toBe(fen('aid') + fen('tilt') === 0);
    }
  });
});

test('同样的输入得到同样的字节，连同说明在内', () => {
  holds(anyCase, (given) => {
    expect(engineText(given, 'tree')).toBe(engineText(given, 'tree'));
    expect(engineText(given)).toBe(engineText(structuredClone(given)));
  });
});

test('要不要说明，不影响答案', () => {
  holds(anyCase, (given) => {
    const withTrace = JSON.stringify(engineAnswer(given, 'tree'), (key: string, value: unknown) =>
      key === 'trace' ? undefined : value,
    );
    expect(withTrace).toBe(engineText(given));
  });
});

test('字段的先后次序不影响答案', () => {
  holds(anyCase, (given) => {
    const reversed = bills.keysReversed(given);
    if (!isJson(reversed)) throw new Error('not a case any more');
    expect(engineText(reversed, 'tree')).toBe(engineText(given, 'tree'));
  });
});

test('身份登记的先后次序不影响结算', () => {
  holds(wellFormedCase, (given) => {
    const reversed = { ...given, identities: recordsAt(given, 'identities').toReversed() };
    expect(engineText(reversed)).toBe(engineText(given));
  });
});

test('同一笔账单政策范围内多一分钱，个人现金不减少，最多多一分钱', () => {
  holds(
    wellFormedCase,
    (given) => {
      const [before, after] = [
        lastOf(given),
        lastOf(withLast(given, (bill) => enlarged(bill, 'inScope', 1))),
      ];
      if (before === null || after === null) return;
      expect([0, 1]).toContain(after.fen('cash') - before.fen('cash'));
      expect([0, 1]).toContain(after.fen('aid') - before.fen('aid'));
      expect(after.fen('tilt')).toBeGreaterThanOrEqual(before.fen('tilt'));
    },
    800,
  );
});

test('同一笔账单政策范围内费用越大，个人现金只增不减，增加额不超过多出的费用', () => {
  const larger = fc.tuple(wellFormedCase, fc.integer({ min: 1, max: 20_000_000 }));
  holds(
    larger.map(([given, by]) => ({ given, by })),
    ({ given, by }) => {
      if (!isJson(given) || typeof by !== 'number') throw new Error('not a case');
      const before = lastOf(given);
      const after = lastOf(withLast(given, (bill) => enlarged(bill, 'inScope', by)));
      if (before === null || after === null) return;
      const more = after.fen('cash') - before.fen('cash');
      expect(more).toBeGreaterThanOrEqual(0);
      expect(more).toBeLessThanOrEqual(by);
    },
  );
});

test('政策范围外的费用不影响救助，由个人和其他支付承担', () => {
  holds(wellFormedCase, (given) => {
    const before = lastOf(given);
    const after = lastOf(withLast(given, (bill) => enlarged(bill, 'outOfScope', 12_345)));
    if (before === null || after === null) return;
    for (const field of ['aidBase', 'deductible', 'aid', 'tilt', 'tiltRefund', 'yearSelfPay']) {
      expect(after.result[field]).toBe(before.result[field]);
    }
    if (!before.has('PAYMENTS_EXCEED_COST')) {
      expect(after.fen('cash') - before.fen('cash')).toBe(12_345);
    }
  });
});

test('慈善帮扶排在救助之后：只减个人现金，不减救助', () => {
  holds(wellFormedCase, (given) => {
    const charity = (bill: Json) => ({
      ...bill,
      paid: { ...under(bill, 'paid'), charity: fenText(77_777) },
    });
    const none = (bill: Json) => ({ ...bill, paid: { ...under(bill, 'paid'), charity: '0' } });
    const [before, after] = [lastOf(withLast(given, none)), lastOf(withLast(given, charity))];
    if (before === null || after === null) return;
    expect(after.fen('fundAdvance')).toBe(before.fen('fundAdvance'));
    expect(after.fen('cash')).toBe(Math.max(0, before.fen('cash') - 77_777));
  });
});

test('一笔账单分作两笔先后结算，起付相同，救助与倾斜相差不过舍入的一两分', () => {
  holds(wellFormedCase, (given) => {
    const [first] = billsOf(given);
    if (first === undefined) return;
    const bill = { ...first, paid: {} };
    const whole = bills.fenOf(under(bill, 'fees')['inScope']);
    const part = Math.trunc(whole / 3);
    const of = (inScope: number) => ({
      ...bill,
      fees: { total: fenText(inScope), inScope: fenText(inScope) },
    });
    const together = settledOf({ ...given, claims: [of(whole)] });
    const apart = settledOf({ ...given, claims: [of(part), of(whole - part)] });
    if (together.length === 0) return;
    const gap = (field: string) =>
      Math.abs(sum(apart.map((s) => s.fen(field))) - sum(together.map((s) => s.fen(field))));
    expect(gap('deductible')).toBe(0);
    expect(gap('aid')).toBeLessThanOrEqual(1);
    expect(gap('tilt')).toBeLessThanOrEqual(2);
  });
});

test('别的年度的账单、有错的账单，都不影响本年度的结算', () => {
  holds(anyCase, (given) => {
    const results = engineAnswer(given)['results'];
    const claims = given['claims'];
    if (!Array.isArray(results) || !Array.isArray(claims)) return;
    const good = claims.filter((_, i) => isJson(results[i]) && !('problem' in results[i]));
    for (const year of new Set(good.map((bill) => (isJson(bill) ? bills.yearOf(bill) : '')))) {
      const isOfYear = (bill: unknown) => isJson(bill) && bills.yearOf(bill) === year;
      const alone = engineAnswer({ ...given, claims: good.filter(isOfYear) })['results'];
      expect(alone).toEqual(
        results.filter((_, i) => good.includes(claims[i]) && isOfYear(claims[i])),
      );
    }
  });
});

test('说明树里的每个金额都能按它写明的算法重新算出，算到根就是个人现金', () => {
  holds(wellFormedCase, (given) => {
    for (const { bill, result, fen } of settledOf(given, 'tree')) {
      const trace = under(result, 'trace');
      expect(faultsOfTrace(given, bill, trace)).toEqual([]);
      expect(trace['name']).toBe('cash');
      expect(fenAt(trace)).toBe(fen('cash'));
      for (const field of ['aidBase', 'deductible', 'aid', 'tilt', 'tiltRefund']) {
        const told = allSteps(trace).filter((step) => step['name'] === field);
        expect(told.map(fenAt)).toEqual(told.map(() => fen(field)));
        if (fen(field) > 0) expect(told).toHaveLength(1);
      }
    }
  });
});

test('说明树里承前的累计数，就是同一年度上一笔结算后的累计数', () => {
  holds(wellFormedCase, (given) => {
    const settled = settledOf(given, 'tree');
    for (const [index, { result, year }] of settled.entries()) {
      const earlier = settled.slice(0, index).filter((one) => one.year === year);
      const fromPool = earlier.filter((one) => one.result['pool'] === result['pool']);
      const last = (field: string, among = earlier) => among.at(-1)?.fen(field) ?? 0;
      const carried: Readonly<Record<string, number>> = {
        deductibleUsedBefore: last('deductibleUsed'),
        poolUsedBefore: result['pool'] === null ? 0 : last('poolUsed', fromPool),
        tiltUsedBefore: last('tiltUsed'),
        yearSelfPayBefore: last('yearSelfPay'),
      };
      const wrong = allSteps(under(result, 'trace')).filter((step) => {
        const before = carried[textAt(step, 'name', '')];
        return before !== undefined && before !== fenAt(step);
      });
      expect(wrong).toEqual([]);
    }
  });
});
