import { expect } from 'vitest';
import { EMPTY_YEAR } from '../../engine/year.ts';
import type { AdjustmentDraft } from '../../electron/ledger/port-adjusting.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type { RecordedSettlement } from '../../electron/ledger/records.ts';
import { buildDraft, stampAt, type Bill } from './build-draft.ts';
import type { Desk } from './desk.ts';

export const NEXT_DAY = stampAt('2026-05-11T16:40:00+08:00');
export const APPROVED_BY = '主任丙';

/** What an adjustment of the only settlement of a year says: the same bill with another result. */
export async function adjustmentOf(
  ledger: Ledger,
  recorded: RecordedSettlement,
  bill: Bill,
): Promise<AdjustmentDraft> {
  const { settlements } = await ledger.countingYear(recorded.personId, recorded.year);
  const counting = settlements.find((each) => each.recorded.id === recorded.id);
  const draft = buildDraft(recorded.personId, EMPTY_YEAR, bill);
  if (counting === undefined || draft.standard === null) expect.fail('it counts');
  return {
    adjusts: recorded.id,
    adjustsHash: counting.newest.hash,
    personId: recorded.personId,
    year: recorded.year,
    settlement: draft.settlement,
    packHash: draft.packHash,
    standard: draft.standard,
    causes: [{ kind: 'person', seq: 2 }],
    approvedBy: APPROVED_BY,
    run: 'run-1',
  };
}

export async function adjustTo(
  { ledger, personId }: Pick<Desk, 'ledger' | 'personId'>,
  recorded: RecordedSettlement,
  bill: Bill,
) {
  const adjustment = await adjustmentOf(ledger, recorded, bill);
  const { version } = await ledger.yearSoFar(personId, 2026);
  const { after } = adjustment.settlement;
  const request = { adjustments: [adjustment], after, expectedVersion: version, stamp: NEXT_DAY };
  return ledger.adjust(request);
}
