/**
 * Whole random cases of the 济源 pack for the comparison with the oracle and for the properties:
 * one person, several bills over several days and years. Amounts love the boundaries: many a bill
 * is drawn so that its base comes to exactly (or a fen beside) what is still owed of the
 * deductible, left in the pool, missing to the tilt line, or left of the year's tilt.
 */
import fc from 'fast-check';
import type { Json } from '../case-form.ts';
import { aimedAfterProbe, anyPerson, randomCases, type Person } from '../random-case.ts';
import { classAmong, randomIdentity } from '../random-identity.ts';
import { someReadings } from '../random.ts';
import { aimedBase } from './aim.ts';
import { PACK, READINGS } from './form.ts';
import { bill, billFrom, type Draft } from './random-bills.ts';
import { dayIn, figures } from './random-figures.ts';

const KNOWN = (
  'destitute minimum-living minimum-living returned-to-poverty poverty-monitored ' +
  'low-income-margin low-income-margin illness-impoverished illness-impoverished'
).split(' ');
const identity = (year: string): fc.Arbitrary<Json> =>
  randomIdentity({
    category: classAmong(KNOWN),
    treatedAs: [...KNOWN, 'orphan', 'other'],
    year,
    dayIn,
  });

/** A person of one class for good, whose bills hardly anything refuses: only so sums fill up. */
const PLAIN = {
  designated: true,
  referral: 'compliant',
  agencyException: false,
  standardElsewhere: false,
  treatmentListed: true,
  exceeds: null,
  spoil: null,
};

const person = (year: string, usually: string): fc.Arbitrary<Person<Draft>> =>
  fc
    .record({
      any: anyPerson(identity(year), bill(year, usually)),
      plainly: fc.option(fc.constantFrom(...KNOWN), { freq: 2 }),
    })
    .map(({ any, plainly }) => {
      if (plainly === null) return any;
      const drafts = any.drafts.map((draft) => ({ ...draft, ...PLAIN }));
      return { identities: [{ category: plainly, from: '2010-01-01' }], drafts };
    });

export const { anyCase, wellFormedCase } = randomCases({
  pack: PACK,
  faults: [
    { readings: ['tilt-on-excess-only'] },
    { pack: 'jiyuan/2021-05-01' },
    { figures: [{ key: 'tilt-line', from: '2023-01-01', value: '1.005' }] },
  ],
  settings: fc.record({
    year: fc.constantFrom('2022', '2022', '2022', '2023', '2023', '2024'),
    usually: fc.constantFrom('inpatient', 'inpatient', 'chronic-outpatient'),
  }),
  parts: ({ year, usually }) => ({
    readings: someReadings(READINGS),
    figures,
    person: person(year, usually),
  }),
  aimedBill: aimedAfterProbe(billFrom, aimedBase),
});
