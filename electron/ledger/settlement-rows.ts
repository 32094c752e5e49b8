import { lessFen, ZERO, type Fen } from '../../engine/money.ts';
import type { Settlement, YearSums } from '../../engine/settlement.ts';
import { dayOf, settlementIdOf, type Entry, type EntryOf } from './entries.ts';
import type { SettlementDraft } from './records.ts';
import { adjustingPostings, netted, postingsOf, reversed, type Posting } from './postings.ts';
import { adjustedDraft, type Standing } from './standing.ts';
import { NO_ROWS, type Rows } from './tables.ts';
import { lessSums, negativeSums, plainSums } from './year-sums.ts';

/** What an entry adds to the sums of a settlement's amounts. */
type Added = Pick<Settlement, 'aid' | 'tilt' | 'cash'> & { readonly total: Fen };

export function settledRows(entry: EntryOf<'settlement'>): Rows {
  const { draft, messageId, platformId, differences } = entry.body;
  const { claim, settlement } = draft;
  const rows = moneyRows(entry, entry, {
    postings: postingsOf(draft),
    added: { ...settlement, total: claim.fees.total },
    counts: plainSums(settlement.counts),
  });
  const { seq } = entry;
  const message = { seq, message_id: messageId ?? '', person_id: draft.personId, state: 'settled' };
  return {
    ...rows,
    message: messageId === null ? [] : [message],
    confirmation:
      platformId === null
        ? []
        : [confirmationRow(seq, { settlementId: settlementIdOf(entry), platformId, differences })],
  };
}

/** A reversal takes back all that counts of a settlement: what was recorded, and what was adjusted since. */
export function reversedRows(entry: EntryOf<'reversal'>, { original, draft }: Standing): Rows {
  const { settlement, claim } = draft;
  const whole = [...postingsOf(original.body.draft), ...since(original, draft)];
  return moneyRows(entry, original, {
    postings: reversed(netted(whole)),
    added: negative({ ...settlement, total: claim.fees.total }),
    counts: negativeSums(settlement.counts),
    reverses: entry.body.reverses,
  });
}

function since(original: EntryOf<'settlement'>, draft: SettlementDraft): readonly Posting[] {
  return adjustingPostings(original.body.draft, draft);
}

/** An adjustment adds the difference to what counted before. */
export function adjustedRows(entry: EntryOf<'adjustment'>, { original, draft }: Standing): Rows {
  const is = adjustedDraft(draft, entry);
  const [now, before] = [is.settlement, draft.settlement];
  return moneyRows(entry, original, {
    postings: adjustingPostings(draft, is),
    added: {
      aid: lessFen(now.aid, before.aid),
      tilt: lessFen(now.tilt, before.tilt),
      cash: lessFen(now.cash, before.cash),
      total: ZERO,
    },
    counts: lessSums(now.counts, before.counts),
    adjusts: entry.body.adjusts,
  });
}

export function confirmationRow(
  seq: number,
  {
    settlementId,
    platformId,
    differences,
  }: {
    readonly settlementId: string;
    readonly platformId: string;
    readonly differences: readonly unknown[] | null;
  },
): Rows['confirmation'][number] {
  const differs = differences === null || differences.length === 0 ? 0 : 1;
  return { seq, settlement_id: settlementId, platform_id: platformId, differs };
}

function negative({ aid, tilt, cash, total }: Added): Added {
  const turned = (amount: Fen) => lessFen(ZERO, amount);
  return { aid: turned(aid), tilt: turned(tilt), cash: turned(cash), total: turned(total) };
}

function moneyRows(
  entry: Entry,
  { body: { draft, personName } }: EntryOf<'settlement'>,
  on: {
    readonly postings: readonly Posting[];
    readonly added: Added;
    readonly counts: YearSums;
    readonly reverses?: string;
    readonly adjusts?: string;
  },
): Rows {
  const { added, counts, reverses = null, adjusts = null } = on;
  const { aid, tilt, cash, total } = added;
  return {
    ...NO_ROWS,
    posting: postingRows(entry.seq, on.postings),
    settlement: [
      {
        seq: entry.seq,
        id: settlementIdOf(entry),
        person_id: draft.personId,
        person_name: personName,
        year: draft.year,
        settled_on: draft.claim.settledOn,
        recorded_at: entry.at,
        recorded_on: dayOf(entry.at),
        care: draft.claim.care,
        total,
        aid,
        tilt,
        cash,
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
        operator: entry.by,
        facility: draft.facility.code,
        adjusts,
      },
    ],
    settlement_pool: poolRows(entry.seq, counts),
  };
}

export function postingRows(seq: number, postings: readonly Posting[]): Rows['posting'] {
  return postings.map(({ account, amount }, index) => ({ seq, line: index + 1, account, amount }));
}

function poolRows(seq: number, counts: YearSums): Rows['settlement_pool'] {
  return Object.entries(counts.pools)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([pool, amount]) => ({ seq, pool, amount }));
}
