import { lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { assert, unreachable } from '../../engine/problem.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { dayOf, settlementIdOf, type Entry, type EntryOf } from './entries.ts';
import { postingsOf, reversed, type Posting } from './postings.ts';
import { NO_ROWS, type Rows } from './tables.ts';
import { negativeSums, plainSums } from './year-sums.ts';

/** Finds the settlement that a reversal names. */
export type FindOriginal = (settlementId: string) => EntryOf<'settlement'> | null;

/**
 * All rows that follow from an entry: written with it, and compared with what is stored by
 * `verify`.
 */
export function project(entry: Entry, findOriginal: FindOriginal): Rows {
  switch (entry.kind) {
    case 'opened':
    case 'facility':
    case 'print':
      return NO_ROWS;
    case 'person': {
      const { id, name, certificate, initials } = entry.body;
      const version = { seq: entry.seq, person_id: id, name, certificate, initials };
      return { ...NO_ROWS, person_version: [version] };
    }
    case 'figure': {
      const { key, from, until, value, source, region } = entry.body;
      const days = { from_day: from, until_day: until };
      return { ...NO_ROWS, figure: [{ seq: entry.seq, key, ...days, value, source, region }] };
    }
    case 'plan': {
      const { id, from, until, name, source } = entry.body;
      const days = { from_day: from, until_day: until };
      return { ...NO_ROWS, plan: [{ seq: entry.seq, plan_id: id, ...days, name, source }] };
    }
    case 'reading': {
      const { place, reading, on, reason, approvedBy } = entry.body;
      const said = { is_on: on ? 1 : 0, reason, approved_by: approvedBy };
      return { ...NO_ROWS, reading: [{ seq: entry.seq, place, reading, ...said }] };
    }
    case 'settlement':
      return settlementRows(entry, entry, null);
    case 'reversal': {
      const original = findOriginal(entry.body.reverses);
      assert(original !== null, `there is no settlement ${entry.body.reverses} to reverse`);
      assert(original.hash === entry.body.reversesHash, 'what it reverses has another hash');
      assert(original.subject === entry.subject, 'what it reverses is about another person');
      return settlementRows(entry, original, entry.body.reverses);
    }
    default:
      return unreachable(entry);
  }
}

/** A reversal has the same rows as what it reverses, with every amount turned round. */
function settlementRows(
  entry: Entry,
  original: EntryOf<'settlement'>,
  reverses: string | null,
): Rows {
  const { draft, personName } = original.body;
  const { claim, settlement } = draft;
  const signed = (amount: Fen) => (reverses === null ? amount : lessFen(ZERO, amount));
  const postings = postingsOf(draft);
  const counts = reverses === null ? plainSums(settlement.counts) : negativeSums(settlement.counts);
  return {
    ...NO_ROWS,
    posting: postingRows(entry.seq, reverses === null ? postings : reversed(postings)),
    settlement: [
      {
        seq: entry.seq,
        id: settlementIdOf(entry),
        person_id: draft.personId,
        person_name: personName,
        year: draft.year,
        settled_on: claim.settledOn,
        recorded_at: entry.at,
        recorded_on: dayOf(entry.at),
        care: claim.care,
        total: signed(claim.fees.total),
        aid: signed(settlement.aid),
        tilt: signed(settlement.tilt),
        cash: signed(settlement.cash),
        year_deductible: counts.deductible,
        year_tilt: counts.tilt,
        year_self_pay: counts.selfPay,
        year_tilt_excess: counts.tiltExcess,
        year_after_insurance: counts.afterInsurance,
        reverses,
        year_stays: counts.stays,
        year_basic: counts.basic,
        year_catastrophic: counts.catastrophic,
        year_after_basic: counts.afterBasic,
      },
    ],
    settlement_pool: poolRows(entry.seq, counts),
  };
}

function postingRows(seq: number, postings: readonly Posting[]): Rows['posting'] {
  return postings.map(({ account, amount }, index) => ({ seq, line: index + 1, account, amount }));
}

function poolRows(seq: number, counts: YearSums): Rows['settlement_pool'] {
  return Object.entries(counts.pools)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([pool, amount]) => ({ seq, pool, amount }));
}
