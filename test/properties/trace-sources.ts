/**
 * Where an explanation may take a number from: the bill, the figures and tables of the case, the
 * pack's own text.
 */
import { PAYMENTS, recordsAt, textAt, under, type Json } from '../oracle/case-form.ts';
import { fenOf } from './bills.ts';
import type { PackAmounts } from './pack-amounts.ts';

export type Sources = { readonly given: Json; readonly bill: Json; readonly pack: PackAmounts };

const holdsOn = (on: string) => (dated: Json) =>
  textAt(dated, 'from', '') <= on && on <= textAt(dated, 'until', '9999-12-31');

export function statedByBill(bill: Json, name: string): number | null {
  const fees = under(bill, 'fees');
  const paid = under(bill, 'paid');
  if (name === 'total' || name === 'inScope') return fenOf(fees[name]);
  if (name === 'outOfScope') return fenOf(fees['total']) - fenOf(fees['inScope']);
  if (name === 'rareDrugCost' && bill[name] !== undefined) return fenOf(bill[name]);
  if (paid[name] !== undefined) return fenOf(paid[name]);
  return PAYMENTS.includes(name) ? 0 : null;
}

/** The figure of the bill's day: of the case, or of the pack where the case brings none. */
export function published({ given, bill, pack }: Sources, how: Json): number | null {
  const own = recordsAt(given, 'figures');
  const figure = (own.length > 0 ? own : pack.figures)
    .filter((one) => one['key'] === how['figure'] && one['from'] === how['from'])
    .find(holdsOn(textAt(bill, 'settledOn', '')));
  return figure === undefined ? null : fenOf(figure['value'] ?? figure['yuan']);
}

/** The steps that the document's own amounts stand under, and the part of a rule they are. */
const ROLES: Readonly<Record<string, string>> = {
  poolCap: 'cap',
  widerPoolCap: 'cap',
  tiltCap: 'cap',
  deductibleLine: 'deductible',
  tiltLine: 'line',
};

/** The pack's text has this amount at the clause that the step cites, for the bill's day. */
export function isStated({ bill, pack }: Sources, step: Json, fen: number): boolean {
  const on = textAt(bill, 'settledOn', '');
  const role = ROLES[textAt(step, 'name', '?')];
  return pack.amounts.some(
    (one) =>
      one.role === role &&
      one.clause === step['clause'] &&
      one.fen === fen &&
      one.from <= on &&
      on <= one.until,
  );
}

function tableOf({ given, bill, pack }: Sources, how: Json): Json | undefined {
  return [...recordsAt(given, 'plans'), ...pack.tables]
    .filter((one) => one['name'] === how['table'] && one['source'] === how['source'])
    .find(holdsOn(textAt(bill, 'settledOn', '')));
}

/** The insurance table of the case or of the pack that the step names has this amount. */
export function isTabled(from: Sources, step: Json, fen: number): boolean {
  const table = tableOf(from, under(step, 'how'));
  if (table === undefined) return false;
  const [basic, catastrophic] = [under(table, 'basic'), under(table, 'catastrophic')];
  const rows = recordsAt(basic, 'rows').flatMap((row) => row['deductibles']);
  const { deductible } = catastrophic;
  const amounts: Readonly<Record<string, readonly unknown[]>> = {
    basicDeductible: rows,
    basicCap: [basic['cap']],
    catastrophicDeductible: [deductible],
    catastrophicDeductibleWhole: [deductible],
    catastrophicCap: [catastrophic['cap']],
  };
  const said = amounts[textAt(step, 'name', '?')] ?? [];
  return said.some((amount) => typeof amount === 'string' && fenOf(amount) === fen);
}

/**
 * A share that the clause gives, that a district published, or that an insurance table has, raised
 * or not.
 */
export function isShareOf(from: Sources, step: Json, of: Json): boolean {
  const share = Number(of['share']);
  const by = under(step, 'how')['by'];
  if (typeof by === 'string') return isPublishedShare(from, by, share);
  const { clause } = step;
  if (from.pack.shares.some((one) => one.clause === clause && one.share === share)) return true;
  if (under(step, 'how')['kind'] !== 'bands') return false;
  const base = of['raisedFrom'] === undefined ? share : Number(of['raisedFrom']);
  const raised = of['raisedFrom'] === undefined ? share : Math.min(1, base + from.pack.raise);
  return tabledShares(from).includes(base) && Math.abs(raised - share) < 1e-9;
}

function isPublishedShare({ given, bill }: Sources, by: string, share: number): boolean {
  return recordsAt(given, 'figures')
    .filter(holdsOn(textAt(bill, 'settledOn', '')))
    .some(
      (figure) =>
        textAt(figure, 'key', '').includes('-share') &&
        Number(figure['value']) === share &&
        by.includes(textAt(figure, 'from', '?')),
    );
}

function tabledShares({ given, bill, pack }: Sources): readonly number[] {
  const named = [...recordsAt(given, 'plans'), ...pack.tables].filter(
    (table) => table['id'] === bill['plan'],
  );
  const rows = named.flatMap((table) => [
    ...recordsAt(under(table, 'basic'), 'rows'),
    under(table, 'catastrophic'),
  ]);
  return rows.flatMap((row) => recordsAt(row, 'bands').map((band) => Number(band['share'])));
}
