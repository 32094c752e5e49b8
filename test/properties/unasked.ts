/** What a document does not ask changes nothing; what it asks does change something. */
import { expect, test } from 'vitest';
import { BILL_FACTS, factsAsked, type BillFact } from '../../engine/rule-pack/facts-asked.ts';
import { packNamed } from '../../engine/rule-pack/packs-named.ts';
import { applyReadings } from '../../engine/rule-pack/readings.ts';
import { FIGURES } from '../../engine/terms.ts';
import {
  PLACES,
  recordsAt,
  REFERRALS,
  textAt,
  textsAt,
  under,
  type Json,
} from '../oracle/case-form.ts';
import { engineText } from '../oracle/engine-answer.ts';
import { billsOf } from './bills.ts';
import { casesOf, checkEach, MINUTES, HALF_RUNS } from './cases.ts';
import { packs } from './engine-level.ts';
import type { PackUnderTest } from './pack-under-test.ts';

type Put = (given: Json, value: unknown) => Json;

const onBills =
  (key: string): Put =>
  (given, value) => ({
    ...given,
    claims: billsOf(given).map((bill) => ({ ...bill, [key]: value })),
  });
const atFacility =
  (key: string): Put =>
  (given, value) => ({
    ...given,
    claims: billsOf(given).map((bill) => ({
      ...bill,
      facility: { ...under(bill, 'facility'), [key]: value },
    })),
  });
const onIdentities =
  (key: string): Put =>
  (given, value) => ({
    ...given,
    identities: recordsAt(given, 'identities').map((one) => ({ ...one, [key]: value })),
  });

type Fact = { readonly put: Put; readonly values: readonly unknown[] };
const FLAGS = [true, false];
const onBill = (key: string, values: readonly unknown[]): readonly [string, Fact] => [
  key,
  { put: onBills(key), values },
];

/**
 * Every fact of the case format beside the care, the days and the money, with values it may take.
 */
const FACTS: ReadonlyMap<string, Fact> = new Map([
  ['level', { put: atFacility('level'), values: [1, 2, 3] }],
  ['designated', { put: atFacility('designated'), values: FLAGS }],
  ['place', { put: atFacility('place'), values: PLACES }],
  ['localHousehold', { put: onIdentities('localHousehold'), values: FLAGS }],
  onBill('filedOn', ['2012-01-01', '2031-12-31']),
  onBill('referral', REFERRALS),
  onBill('primaryCareFirst', FLAGS),
  onBill('disease', ['肺癌', '血友病', '高血压', '先天性心脏病']),
  onBill('special', FLAGS),
  onBill('treatment', ['chemo-radiotherapy', 'dialysis', 'transfusion', '口服药物']),
  onBill('treatmentListed', FLAGS),
  onBill('registered', FLAGS),
  onBill('patientAge', [0, 79, 80]),
  onBill('homeMaintenance', FLAGS),
  onBill('rareDiseaseListed', FLAGS),
  onBill('rareFacilityNamed', FLAGS),
  onBill('rareDrugCost', ['0', '8000', '99999.99']),
  onBill('agencyException', FLAGS),
  onBill('standardElsewhere', FLAGS),
]);

