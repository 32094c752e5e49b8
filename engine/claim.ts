import { z } from 'zod';
import { choiceField, dayField, moneyField, parseWith } from './fields.ts';
import { inYuan, isRate, lessFen, parseYuan, ZERO, type Fen } from './money.ts';
import { fail, ok, type Problem, type Result } from './problem.ts';
import {
  shareDay,
  CARE_KINDS,
  CATEGORIES,
  FIGURES,
  PLACES,
  REFERRALS,
  isShareFigure,
  type CareKind,
  type Category,
  type FigureKey,
  type IsoDate,
  type Place,
  type Referral,
} from './terms.ts';

/** What was paid before, beside or after aid; all in fen. */
export type Paid = {
  readonly basic: Fen;
  readonly catastrophic: Fen;
  readonly otherInsurance: Fen;
  readonly commercial: Fen;
  readonly commercialOutOfScope: Fen;
  readonly charity: Fen;
  readonly rareDiseaseFund: Fen;
};

/** One bill of one person, checked: `fees.inScope + fees.outOfScope = fees.total`. */
export type Claim = {
  readonly care: CareKind;
  readonly settledOn: IsoDate;
  readonly filedOn: IsoDate | null;
  readonly fees: { readonly total: Fen; readonly inScope: Fen; readonly outOfScope: Fen };
  readonly paid: Paid;
  readonly facility: {
    readonly level: 1 | 2 | 3;
    readonly designated: boolean;
    readonly place: Place;
  };
  readonly referral: Referral;
  readonly primaryCareFirst: boolean;
  readonly disease: string | null;
  readonly special: boolean | null;
  /** What was done, in the words of the list (`dialysis` …) or any others, which no list has. */
  readonly treatment: string | null;
  readonly treatmentListed: boolean;
  readonly registered: boolean;
  readonly patientAge: number;
  readonly homeMaintenance: boolean;
  readonly rareDiseaseListed: boolean;
  readonly rareFacilityNamed: boolean;
  readonly rareDrugCost: Fen | null;
  readonly agencyException: boolean;
  readonly standardElsewhere: boolean;
  /** The office's insurance table by which insurance is computed; null = all is given under `paid`. */
  readonly plan: string | null;
};

/** A recognition as one of the policy's categories; `until` is the last valid dayField, null = open-ended. */
export type Identity = {
  readonly category: Category;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly treatedAs: Category | null;
  readonly localHousehold: boolean;
};

/** A published yearly figure. `value` is yuan text for amounts and a share for `…-share` keys. */
export type Figure = {
  readonly key: FigureKey;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly value: string;
  /** Where it was read; known of figures that an office entered or a pack brings along. */
  readonly source?: string;
};

const orZero = moneyField.default(ZERO);
const flag = (otherwise: boolean) => z.boolean().default(otherwise);

const feesSchema = z.strictObject({
  total: moneyField,
  inScope: moneyField,
  outOfScope: moneyField.optional(),
});

const paidSchema = z.strictObject({
  basic: orZero,
  catastrophic: orZero,
  otherInsurance: orZero,
  commercial: orZero,
  commercialOutOfScope: orZero,
  charity: orZero,
  rareDiseaseFund: orZero,
});

const facilitySchema = z.strictObject({
  level: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(2),
  designated: flag(true),
  place: z.enum(PLACES).default('county'),
});

const claimSchema = z.strictObject({
  care: z.enum(CARE_KINDS),
  settledOn: dayField,
  filedOn: dayField.nullable().default(null),
  fees: feesSchema,
  paid: paidSchema.prefault({}),
  facility: facilitySchema.prefault({}),
  referral: z.enum(REFERRALS).default('not-needed'),
  primaryCareFirst: flag(false),
  disease: z.string().max(200).nullable().default(null),
  special: z.boolean().nullable().default(null),
  treatment: z.string().max(200).nullable().default(null),
  treatmentListed: flag(true),
  registered: flag(true),
  patientAge: z.number().int().min(0).max(150).default(0),
  homeMaintenance: flag(false),
  rareDiseaseListed: flag(true),
  rareFacilityNamed: flag(true),
  rareDrugCost: moneyField.nullable().default(null),
  agencyException: flag(false),
  standardElsewhere: flag(false),
  plan: z.string().min(1).max(60).nullable().default(null),
});

/** A bill as people and files write it: moneyField as yuan text, what is usual left out. */
export type ClaimInput = z.input<typeof claimSchema>;

