/**
 * Recomputes an explanation tree without the program's own arithmetic: each step's amount from its
 * formula, each term of a formula from the step that explains it, each given amount from the bill,
 * each published one from the case, each stated one and each share from the pack's own text at the
 * clause that the step cites.
 */
import { isJson, recordsAt, textAt, under, type Json } from '../oracle/case-form.ts';
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
import {
  isShareOf,
  isStated,
  isTabled,
  published,
  statedByBill,
  type Sources,
} from './trace-sources.ts';

/** What the tree says wrongly, in words; empty where every amount recomputes. */
export function faultsOfTrace(from: Sources, root: Json): readonly string[] {
  const steps = allSteps(root);
  return steps.flatMap((step) => [
    ...faultOfAmount(from, step),
    ...faultOfSource(from, step),
    ...termsOf(step).flatMap((term) => faultOfTerm(from.bill, steps, term)),
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
  const single = [how['of'], how['whole']].filter(isJson);
  return [...single, ...recordsAt(how, 'of'), ...recordsAt(how, 'less')];
}

function faultOfAmount(from: Sources, step: Json): readonly string[] {
  const expected = amountFrom(from, step);
  if (expected === null || expected === fenAt(step)) return [];
  return [`${textAt(step, 'name', '?')} is ${fenAt(step)}, but comes to ${expected}`];
}

/**
 * A formula's amount, or the amount that the bill, the case or the document states; null = carried
 * from before.
 */
function amountFrom(from: Sources, step: Json): number | null {
  const how = under(step, 'how');
  switch (textAt(how, 'kind', '?')) {
    case 'carried':
      return null;
    case 'published':
      return published(from, how) ?? UNEXPLAINED;
    case 'stated':
      return isStated(from, step, fenAt(step)) ? fenAt(step) : UNEXPLAINED;
    case 'tabled':
      return isTabled(from, step, fenAt(step)) ? fenAt(step) : UNEXPLAINED;
    case 'given':
      return statedByBill(from.bill, textAt(step, 'name', '?')) ?? UNEXPLAINED;
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
    case 'share':
      return toWholeFen(times(of, shareAt(how)));
    case 'share-in-units':
      return inUnits(times(of, shareAt(how)), how);
    case 'bands':
      return inBands(of, recordsAt(how, 'parts'));
    case 'above-share':
      return toWholeFen(notNegative(minus(of, times(inFen(under(how, 'whole')), shareAt(how)))));
    default:
      throw new Error(`no such formula: ${JSON.stringify(how)}`);
  }
}

function shareAt(of: Json): Rational {
  return fromText(textAt(of, 'share', '?'));
}

/** Half a fen goes up. */
function toWholeFen(fen: Rational): Rational {
  return times(toTheFen(times(fen, fromText('0.01'))), fromText('100'));
}

/** To whole units of so many fen: half a unit goes up, or what is short of one falls away. */
function inUnits(fen: Rational, how: Json): Rational {
  const step = rational(BigInt(Number(how['step'])));
  const units = times(fen, rational(step.under, step.over));
  const half = how['rounding'] === 'half-up' ? rational(1n, 2n) : NOTHING;
  const up = plus(units, half);
  return times(rational(up.over / up.under), step);
}

/** Every part at its share, added and rounded once; the parts are no more than the amount. */
function inBands(of: Rational, parts: readonly Json[]): Rational {
  const amounts = parts.map((part) => rational(BigInt(Number(part['of']))));
  if (minus(of, ...amounts).over < 0n) throw new Error(`bands of more than there is`);
  return toWholeFen(plus(...parts.map((part, i) => times(amounts[i] ?? NOTHING, shareAt(part)))));
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

function faultOfSource(from: Sources, step: Json): readonly string[] {
  const name = textAt(step, 'name', '?');
  const unknown = sharesOf(step).filter((share) => !isShareOf(from, step, share));
  const clause = textAt(step, 'clause', '');
  const isCited = step['clause'] === undefined || from.pack.clauses.has(clause);
  return [
    ...unknown.map((share) => `${name} takes a share of ${JSON.stringify(share)} from nowhere`),
    ...(isCited ? [] : [`${name} cites ${clause}, which no document has`]),
  ];
}

/** The shares of a formula: the one of its step, or one for each band. */
function sharesOf(step: Json): readonly Json[] {
  const how = under(step, 'how');
  return how['share'] === undefined ? recordsAt(how, 'parts') : [how];
}

function whole(fen: Rational): number {
  if (fen.under !== 1n) throw new Error(`not whole fen: ${fen.over}/${fen.under}`);
  return Number(fen.over);
}
