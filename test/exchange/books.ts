import { onTestFinished } from 'vitest';
import { toFen } from '../../engine/money.ts';
import type { CareKind } from '../../engine/terms.ts';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement, Stamp } from '../../electron/ledger/records.ts';
import { adjustmentOf, APPROVED_BY } from '../ledger/adjusting-desk.ts';
import { buildDraft, buildPerson, CLINIC, stampAt, type Bill } from '../ledger/build-draft.ts';
import { valueOf } from '../ledger/desk.ts';

/** A bill of one person, who pays some of theirs from the personal account. */
export type Charged = {
  readonly bill: Bill;
  readonly care?: CareKind;
  readonly account?: number;
  readonly facility?: string;
};

/** A desk that does what is reconciled later: each bill is of a person of its own, so that none stands in another's way. */
export type Books = {
  readonly ledger: Ledger;
  /** Days go forwards; each moment is a second after the one before. */
  readonly at: (day: string) => Stamp;
  readonly settle: (charged: Charged, stamp: Stamp) => Promise<RecordedSettlement>;
  readonly confirm: (settlementId: string, platformId: string, stamp: Stamp) => Promise<void>;
  readonly reverse: (settlementId: string, stamp: Stamp) => Promise<RecordedSettlement>;
  readonly adjust: (
    settlement: RecordedSettlement,
    bill: Bill,
    stamp: Stamp,
  ) => Promise<RecordedSettlement>;
};

export async function openBooks(file = ':memory:'): Promise<Books> {
  const ledger = valueOf(openLedger({ file, clock: () => '2026-04-30T08:00:00+08:00' }));
  onTestFinished(() => ledger.close());
  let count = 0;
  const at = (day: string) => {
    count += 1;
    const time = new Date(Date.UTC(2026, 0, 1, 8, 0, count)).toISOString().slice(11, 19);
    return stampAt(`${day}T${time}+08:00`);
  };
  valueOf(await ledger.saveFacility(CLINIC, at('2026-04-30')));

  const settle = async (charged: Charged, stamp: Stamp) => {
    const id = `person-${(count += 1)}`;
    const certificate = certificateOf(count);
    valueOf(await ledger.savePerson(buildPerson(id, { certificate }), stamp));
    const { sums, version } = await ledger.yearSoFar(id, 2026);
    const draft = draftOf(id, sums, charged);
    return valueOf(await ledger.record({ draft, key: `k-${id}`, expectedVersion: version, stamp }));
  };

  return {
    ledger,
    at,
    settle,
    confirm: async (settlementId, platformId, stamp) => {
      valueOf(await ledger.confirm({ settlementId, platformId, differences: [] }, stamp));
    },
    reverse: async (settlementId, stamp) =>
      valueOf(await ledger.reverse(settlementId, '录错', `r-${settlementId}`, stamp)),
    adjust: async (settlement, bill, stamp) => {
      const adjustment = {
        ...(await adjustmentOf(ledger, settlement, bill)),
        run: `run-${settlement.seq}`,
        approvedBy: APPROVED_BY,
      };
      const { version } = await ledger.yearSoFar(settlement.personId, 2026);
      const { after } = adjustment.settlement;
      const asked = { adjustments: [adjustment], after, expectedVersion: version, stamp };
      const [adjusted] = valueOf(await ledger.adjust(asked));
      if (adjusted === undefined) throw new Error('nothing was adjusted');
      return adjusted;
    },
  };
}

/** Nobody's: the first digits are no place. */
export function certificateOf(count: number): string {
  return `999999${String(count).padStart(12, '0')}`;
}

function draftOf(id: string, sums: Parameters<typeof buildDraft>[1], charged: Charged) {
  const { bill, care = 'inpatient', account = 0, facility = CLINIC.code } = charged;
  const draft = buildDraft(id, sums, bill);
  const { cash, counts, after } = draft.settlement;
  // Only stays are counted as such.
  const stays = care === 'inpatient' ? 1 : 0;
  const tendered = toFen(cash - account);
  return {
    ...draft,
    claim: { ...draft.claim, care },
    facility: { ...draft.facility, code: facility },
    settlement: { ...draft.settlement, counts: { ...counts, stays }, after: { ...after, stays } },
    payment: { account: toFen(account), mobile: toFen(0), tendered, change: toFen(0) },
  };
}
