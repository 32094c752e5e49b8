import { z } from 'zod';
import type { Claim } from '../../engine/claim.ts';
import { excessFen } from '../../engine/money.ts';
import { CARE_KINDS, PLACES, REFERRALS } from '../../engine/terms.ts';
import { detailsBody } from './details-shape.ts';
import { facilityNow, olderFacility } from './office-shapes.ts';
import type { Payment, SettlementDraft, Standard } from './records.ts';
import { olderSettlementBody, settlementBody } from './settlement-shape.ts';
import { day, exactly, fen, level, pack, region, text, whole, type Shape } from './shapes.ts';

const CLAIM = {
  care: z.enum(CARE_KINDS),
  settledOn: day,
  filedOn: day.nullable(),
  fees: z.strictObject({ total: fen, inScope: fen, outOfScope: fen } satisfies Shape<
    Claim['fees']
  >),
  paid: z.strictObject({
    basic: fen,
    catastrophic: fen,
    otherInsurance: fen,
    commercial: fen,
    commercialOutOfScope: fen,
    charity: fen,
    rareDiseaseFund: fen,
  } satisfies Shape<Claim['paid']>),
  facility: z.strictObject({
    level,
    designated: z.boolean(),
    place: z.enum(PLACES),
  } satisfies Shape<Claim['facility']>),
  referral: z.enum(REFERRALS),
  primaryCareFirst: z.boolean(),
  disease: text.nullable(),
  special: z.boolean().nullable(),
  treatment: text.nullable(),
  treatmentListed: z.boolean(),
  registered: z.boolean(),
  patientAge: z.number(),
  homeMaintenance: z.boolean(),
  rareDiseaseListed: z.boolean(),
  rareFacilityNamed: z.boolean(),
  rareDrugCost: fen.nullable(),
  agencyException: z.boolean(),
  standardElsewhere: z.boolean(),
};

const claim: z.ZodType<Claim> = exactly<Claim>()(
  z.strictObject({ ...CLAIM, plan: text.nullable() } satisfies Shape<Claim>),
);

export const standardBody: z.ZodType<Standard> = exactly<Standard>()(
  z.strictObject({
    packId: pack,
    regionName: text,
    homeCode: region,
    fallsTo: text.nullable(),
    elsewhere: z.boolean(),
  } satisfies Shape<Standard>),
);

const payment: z.ZodType<Payment> = exactly<Payment>()(
  z.strictObject({
    account: fen,
    mobile: fen,
    tendered: fen,
    change: fen,
  } satisfies Shape<Payment>),
);

const DRAFT = { personId: text, year: whole, diagnosis: text, packHash: text };
const PLACED = {
  ...DRAFT,
  claim,
  facility: facilityNow,
  settlement: settlementBody,
  standard: standardBody,
};

const draftNow = z.strictObject({
  ...PLACED,
  payment: payment.nullable(),
  details: detailsBody.nullable(),
} satisfies Shape<SettlementDraft>);

/** Before stays and kinds of charge were taken down. */
const undetailedDraft = z
  .strictObject({ ...PLACED, payment: payment.nullable() })
  .transform((draft): SettlementDraft => ({ ...draft, details: null }));

/** Before schema 7 nobody took down how the person paid. */
const unpaidDraft = z
  .strictObject(PLACED)
  .transform((draft): SettlementDraft => ({ ...draft, payment: null, details: null }));

/**
 * A settlement of before schema 4, whose bill always gave what insurance paid: what it adds to the sums of stays and
 * insurance follows from the bill. What those sums were before it, it does not say: they begin at nothing here, and
 * whoever compares them (`verify`) takes them from the entries before.
 */
const olderDraft = z
  .strictObject({
    ...DRAFT,
    claim: z.strictObject(CLAIM),
    facility: olderFacility,
    settlement: olderSettlementBody,
  })
  .transform(({ claim: bill, settlement, ...draft }): SettlementDraft => {
    const { care, paid, fees } = bill;
    const later = {
      stays: care === 'inpatient' ? 1 : 0,
      basic: paid.basic,
      catastrophic: paid.catastrophic,
      afterBasic: excessFen(fees.inScope, paid.basic),
    };
    return {
      ...draft,
      claim: { ...bill, plan: null },
      settlement: {
        ...settlement,
        counts: { ...settlement.counts, ...later },
        after: { ...settlement.after, ...later },
      },
      standard: null,
      payment: null,
      details: null,
    };
  });

export const draftBody: z.ZodType<SettlementDraft> = exactly<SettlementDraft>()(
  z.union([draftNow, undetailedDraft]),
);
export const olderDraftBody: z.ZodType<SettlementDraft> = exactly<SettlementDraft>()(
  z.union([unpaidDraft, olderDraft]),
);
