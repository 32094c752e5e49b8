/** Bills and answers as the properties look at them: whole fen, and each answer beside its bill. */
import { isJson, textAt, textsAt, under, type Json } from '../oracle/case-form.ts';
import { engineAnswer } from '../oracle/engine-answer.ts';

export function fenOf(yuan: unknown): number {
  const match = typeof yuan === 'string' ? /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) : null;
  if (match === null) throw new Error(`not an amount in yuan: ${JSON.stringify(yuan)}`);
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
}

export function yuanText(fen: number): string {
  return `${Math.trunc(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

export type Settled = {
  readonly bill: Json;
  readonly result: Json;
  readonly year: string;
  /** An amount of the answer, in fen. */
  readonly fen: (field: string) => number;
  readonly has: (reason: string) => boolean;
  /** All payments that the bill itself states. */
  readonly paid: number;
};

export function asSettled(bill: Json, result: Json): Settled {
  return {
    bill,
    result,
    year: yearOf(bill),
    fen: (field: string) => fenOf(result[field]),
    has: (reason: string) => textsAt(result, 'reasons').includes(reason),
    paid: sum(Object.values(under(bill, 'paid')).map(fenOf)),
  };
}

export function billsOf(given: Json): readonly Json[] {
  const claims = given['claims'];
  return Array.isArray(claims) ? claims.filter(isJson) : [];
}

function resultsOf(given: Json, trace: 'none' | 'tree'): readonly Json[] {
  const results = engineAnswer(given, trace)['results'];
  if (!Array.isArray(results))
    throw new Error(`the case was not settled: ${JSON.stringify(given)}`);
  return results.filter(isJson);
}

/**
 * The bills that were settled, each with its answer; those that lack a figure, or meet a district's
 * below the document's floor, are a problem and stand aside.
 */
export function settledOf(given: Json, trace: 'none' | 'tree' = 'none'): readonly Settled[] {
  const known = trace === 'none' ? answered.get(given) : undefined;
  if (known !== undefined) return known;
  const bills = billsOf(given);
  const settled = resultsOf(given, trace).flatMap((result, index) => {
    const bill = bills[index];
    return bill === undefined || result['problem'] !== undefined ? [] : [asSettled(bill, result)];
  });
  if (trace === 'none') answered.set(given, settled);
  return settled;
}
/** Most properties look at the same cases: each is settled once. */
const answered = new WeakMap<Json, readonly Settled[]>();

export function yearOf(bill: Json): string {
  return textAt(bill, 'settledOn', '').slice(0, 4);
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}

/** The settled bills of each calendar year, in the order in which they were settled. */
export function byYear(settled: readonly Settled[]): readonly (readonly Settled[])[] {
  const years = new Set(settled.map((one) => one.year));
  return [...years].map((year) => settled.filter((one) => one.year === year));
}

/** The last bill's answer; null where it is a problem. */
export function lastOf(given: Json): Settled | null {
  const last = settledOf(given).at(-1);
  return last?.bill === billsOf(given).at(-1) ? (last ?? null) : null;
}

/** The case with its last bill put in another way. */
export function withLast(given: Json, change: (bill: Json) => Json): Json {
  const bills = billsOf(given);
  return {
    ...given,
    claims: bills.map((bill, i) => (i === bills.length - 1 ? change(bill) : bill)),
  };
}

/**
 * Part of a bill that can grow: in scope, beside it, or the rare-disease drug and the scope alike.
 */
export type Part = 'inScope' | 'outOfScope' | 'rareDrugCost';

/** The same bill with more cost and the same payments. */
export function enlarged(bill: Json, part: Part, by: number): Json {
  const { total, inScope, outOfScope } = under(bill, 'fees');
  const drug = bill['rareDrugCost'];
  const isInScope = part !== 'outOfScope';
  const fees = {
    total: yuanText(fenOf(total) + by),
    inScope: yuanText(fenOf(inScope) + (isInScope ? by : 0)),
    ...(outOfScope === undefined || !isInScope ? {} : { outOfScope }),
  };
  if (part !== 'rareDrugCost' || drug === undefined) return { ...bill, fees };
  return { ...bill, fees, rareDrugCost: yuanText(fenOf(drug) + by) };
}

/** The same values with every object's keys the other way round. */
export function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, keysReversed(inner)]);
  return Object.fromEntries(entries.toReversed());
}

/** Where the bill's facility is; left out, it is the county's own. */
export function placeOf(bill: Json): string {
  return textAt(under(bill, 'facility'), 'place', 'county');
}
