import type { PlainCondition } from './condition-schema.ts';
import { conditionsOf, factsOf } from './conditions-of.ts';
import { packIdsIn, packsNamed, type FindPack } from './packs-named.ts';
import type { PackData } from './schema.ts';

/** Facts of a bill that only some documents ask for; a window shows those that matter here. */
export const BILL_FACTS = [
  'disease',
  'special',
  'treatment',
  'treatmentListed',
  'registered',
  'patientAge',
  'homeMaintenance',
  'rareDiseaseListed',
  'rareFacilityNamed',
  'rareDrugCost',
  'localHousehold',
  'primaryCareFirst',
] as const;
export type BillFact = (typeof BILL_FACTS)[number];

/** Which of them a pack asks for, its readings and the packs it takes over from included. */
export function factsAsked(pack: PackData, find: FindPack): readonly BillFact[] {
  const asked = new Set<BillFact>();
  collect(pack, asked);
  for (const { set } of pack.readings) {
    for (const value of Object.values(set)) collectKeys(value, asked);
  }
  for (const id of packsTaken(pack)) {
    const other = find(id);
    if (other !== undefined) collect(other.data, asked);
  }
  return BILL_FACTS.filter((fact) => asked.has(fact));
}

function collect(pack: PackData, asked: Set<BillFact>): void {
  const marks = new Set(pack.diseaseLists.filter((l) => l.agencyMarks).map((l) => l.id));
  for (const { facts } of conditionsOf(pack).flatMap(({ when }) => factsOf(when))) {
    collectFacts(facts, marks, asked);
  }
  if (pack.beforeAid.drugCost !== null) asked.add('rareDrugCost');
  if (pack.categories.ranked.some((c) => c.localHouseholdOnly === true)) {
    asked.add('localHousehold');
  }
  if (pack.deposits.some((d) => d.primaryCareFirst)) asked.add('primaryCareFirst');
}

const FACT_OF: ReadonlyMap<string, BillFact> = new Map<keyof PlainCondition, BillFact>([
  ['diseaseIn', 'disease'],
  ['treatmentIn', 'treatment'],
  ['treatmentListed', 'treatmentListed'],
  ['registered', 'registered'],
  ['ageAtLeast', 'patientAge'],
  ['homeMaintenance', 'homeMaintenance'],
  ['rareDiseaseListed', 'rareDiseaseListed'],
  ['rareFacilityNamed', 'rareFacilityNamed'],
]);

function collectFacts(
  facts: PlainCondition,
  marks: ReadonlySet<string>,
  asked: Set<BillFact>,
): void {
  if (facts.diseaseIn !== undefined && marks.has(facts.diseaseIn)) asked.add('special');
  collectKeys(facts, asked);
}

/** The facts named as keys anywhere in a tree: what a reading would set is still raw. */
function collectKeys(tree: unknown, asked: Set<BillFact>): void {
  if (typeof tree !== 'object' || tree === null) return;
  for (const [key, value] of Object.entries(tree)) {
    const fact = FACT_OF.get(key);
    if (fact !== undefined) asked.add(fact);
    collectKeys(value, asked);
  }
}

/** Packs that are taken over from as the pack stands, or as a reading would have it. */
function packsTaken(pack: PackData): readonly string[] {
  const asItStands = [...packsNamed(pack)].map(({ pack: id }) => id);
  return [...asItStands, ...packIdsIn(pack.readings.map(({ set }) => set))];
}
