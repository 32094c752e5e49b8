import { z } from 'zod';
import type { Claim, Figure } from '../../engine/claim.ts';
import {
  CARE_KINDS,
  CATEGORIES,
  FIGURES,
  PLACES,
  REFERRALS,
  TREATMENTS,
} from '../../engine/terms.ts';
import type { Facility, Person, RecordedIdentity, SettlementDraft } from './port.ts';
import { day, exactly, fen, level, text, whole, type Shape } from './shapes.ts';
import { settlementBody } from './settlement-shape.ts';

/**
 * What each kind of entry says, and the one place where it is read back. Every stored word must
 * stay readable for ever: vocabularies may grow, but nothing that a journal can hold is ever taken
 * away.
 */
const openedBody = z.strictObject({ ledgerId: text, demonstration: z.boolean() });

const facilityBody: z.ZodType<Facility> = exactly<Facility>()(
  z.strictObject({
    name: text,
    code: text,
    level,
    place: z.enum(PLACES),
    desk: text,
    operator: text,
  } satisfies Shape<Facility>),
);

const identityBody: z.ZodType<RecordedIdentity> = exactly<RecordedIdentity>()(
  z.strictObject({
    category: z.enum(CATEGORIES),
    from: day,
    until: day.nullable(),
    treatedAs: z.enum(CATEGORIES).nullable(),
    localHousehold: z.boolean(),
    source: text,
  } satisfies Shape<RecordedIdentity>),
);

const personBody: z.ZodType<Person> = exactly<Person>()(
  z.strictObject({
    id: text,
    name: text,
    certificate: text,
    initials: text,
    identities: z.array(identityBody).readonly(),
  } satisfies Shape<Person>),
);

type FigureBody = Figure & { readonly source: string };
const figureBody: z.ZodType<FigureBody> = exactly<FigureBody>()(
  z.strictObject({
    key: z.enum(FIGURES),
    from: day,
    until: day.nullable(),
    value: text,
    source: text,
  } satisfies Shape<FigureBody>),
);

const claimBody: z.ZodType<Claim> = exactly<Claim>()(
  z.strictObject({
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
    treatment: z.enum(TREATMENTS).nullable(),
    treatmentListed: z.boolean(),
    registered: z.boolean(),
    patientAge: z.number(),
    homeMaintenance: z.boolean(),
    rareDiseaseListed: z.boolean(),
    rareFacilityNamed: z.boolean(),
    rareDrugCost: fen.nullable(),
    agencyException: z.boolean(),
    standardElsewhere: z.boolean(),
  } satisfies Shape<Claim>),
);

const draftBody: z.ZodType<SettlementDraft> = exactly<SettlementDraft>()(
  z.strictObject({
    personId: text,
    year: whole,
    claim: claimBody,
    diagnosis: text,
    facility: facilityBody,
    settlement: settlementBody,
    packHash: text,
  } satisfies Shape<SettlementDraft>),
);

/** The closed set of entries. One more here, and the compiler lists what else must know of it. */
export const contentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('opened'), body: openedBody }),
  z.strictObject({ kind: z.literal('facility'), body: facilityBody }),
  z.strictObject({ kind: z.literal('person'), body: personBody }),
  z.strictObject({ kind: z.literal('figure'), body: figureBody }),
  z.strictObject({
    kind: z.literal('settlement'),
    body: z.strictObject({ draft: draftBody, personName: text, certificateMasked: text }),
  }),
  z.strictObject({
    kind: z.literal('reversal'),
    body: z.strictObject({ personId: text, reverses: text, reversesHash: text, reason: text }),
  }),
  z.strictObject({
    kind: z.literal('print'),
    body: z.strictObject({ settlementId: text, printNumber: whole }),
  }),
]);
export type Content = z.infer<typeof contentSchema>;
export type EntryKind = Content['kind'];
