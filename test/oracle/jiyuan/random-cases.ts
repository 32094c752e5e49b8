/**
 * Whole random cases of the 济源 pack for the comparison with the oracle and for the properties:
 * one person, several bills over several days and years. Amounts love the boundaries: many a bill
 * is drawn so that its base comes to exactly (or a fen beside) what is still owed of the
 * deductible, left in the pool, missing to the tilt line, or left of the year's tilt.
 */
import fc from 'fast-check';
import { aimedBase } from './aim.ts';
import { CATEGORIES, type Json } from '../case-form.ts';
import { PACK, READINGS } from './form.ts';
import { bill, billFrom, SPOILT } from './random-bills.ts';
import { dayIn, figures, often } from './random-figures.ts';

const KNOWN = (
  'destitute minimum-living minimum-living returned-to-poverty poverty-monitored ' +
  'low-income-margin low-income-margin illness-impoverished illness-impoverished'
).split(' ');
const identity = (year: string): fc.Arbitrary<Json> =>
  fc
    .record({
      category: fc.oneof(
        { arbitrary: fc.constantFrom(...KNOWN), weight: 8 },
        { arbitrary: fc.constant('other'), weight: 1 },
        { arbitrary: fc.constantFrom(...CATEGORIES), weight: 1 },
      ),
      treatedAs: fc.option(fc.constantFrom(...KNOWN, 'orphan', 'other'), { freq: 3 }),
      from: fc.oneof(
        { arbitrary: fc.constant('2010-01-01'), weight: 4 },
        { arbitrary: fc.constant(`${year}-01-01`), weight: 1 },
        { arbitrary: dayIn(year), weight: 2 },
      ),
      until: fc.option(dayIn(year), { freq: 2 }),
      localHousehold: fc.option(fc.boolean(), { freq: 4 }),
    })
    .map(({ category, treatedAs, from, until, localHousehold }) => ({
      category,
      from,
      ...(until === null || until < from ? {} : { until }),
      ...(category === 'other' && treatedAs !== null ? { treatedAs } : {}),
      ...(localHousehold === null ? {} : { localHousehold }),
    }));

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

/** What can be wrong with a case as a whole. */
const CASE_FAULTS: readonly Json[] = [
  { colour: 'red' },
  { readings: ['tilt-on-excess-only'] },
  { pack: 'jiyuan/2021-05-01' },
  { identities: [{ category: 'nobody', from: '2010-01-01' }] },
  { identities: [{ category: 'destitute', from: '2010-13-01' }] },
  { figures: [{ key: 'tilt-line', from: '2023-01-01', value: '1.005' }] },
  { claims: { care: 'inpatient' } },
];

const caseOf = (year: string, usually: string, withFaults: boolean): fc.Arbitrary<Json> =>
  fc
    .record({
      readings: fc.oneof(fc.constant<readonly string[]>([]), fc.subarray(READINGS)),
      figures,
      identities: fc.oneof(
        { arbitrary: fc.array(identity(year), { minLength: 1, maxLength: 3 }), weight: 12 },
        { arbitrary: fc.constant([]), weight: 1 },
      ),
      drafts: fc.array(bill(year, usually), { minLength: 1, maxLength: 7 }),
      plainly: fc.option(fc.constantFrom(...KNOWN), { freq: 2 }),
      leavesOut: often(16, [], [['figures'], ['identities', 'readings']]),
      fault: often(80, {}, withFaults ? CASE_FAULTS : [{}]),
    })
    .map(({ drafts, plainly, fault, leavesOut, ...rest }) => {
      const identities =
        plainly === null ? rest.identities : [{ category: plainly, from: '2010-01-01' }];
      const stated = Object.entries({ ...rest, identities }).filter(
        ([key]) => !leavesOut.includes(key),
      );
      const head = { id: 'R', pack: PACK, ...Object.fromEntries(stated) };
      const commercialFirst =
        !leavesOut.includes('readings') && rest.readings.includes('commercial-before-aid');
      const claims = drafts.reduce<readonly unknown[]>((before, drawn) => {
        const draft = plainly === null ? drawn : { ...drawn, ...PLAIN };
        const probe = billFrom({ ...draft, exceeds: 0 }, 0, commercialFirst);
        const base = aimedBase({ ...head, claims: [...before, probe] }, draft.aim);
        const made = billFrom(draft, base, commercialFirst);
        const spoil = withFaults && draft.spoil !== null ? SPOILT[draft.spoil] : undefined;
        return [...before, spoil === undefined ? made : spoil(made)];
      }, []);
      return { ...head, claims, ...fault };
    });

const cases = (withFaults: boolean): fc.Arbitrary<Json> =>
  fc
    .tuple(
      fc.constantFrom('2022', '2022', '2022', '2023', '2023', '2024'),
      fc.constantFrom('inpatient', 'inpatient', 'chronic-outpatient'),
    )
    .chain(([year, usually]) => caseOf(year, usually, withFaults));

/** Cases as they come: also refused, spoilt, out of force. */
export const anyCase: fc.Arbitrary<Json> = cases(true);
/** Cases without anything malformed: every bill is settled or lacks a figure. */
export const wellFormedCase: fc.Arbitrary<Json> = cases(false);
