import { testAgreement } from '../test-agreement.ts';
import { PACK } from './form.ts';
import { oracle } from './oracle.ts';
import * as asks from './random-asks.ts';
import { anyCase } from './random-cases.ts';

const bill = { care: 'inpatient', settledOn: '2023-05-10', fees: { total: '90', inScope: '90' } };

const noticed = {
  given: {
    identities: [{ category: 'low-income-margin', from: '2010-01-01' }],
    figures: [{ key: 'resident-income', from: '2023-01-01', value: '100' }],
    claims: [bill, bill],
  },
  shows: { aid: '45.00', cash: '45.00', pool: 'inpatient-and-chronic' },
  changes: [{ cash: '45.01' }, { reasons: [] }, { pool: undefined }],
};

testAgreement({ pack: PACK, oracle, anyCase, asks, noticed });
