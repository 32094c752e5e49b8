import type { Condition, PlainCondition } from './condition-schema.ts';
import { packsNamed, type FindPack } from './packs-named.ts';
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
  for (const { pack: id } of packsTaken(pack)) {
    const other = find(id);
    if (other !== undefined) collect(other.data, asked);
  }
  return BILL_FACTS.filter((fact) => asked.has(fact));
}

function collect(pack: PackData, asked: Set<BillFact>): void {
  const marks = new Set(pack.diseaseLists.filter((l) => l.agencyMarks).map((l) => l.id));
  for (const when of conditionsOf(pack)) {
    for (const facts of [when, when.not, ...(when.any ?? [])]) addFacts(facts, marks, asked);
  }
  if (pack.beforeAid.drugCost !== null) asked.add('rareDrugCost');
  if (pack.categories.ranked.some((c) => c.localHouseholdOnly === true)) {
    asked.add('localHousehold');
  }
  if (pack.deposits.some((d) => d.primaryCareFirst)) asked.add('primaryCareFirst');
}

function conditionsOf(pack: PackData): readonly Condition[] {
  return pack.answers.flatMap((answer) => {
    if (answer.kind === 'of-pack') return [];
    const rows = answer.kind === 'benefit' ? answer.rows : [];
    return [answer.when, ...rows.map((row) => row.when)].filter((when) => when !== undefined);
  });
}

const FACT_OF: Readonly<Partial<Record<keyof PlainCondition, BillFact>>> = {
  diseaseIn: 'disease',
  treatmentIn: 'treatment',
  treatmentListed: 'treatmentListed',
  registered: 'registered',
  ageAtLeast: 'patientAge',
  homeMaintenance: 'homeMaintenance',
  rareDiseaseListed: 'rareDiseaseListed',
  rareFacilityNamed: 'rareFacilityNamed',
};

function addFacts(
  facts: PlainCondition | undefined,
  marks: ReadonlySet<string>,
  asked: Set<BillFact>,
): void {
  if (facts === undefined) return;
  if (facts.diseaseIn !== undefined && marks.has(facts.diseaseIn)) asked.add('special');
  collectKeys(facts, asked);
}

/** The facts named as keys anywhere in a tree: what a reading would set is still raw. */
function collectKeys(tree: unknown, asked: Set<BillFact>): void {
  if (Array.isArray(tree)) {
    for (const item of tree) collectKeys(item, asked);
  } else if (typeof tree === 'object' && tree !== null) {
    for (const [key, value] of Object.entries(tree)) {
      const fact = Object.entries(FACT_OF).find(([name]) => name === key)?.[1];
      if (fact !== undefined) asked.add(fact);
      collectKeys(value, asked);
    }
  }
}

/** Packs that are taken over from as the pack stands, or as a reading would have it. */
function packsTaken(pack: PackData): readonly { readonly pack: string }[] {
  const byReading = pack.readings.flatMap(({ set }) =>
    Object.values(set).flatMap((value) =>
      typeof value === 'object' && value !== null && 'pack' in value
        ? [{ pack: String(value.pack) }]
        : [],
    ),
  );
  return [...packsNamed(pack), ...byReading];
}
