import type { Condition, PlainCondition } from '../rule-pack/condition-schema.ts';
import { LEVEL_WORDS, placesWords, yuanWords } from './value-words.ts';

/** What a disease list is called, by its id. */
export type ListNames = ReadonlyMap<string, string>;

/** A condition in words: what must hold, all of it. */
export function conditionWords(when: Condition, lists: ListNames): readonly string[] {
  const { not, any, ...facts } = when;
  const groups = (any ?? []).map((group) => factWords(group, lists, true).join('且'));
  return [
    ...factWords(facts, lists, true),
    ...(not === undefined ? [] : [noneWords(not, lists)]),
    ...(groups.length === 0 ? [] : [groups.join('，或者')]),
  ];
}

/** Conditions that must all hold, in one sentence; empty where there are none. */
export function allOf(conditions: readonly string[]): string {
  const parts = conditions.map((says) => (/^[\x21-\x7e]/.test(says) ? ` ${says}` : says));
  return parts.join('，并且').trimStart();
}

/** One fact is said the other way round; of several, that they do not hold together. */
function noneWords(facts: PlainCondition, lists: ListNames): string {
  const [only, ...more] = factWords(facts, lists, false);
  if (only !== undefined && more.length === 0) return only;
  return `不同时具备：${factWords(facts, lists, true).join('、')}`;
}

/** The treatments of the case format; any other word stays as the pack has it. */
const TREATMENT_WORDS: ReadonlyMap<string, string> = new Map([
  ['chemo-radiotherapy', '放化疗'],
  ['dialysis', '透析'],
  ['transfusion', '输血'],
]);

/** One sentence a fact that is written, or its opposite; the keys are those of the schema, so none can be forgotten. */
function factWords(facts: PlainCondition, lists: ListNames, holds: boolean): readonly string[] {
  const either = (yes: string, no: string) => (holds ? yes : no);
  const flag = (yes: string, no: string) => (value: boolean) => (value === holds ? yes : no);
  const sentences = {
    diseaseIn: said(
      facts.diseaseIn,
      (list) => `病种${either('属于', '不属于')}「${lists.get(list) ?? list}」`,
    ),
    treatmentIn: said(facts.treatmentIn, (treatments) => {
      const named = treatments.map((name) => TREATMENT_WORDS.get(name) ?? name).join('、');
      return either(`治疗方式是${named}之一`, `治疗方式不是${named}`);
    }),
    treatmentListed: said(
      facts.treatmentListed,
      flag('治疗方式为文件所列', '治疗方式不是文件所列'),
    ),
    levelAtLeast: said(facts.levelAtLeast, (level) =>
      either(`医疗机构等级在${LEVEL_WORDS[level]}及以上`, `医疗机构等级不到${LEVEL_WORDS[level]}`),
    ),
    inScopeOver: said(
      facts.inScopeOver,
      (yuan) => `本次政策范围内费用${either('超过', '不超过')} ${yuanWords(yuan)}`,
    ),
    registered: said(facts.registered, flag('已按规定申报备案', '未按规定申报备案')),
    ageAtLeast: said(facts.ageAtLeast, (age) => `${either('年满', '不满')} ${age} 周岁`),
    homeMaintenance: said(
      facts.homeMaintenance,
      flag('重残重病、需院外维持治疗', '不需院外维持治疗'),
    ),
    rareDiseaseListed: said(facts.rareDiseaseListed, flag('属于省定罕见病', '不属于省定罕见病')),
    rareFacilityNamed: said(
      facts.rareFacilityNamed,
      flag('在罕见病指定治疗机构治疗', '不在罕见病指定治疗机构治疗'),
    ),
    place: said(facts.place, (places) => `就医地点${either('在', '不在')}${placesWords(places)}`),
    settledFrom: said(facts.settledFrom, (day) => either(`${day} 及以后结算`, `${day} 之前结算`)),
    settledUntil: said(facts.settledUntil, (day) => either(`${day} 及以前结算`, `${day} 之后结算`)),
  } satisfies Record<keyof PlainCondition, string | null>;
  return Object.values(sentences).filter((sentence) => sentence !== null);
}

function said<T>(value: T | undefined, says: (value: T) => string): string | null {
  return value === undefined ? null : says(value);
}
