import { onTestFinished } from 'vitest';
import { lessFen, toFen, ZERO } from '../../engine/money.ts';
import type { CloseSheet, RecordedClose } from '../../electron/ledger/port-closing.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import type {
  Facility,
  RecordedSettlement,
  SettlementDraft,
  Stamp,
} from '../../electron/ledger/records.ts';
import { buildDraft, buildPerson, CLINIC, MORNING, type Bill } from './build-draft.ts';
import { valueOf } from './desk.ts';

/** Where money is taken, and by whom. */
export type Window = { readonly facility: string; readonly operator: string };

export const JIA: Window = { facility: 'H51040200001', operator: '收费员甲' };
export const YI: Window = { facility: 'H51040200001', operator: '收费员乙' };
/** The same operator at another facility. */
export const JIA_ELSEWHERE: Window = { facility: 'H51041100002', operator: '收费员甲' };

export const shiftOf = ({ facility, operator }: Window) =>
  ({ span: 'shift', facility, operator }) as const;
export const dayOf = ({ facility }: Pick<Window, 'facility'>) =>
  ({ span: 'day', facility, operator: null }) as const;

/** One bill of a hundred yuan cash, if nothing else is said. */
const CASH_BILL: Bill = { total: 10_000 };

export type Paid = { readonly mobile?: number; readonly tendered?: number };

/** Takes a bill at a window: cash is given exactly, unless more is tendered. */
export async function takeAt(
  ledger: Ledger,
  window: Window,
  key: string,
  {
    bill = CASH_BILL,
    paid = {},
    at = MORNING.at,
  }: { readonly bill?: Bill; readonly paid?: Paid | null; readonly at?: string } = {},
): Promise<RecordedSettlement> {
  const { sums, version } = await ledger.yearSoFar(PERSON, 2026);
  const draft = { ...buildDraft(PERSON, sums, bill), facility: facilityOf(window) };
  const payment = paid === null ? null : paymentOf(draft, paid);
  const entry = { draft: { ...draft, payment }, key, expectedVersion: version };
  return valueOf(await ledger.record({ ...entry, stamp: { at, by: window.operator } }));
}

const PERSON = 'person-1';

export async function openTown(openFresh: () => Promise<Ledger>): Promise<Ledger> {
  const ledger = await openFresh();
  valueOf(await ledger.savePerson(buildPerson(PERSON), MORNING));
  return ledger;
}

/** The same, closed when the test ends. */
export async function openTownForTest(openFresh: () => Promise<Ledger>): Promise<Ledger> {
  const ledger = await openTown(openFresh);
  onTestFinished(() => ledger.close());
  return ledger;
}

function facilityOf({ facility: code, operator }: Window): Facility {
  return { ...CLINIC, code, operator };
}

function paymentOf({ settlement: { cash } }: SettlementDraft, paid: Paid) {
  const mobile = toFen(paid.mobile ?? 0);
  const tendered = toFen(paid.tendered ?? lessFen(cash, mobile));
  return { account: ZERO, mobile, tendered, change: toFen(mobile + tendered - cash) };
}

export async function reverseAt(
  ledger: Ledger,
  { operator }: Window,
  settlementId: string,
  at = MORNING.at,
): Promise<RecordedSettlement> {
  const key = `reverse ${settlementId}`;
  return valueOf(await ledger.reverse(settlementId, '录错', key, { at, by: operator }));
}

/** Closes what a sheet shows, counted as expected unless said otherwise. */
export async function closeSheetNow(
  ledger: Ledger,
  { span, facility, operator, upTo, expected }: CloseSheet,
  {
    counted = expected,
    stamp = MORNING,
    handedTo = null,
  }: { readonly counted?: number; readonly stamp?: Stamp; readonly handedTo?: string | null } = {},
): Promise<RecordedClose> {
  const sealed = span === 'day' ? null : toFen(counted);
  const reason = counted === expected ? null : '找零有误';
  const request = { span, facility, operator, upTo, counted: sealed, reason, handedTo };
  return valueOf(await ledger.closePeriod(request, stamp));
}

/** Shows the sheet of a shift and closes it, counted as expected. */
export async function closeShift(
  ledger: Ledger,
  window: Window,
  how: Parameters<typeof closeSheetNow>[2] = {},
): Promise<RecordedClose> {
  return closeSheetNow(ledger, await ledger.closeSheet(shiftOf(window)), how);
}

export async function closeDay(
  ledger: Ledger,
  window: Pick<Window, 'facility'>,
  stamp: Stamp = MORNING,
): Promise<RecordedClose> {
  return closeSheetNow(ledger, await ledger.closeSheet(dayOf(window)), { stamp });
}
