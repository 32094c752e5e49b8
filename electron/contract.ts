import type { ClaimInput, FigureInput, IdentityInput } from '../engine/claim.ts';
import type { Problem, Result } from '../engine/problem.ts';
import type { Settlement } from '../engine/settlement.ts';
import type { Category, ClauseId, FigureKey, IsoDate, PackId } from '../engine/terms.ts';
import type {
  Facility,
  FigureEntry,
  LedgerStats,
  Person,
  RecordedSettlement,
  SettlementRow,
} from './ledger/port.ts';

/** A person as the window may show them: the certificate number masked. */
export type PersonView = {
  readonly id: string;
  readonly name: string;
  readonly certificateMasked: string;
  readonly sex: '男' | '女' | null;
  readonly bornOn: IsoDate | null;
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
  readonly identities: readonly (IdentityInput & { readonly source?: string })[];
};

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

/** A pack as the window shows it: what is in force, its words, and what the office still has to enter. */
export type PackView = {
  readonly id: PackId;
  readonly hash: string;
  readonly regionName: string;
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
  readonly ledger: LedgerStats;
  readonly facility: Facility | null;
  readonly packs: readonly PackView[];
};

/** A preview: what the bill comes to now, on which pack, at which version of the person's year. */
export type Preview = {
  readonly settlement: Settlement;
  readonly packHash: string;
  readonly version: number;
};

export type RecordRequest = {
  readonly personId: string;
  readonly claim: ClaimInput;
  readonly diagnosis: string;
  /** From the preview on the screen; refused as STALE when the person's year has moved since. */
  readonly version: number;
  /** Made once per bill by the window: pressing the key twice records once. */
  readonly key: string;
};

export type Page<T> = { readonly rows: readonly T[]; readonly total: number };

export type SlipFile = {
  readonly name: string;
  readonly pdfBase64: string;
  readonly printNumber: number;
};

/**
 * All that any door (window, browser, command line) may ask. Money comes in as yuan text, as people type it, and goes
 * out as whole fen. Every method answers with a Result; nothing throws across a door.
 */
export type WorkstationApi = {
  hello(request: Record<string, never>): Promise<Result<Hello>>;
  saveFacility(request: Facility): Promise<Result<Facility>>;
  findPeople(request: { readonly query: string }): Promise<Result<readonly PersonView[]>>;
  savePerson(request: PersonInput): Promise<Result<PersonView>>;
  settle(request: {
    readonly personId: string;
    readonly claim: ClaimInput;
  }): Promise<Result<Preview>>;
  record(request: RecordRequest): Promise<Result<RecordedSettlement>>;
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
  slip(request: { readonly settlementId: string; readonly paper: 'a4' }): Promise<Result<SlipFile>>;
  verifySlip(request: {
    readonly text: string;
  }): Promise<
    Result<{ readonly matches: boolean; readonly settlementId: string; readonly why: string }>
  >;
  listFigures(request: Record<string, never>): Promise<Result<readonly FigureEntry[]>>;
  enterFigure(
    request: FigureInput & { readonly source: string },
  ): Promise<Result<readonly FigureEntry[]>>;
};

export type Method = keyof WorkstationApi;
export type Answer<M extends Method> = Awaited<ReturnType<WorkstationApi[M]>>;
export type { Problem, Result };
