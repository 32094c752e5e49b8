import type { Claim } from '../claim.ts';
import type { Condition, PlainCondition } from './condition-schema.ts';
import type { DiseaseLists } from './disease-lists.ts';

/** Whether an answer holds for a bill; null where it always does. */
export type Holds = ((claim: Claim) => boolean) | null;

type Test = (claim: Claim) => boolean;
/** One test for a whole condition, or for two that must both hold. */
export function compileWhen(
  conditions: readonly (Condition | undefined)[],
  lists: DiseaseLists,
): Holds {
  const tests = conditions.flatMap((when) => (when === undefined ? [] : testsOf(when, lists)));
  const [only] = tests;
  if (only === undefined) return null;
  return tests.length === 1 ? only : (claim) => tests.every((test) => test(claim));
}

function testsOf({ not, any, ...facts }: Condition, lists: DiseaseLists): readonly Test[] {
  const plain = plainTests(facts, lists);
  const none = not === undefined ? [] : [noneOf(plainTests(not, lists))];
  const some = any === undefined ? [] : [oneOf(any.map((inner) => plainTests(inner, lists)))];
  return [...plain, ...none, ...some];
}

/** The whole of `not` must fail: a bill that misses one of its facts passes. */
function noneOf(tests: readonly Test[]): Test {
  return (claim) => !tests.every((test) => test(claim));
}
function oneOf(groups: readonly (readonly Test[])[]): Test {
  return (claim) => groups.some((tests) => tests.every((test) => test(claim)));
}

/** One test a fact that is written; the keys are those of the schema, so none can be forgotten. */
function plainTests(facts: PlainCondition, lists: DiseaseLists): readonly Test[] {
  const tests = {
    diseaseIn: made(facts.diseaseIn, (list) => lists.get(list) ?? (() => false)),
    treatmentIn: made(
      facts.treatmentIn,
      (treatments) =>
        ({ treatment }) =>
          treatment !== null && treatments.includes(treatment),
    ),
    treatmentListed: made(facts.treatmentListed, (is) => (claim) => claim.treatmentListed === is),
    levelAtLeast: made(facts.levelAtLeast, (level) => (claim) => claim.facility.level >= level),
    inScopeOver: made(facts.inScopeOver, (amount) => (claim) => claim.fees.inScope > amount),
    registered: made(facts.registered, (is) => (claim) => claim.registered === is),
    ageAtLeast: made(facts.ageAtLeast, (age) => (claim) => claim.patientAge >= age),
    homeMaintenance: made(facts.homeMaintenance, (is) => (claim) => claim.homeMaintenance === is),
    rareDiseaseListed: made(
      facts.rareDiseaseListed,
      (is) => (claim) => claim.rareDiseaseListed === is,
    ),
    rareFacilityNamed: made(
      facts.rareFacilityNamed,
      (is) => (claim) => claim.rareFacilityNamed === is,
    ),
    place: made(facts.place, (places) => (claim) => places.includes(claim.facility.place)),
    settledFrom: made(facts.settledFrom, (day) => (claim) => claim.settledOn >= day),
    settledUntil: made(facts.settledUntil, (day) => (claim) => claim.settledOn <= day),
  } satisfies Record<keyof PlainCondition, Test | null>;
  return Object.values(tests).filter((test) => test !== null);
}

function made<T>(wanted: T | undefined, test: (wanted: T) => Test): Test | null {
  return wanted === undefined ? null : test(wanted);
}
