import type { Claim, Figure, Identity } from '../../engine/claim.ts';
import type { InsurancePlan } from '../../engine/insurance/plan.ts';
import type { Fen } from '../../engine/money.ts';
import type { Problem, ProblemCode, Result } from '../../engine/problem.ts';
import type { RegionCode } from '../../engine/region.ts';
import type { Settlement } from '../../engine/settlement.ts';
import type { FeeType, IsoDate, PackId } from '../../engine/terms.ts';

/** What the ledger is told and answers with; the operations on it are in port.ts and, by topic, in port-*.ts. */

/** Where the money is taken: stands on every settlement and slip. */
export type Facility = {
  readonly name: string;
  /** 12-character code of the designated institution; empty where not yet given. */
  readonly code: string;
  readonly level: 1 | 2 | 3;
  /** The county it lies in; null where it was entered before regions were asked for. */
  readonly regionCode: RegionCode | null;
  readonly desk: string;
  readonly operator: string;
};

export type RecordedIdentity = Identity & { readonly source: string };

export type Person = {
  readonly id: string;
  readonly name: string;
  /** 18 characters, checksum valid; masked before it leaves the workstation. */
  readonly certificate: string;
  /** 拼音 initials of the name, lower case, for the search. */
  readonly initials: string;
  /** Where they are recognised (认定地), whose standard holds; null where it was never asked for. */
  readonly recognisedIn: RegionCode | null;
  readonly identities: readonly RecordedIdentity[];
};

/** Who entered something, and when. */
type Entered = { readonly enteredAt: string; readonly enteredBy: string };

export type OfficeFigure = Figure & {
  readonly source: string;
  /** Whose people it holds for; null = those of the office's own place. */
  readonly region: RegionCode | null;
};
export type FigureEntry = OfficeFigure & Entered;

export type PlanEntry = InsurancePlan & Entered;

/** An alternative reading of a place's documents switched on or off, which takes two people. */
export type ReadingSwitch = {
  /** The first part of the id of that place's packs, e.g. `panzhihua`. */
  readonly place: string;
  readonly reading: string;
  readonly on: boolean;
  readonly reason: string;
  readonly approvedBy: string;
};
export type ReadingEntry = ReadingSwitch & Entered;

/** Whose standard a bill was settled by. */
export type Standard = {
  readonly packId: PackId;
  readonly regionName: string;
  /** The person's place of recognition. */
  readonly homeCode: RegionCode;
  /** The person's own closer place, where none of its packs was in force and a wider place's held. */
  readonly fallsTo: string | null;
  /** Another place's standard applies, which is not known here: nothing was aided. */
  readonly elsewhere: boolean;
};

/**
 * How the person paid what is theirs, in fen: account + mobile + tendered − change is the settlement's cash. Tendered
 * and change are two numbers: what stays in the drawer is their difference.
 */
export type Payment = {
  /** From the personal account of the insured (个人账户). */
  readonly account: Fen;
  readonly mobile: Fen;
  /** Cash put on the counter, and cash given back. */
  readonly tendered: Fen;
  readonly change: Fen;
};

/** From the day of admission to that of discharge (入院、出院). */
export type Stay = { readonly admittedOn: IsoDate; readonly dischargedOn: IsoDate };

/**
 * One kind of charge on the bill, in fen: `classA + classB + classC = amount` (甲、乙、丙). Nothing is computed from it; all
 * of `classC`, and of the others what is paid first (先行自付) and what is over a price limit (超限价), is out of scope.
 */
export type FeeItem = {
  readonly type: FeeType;
  readonly amount: Fen;
  readonly classA: Fen;
  readonly classB: Fen;
  readonly classC: Fen;
  readonly paidFirst: Fen;
  readonly overLimit: Fen;
};

/** What the hospital's own system says of a bill beside its sums. */
export type BillDetails = {
  readonly stay: Stay | null;
  /** Each type once, in the order of the bill; empty where the bill gives only its sums. */
  readonly feeItems: readonly FeeItem[];
};

/** A settlement before the ledger has given it its number, sequence and hash. */
export type SettlementDraft = {
  readonly personId: string;
  readonly year: number;
  readonly claim: Claim;
  readonly diagnosis: string;
  readonly facility: Facility;
  readonly settlement: Settlement;
  readonly packHash: string;
  /** Never null in what is recorded now; null where it was recorded before places were told apart. */
  readonly standard: Standard | null;
  /** Null where it was not taken down: all of it in cash, with nothing to give back. */
  readonly payment: Payment | null;
  /** Null where only the bill's sums were taken down. */
  readonly details: BillDetails | null;
};