export function testUnasked(of: PackUnderTest): void {
  const unaskedBy = (given: Json) =>
    of.unasked.filter(({ unless }) => unless === undefined || !isOn(given, unless));
  const never = of.unasked.filter(({ unless }) => unless === undefined);

  test(
    '文件不问的情况，无论怎样填写，都不改变答案',
    () => {
      const facts = (given: Json) => unaskedBy(given).flatMap((one) => one.facts);
      checkEach(of.wellFormedCase, (given) => expectUnmoved(given, facts(given)), HALF_RUNS);
    },
    30 * MINUTES,
  );

  test(
    '文件要问的情况，总有账单因它而不同',
    () => {
      const unasked = never.flatMap(({ facts }) => facts);
      expect(unasked.filter((name) => !FACTS.has(name))).toEqual([]);
      const asked = [...FACTS.keys()].filter((name) => !unasked.includes(name));
      const matters = (name: string) =>
        casesOf(of.wellFormedCase).some((given) => differ(variants(given, name)));
      expect(asked.filter((name) => !matters(name))).toEqual([]);
    },
    30 * MINUTES,
  );

  test('窗口所问的，不多不少，正是会改变答案的：按所取的读法', () => {
    const all = of.unasked.flatMap(({ facts }) => facts);
    expect(askedAtWindow(of.pack, [])).toEqual(BILL_FACTS.filter((fact) => !all.includes(fact)));
    const unlessOn = of.unasked.filter(({ unless }) => unless !== undefined);
    for (const { facts, unless } of unlessOn) {
      const still = all.filter((fact) => !facts.includes(fact));
      const asked = BILL_FACTS.filter((fact) => !still.includes(fact));
      expect(askedAtWindow(of.pack, unless === undefined ? [] : [unless])).toEqual(asked);
    }
  });

  test(
    '文件不用的公布标准，无论录入多少，都不改变答案',
    () => {
      checkEach(of.wellFormedCase, (given) => {
        const keys = unaskedBy(given).flatMap(({ figures }) => figures);
        const without = withFigures(given, keys, null);
        // A case that brings no figures has those of the pack; one that brings any has only its
        // own.
        if (of.hasPublishedFigures && without['figures'] === undefined) return;
        for (const value of ['lowest', 'highest'] as const) {
          expect(engineText(withFigures(given, keys, value))).toBe(engineText(without));
        }
      });
    },
    30 * MINUTES,
  );

  test(
    '文件要用的公布标准，总有账单因它而不同',
    () => {
      const unasked = never.flatMap(({ figures }) => figures);
      const asked = FIGURES.filter((key) => !unasked.includes(key));
      const matters = (key: string) =>
        casesOf(of.wellFormedCase).some((given) =>
          differ([withFigures(given, [key], 'lowest'), withFigures(given, [key], 'highest')]),
        );
      expect(asked.filter((key) => !matters(key))).toEqual([]);
    },
    30 * MINUTES,
  );
}

function askedAtWindow(id: string, readings: readonly string[]): readonly BillFact[] {
  const find = (other: string) => packs.packs.find(({ data }) => data.id === other);
  const pack = packNamed(id, find);
  const read = applyReadings(pack.data, pack.source, readings);
  if (!read.ok) throw new Error(read.problem.message);
  return factsAsked(read.value, find);
}

function isOn(given: Json, reading: string): boolean {
  return textsAt(given, 'readings').includes(reading);
}
function differ(cases: readonly Json[]): boolean {
  return new Set(cases.map((given) => engineText(given))).size > 1;
}

/** The case with each value that the fact may take. */
function variants(given: Json, name: string): readonly Json[] {
  const fact = FACTS.get(name);
  return fact === undefined ? [] : fact.values.map((value) => fact.put(given, value));
}

/** All the facts are changed at once; where that shows, they are tried one by one to say which. */
function expectUnmoved(given: Json, names: readonly string[]): void {
  const answer = engineText(given);
  for (const turn of [0, 1, 2]) {
    const changed = names.reduce((before, name) => {
      const all = variants(before, name);
      return all[turn % all.length] ?? before;
    }, given);
    if (engineText(changed) === answer) continue;
    const moving = names.filter((name) => differ([given, ...variants(given, name)]));
    expect({ moving, answer: engineText(changed) }).toEqual({ moving: [], answer });
  }
}

/** The case with these figures at a value below or above any document's, or without them. */
function withFigures(given: Json, keys: readonly string[], at: 'lowest' | 'highest' | null): Json {
  const isKept = (figure: Json) => !keys.includes(textAt(figure, 'key', ''));
  const kept = recordsAt(given, 'figures').filter(isKept);
  const valueOf = (key: string) =>
    key.includes('-share') ? { lowest: '0', highest: '1' } : { lowest: '0.01', highest: '999999' };
  const added = at === null ? [] : keys.map((key) => ({ ...DATED, key, value: valueOf(key)[at] }));
  const { figures: _, ...rest } = given;
  const figures = [...kept, ...added];
  return figures.length === 0 ? rest : { ...rest, figures };
}
const DATED = { from: '2000-01-01' };
