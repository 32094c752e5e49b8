import { CARE_WORDS, PLACE_WORDS, REFERRAL_WORDS } from '../engine/words.ts';

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
