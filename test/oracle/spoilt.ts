/**
 * Ways to spoil a bill or a case, each in one way only, so that there is one right answer to what
 * is wrong. They are ways to break the case format, so they are the same for every document.
 */
import type { Json } from './case-form.ts';

export const SPOILT: Readonly<Record<string, (bill: Json) => unknown>> = {
  'unknown key': (bill) => ({ ...bill, ward: '内科' }),
  'unknown payment': (bill) => ({ ...bill, paid: { mutualAid: '1' } }),
  'unknown fact of the facility': (bill) => ({ ...bill, facility: { grade: 2 } }),
  'money as number': (bill) => ({ ...bill, fees: { total: 100, inScope: '100' } }),
  negative: (bill) => ({ ...bill, paid: { basic: '-0.01' } }),
  'three decimals': (bill) => ({ ...bill, fees: { total: '10.005', inScope: '10' } }),
  'three decimals of drugs': (bill) => ({ ...bill, rareDrugCost: '10.005' }),
  'not money': (bill) => ({ ...bill, paid: { charity: '1e3' } }),
  'empty money': (bill) => ({ ...bill, paid: { charity: '' } }),
  'scope above total': (bill) => ({ ...bill, fees: { total: '10', inScope: '10.01' } }),
  'scope sum': (bill) => ({ ...bill, fees: { total: '10', inScope: '9', outOfScope: '0.99' } }),
  'no such day': (bill) => ({ ...bill, settledOn: '2023-02-29' }),
  'no day': ({ settledOn, ...rest }) => ({ ...rest, filedOn: settledOn }),
  'no such care': (bill) => ({ ...bill, care: 'dental' }),
  'disease as number': (bill) => ({ ...bill, disease: 9 }),
  'mark as text': (bill) => ({ ...bill, special: 'yes' }),
  'flag as text': (bill) => ({ ...bill, registered: 'yes' }),
  'age as text': (bill) => ({ ...bill, patientAge: '80' }),
  'part of a year': (bill) => ({ ...bill, patientAge: 79.5 }),
  'no such level': (bill) => ({ ...bill, facility: { level: 4 } }),
  'no such place': (bill) => ({ ...bill, facility: { place: 'district' } }),
  'no such referral': (bill) => ({ ...bill, referral: 'maybe' }),
  'not a bill': () => 'inpatient',
  'no bill at all': () => null,
};

/** What can be wrong with a case as a whole; a document adds what only its own form refuses. */
export const CASE_FAULTS: readonly Json[] = [
  { colour: 'red' },
  { ask: 'advice' },
  { readings: ['no-such-reading'] },
  { identities: [{ category: 'nobody', from: '2010-01-01' }] },
  { identities: [{ category: 'other', treatedAs: 'anybody', from: '2010-01-01' }] },
  { identities: [{ category: 'orphan', from: '2010-13-01' }] },
  { identities: [{ category: 'temporary-relief', from: '2010-01-01', localHousehold: 'no' }] },
  { figures: [{ key: 'resident-income', from: '2013-01-01', value: '1.005' }] },
  { figures: [{ key: 'major-share-first', from: '2013-01-01', value: '1.01' }] },
  { figures: [{ key: 'ordinary-outpatient-share', from: '2013-01-01', value: '-0.6' }] },
  { claims: { care: 'inpatient' } },
];
