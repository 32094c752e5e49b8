import type { ClaimInput, Figure, FigureInput, IdentityInput } from '../engine/claim.ts';
import type { InsurancePlan, InsurancePlanInput } from '../engine/insurance/plan.ts';
import type { Problem, Result } from '../engine/problem.ts';
import type { RegionCode } from '../engine/region.ts';
import type { BenefitTable } from '../engine/telling/benefit-table.ts';
import type { BillFact } from '../engine/rule-pack/facts-asked.ts';
import type { TableBlock } from '../engine/telling/table-block.ts';
import type { Settlement } from '../engine/settlement.ts';
import type {
  CareKind,
  Category,
  ClauseId,
  FigureKey,
  IsoDate,
  PackId,
  Place,
} from '../engine/terms.ts';
import type {
  Facility,
  FigureEntry,
  LedgerHead,
  Person,
  PlanEntry,
  ReadingEntry,
  ReadingSwitch,
  RecordedSettlement,
  SettlementRow,
  Standard,
} from './ledger/records.ts';
import type { ClockAhead, ClockCorrection, ClockEntry } from './ledger/port-clock.ts';
import type { CloseSheet, CloseSpan, RecordedClose } from './ledger/port-closing.ts';
import type { BillDetailsInput } from './bill-details.ts';
import type { PaymentInput } from './payment.ts';
import type { Message } from './ledger/port-messages.ts';
import type { PlatformMethods } from './platform-contract.ts';
import type { PrintingMethods } from './printing-contract.ts';
import type {
  Approval,
  Approved,
  BothExplanations,
  ResettledPerson,
  RunView,
} from './resettling/views.ts';

/** A person as the window may show them: the certificate number masked. */
export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly certificateMasked: string;
  readonly sex: '男' | '女' | null;
  readonly bornOn: IsoDate | null;
  /** 认定地; null where it was never asked for: it must be given before a bill is settled. */
  readonly recognisedIn: RegionCode | null;
  readonly identities: readonly IdentityView[];
  /** The ledger's version of this person: send it back with a settlement. */
  readonly version: number;
};
export type IdentityView = Person['identities'][number] & { readonly categoryName: string };

export type PersonInput = {
  /** Left out for a new person. */
  readonly id?: string;
  readonly name: string;
  /** 18 digits with a valid checksum. Left out = keep the recorded one (only when `id` is given). */
  readonly certificate?: string;
  /** 认定地, six digits. */
  readonly recognisedIn: string;
  readonly identities: readonly (IdentityInput & { readonly source?: string })[];
};

/** The facility as it is typed: its region is six digits. */
export type FacilityInput = Omit<Facility, 'regionCode'> & { readonly regionCode: string };

export type CategoryChoice = {
  readonly id: Category;
  readonly name: string;
  readonly clause: ClauseId;
};
export type ClauseView = {
  readonly id: ClauseId;
  readonly title: string;
  readonly text: string;
  readonly doubts: readonly string[];
};

/** How well the source of a published value was seen. */
type Seen = { readonly source: string; readonly confidence: string };

/** What a document gives one category, and the same in words, block by block as people read it. */
export type BenefitTableView = BenefitTable & { readonly blocks: readonly TableBlock[] };

/** A pack as the window shows it: what is in force, its words, and what the office still has to enter. */
export type PackView = {
  readonly id: PackId;
  readonly hash: string;
  /** Under which readings are switched: the first part of the id. */
  readonly place: string;
  readonly regionName: string;
  readonly regionCode: RegionCode;
  readonly document: {
    readonly title: string;
    readonly number: string | null;
    readonly issuer: string;
  };
  readonly inForce: { readonly from: IsoDate; readonly until: IsoDate | null };
  readonly categories: readonly CategoryChoice[];
  /** Present where the document lets districts name others and class them; the ids they can be treated as are `categories`. */
  readonly otherCategory: CategoryChoice | null;
  readonly figures: readonly {
    readonly key: FigureKey;
    readonly name: string;
    readonly clause: ClauseId;
  }[];
  /** Published figures and insurance tables that the pack brings along; what the office enters comes before them. */
  readonly published: readonly (Figure & Seen)[];
  readonly plans: readonly (InsurancePlan & Seen)[];
  /** What this document asks of a bill beyond the usual, with the readings that are on. */
  readonly facts: readonly BillFact[];
  /** The diseases that it lists, under every form of their names; lists of other packs that it takes over included. */
  readonly diseaseLists: readonly {
    readonly id: string;
    readonly name: string;
    readonly names: readonly string[];
  }[];
  /** Kinds of care for which nobody has a benefit. */
  readonly refusedCare: readonly CareKind[];
  readonly readings: readonly {
    readonly id: string;
    readonly clause: ClauseId;
    readonly byDefault: string;
    readonly alternative: string;
  }[];
  readonly clauses: readonly ClauseView[];
};

export type Hello = {
  readonly today: IsoDate;
  readonly demonstration: boolean;
  readonly ledger: LedgerHead;
  readonly facility: Facility | null;
  readonly packs: readonly PackView[];
  /** The clock is more than 60 days after the newest entry: ask whether it is right before anything is recorded. */
  readonly clockAhead: ClockAhead | null;
};

/** A preview: what the bill comes to now, by whose standard, at which version of the person's year. */
export type Preview = {
  readonly settlement: Settlement;
  readonly standard: Standard;
  /** Where the bill's facility lies for this person: as given on the bill, or as it follows from both places. */
  readonly place: Place;
  readonly packHash: string;
  readonly version: number;
};

