/**
 * Whole random cases of the 常州 pack for the comparison with the oracle: one person, several bills
 * over several days and years. Amounts love the boundaries: many a bill is drawn so that its base
 * comes to exactly (or a fen beside) what is left in its pool, or a tenth of its in-scope cost.
 */
import fc from 'fast-check';
import type { Json } from '../case-form.ts';
import { aimedAfterProbe, anyPerson, randomCases } from '../random-case.ts';
import { someReadings } from '../random.ts';
import { aimedBase } from './aim.ts';
import { PACK, READINGS } from './form.ts';
import { bill, billFrom } from './random-bill.ts';
import { identity } from './random-person.ts';

/** The document asks for no published figure when a bill is settled: none may touch one. */
const FIGURES: readonly (readonly Json[])[] = [
  [],
  [{ key: 'warning-line', from: '2022-01-01', value: '1' }],
  [{ key: 'resident-income', from: '2023-01-01', until: '2023-12-31', value: '36000' }],
  [
    { key: 'tilt-line', from: '2022-01-01', value: '0.01' },
    { key: 'deductible-margin', from: '2022-01-01', value: '3200' },
  ],
];

export const { anyCase, wellFormedCase } = randomCases({
  pack: PACK,
  faults: [
    { readings: ['tilt-needs-referral-record'] },
    { readings: ['commercial-before-aid', 'chronic-as-special'] },
    { pack: 'changzhou/2022-12-12' },
  ],
  settings: fc.constantFrom('2023', '2023', '2023', '2024', '2022', '2031'),
  parts: (year) => ({
    readings: someReadings(READINGS),
    figures: fc.constantFrom(...FIGURES),
    person: anyPerson(identity(year), bill(year)),
  }),
  aimedBill: aimedAfterProbe(billFrom, aimedBase),
});
