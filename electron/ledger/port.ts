import type { Claim, Figure, Identity } from '../../engine/claim.ts';
import type { InsurancePlan } from '../../engine/insurance/plan.ts';
import type { Fen } from '../../engine/money.ts';
import type { Problem, Result } from '../../engine/problem.ts';
import type { RegionCode } from '../../engine/region.ts';
import type { Settlement, YearSums } from '../../engine/settlement.ts';
import type { IsoDate, PackId } from '../../engine/terms.ts';

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
};

export type LedgerStats = {
  readonly demonstration: boolean;
  readonly entries: number;
  readonly settlements: number;
  readonly reversals: number;
  readonly people: number;
  readonly lastEntryAt: string | null;
  readonly headHash: string;
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

/** `at` is the moment by the workstation's clock, ISO 8601 with offset; `by` the operator. */
export type Stamp = { readonly at: string; readonly by: string };

export type RecordEntry = {
  readonly draft: SettlementDraft;
  readonly key: string;
  /** What `yearSoFar` said when the settlement was computed. */
  readonly expectedVersion: number;
  readonly stamp: Stamp;
};

/**
 * The ledger's few, coarse operations; each is atomic. SQLite implements it here, and a hospital with many windows may
 * keep the same ledger elsewhere: whatever does must pass `test/ledger/conformance.ts`.
 */
export type Ledger = {
  stats(): Promise<LedgerStats>;
  facility(): Promise<Facility | null>;
  saveFacility(facility: Facility, stamp: Stamp): Promise<void>;
  findPeople(
    query: string,
    limit: number,
  ): Promise<readonly (Person & { readonly version: number })[]>;
  person(id: string): Promise<(Person & { readonly version: number }) | null>;
  /** Adds or changes a person. Problems: DUPLICATE_PERSON (another person has that certificate), NOT_FOUND. */
  savePerson(
    person: Person,
    stamp: Stamp,
  ): Promise<
    Result<Person & { readonly version: number }, Problem<'DUPLICATE_PERSON' | 'NOT_FOUND'>>
  >;
  figures(): Promise<readonly FigureEntry[]>;
  enterFigure(
    figure: OfficeFigure,
    stamp: Stamp,
  ): Promise<Result<readonly FigureEntry[], Problem<'FIGURE_OVERLAP'>>>;
  /** The plans in use; one entered again with the same id and first day replaces the earlier for later settlements. */
  plans(): Promise<readonly PlanEntry[]>;
  /** Problem: PLAN_INVALID, where another plan of that id holds on some of the days. */
  enterPlan(
    plan: InsurancePlan,
    stamp: Stamp,
  ): Promise<Result<readonly PlanEntry[], Problem<'PLAN_INVALID'>>>;
  /** Every reading that was ever switched, as it stands now. */
  readings(): Promise<readonly ReadingEntry[]>;
  /** Holds from this moment on. Whoever approves it is not who enters it. */
  switchReading(reading: ReadingSwitch, stamp: Stamp): Promise<readonly ReadingEntry[]>;
  /**
   * The sums of a person's year and the version that `record` must name: it moves with every entry about the person, the
   * facility, the figures, the plans or the readings.
   */
  yearSoFar(
    personId: string,
    year: number,
  ): Promise<{ readonly sums: YearSums; readonly version: number }>;
  /** Problems: STALE, NOT_FOUND, IDEMPOTENCY_CONFLICT. The same key with the same draft answers with the first result. */
  record(
    entry: RecordEntry,
  ): Promise<Result<RecordedSettlement, Problem<'STALE' | 'NOT_FOUND' | 'IDEMPOTENCY_CONFLICT'>>>;
  /** Books the counter-entry. Problems: NOT_FOUND, ALREADY_REVERSED, IDEMPOTENCY_CONFLICT. */
  reverse(
    settlementId: string,
    reason: string,
    key: string,
    stamp: Stamp,
  ): Promise<
    Result<RecordedSettlement, Problem<'NOT_FOUND' | 'ALREADY_REVERSED' | 'IDEMPOTENCY_CONFLICT'>>
  >;
  find(settlementId: string): Promise<RecordedSettlement | null>;
  list(filter: {
    readonly on?: string;
    readonly personId?: string;
    readonly offset: number;
    readonly limit: number;
  }): Promise<{
    readonly rows: readonly SettlementRow[];
    readonly total: number;
  }>;
  /** Journals a print and answers with how many times this slip has now been printed. */
  countPrint(settlementId: string, stamp: Stamp): Promise<number>;
  verify(): Promise<Verification>;
  close(): Promise<void>;
};
