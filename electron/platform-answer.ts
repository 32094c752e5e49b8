import { z } from 'zod';
import { moneyField, parseWith } from '../engine/fields.ts';
import { addFen, lessFen, ZERO, type Fen } from '../engine/money.ts';
import { ok, type Result } from '../engine/problem.ts';
import type { AnswerDifference, SettlementDraft } from './ledger/records.ts';
import { sharesOf } from './ledger/postings.ts';

/** Of what the platform can say an amount. `person:cash` is all that is the person's, however they pay it. */
export const ANSWERED = [
  'bill',
  'fund:basic',
  'fund:catastrophic',
  'fund:other-insurance',
  'fund:rare-disease',
  'fund:commercial',
  'charity',
  'fund:aid',
  'fund:tilt',
  'hospital',
  'person:cash',
] as const;
export type Answered = (typeof ANSWERED)[number];

/** The platform's amounts in yuan; what is left out it did not say, and nothing is taken to differ. */
export type AnsweredAmounts = { readonly [A in Answered]?: string };

const amountsSchema = z.partialRecord(z.enum(ANSWERED), moneyField);

/** What the platform says differently of a bill. Ours is never taken from whoever asks, but from the bill itself. */
export function differencesOf(
  draft: SettlementDraft,
  amounts: AnsweredAmounts,
): Result<readonly AnswerDifference[]> {
  const read = parseWith(amountsSchema, amounts, 'amounts');
  if (!read.ok) return read;
  const differences = ANSWERED.flatMap((account): AnswerDifference[] => {
    const theirs = read.value[account];
    const ours = ourAmount(draft, account);
    return theirs === undefined || theirs === ours ? [] : [{ account, ours, theirs }];
  });
  return ok(differences);
}

/** What is paid for is posted as a negative amount, and told as a positive one. */
function ourAmount(draft: SettlementDraft, account: Answered): Fen {
  const posted = sharesOf(draft).filter((posting) => posting.account === account);
  const sum = addFen(...posted.map(({ amount }) => amount));
  return account === 'bill' ? lessFen(ZERO, sum) : sum;
}
