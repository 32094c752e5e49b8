/** 大额费用: what both documents that know it ask before a fen of it is paid. */
import { expect, test } from 'vitest';
import { under } from '../oracle/case-form.ts';
import { fenOf, settledOf } from './bills.ts';
import { checkEach, MINUTES } from './cases.ts';
import type { PackUnderTest } from './pack-under-test.ts';

export function testLargeStays(of: PackUnderTest): void {
  test(
    '大额费用救助只给二级及以上医疗机构、政策范围内费用超过3万元的一次住院',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        for (const { bill, result } of settledOf(given)) {
          if (result['pool'] !== 'large-cost' && result['pool'] !== 'chongqing:large-cost')
            continue;
          expect(bill['care']).toBe('inpatient');
          expect(under(bill, 'facility')['level'] ?? 2).toBeGreaterThan(1);
          expect(fenOf(under(bill, 'fees')['inScope'])).toBeGreaterThan(3_000_000);
        }
      });
    },
    30 * MINUTES,
  );
}
