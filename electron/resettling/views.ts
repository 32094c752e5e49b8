import type { Fen } from '../../engine/money.ts';
import type { Problem } from '../../engine/problem.ts';
import type { CareKind, IsoDate } from '../../engine/terms.ts';
import type { AdjustmentCause } from '../ledger/records.ts';

/** What a replay of years shows to whoever looks at it: types only, so that the window may know them. */

/** What each fund pays more (positive) or less than before. */
export type FundDifferences = {
  readonly basic: Fen;
  readonly catastrophic: Fen;
  readonly aid: Fen;
  readonly tilt: Fen;
  readonly hospital: Fen;
};

/** A bill of the list of 应退/应补, in fen. */
export type ResettledRow = {
  readonly settlementId: string;
  readonly settledOn: IsoDate;
  readonly care: CareKind;
  readonly total: Fen;
  readonly cashWas: Fen;
  readonly cashIs: Fen;
  /** Positive: owed back to the person (应退); negative: the person still owes it (应补). */
  readonly owed: Fen;
  readonly funds: FundDifferences;
  readonly causes: readonly AdjustmentCause[];
};

/** A person of the list: their bills that come out differently, or why their year cannot be settled again. */
export type ResettledPerson = {
  readonly personId: string;
  readonly personName: string;
  readonly certificateMasked: string;
  /** The version of the person's year that was replayed. */
  readonly version: number;
  readonly owed: Fen;
  readonly rows: readonly ResettledRow[];
  readonly stopped: { readonly settlementId: string; readonly problem: Problem } | null;
};

/** A run as it stands: how far it is, and everybody whose year comes out differently so far. */
export type RunView = {
  readonly run: string;
  readonly year: number;
  readonly state: 'running' | 'done' | 'cancelled' | 'stopped';
  readonly done: number;
  readonly of: number;
  readonly people: readonly ResettledPerson[];
  /** Why it stopped. */
  readonly problem: Problem | null;
};

/** Both explanations of a bill, side by side. */
export type BothExplanations = { readonly was: string; readonly is: string };

export type Approval = {
  readonly run: string;
  /** Whose adjustments are approved. */
  readonly people: readonly string[];
  readonly approvedBy: string;
};

/** What came of an approval: the adjustments that were recorded, and those whose year moved since the run. */
export type Approved = {
  readonly adjusted: readonly { readonly personId: string; readonly ids: readonly string[] }[];
  readonly refused: readonly { readonly personId: string; readonly problem: Problem }[];
};
