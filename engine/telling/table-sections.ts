import type { Fen, Rate } from '../money.ts';
import type { ReasonCode } from '../reasons.ts';
import type { CareKind, Category, ClauseId, FigureKey, IsoDate, PackId, Place } from '../terms.ts';
import type { BillLine, Limit, Share } from '../rule-pack/schema.ts';
import type { OverLineOfYear, VisitAtLine } from '../rule-pack/tilt-schema.ts';

/** What a document says to one category, section by section: the data that a table, a window or a comparison shows. */

type Cited = { readonly clause: ClauseId };

/** The document that something is taken from. */
export type Taken = { readonly pack: PackId; readonly document: string };

export type TableBenefit = Cited & {
  readonly kind: 'benefit';
  readonly id: string;
  readonly title: string;
  /** What must hold, all of it; empty = always. */
  readonly conditions: readonly string[];
  readonly share: Share;
  readonly deductible: BillLine;
  readonly deductiblePer: 'year' | 'stay';
  readonly cap: Limit;
  /** The pool of the limit, with the care kinds of this category that draw on it. */
  readonly pool: {
    readonly id: string;
    readonly title: string;
    readonly care: readonly CareKind[];
  };
  /** A wider pool that this benefit also draws on. */
  readonly within: { readonly id: string; readonly title: string; readonly cap: Limit } | null;
};

export type TableRefusal = Cited & {
  readonly kind: 'refusal';
  readonly id: string;
  readonly reason: ReasonCode;
  readonly says: string;
  readonly conditions: readonly string[];
};

/** Another document's answers, taken over whole and cited as its own. */
export type TableTaken = Cited &
  Taken & {
    readonly kind: 'of-pack';
    readonly id: string;
    /** What this category is there. */
    readonly as: { readonly id: Category; readonly name: string };
    readonly answers: readonly TableAnswer[];
  };

export type TableAnswer = TableBenefit | TableRefusal | TableTaken;

/** Read from top to bottom: the first answer whose conditions hold is the one. */
export type CareSection = {
  readonly kind: 'care';
  readonly care: CareKind;
  readonly answers: readonly TableAnswer[];
};

/** What a bill must be for any aid at all. */
type AccessSection = {
  readonly kind: 'access';
  readonly designated: Cited;
  /** Null = bills without a referral are not refused for it. */
  readonly referral: Cited | null;
  readonly standardElsewhere: Cited;
};

type BeforeAidSection = Cited & {
  readonly kind: 'before-aid';
  readonly commercial: Cited & { readonly care: readonly CareKind[] };
  readonly drugCost: (Cited & { readonly care: readonly CareKind[] }) | null;
};

/** What counts as the year's self-pay for tilt. */
export type YearSelfPay = Cited & {
  readonly care: readonly CareKind[];
  readonly evenUncovered: readonly CareKind[];
  readonly evenRefusedFor: readonly { readonly reason: ReasonCode; readonly says: string }[];
  readonly onRouteOnly: boolean;
};

export type TiltSection = {
  readonly kind: 'tilt';
  readonly rule:
    | { readonly kind: 'none' }
    | (Cited & { readonly kind: 'not-for-category' })
    | (Cited & { readonly kind: 'rules-elsewhere'; readonly title: string })
    | (Omit<OverLineOfYear, 'categories'> & { readonly selfPay: YearSelfPay })
    | (Omit<VisitAtLine, 'categories'> & { readonly selfPay: YearSelfPay });
};

type HospitalBearsSection = {
  readonly kind: 'hospital-bears';
  readonly rule:
    | (Cited & {
        readonly care: readonly CareKind[];
        readonly place: readonly Place[];
        readonly shares: Readonly<Record<1 | 2 | 3, Rate>>;
      })
    | null;
};

type ControlSection = {
  readonly kind: 'control';
  readonly rule:
    | (Cited & {
        readonly care: readonly CareKind[];
        readonly place: readonly Place[];
        readonly share: Rate;
        readonly countsOutOfScope: boolean;
      })
    | null;
};

