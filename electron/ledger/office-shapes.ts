import { z } from 'zod';
import type { BasicRow, InsurancePlan, Plan, PlanBand } from '../../engine/insurance/plan.ts';
import { CARE_KINDS, FIGURES, PLACES } from '../../engine/terms.ts';
import type { Facility, OfficeFigure, ReadingSwitch } from './records.ts';
import { day, exactly, fen, level, rate, region, text, type Shape } from './shapes.ts';

/** What an office enters of itself and of its year. Where there is an `older` form, entries of before schema 5 have it. */

const FACILITY = { name: text, code: text, level, desk: text, operator: text };

export const facilityNow: z.ZodType<Facility> = exactly<Facility>()(
  z.strictObject({ ...FACILITY, regionCode: region.nullable() } satisfies Shape<Facility>),
);
/** It said how far off it was for everybody, which depends on the person. */
export const olderFacility: z.ZodType<Facility> = z
  .strictObject({ ...FACILITY, place: z.enum(PLACES) })
  .transform(({ place: _place, ...facility }) => ({ ...facility, regionCode: null }));
export const facilityBody = z.union([facilityNow, olderFacility]);

const FIGURE = {
  key: z.enum(FIGURES),
  from: day,
  until: day.nullable(),
  value: text,
  source: text,
};
const figureNow: z.ZodType<OfficeFigure> = exactly<OfficeFigure>()(
  z.strictObject({ ...FIGURE, region: region.nullable() } satisfies Shape<OfficeFigure>),
);
const olderFigure: z.ZodType<OfficeFigure> = z
  .strictObject(FIGURE)
  .transform((figure) => ({ ...figure, region: null }));
export const figureBody = z.union([figureNow, olderFigure]);

const bands = z
  .array(
    exactly<PlanBand>()(
      z.strictObject({
        upTo: fen.nullable(),
        share: rate,
        raisedFrom: z.exactOptional(rate),
      } satisfies Shape<PlanBand>),
    ),
  )
  .readonly();

const basicRow: z.ZodType<BasicRow> = exactly<BasicRow>()(
  z.strictObject({
    care: z.array(z.enum(CARE_KINDS)).readonly(),
    levels: z.array(level).readonly(),
    deductibles: z.array(fen).readonly(),
    bands,
  } satisfies Shape<BasicRow>),
);

const yearPlan: z.ZodType<Plan> = exactly<Plan>()(
  z.strictObject({ deductible: fen, bands, cap: fen.nullable() } satisfies Shape<Plan>),
);

const basic = exactly<NonNullable<InsurancePlan['basic']>>()(
  z.strictObject({
    rows: z.array(basicRow).readonly(),
    cap: fen.nullable(),
  } satisfies Shape<NonNullable<InsurancePlan['basic']>>),
);

export const planBody: z.ZodType<InsurancePlan> = exactly<InsurancePlan>()(
  z.strictObject({
    id: text,
    name: text,
    from: day,
    until: day.nullable(),
    source: text,
    basic: basic.nullable(),
    catastrophic: yearPlan.nullable(),
  } satisfies Shape<InsurancePlan>),
);

export const readingBody: z.ZodType<ReadingSwitch> = exactly<ReadingSwitch>()(
  z.strictObject({
    place: text,
    reading: text,
    on: z.boolean(),
    reason: text,
    approvedBy: text,
  } satisfies Shape<ReadingSwitch>),
);
