import { CARE_WORDS, PLACE_WORDS, REFERRAL_WORDS } from '../engine/words.ts';
import type { SpecialMark } from './bill.ts';

/** One thing to choose; the digit in front of its word chooses it from the keyboard. */
export type Choice<T extends string | number = string> = {
  readonly value: T;
  readonly word: string;
};

function choicesOf<T extends string>(words: Readonly<Record<T, string>>): readonly Choice<T>[] {
  const isValue = (value: string): value is T => Object.hasOwn(words, value);
  return Object.keys(words)
    .filter(isValue)
    .map((value) => ({ value, word: words[value] }));
}

export const CARE_CHOICES = choicesOf(CARE_WORDS);
export const PLACE_CHOICES = choicesOf(PLACE_WORDS);
export const REFERRAL_CHOICES = choicesOf(REFERRAL_WORDS);
export const LEVEL_CHOICES: readonly Choice<1 | 2 | 3>[] = [
  { value: 1, word: '一级及基层' },
  { value: 2, word: '二级' },
  { value: 3, word: '三级' },
];

/** The treatments that documents name; anything else is on no list. */
export const TREATMENT_CHOICES: readonly Choice[] = [
  { value: '', word: '未填' },
  { value: 'chemo-radiotherapy', word: '放化疗' },
  { value: 'dialysis', word: '透析' },
  { value: 'transfusion', word: '输血' },
  { value: 'other', word: '其他治疗' },
];

export const SPECIAL_CHOICES: readonly Choice<SpecialMark>[] = [
  { value: 'by-list', word: '按名单' },
  { value: 'yes', word: '是' },
  { value: 'no', word: '否' },
];