type DepositSection = {
  readonly kind: 'deposit';
  readonly rules: readonly (Cited & {
    readonly kind: 'waived' | 'reduced';
    readonly place: readonly Place[];
    readonly primaryCareFirst: boolean;
  })[];
};

/** How aid reaches the person; nothing where every answer to the category is a refusal. */
type PayoutSection = {
  readonly kind: 'payout';
  readonly how: 'one-stop' | 'by-application' | 'nothing';
  readonly clause: ClauseId | null;
};

type RetroactiveSection = {
  readonly kind: 'retroactive';
  readonly rule: (Cited & { readonly onlyIfUnrecognised: boolean }) | null;
};

export type TableSubsidy = Cited &
  (
    | {
        readonly kind: 'share';
        readonly share: Rate;
        readonly of: 'contribution' | 'tier-one-contribution';
      }
    | { readonly kind: 'fixed'; readonly yuan: Fen }
    | { readonly kind: 'other-policy' }
    | { readonly kind: 'original-policy' }
    | (Taken & {
        readonly kind: 'of-pack';
        readonly as: { readonly id: Category; readonly name: string };
        readonly given: readonly TableSubsidy[];
      })
  );

/** Help with the contribution, tier by tier; of several lines the largest counts. */
type SubsidySection = {
  readonly kind: 'subsidy';
  readonly rule:
    | (Cited & {
        /** Whether the document tells the tiers apart; where not, both give the same. */
        readonly isTiered: boolean;
        readonly from: (Cited & { readonly year: number }) | null;
        readonly employees: Cited;
        readonly afterEnrolment: Cited | null;
        readonly tiers: readonly {
          readonly tier: 1 | 2;
          readonly given: readonly TableSubsidy[];
        }[];
      })
    | null;
};

type CatastrophicSection = {
  readonly kind: 'catastrophic';
  readonly rule:
    | { readonly kind: 'none' }
    | (Cited & { readonly kind: 'not-for-category' })
    | (Cited & {
        readonly kind: 'tilted';
        readonly deductibleShare: Rate;
        readonly raise: Rate;
        readonly cap: 'kept' | 'removed';
      });
};

type WarningSection = {
  readonly kind: 'warning';
  readonly rule:
    | { readonly kind: 'none' }
    | (Cited & { readonly kind: 'not-for-category' })
    | (Cited & {
        readonly kind: 'monitored';
        readonly line: BillLine;
        readonly lineInDocument: boolean;
      });
};

/** A disease list that a condition of the table names. */
export type TableList = Cited & {
  readonly id: string;
  readonly name: string;
  /** The agency's own mark decides before the names do. */
  readonly agencyMarks: boolean;
  /** Each disease with the other forms of its name. */
  readonly diseases: readonly { readonly name: string; readonly also: readonly string[] }[];
  /** Where the names come from, if from another document. */
  readonly from: Taken | null;
};

/** A figure that somebody publishes and the table needs; `published` are values that an official source was seen for. */
export type TableFigure = Cited & {
  readonly key: FigureKey;
  readonly name: string;
  readonly published: readonly {
    readonly yuan: Fen;
    readonly from: IsoDate;
    readonly until: IsoDate | null;
    readonly source: string;
  }[];
};

type ListsSection = { readonly kind: 'lists'; readonly lists: readonly TableList[] };
type FiguresSection = { readonly kind: 'figures'; readonly figures: readonly TableFigure[] };

export type TableSection =
  | CareSection
  | TiltSection
  | AccessSection
  | BeforeAidSection
  | RetroactiveSection
  | HospitalBearsSection
  | ControlSection
  | DepositSection
  | PayoutSection
  | SubsidySection
  | CatastrophicSection
  | WarningSection
  | ListsSection
  | FiguresSection;
