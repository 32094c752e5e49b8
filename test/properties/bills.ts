/** Bills and answers as the properties look at them: whole fen, and each answer beside its bill. */
import { isJson, textAt, textsAt, under, type Json } from '../oracle/case-form.ts';
import { engineAnswer } from '../oracle/engine-answer.ts';
import { fenText } from '../oracle/random-cases.ts';

export function fenOf(yuan: unknown): number {
  const match = typeof yuan === 'string' ? /^(\d+)(?:\.(\d{1,2}))?$/.exec(yuan) : null;
  if (match === null) throw new Error(`not an amount in yuan: ${JSON.stringify(yuan)}`);
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
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

export function billsOf(given: Json): readonly Json[] {
  const claims = given['claims'];
  return Array.isArray(claims) ? claims.filter(isJson) : [];
}

function resultsOf(given: Json, trace: 'none' | 'tree' = 'none'): readonly Json[] {
  const results = engineAnswer(given, trace)['results'];
  if (!Array.isArray(results))
    throw new Error(`the case was not settled: ${JSON.stringify(given)}`);
  return results.filter(isJson);
}

/**
 * The bills that were settled, each with its answer; those that lack a figure are a problem and
 * stand aside.
 */
export function settledOf(given: Json, trace: 'none' | 'tree' = 'none'): readonly Settled[] {
  const bills = billsOf(given);
  return resultsOf(given, trace).flatMap((result, index) => {
    const bill = bills[index];
    if (bill === undefined || result['problem'] !== undefined) return [];
    return [
      {
        bill,
        result,
        year: yearOf(bill),
        fen: (field: string) => fenOf(result[field]),
        has: (reason: string) => textsAt(result, 'reasons').includes(reason),
        paid: sum(Object.values(under(bill, 'paid')).map(fenOf)),
      },
    ];
  });
}

export function yearOf(bill: Json): string {
  return textAt(bill, 'settledOn', '').slice(0, 4);
}

export function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}

/** The same bill with more (in-scope or out-of-scope) cost and the same payments. */
export function enlarged(bill: Json, part: 'inScope' | 'outOfScope', by: number): Json {
  const { total, inScope, outOfScope } = under(bill, 'fees');
  const fees = {
    total: fenText(fenOf(total) + by),
    inScope: fenText(fenOf(inScope) + (part === 'inScope' ? by : 0)),
    ...(outOfScope === undefined || part === 'outOfScope' ? {} : { outOfScope }),
  };
  return { ...bill, fees };
}

/** The case with its last bill put in another way. */
export function withLast(given: Json, change: (bill: Json) => Json): Json {
  const bills = billsOf(given);
  return {
    ...given,
    claims: bills.map((bill, i) => (i === bills.length - 1 ? change(bill) : bill)),
  };
}

/** The last bill's answer; null where it is a problem. */
export function lastOf(given: Json): Settled | null {
  const settled = settledOf(given);
  const last = settled.at(-1);
  return last?.bill === billsOf(given).at(-1) ? (last ?? null) : null;
}

/** The same values with every object's keys the other way round. */
export function keysReversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keysReversed);
  if (!isJson(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, keysReversed(inner)]);
  return Object.fromEntries(entries.toReversed());
}
