/**
 * Recomputes an explanation tree without the program's own arithmetic: each step's amount from its
 * formula, each term of a formula from the step that explains it, each given amount from the bill,
 * each published one from the case.
 */
import {
  figureOn,
  isJson,
  PAYMENTS,
  recordsAt,
  textAt,
  under,
  type Json,
} from '../oracle/case-form.ts';
import {
  fromText,
  least,
  minus,
  notNegative,
  NOTHING,
  plus,
  rational,
  times,
  toTheFen,
  type Rational,
} from '../oracle/rational.ts';
import { fenOf } from './bills.ts';

/** What the tree says wrongly, in words; empty where every amount recomputes. */
export function faultsOfTrace(given: Json, bill: Json, root: Json): readonly string[] {
  const steps = allSteps(root);
  return steps.flatMap((step) => [
    ...faultOfAmount(given, bill, step),
    ...termsOf(step).flatMap((term) => faultOfTerm(bill, steps, term)),
  ]);
}

export function allSteps(step: Json): readonly Json[] {
  return [step, ...recordsAt(step, 'steps').flatMap(allSteps)];
}

export function fenAt(step: Json): number {
  const amount = step['amount'];
  if (typeof amount !== 'number' || !Number.isSafeInteger(amount)) {
    throw new Error(`not whole fen: ${JSON.stringify(step)}`);
  }
  return amount;
}

function inFen(step: Json): Rational {
  return rational(BigInt(fenAt(step)));
}

function termsOf(step: Json): readonly Json[] {
  const how = under(step, 'how');
  return [...(isJson(how['of']) ? [how['of']] : recordsAt(how, 'of')), ...recordsAt(how, 'less')];
}

function faultOfAmount(given: Json, bill: Json, step: Json): readonly string[] {
  const expected = amountFrom(given, bill, step);
  if (expected === null || expected === fenAt(step)) return [];
  return [`${textAt(step, 'name', '?')} is ${fenAt(step)}, but comes to ${expected}`];
}

/**
 * A formula's amount, or the amount that the bill, the case or the document states; null = carried
 * from before.
 */
function amountFrom(given: Json, bill: Json, step: Json): number | null {
  const how = under(step, 'how');
  const name = textAt(step, 'name', '?');
  switch (textAt(how, 'kind', '?')) {
    case 'carried':
      return null;
    case 'published':
      return published(given, bill, textAt(how, 'figure', '?'));
    case 'stated':
      return STATED[name]?.find((amount) => amount === fenAt(step)) ?? UNEXPLAINED;
    case 'given':
      return statedByBill(bill, name) ?? UNEXPLAINED;
    default:
      return whole(formula(how));
  }
}
/** No amount of money: what is compared with it is reported. */
const UNEXPLAINED = -1;

function formula(how: Json): Rational {
  const of = isJson(how['of']) ? inFen(how['of']) : NOTHING;
  const terms = recordsAt(how, 'of').map(inFen);
  switch (textAt(how, 'kind', '?')) {
    case 'nothing':
      return NOTHING;
    case 'sum':
      return plus(...terms);
    case 'smallest':
      return terms.reduce(least);
    case 'difference': {
      const left = minus(of, ...recordsAt(how, 'less').map(inFen));
      return how['neverBelowZero'] === true ? notNegative(left) : left;
    }
    case 'share': {
      const yuan = times(times(of, fromText('0.01')), fromText(textAt(how, 'share', '?')));
      return times(toTheFen(yuan), fromText('100'));
    }
    default:
      throw new Error(`no such formula: ${JSON.stringify(how)}`);
  }
}

/** 第十条、第十二条（三）、第十三条: the amounts the document itself prints, in fen. */
const STATED: Readonly<Record<string, readonly number[]>> = {
  poolCap: [80_000, 7_000_000],
  tiltCap: [2_000_000],
};

function published(given: Json, bill: Json, key: string): number {
  const figure = figureOn(given, key, textAt(bill, 'settledOn', ''));
  return figure === null ? UNEXPLAINED : whole(times(figure, fromText('100')));
}

function statedByBill(bill: Json, name: string): number | null {
  const fees = under(bill, 'fees');
  const paid = under(bill, 'paid');
  if (name === 'total' || name === 'inScope') return fenOf(fees[name]);
  if (name === 'outOfScope') return fenOf(fees['total']) - fenOf(fees['inScope']);
  if (paid[name] !== undefined) return fenOf(paid[name]);
  return PAYMENTS.includes(name) ? 0 : null;
}

/**
 * No number from nowhere: a term is a step of this tree with this amount, or stands on the bill, or
 * is nothing.
 */
function faultOfTerm(bill: Json, steps: readonly Json[], term: Json): readonly string[] {
  const name = textAt(term, 'name', '?');
  const explained = steps.filter((step) => step['name'] === name);
  const agrees =
    explained.length > 0
      ? explained.every((step) => fenAt(step) === fenAt(term))
      : fenAt(term) === (statedByBill(bill, name) ?? 0);
  return agrees ? [] : [`the term ${name} of ${fenAt(term)} is not what its own step says`];
}

function whole(fen: Rational): number {
  if (fen.under !== 1n) throw new Error(`not whole fen: ${fen.over}/${fen.under}`);
  return Number(fen.over);
}
