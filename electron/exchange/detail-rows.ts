import { lessFen, plusFen, ZERO, type Fen } from '../../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { Booking, Borne } from '../ledger/port-reconciling.ts';
import { readCode, type Coded, type Dictionary } from './codes.ts';
import type { Configuration } from './configuration.ts';
import { fieldOf } from './fields.ts';
import { fundsPay } from './fund-total.ts';

/** What the centre reconciles by. Null: not said; only without a configuration, for a draft that nobody sends. */
export type Group = {
  readonly insurance: string | null;
  readonly clearingKind: string | null;
  readonly settlingOffice: string | null;
};

/** Whole fen, below nothing on the row of a refund. */
export type Amounts = {
  readonly total: Fen;
  readonly inScope: Fen;
  readonly fundsPay: Fen;
  readonly accountPays: Fen;
  readonly cashPays: Fen;
};

/** A row of the details (表200), with what it belongs to. */
export type DetailRow = {
  readonly booking: Booking;
  readonly group: Group;
  readonly visitId: string | null;
  readonly personNumber: string | null;
  readonly isRefund: boolean;
  readonly amounts: Amounts;
};

/** How bookings become rows: by what the office says, in the dictionary of its place. */
export type Speaking = {
  readonly configuration: Configuration | null;
  readonly dictionary: Dictionary;
};

/**
 * A settlement is a row +, its reversal a row −; an adjustment takes the former result back and puts the new one, in two
 * rows of its own day. Problems: WRONG_TYPE, where the configuration leaves out what a bill is reconciled by; CODE_UNKNOWN.
 */
export function detailRowsOf(
  booking: Booking,
  speaking: Speaking,
): Result<readonly DetailRow[], Problem<'WRONG_TYPE' | 'CODE_UNKNOWN'>> {
  const group = groupOf(booking, speaking);
  if (!group.ok) return group;
  const { configuration } = speaking;
  const same = {
    booking,
    group: group.value,
    visitId: configuration?.visits.get(booking.settlementId)?.visitId ?? null,
    personNumber: configuration?.people.get(booking.certificate)?.personNumber ?? null,
  };
  const row = (borne: Borne | null, isRefund: boolean): readonly DetailRow[] => {
    if (borne === null) return [];
    const amounts = amountsOf(borne, configuration);
    return [{ ...same, isRefund, amounts: isRefund ? negative(amounts) : amounts }];
  };
  return ok([...row(booking.was, true), ...row(booking.is, false)]);
}

export function addAmounts(a: Amounts, b: Amounts): Amounts {
  return each((name) => plusFen(a[name], b[name]));
}

export const NO_AMOUNTS: Amounts = each(() => ZERO);

function negative(amounts: Amounts): Amounts {
  return each((name) => lessFen(ZERO, amounts[name]));
}

function each(amount: (name: keyof Amounts) => Fen): Amounts {
  return {
    total: amount('total'),
    inScope: amount('inScope'),
    fundsPay: amount('fundsPay'),
    accountPays: amount('accountPays'),
    cashPays: amount('cashPays'),
  };
}

/** What the person pays without their account is 现金支付, by mobile too. */
function amountsOf(borne: Borne, configuration: Configuration | null): Amounts {
  const { total, inScope, account, cash } = borne;
  return {
    total,
    inScope,
    fundsPay: fundsPay(borne, configuration?.fundTotal ?? {}),
    accountPays: account,
    cashPays: lessFen(cash, account),
  };
}

function groupOf(
  booking: Booking,
  { configuration, dictionary }: Speaking,
): Result<Group, Problem<'WRONG_TYPE' | 'CODE_UNKNOWN'>> {
  if (configuration === null) {
    return ok({ insurance: null, clearingKind: null, settlingOffice: null });
  }
  const { care, settlementId, certificate } = booking;
  const person = configuration.people.get(certificate);
  const insurance = person?.insurance ?? configuration.insurance;
  const clearingKind = configuration.clearingKind[care] ?? null;
  const settlingOffice = person?.settlingOffice ?? configuration.settlingOffice;
  const coded = [
    ['insurance', insurance, 'insurance'],
    ['clearingKind', clearingKind, `clearingKind.${care}`],
  ] as const;
  const own = { ...dictionary, place: { ...dictionary.place, on: booking.on } };
  for (const [ours, code, key] of coded) {
    if (code === null) return fail(unsaid(ours, key, settlementId, dictionary));
    const known = readCode(ours, code, own);
    if (!known.ok) return known;
  }
  if (settlingOffice === null) {
    return fail(unsaid('settlingOffice', 'settlingOffice', settlementId, dictionary));
  }
  return ok({ insurance, clearingKind, settlingOffice });
}

function unsaid(
  ours: Coded | 'settlingOffice',
  key: string,
  settlementId: string,
  { place }: Dictionary,
): Problem<'WRONG_TYPE'> {
  const { field, word } = fieldOf(ours, place);
  const people = ours === 'clearingKind' ? '' : ', or for one person under "people"';
  return {
    code: 'WRONG_TYPE',
    message: `${field} (${word}) of settlement ${settlementId} is said nowhere: write "${key}" in the --config file${people}`,
    at: `--config.${key}`,
    facts: { field, settlementId },
  };
}