/** The two numbers under which the platform knows a settlement. */
export type SentAs = {
  /** 发送方报文ID, 30 characters; null where it was recorded before messages were numbered, or without a facility code. */
  readonly messageId: string | null;
  /** 结算ID; null while only we have settled: the settlement is then provisional until `confirm`. */
  readonly platformId: string | null;
};

/** An amount on which the platform's answer differs from ours, in fen. */
export type AnswerDifference = {
  readonly account: string;
  readonly ours: Fen;
  readonly theirs: Fen;
};

/** What made a settlement come out differently afterwards. */
export type AdjustmentCause = {
  readonly kind: 'person' | 'figure' | 'plan' | 'reading' | 'reversal' | 'adjustment' | 'pack';
  /** The journal entry that changed it; null for a pack, which comes with the program. */
  readonly seq: number | null;
};

/** A settlement as the journal keeps it: everything that a slip or a reviewer needs, years later. */
export type RecordedSettlement = SettlementDraft & {
  /** e.g. `20230510-000042`: day of recording and journal sequence. */
  readonly id: string;
  readonly seq: number;
  readonly recordedAt: string;
  readonly hash: string;
  /** The person as they stood when it was recorded, certificate masked. */
  readonly personName: string;
  readonly certificateMasked: string;
  readonly demonstration: boolean;
  /** The settlement that this entry reverses, with the reason; null for an ordinary settlement. */
  readonly reverses: { readonly id: string; readonly reason: string } | null;
  /** The entry that reversed this one, if any. */
  readonly reversedBy: { readonly id: string; readonly at: string; readonly reason: string } | null;
  readonly sentAs: SentAs;
  /** What the platform said differently; null while it has not said anything. */
  readonly differences: readonly AnswerDifference[] | null;
  /** The settlement that this entry adjusts: `settlement` is then the new result, and what it was before. */
  readonly adjusts: {
    readonly id: string;
    readonly causes: readonly AdjustmentCause[];
    readonly approvedBy: string;
    readonly run: string;
    readonly was: Settlement;
  } | null;
  /** The adjustments of this settlement, the oldest first. */
  readonly adjustedBy: readonly { readonly id: string; readonly at: string }[];
};

/** A line of the day's list. Amounts of a reversal are negative. */
export type SettlementRow = {
  readonly id: string;
  readonly seq: number;
  readonly recordedAt: string;
  readonly settledOn: IsoDate;
  readonly personId: string;
  readonly personName: string;
  readonly care: Claim['care'];
  readonly total: Fen;
  readonly aid: Fen;
  readonly tilt: Fen;
  readonly cash: Fen;
  readonly reverses: string | null;
  readonly reversedBy: string | null;
  readonly adjusts: string | null;
};

/** What is known of a ledger at once, however long it is. */
export type LedgerHead = {
  readonly demonstration: boolean;
  /** Their number is that of the newest. */
  readonly entries: number;
  readonly lastEntryAt: string | null;
  readonly headHash: string;
};

/** All of it counted and added up, which takes the longer the longer the ledger is. */
export type LedgerStats = LedgerHead & {
  readonly settlements: number;
  readonly reversals: number;
  readonly adjustments: number;
  readonly people: number;
  /** Net fen posted to each account. */
  readonly accounts: Readonly<Record<string, Fen>>;
};

export type LedgerFault = { readonly seq: number; readonly what: string };
export type Verification = {
  readonly ok: boolean;
  readonly entries: number;
  readonly headHash: string;
  readonly faults: readonly LedgerFault[];
};

/** A moment of the ledger: an entry's number, or a day. */
export type AsOf = { readonly seq: number } | { readonly day: IsoDate };

/** `at` is the moment by the workstation's clock, ISO 8601 with offset; `by` the operator. */
export type Stamp = { readonly at: string; readonly by: string };

/**
 * What comes of an operation that writes; where there is a Problem, nothing was written. CLOCK_BACK: the stamp is of a
 * moment before the newest entry's. LEDGER_UNUSABLE: the world stopped it (no room, no file, no right, moved away); an
 * operation that only reads rejects with Refused then, which carries the same Problem.
 */
export type Written<T, Code extends ProblemCode = never> = Promise<
  Result<T, Problem<Code | 'CLOCK_BACK' | 'LEDGER_UNUSABLE'>>
>;

export type RecordEntry = {
  readonly draft: SettlementDraft;
  readonly key: string;
  /** What `yearSoFar` said when the settlement was computed. */
  readonly expectedVersion: number;
  readonly stamp: Stamp;
};
