import type { InsurancePlan } from '../../engine/insurance/plan.ts';
import type { YearSums } from '../../engine/settlement.ts';
import type { AdjustingOperations } from './port-adjusting.ts';
import type { ClockOperations } from './port-clock.ts';
import type { ClosingOperations } from './port-closing.ts';
import type { CopyOperations } from './port-copies.ts';
import type { MessageOperations } from './port-messages.ts';
import type { PrintingOperations } from './port-printing.ts';
import type { ReconcilingOperations } from './port-reconciling.ts';
import type {
  AsOf,
  Facility,
  FigureEntry,
  LedgerHead,
  LedgerStats,
  OfficeFigure,
  Person,
  PlanEntry,
  ReadingEntry,
  ReadingSwitch,
  RecordedSettlement,
  RecordEntry,
  SettlementRow,
  Stamp,
  Verification,
  Written,
} from './records.ts';

/**
 * The ledger's few, coarse operations; each is atomic. SQLite implements it here, and a hospital with many windows may
 * keep the same ledger elsewhere: whatever does must pass `test/ledger/conformance.ts`.
 */
export type Ledger = CopyOperations &
  ClockOperations &
  AdjustingOperations &
  ClosingOperations &
  PrintingOperations &
  ReconcilingOperations &
  MessageOperations & {
    head(): Promise<LedgerHead>;
    stats(): Promise<LedgerStats>;
    facility(): Promise<Facility | null>;
    saveFacility(facility: Facility, stamp: Stamp): Written<Facility>;
    findPeople(
      query: string,
      limit: number,
    ): Promise<readonly (Person & { readonly version: number })[]>;
    person(id: string): Promise<(Person & { readonly version: number }) | null>;
    /** Adds or changes a person. Problems: DUPLICATE_PERSON (another person has that certificate), NOT_FOUND. */
    savePerson(
      person: Person,
      stamp: Stamp,
    ): Written<Person & { readonly version: number }, 'DUPLICATE_PERSON' | 'NOT_FOUND'>;
    figures(): Promise<readonly FigureEntry[]>;
    enterFigure(
      figure: OfficeFigure,
      stamp: Stamp,
    ): Written<readonly FigureEntry[], 'FIGURE_OVERLAP'>;
    /** The plans in use; one entered again with the same id and first day replaces the earlier for later settlements. */
    plans(): Promise<readonly PlanEntry[]>;
    /** Problem: PLAN_INVALID, where another plan of that id holds on some of the days. */
    enterPlan(plan: InsurancePlan, stamp: Stamp): Written<readonly PlanEntry[], 'PLAN_INVALID'>;
    /** Every reading that was ever switched, as it stands now. */
    readings(): Promise<readonly ReadingEntry[]>;
    /** Holds from this moment on. Whoever approves it is not who enters it. */
    switchReading(reading: ReadingSwitch, stamp: Stamp): Written<readonly ReadingEntry[]>;
    /**
     * The sums of a person's year as they were after the entry with that number, or at the end of that day (of recording).
     */
    sumsAsOf(personId: string, year: number, asOf: AsOf): Promise<YearSums>;
    /**
     * The sums of a person's year and the version that `record` must name: it moves with every entry about the person, the
     * facility, the figures, the plans or the readings.
     */
    yearSoFar(
      personId: string,
      year: number,
    ): Promise<{ readonly sums: YearSums; readonly version: number }>;
    /**
     * Records a bill without the platform: provisional until `confirm`. The same key with the same draft answers with the
     * first result. Problems: STALE, NOT_FOUND, IDEMPOTENCY_CONFLICT, PAYMENT_MISMATCH, MESSAGE_OPEN (one of this person
     * is on its way), MESSAGE_CLOSED (this very bill was sent under this key, and abandoned).
     */
    record(
      entry: RecordEntry,
    ): Written<
      RecordedSettlement,
      | 'STALE'
      | 'NOT_FOUND'
      | 'IDEMPOTENCY_CONFLICT'
      | 'PAYMENT_MISMATCH'
      | 'MESSAGE_OPEN'
      | 'MESSAGE_CLOSED'
    >;
    /** Books the counter-entry. Problems: NOT_FOUND, ALREADY_REVERSED, IDEMPOTENCY_CONFLICT, MESSAGE_OPEN. */
    reverse(
      settlementId: string,
      reason: string,
      key: string,
      stamp: Stamp,
    ): Written<
      RecordedSettlement,
      'NOT_FOUND' | 'ALREADY_REVERSED' | 'IDEMPOTENCY_CONFLICT' | 'MESSAGE_OPEN'
    >;
    /** `asOf` is the number of an entry: the settlement as it stood then, without what came of it later. */
    find(settlementId: string, asOf?: number): Promise<RecordedSettlement | null>;
    list(filter: {
      readonly on?: string;
      readonly personId?: string;
      readonly offset: number;
      readonly limit: number;
    }): Promise<{
      readonly rows: readonly SettlementRow[];
      readonly total: number;
    }>;
    verify(): Promise<Verification>;
    close(): Promise<void>;
  };
