import type { Fen } from './money.ts';
import type { Reason, ReasonMet } from './reasons.ts';
import type { ToldStep } from './told.ts';
import type { ReadingUsed, Step } from './trace.ts';
import type { Category, ClauseId, IsoDate, PackId } from './terms.ts';

/** The year's sums of one person before or after a claim. All parts add, so a ledger can derive them by SUM. */
export type YearSums = {
  readonly deductible: Fen;
  /** Aid used, by the pack's pool id. */
  readonly pools: Readonly<Record<string, Fen>>;
  readonly tilt: Fen;
  /** Self-pay that counts towards tilt: after basic aid, before tilt. */
  readonly selfPay: Fen;
  /** The part of `selfPay` above the tilt line that tilt has already been reckoned on. */
  readonly tiltExcess: Fen;
  /** In-scope cost after insurance. */
  readonly afterInsurance: Fen;
  /** Inpatient stays: a count, for deductibles that fall from stay to stay. */
  readonly stays: number;
  /** Paid by basic and by catastrophic insurance, and the in-scope cost after basic insurance: for plans with yearly amounts. */
  readonly basic: Fen;
  readonly catastrophic: Fen;
  readonly afterBasic: Fen;
};

export type IdentityApplied = {
  readonly category: Category;
  readonly name: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly clause: ClauseId;
};

export type Deposit = 'normal' | 'waived' | 'reduced';
export type Payout = 'one-stop' | 'by-application' | 'retroactive';

/**
 * What one bill comes to, as it is recorded, shown and printed. Amounts in fen; every one of them is read from a step of
 * `trace`.
 */
export type Settlement = {
  readonly pack: PackId;
  readonly readings: readonly ReadingUsed[];
  readonly identity: IdentityApplied | null;
  readonly retroactive: boolean;
  readonly aidBase: Fen;
  readonly deductible: Fen;
  readonly deductibleUsed: Fen;
  readonly deductibleLeft: Fen;
  readonly aid: Fen;
  readonly tilt: Fen;
  readonly tiltRefund: Fen;
  readonly hospitalBorne: Fen;
  readonly selfPayInScope: Fen;
  readonly cash: Fen;
  readonly fundAdvance: Fen;
  /** The yearly cap pool this claim drew on; null where no benefit applies. `left` and `cap` null = uncapped. */
  readonly pool: {
    readonly id: string;
    readonly name: string;
    readonly cap: Fen | null;
    readonly used: Fen;
    readonly left: Fen | null;
  } | null;
  /** The tilt line and yearly cap that applied, for the year's gauges; null where tilt was not reckoned. */
  readonly tiltLimits: { readonly line: Fen; readonly cap: Fen | null } | null;
  readonly control: { readonly within: boolean; readonly excess: Fen } | null;
  readonly deposit: Deposit | null;
  readonly payout: Payout | null;
  readonly reasons: readonly Reason[];
  /** What this claim adds to the year's sums; `before + counts = after`. */
  readonly counts: YearSums;
  readonly before: YearSums;
  readonly after: YearSums;
  readonly trace: ToldStep;
};

/** The same as the engine makes it: its reasons and its explanation are not written out yet (`explain.ts` does). */
export type Settled = Omit<Settlement, 'reasons' | 'trace'> & {
  readonly reasons: readonly ReasonMet[];
  readonly trace: Step;
};
