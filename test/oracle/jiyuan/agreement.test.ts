import { testAgreement } from '../test-agreement.ts';
import { PACK } from './form.ts';
import { oracle } from './oracle.ts';
import * as asks from './random-asks.ts';
import { anyCase } from './random-cases.ts';

const drug = { care: 'chronic-outpatient', settledOn: '2022-07-01', disease: '血友病' };

const noticed = {
  given: {
    identities: [{ category: 'illness-impoverished', from: '2010-01-01' }],
    claims: [
      { ...drug, fees: { total: '33000', inScope: '33000' } },
      { ...drug, fees: { total: '1000', inScope: '1000' } },
    ],
  },
  shows: { tiltRefund: '3900.00', hospitalBorne: '0.00' },
  changes: [
    { tiltRefund: '3900.01' },
    { hospitalBorne: undefined },
    { reasons: ['HOSPITAL_BEARS_EXCESS'] },
  ],
};

testAgreement({ pack: PACK, oracle, anyCase, asks, noticed });
