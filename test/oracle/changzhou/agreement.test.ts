import { testAgreement } from '../test-agreement.ts';
import { PACK } from './form.ts';
import { oracle } from './oracle.ts';
import * as asks from './random-asks.ts';
import { anyCase } from './random-cases.ts';

const bill = {
  care: 'inpatient',
  settledOn: '2023-05-10',
  fees: { total: '400000', inScope: '400000' },
  paid: { charity: '200001' },
};
const reasons = ['CAP_REACHED', 'TILT_RULES_ELSEWHERE', 'PAYMENTS_EXCEED_COST'];

const noticed = {
  given: {
    identities: [{ category: 'minimum-living', from: '2010-01-01' }],
    claims: [bill],
  },
  shows: { cash: '0.00', reasons, control: { within: false, excess: '160000.00' } },
  changes: [
    { cash: '0.01' },
    { poolLeft: null },
    { control: { within: false, excess: '159999.99' } },
    { reasons: reasons.toReversed() },
  ],
};

testAgreement({ pack: PACK, oracle, anyCase, asks, noticed });
