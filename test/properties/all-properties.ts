/** The twelve properties of one document's pack, over its random cases. */
import { testExplanation } from './explanation.ts';
import { testInsurance } from './insurance.ts';
import { testLargerBills } from './larger-bill.ts';
import type { PackUnderTest } from './pack-under-test.ts';
import { testParts } from './parts.ts';
import { testRaisedShares } from './raised-share.ts';
import { testReversal } from './reversal.ts';
import { testSameAnswer } from './same-answer.ts';
import { testTwoStays } from './two-stays.ts';
import { testUnasked } from './unasked.ts';
import { testYearSums } from './year-sums.ts';

export function testAllProperties(of: PackUnderTest): void {
  testParts(of);
  testYearSums(of);
  testLargerBills(of);
  testSameAnswer(of);
  testUnasked(of);
  testReversal(of);
  testTwoStays(of);
  testExplanation(of);
  testRaisedShares(of);
  testInsurance(of);
}