export type RecordRequest = {
  readonly personId: string;
  /** Left out, `facility.place` follows from this facility and the person's place; given, it stands. */
  readonly claim: ClaimInput;
  readonly diagnosis: string;
  /** How the person pays their share; left out, it was not taken down. */
  readonly payment?: PaymentInput;
  /** The stay and the kinds of charge; left out, only the sums were taken down. */
  readonly details?: BillDetailsInput;
  /** From the preview on the screen; refused as STALE when the person's year has moved since. */
  readonly version: number;
  /** Made once per bill by the window: pressing the key twice records once. */
  readonly key: string;
};

export type Page<T> = { readonly rows: readonly T[]; readonly total: number };

/** A period to close; what is left out is this workstation's own. A day has no operator. */
export type PeriodInput = {
  readonly span: CloseSpan;
  readonly facility?: string;
  readonly operator?: string;
};

export type CloseInput = PeriodInput & {
  /** From the sheet on the screen: refused as STALE when the shift went on since. */
  readonly upTo: number;
  /**
   * The cash in the drawer less what it began with, in yuan; "-5.00" where more was paid out than taken in. Needed for a
   * shift, left out for a day.
   */
  readonly counted?: string;
  /** Needed where counted and expected differ. */
  readonly reason?: string;
  /** Who takes the drawer over; left out at the end of the day. */
  readonly handedTo?: string;
};

/**
 * All that any door (window, browser, command line) may ask. Money comes in as yuan text, as people type it, and goes
 * out as whole fen. Every method answers with a Result; nothing throws across a door.
 */
export type WorkstationApi = PlatformMethods &
  PrintingMethods & {
    hello(request: Record<string, never>): Promise<Result<Hello>>;
    saveFacility(request: FacilityInput): Promise<Result<Facility>>;
    findPeople(request: { readonly query: string }): Promise<Result<readonly PersonView[]>>;
    savePerson(request: PersonInput): Promise<Result<PersonView>>;
    settle(request: {
      readonly personId: string;
      readonly claim: ClaimInput;
    }): Promise<Result<Preview>>;
    record(request: RecordRequest): Promise<Result<RecordedSettlement>>;
    /**
     * Computes the bill as `record` does and keeps it under the message id with which it is sent next; the same key again
     * answers with what became of it. Problems: those of `record`, and STATION_NOT_SET_UP without the facility's code.
     */
    sendBill(request: RecordRequest): Promise<Result<Message>>;
    listSettlements(request: {
      readonly on?: string;
      readonly personId?: string;
      readonly offset: number;
      readonly limit: number;
    }): Promise<Result<Page<SettlementRow>>>;
    findSettlement(request: { readonly settlementId: string }): Promise<Result<RecordedSettlement>>;
    reverse(request: {
      readonly settlementId: string;
      readonly reason: string;
      readonly key: string;
    }): Promise<Result<RecordedSettlement>>;
    listFigures(request: Record<string, never>): Promise<Result<readonly FigureEntry[]>>;
    /** `region` left out: for the people of the office's own place. */
    enterFigure(
      request: FigureInput & { readonly source: string; readonly region?: string },
    ): Promise<Result<readonly FigureEntry[]>>;
    listPlans(request: Record<string, never>): Promise<Result<readonly PlanEntry[]>>;
    enterPlan(request: {
      readonly plan: InsurancePlanInput;
    }): Promise<Result<readonly PlanEntry[]>>;
    listReadings(request: Record<string, never>): Promise<Result<readonly ReadingEntry[]>>;
    switchReading(request: ReadingSwitch): Promise<Result<readonly ReadingEntry[]>>;
    /**
     * Settles the years of everybody, or of one person, again on what is known now, in a thread of its own. Reads only; what
     * it finds is in `resettling`.
     */
    startResettling(request: {
      readonly year: number;
      readonly personId?: string;
    }): Promise<Result<RunView>>;
    resettling(request: { readonly run: string }): Promise<Result<RunView>>;
    cancelResettling(request: { readonly run: string }): Promise<Result<RunView>>;
    /** One person's year, at once: after a reversal, say, which of the later bills now come out differently. */
    reviewYear(request: {
      readonly personId: string;
      readonly year: number;
    }): Promise<Result<ResettledPerson>>;
    /** The explanation that was recorded and the new one, as text. */
    explainResettled(request: {
      readonly personId: string;
      readonly year: number;
      readonly settlementId: string;
    }): Promise<Result<BothExplanations>>;
    /** Records the adjustments of some people of a run. Problem: NOT_ALLOWED, where nobody but the operator approves. */
    approveResettling(request: Approval): Promise<Result<Approved>>;
    /**
     * Lets the ledger go on after a clock that was ahead. Problems: STATION_NOT_SET_UP; WRONG_TYPE, without a reason or a
     * second person; NOT_ALLOWED, where the clock is not back.
     */
    correctClock(request: ClockCorrection): Promise<Result<ClockEntry>>;
    /** What lies in the open period of a shift or a day. */
    closeSheet(request: PeriodInput): Promise<Result<CloseSheet>>;
    /** Seals it. Problems: STALE, NOTHING_TO_CLOSE, REASON_MISSING, SHIFT_OPEN, CLOCK_BACK. */
    closePeriod(request: CloseInput): Promise<Result<RecordedClose>>;
    /** The sealed periods of a facility, the newest first; left out, of this workstation's. */
    listCloses(request: {
      readonly facility?: string;
      readonly offset: number;
      readonly limit: number;
    }): Promise<Result<Page<RecordedClose>>>;
    /** Problems: PACK_UNKNOWN, CATEGORY_NOT_IN_LIST where that pack does not rank the category. */
    benefitTable(request: {
      readonly pack: string;
      readonly category: Category;
    }): Promise<Result<BenefitTableView>>;
  };

export type Method = keyof WorkstationApi;
export type Answer<M extends Method> = Awaited<ReturnType<WorkstationApi[M]>>;
export type { Problem, Result };
