import type { Claim, Figure, Identity } from '../../engine/claim.ts';
import type { Fen } from '../../engine/money.ts';
import type { Problem, Result } from '../../engine/problem.ts';
import type { Settlement, YearSums } from '../../engine/settlement.ts';
import type { IsoDate } from '../../engine/terms.ts';

/** Where the money is taken: stands on every settlement and slip. */
export type Facility = {
  readonly name: string;
  /** 12-character code of the designated institution; empty where not yet given. */
  readonly code: string;
  readonly level: 1 | 2 | 3;
  readonly place: 'county' | 'city' | 'province' | 'outside';
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
  readonly identities: readonly RecordedIdentity[];
};

export type FigureEntry = Figure & {
  readonly source: string;
  readonly enteredAt: string;
  readonly enteredBy: string;
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
    figure: Figure & { readonly source: string },
    stamp: Stamp,
  ): Promise<Result<readonly FigureEntry[], Problem<'FIGURE_OVERLAP'>>>;
  /** The sums of a person's year and the version that `record` must name: it moves with every entry about the person or the figures. */
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
