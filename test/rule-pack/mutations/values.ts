import { isTexts, keyOf, type Node } from './tree.ts';
import type { Mutation } from './mutation.ts';
import { oneOf, type Random } from './random.ts';

/** Single values changed: digits of amounts and shares, clauses, days, whole numbers, flags, choices. */
export function* valueMutations(
  { path, value }: Node,
  { clauses, firstDay }: { readonly clauses: readonly string[]; readonly firstDay: unknown },
  random: Random,
): Generator<Mutation> {
  const key = keyOf(path);
  if (typeof value === 'boolean') yield { kind: 'flag', path, to: !value };
  if (typeof value === 'number') yield { kind: 'number', path, to: value + 1 };
  if (typeof value !== 'string') return;
  if (key === 'clause' || key === 'bestOf') {
    const others = clauses.filter((clause) => clause !== value);
    yield { kind: 'clause', path, to: oneOf(random, others) };
  }
  if (isDay(value)) yield* dayMutations(path, value, firstDay);
  else if (/^\d/.test(value)) yield* digitMutations(path, value, random);
  const other = CHOICES[key]?.[value];
  if (other !== undefined) yield { kind: 'choice', path, to: other };
}

function* dayMutations(
  path: Mutation['path'],
  day: string,
  firstDay: unknown,
): Generator<Mutation> {
  yield { kind: 'date', path, to: dayMoved(day, 1) };
  if (day !== firstDay || path[0] === 'inForce') {
    yield { kind: 'date', path, to: dayMoved(day, -1) };
  }
  yield { kind: 'date', path, to: `${Number(day.slice(0, 4)) + 1}${day.slice(4)}` };
}

function* digitMutations(
  path: Mutation['path'],
  text: string,
  random: Random,
): Generator<Mutation> {
  const key = keyOf(path);
  if (AMOUNTS.has(key)) {
    yield { kind: 'amount', path, to: withDigit(text, random) };
    yield { kind: 'amount', path, to: `${text}0` };
  } else if (SHARES.has(key)) {
    yield { kind: 'share', path, to: withDigit(text, random) };
  }
}

const AMOUNTS = new Set(['yuan', 'inScopeOver', 'upTo', 'cap', 'deductible', 'deductibles']);
const SHARES = new Set([
  'share',
  'value',
  'raise',
  'deductibleShare',
  'atLeast',
  'atMost',
  'shares',
  '1',
  '2',
  '3',
]);

/** A word of the pack's vocabulary and another that may stand in its place. */
const CHOICES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  of: {
    whole: 'excess',
    excess: 'whole',
    contribution: 'tier-one-contribution',
    'tier-one-contribution': 'contribution',
  },
  before: { waits: 'is-lost', 'is-lost': 'waits' },
  cap: { kept: 'removed', removed: 'kept' },
  kind: { waived: 'reduced', reduced: 'waived' },
  reason: {
    CARE_NOT_COVERED: 'CARE_NOT_COVERED_FOR_CATEGORY',
    CARE_NOT_COVERED_FOR_CATEGORY: 'CARE_NOT_COVERED',
    ORIGINAL_POLICY: 'SCHOOL_AID',
    SCHOOL_AID: 'ORIGINAL_POLICY',
    NOT_SPECIAL_DISEASE: 'DISEASE_NOT_LISTED',
    DISEASE_NOT_LISTED: 'TREATMENT_NOT_LISTED',
    TREATMENT_NOT_LISTED: 'DISEASE_NOT_LISTED',
    LEVEL_TOO_LOW: 'STAY_NOT_OVER_THRESHOLD',
    STAY_NOT_OVER_THRESHOLD: 'LEVEL_TOO_LOW',
    QUOTA_POLICY: 'DISEASE_NOT_LISTED',
    NOT_REGISTERED: 'QUOTA_POLICY',
    RARE_DISEASE_NOT_LISTED: 'RARE_FACILITY_NOT_NAMED',
    RARE_FACILITY_NOT_NAMED: 'RARE_DISEASE_NOT_LISTED',
  },
};

/** One digit of an amount or share, or the last place of "0" and "1", changed. */
function withDigit(text: string, random: Random): string {
  if (text === '1') return '0.9';
  if (text === '0') return '0.1';
  const places = text
    .split('')
    .flatMap((char, index) =>
      /\d/.test(char) && !(index === 0 && text.startsWith('0.')) ? [index] : [],
    );
  const place = oneOf(random, places) ?? 0;
  const digit = (Number(text[place]) + 1 + random.below(8)) % 10;
  return `${text.slice(0, place)}${digit}${text.slice(place + 1)}`;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}
function dayMoved(day: string, by: number): string {
  return new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
}

/** Lists of words: an entry taken out, an entry of the same vocabulary put in. */
export function* listMutations(
  { path, value }: Node,
  vocabulary: Readonly<Record<string, readonly string[]>>,
  random: Random,
): Generator<Mutation> {
  if (!isTexts(value)) return;
  const key = keyOf(path);
  const words = vocabulary[key];
  const kind = key === 'categories' || key === 'who' ? 'category' : 'list entry';
  if (words === undefined) return;
  for (const index of value.keys()) yield { kind, path, to: value.toSpliced(index, 1) };
  const absent = words.filter((word) => !value.includes(word));
  const extra = oneOf(random, absent);
  if (extra === undefined) return;
  yield { kind, path, to: [...value, extra] };
  yield { kind, path, to: value.with(random.below(value.length), extra) };
}