const identitySchema = z.strictObject({
  category: choiceField(CATEGORIES, 'CATEGORY_NOT_IN_LIST'),
  from: dayField,
  until: dayField.nullable().default(null),
  treatedAs: choiceField(CATEGORIES, 'CATEGORY_NOT_IN_LIST').nullable().default(null),
  localHousehold: flag(true),
});
export type IdentityInput = z.input<typeof identitySchema>;

const figureSchema = z.strictObject({
  key: choiceField(FIGURES, 'FIGURE_UNKNOWN'),
  from: dayField,
  until: dayField.nullable().default(null),
  value: z.string(),
});
export type FigureInput = z.input<typeof figureSchema>;

/** Reads one bill of the case format. Problems: UNKNOWN_KEY, WRONG_TYPE, MONEY_…, DATE_INVALID, IN_SCOPE_ABOVE_TOTAL, SCOPE_SUM_MISMATCH. */
export function parseClaim(input: unknown): Result<Claim> {
  const read = parseWith(claimSchema, input);
  if (!read.ok) return read;
  const { total, inScope, outOfScope } = read.value.fees;
  if (inScope > total) {
    return fail({
      code: 'IN_SCOPE_ABOVE_TOTAL',
      message: `in-scope cost ${inYuan(inScope)} is above the total ${inYuan(total)}: correct one of the two`,
      at: 'fees.inScope',
      facts: { inScope: inYuan(inScope), total: inYuan(total) },
    });
  }
  if (outOfScope !== undefined && inScope + outOfScope !== total) {
    return fail({
      code: 'SCOPE_SUM_MISMATCH',
      message: `in scope ${inYuan(inScope)} + out of scope ${inYuan(outOfScope)} is not the total ${inYuan(total)}`,
      at: 'fees.outOfScope',
      facts: { inScope: inYuan(inScope), outOfScope: inYuan(outOfScope), total: inYuan(total) },
    });
  }
  const fees = { total, inScope, outOfScope: lessFen(total, inScope) };
  return ok({ ...read.value, fees });
}

/** Reads identities. Problems: CATEGORY_NOT_IN_LIST, PERIOD_INVALID and those of any field. */
export function parseIdentities(input: unknown): Result<readonly Identity[]> {
  const read = parseWith(z.array(identitySchema).max(1000), input, 'identities');
  if (!read.ok) return read;
  const bad = read.value.findIndex((i) => i.until !== null && i.until < i.from);
  return bad < 0 ? read : fail(periodProblem(`identities.${bad}`, read.value[bad]));
}

/** Reads published figures. Problems: FIGURE_UNKNOWN, FIGURE_OVERLAP, PERIOD_INVALID and those of any field. */
export function parseFigures(input: unknown): Result<readonly Figure[]> {
  const read = parseWith(z.array(figureSchema).max(10_000), input, 'figures');
  if (!read.ok) return read;
  for (const [index, figure] of read.value.entries()) {
    const at = `figures.${index}`;
    if (figure.until !== null && figure.until < figure.from) return fail(periodProblem(at, figure));
    const isShare = isShareFigure(figure.key);
    const amount = parseYuan(figure.value);
    if (isShare ? !isRate(figure.value) : typeof amount !== 'number') {
      return fail({
        code: amount === 'negative' ? 'MONEY_NEGATIVE' : 'MONEY_INVALID',
        message: `figure ${figure.key} has the value ${JSON.stringify(figure.value)}, which is not ${isShare ? 'a share' : 'an amount in yuan'}`,
        at: `${at}.value`,
        facts: { key: figure.key, value: figure.value },
      });
    }
    const twin = read.value.findIndex(
      (other, i) => i < index && other.key === figure.key && shareDay(other, figure),
    );
    if (twin >= 0) {
      return fail({
        code: 'FIGURE_OVERLAP',
        message: `two values of ${figure.key} hold on ${figure.from}: end the earlier one before the later begins`,
        at,
        facts: { key: figure.key, from: figure.from },
      });
    }
  }
  return read;
}

function periodProblem(
  at: string,
  period: { from: string; until: string | null } | undefined,
): Problem {
  const { from, until } = period ?? { from: '', until: '' };
  return {
    code: 'PERIOD_INVALID',
    message: `the last day ${until} comes before the first day ${from}: correct one of the two`,
    at,
    facts: { from, until },
  };
}
