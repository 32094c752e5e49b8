import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SEED } from '../agreement.ts';
import { isJson, recordsAt } from '../case-form.ts';
import { testAgreement } from '../test-agreement.ts';
import { PACK } from './form.ts';
import { oracle } from './oracle.ts';
import * as asks from './random-asks.ts';
import { anyCase, wellFormedCase } from './random-cases.ts';

const bill = { care: 'inpatient', settledOn: '2013-05-10', fees: { total: '90', inScope: '90' } };

const noticed = {
  given: {
    identities: [{ category: 'hardship-student', from: '2010-01-01' }],
    claims: [bill, bill],
  },
  shows: { cash: '90.00', reasons: ['SCHOOL_AID'] },
  changes: [{ cash: '0.01' }, { reasons: [] }],
};

testAgreement({ pack: PACK, oracle, anyCase, asks, noticed });

test('没有填错的个案里，只有区县标准低于下限的账单不结算', () => {
  const codes = fc
    .sample(wellFormedCase, { numRuns: 500, seed: SEED })
    .flatMap((given) => recordsAt(oracle(given), 'results'))
    .flatMap((result) => (isJson(result['problem']) ? [result['problem']['code']] : []));
  expect([...new Set(codes)]).toEqual(['BELOW_FLOOR']);
});
