import { CARE_KINDS, type CareKind, type Category } from '../terms.ts';
import type { Condition, PlainCondition } from './condition-schema.ts';
import { factsOf } from './conditions-of.ts';
import { packNamed, type FindPack } from './packs-named.ts';
import { isAlways, saidTo } from './said-to.ts';
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

/**
 * Which of them a pack asks for, as it is read: those on which some answer that a bill can come to depends, in the packs
 * that it hands people over to as well. What is not asked cannot change the amount.
 */
export function factsAsked(pack: PackData, find: FindPack): readonly BillFact[] {
  const asked = new Set<BillFact>();
  for (const { id: category } of pack.categories.ranked) {
    for (const care of CARE_KINDS) collectCell(pack, { category, care }, find, asked);
  }
  if (pack.beforeAid.drugCost !== null) asked.add('rareDrugCost');
  if (pack.categories.ranked.some((c) => c.localHouseholdOnly === true)) {
    asked.add('localHousehold');
  }
  if (pack.deposits.some((d) => d.primaryCareFirst)) asked.add('primaryCareFirst');
  return BILL_FACTS.filter((fact) => asked.has(fact));
}

/** The facts of the answers to one category for one care kind, as far as the one that always holds. */
function collectCell(
  pack: PackData,
  { category, care }: { readonly category: Category; readonly care: CareKind },
  find: FindPack,
  asked: Set<BillFact>,
): void {
  for (const said of saidTo(pack, category, care)) {
    for (const when of said.when) collectFacts(pack, when, asked);
    if (said.takenFrom !== null) {
      const there = packNamed(said.takenFrom.pack, find).data;
      collectCell(there, { category: said.takenFrom.category, care }, find, asked);
    }
    if (isAlways(said)) return;
  }
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

function collectFacts(pack: PackData, when: Condition, asked: Set<BillFact>): void {
  for (const { facts } of factsOf(when)) {
    const list = pack.diseaseLists.find(({ id }) => id === facts.diseaseIn);
    if (list?.agencyMarks === true) asked.add('special');
    for (const key of Object.keys(facts)) {
      const fact = FACT_OF.get(key);
      if (fact !== undefined) asked.add(fact);
    }
  }
}
