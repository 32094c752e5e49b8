import { testAgreement } from '../test-agreement.ts';
import { PACK } from './form.ts';
import { oracle } from './oracle.ts';
import * as asks from './random-asks.ts';
import { anyCase } from './random-cases.ts';

const bill = {
  care: 'inpatient',
  settledOn: '2024-08-01',
  fees: { total: '90', inScope: '90' },
  special: true,
};

const noticed = {
  given: {
    identities: [{ category: 'destitute', from: '2010-01-01' }],
    claims: [bill, bill],
  },
  shows: { tilt: '0.00', pool: 'special-disease', reasons: ['TILT_BELOW_LINE'] },
  changes: [{ tilt: '0.01' }, { reasons: [] }, { pool: 'large-cost' }],
};

testAgreement({ pack: PACK, oracle, anyCase, asks, noticed });
