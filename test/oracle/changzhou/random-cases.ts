/**
 * Whole random cases of the 常州 pack for the comparison with the oracle: one person, several bills
 * over several days and years. Amounts love the boundaries: many a bill is drawn so that its base
 * comes to exactly (or a fen beside) what is left in its pool, or a tenth of its in-scope cost.
 */
import fc from 'fast-check';
import type { Json } from '../case-form.ts';
import { aimedBase } from './aim.ts';
import { PACK, READINGS } from './form.ts';
import { billFrom, draft, SPOILT } from './random-bill.ts';
import { identity, often } from './random-person.ts';

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

/** What can be wrong with a case as a whole. */
const CASE_FAULTS: readonly Json[] = [
  { colour: 'red' },
  { readings: ['tilt-needs-referral-record'] },
  { readings: ['commercial-before-aid', 'chronic-as-special'] },
  { pack: 'changzhou/2022-12-12' },
  { identities: [{ category: 'nobody', from: '2010-01-01' }] },
  { identities: [{ category: 'other', treatedAs: 'anybody', from: '2010-01-01' }] },
  { identities: [{ category: 'orphan', from: '2010-13-01' }] },
  { identities: [{ category: 'temporary-relief', from: '2010-01-01', localHousehold: 'no' }] },
  { figures: [{ key: 'warning-line', from: '2023-01-01', value: '1.005' }] },
  { claims: { care: 'inpatient' } },
];

const caseOf = (year: string, withFaults: boolean): fc.Arbitrary<Json> =>
  fc
    .record({
      readings: fc.oneof(fc.constant<string[]>([]), fc.subarray(READINGS)),
      figures: fc.constantFrom(...FIGURES),
      identities: fc.oneof(
        { arbitrary: fc.array(identity(year), { minLength: 1, maxLength: 3 }), weight: 14 },
        { arbitrary: fc.constant([]), weight: 1 },
      ),
      drafts: fc.array(draft(year), { minLength: 1, maxLength: 7 }),
      leavesOut: often(10, [], [['figures'], ['identities', 'readings']]),
      fault: often(80, {}, withFaults ? CASE_FAULTS : [{}]),
    })
    .map(({ drafts, fault, leavesOut, ...rest }) => {
      const stated = Object.entries(rest).filter(([key]) => !leavesOut.includes(key));
      const head: Json = { id: 'R', pack: PACK, ...Object.fromEntries(stated) };
      const first = 'readings' in head && rest.readings.includes('commercial-before-aid');
      const claims = drafts.reduce<readonly unknown[]>((before, drawn) => {
        const probe = billFrom({ ...drawn, exceeds: 0 }, 0, first);
        const base = aimedBase({ ...head, claims: [...before, probe] }, drawn.aim);
        const made = billFrom(drawn, base, first);
        const spoil = withFaults && drawn.spoil !== null ? SPOILT[drawn.spoil] : undefined;
        return [...before, spoil === undefined ? made : spoil(made)];
      }, []);
      return { ...head, claims, ...fault };
    });
const YEARS = fc.constantFrom('2023', '2023', '2023', '2024', '2022', '2031');

/** Cases as they come: also refused, spoilt, before the first day in force. */
export const anyCase: fc.Arbitrary<Json> = YEARS.chain((year) => caseOf(year, true));
/** Cases without anything malformed: every bill is settled. */
export const wellFormedCase: fc.Arbitrary<Json> = YEARS.chain((year) => caseOf(year, false));
