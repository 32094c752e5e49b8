import { z } from 'zod';
import type { WrittenBand } from '../bands.ts';
import type { Claim } from '../claim.ts';
import { dayField, moneyField, parseWith, shareField } from '../fields.ts';
import { inYuan, type Fen } from '../money.ts';
import { fail, ok, type Problem, type Result } from '../problem.ts';
import { holdsOn, CARE_KINDS, type CareKind, type IsoDate } from '../terms.ts';
import type { Input, Step } from '../trace.ts';

export type PlanBand = WrittenBand;

/** A year's plan of catastrophic insurance, on the year's in-scope cost after basic insurance. */
export type Plan = {
  readonly deductible: Fen;
  readonly bands: readonly PlanBand[];
  readonly cap: Fen | null;
};

/** What basic insurance pays for some care kinds at some levels of facility. */
export type BasicRow = {
  readonly care: readonly CareKind[];
  readonly levels: readonly (1 | 2 | 3)[];
  /** For the first stay of the year, the second …; the last holds for all further ones. */
  readonly deductibles: readonly Fen[];
  readonly bands: readonly PlanBand[];
};

/** A year's table of basic and catastrophic insurance as an office enters it, with its source. */
export type InsurancePlan = {
  readonly id: string;
  readonly name: string;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
  readonly source: string;
  /** Null where the bill gives what basic insurance paid; likewise for catastrophic insurance. */
  readonly basic: { readonly rows: readonly BasicRow[]; readonly cap: Fen | null } | null;
  readonly catastrophic: Plan | null;
};

/** The table as the source of an amount. */
export type Table = Extract<Input, { readonly kind: 'tabled' }>;

/** What social insurance pays of a bill: given on it, or computed and explained. */
export type Insured = {
  readonly basic: Step;
  readonly catastrophic: Step;
  /** In-scope cost after basic insurance. */
  readonly afterBasic: Fen;
};

const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);
const band = z.strictObject({ upTo: moneyField.nullable(), share: shareField });
export const planFields = z.strictObject({
  deductible: moneyField,
  bands: z.array(band).min(1).max(100),
  cap: moneyField.nullable(),
});

/** The fields of a table, as offices enter them and packs bring them along. */
export const tableFields = {
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: z.string().min(1).max(100),
  from: dayField,
  until: dayField.nullable().default(null),
  source: z.string().min(1).max(500),
  basic: z
    .strictObject({
      rows: z
        .array(
          z.strictObject({
            care: z.array(z.enum(CARE_KINDS)).min(1),
            levels: z.array(level).min(1),
            deductibles: z.array(moneyField).min(1).max(20),
            bands: z.array(band).min(1).max(100),
          }),
        )
        .min(1)
        .max(100),
      cap: moneyField.nullable(),
    })
    .nullable(),
  catastrophic: planFields.nullable(),
};
const planSchema = z.strictObject(tableFields);
export type InsurancePlanInput = z.input<typeof planSchema>;

/** Reads an office's table. Problems: PLAN_INVALID (bands, doubled cells), PERIOD_INVALID and those of any field. */
export function parsePlan(input: unknown, at = ''): Result<InsurancePlan> {
  const read = parseWith(planSchema, input, at);
  if (!read.ok) return read;
  const fault = planFault(read.value);
  return fault === null ? read : fail(fault);
}

/** What is wrong with a table that its fields alone do not show. */
export function planFault(
  plan: Pick<InsurancePlan, 'from' | 'until' | 'basic' | 'catastrophic'>,
): Problem | null {
  const { from, until, basic, catastrophic } = plan;
  if (until !== null && until < from) {
    return {
      code: 'PERIOD_INVALID',
      message: `the last day ${until} comes before the first day ${from}: correct one of the two`,
      at: 'until',
      facts: { from, until },
    };
  }
  if (basic === null && catastrophic === null) {
    return {
      code: 'PLAN_INVALID',
      message: 'the plan says nothing: give basic, catastrophic or both',
      at: 'basic',
    };
  }
  return (basic === null ? null : basicFault(basic.rows)) ?? catastrophicFault(catastrophic);
}

function basicFault(rows: readonly BasicRow[]): Problem | null {
  for (const [index, row] of rows.entries()) {
    const bad = badBand(row.bands, `basic.rows.${index}.bands`);
    if (bad !== null) return bad;
  }
  return doubledCell(rows);
}

function catastrophicFault(plan: Plan | null): Problem | null {
  return plan === null ? null : badBand(plan.bands, 'catastrophic.bands');
}

/** The table that a bill names, on its day; undefined where insurance is given on the bill. Problem: PLAN_UNKNOWN. */
export function planFor(
  { plan: id, settledOn }: Pick<Claim, 'plan' | 'settledOn'>,
  plans: readonly InsurancePlan[],
): Result<InsurancePlan | undefined, Problem<'PLAN_UNKNOWN'>> {
  if (id === null) return ok(undefined);
  const holds = (plan: InsurancePlan) => plan.id === id && holdsOn(plan, settledOn);
  const plan = plans.find(holds);
  if (plan !== undefined) return ok(plan);
  const known = plans.map((p) => `${p.id} (${p.from} – ${p.until ?? 'open'})`).join(', ');
  return fail({
    code: 'PLAN_UNKNOWN',
    message: `there is no plan ${JSON.stringify(id)} on ${settledOn}; there are: ${known === '' ? 'none' : known}`,
    at: 'plan',
    facts: { plan: id, on: settledOn },
  });
}

/** Bands ascend, and only the last is open; the first that does not is named. */
export function badBand(bands: readonly PlanBand[], at: string): Problem<'PLAN_INVALID'> | null {
  for (const [index, { upTo }] of bands.entries()) {
    const next = bands[index + 1];
    if (next === undefined) continue;
    const ascends = upTo !== null && (next.upTo === null || next.upTo > upTo);
    if (ascends) continue;
    const [ends, after] = [upTo, next.upTo].map((a) => (a === null ? 'open' : inYuan(a)));
    return {
      code: 'PLAN_INVALID',
      message: `band ${index + 1} (up to ${ends ?? ''}) does not end below band ${index + 2} (up to ${after ?? ''}): bands ascend, only the last may be open`,
      at: `${at}.${index + 1}.upTo`,
    };
  }
  return null;
}

function doubledCell(rows: readonly BasicRow[]): Problem<'PLAN_INVALID'> | null {
  const seen = new Set<string>();
  for (const [index, { care, levels }] of rows.entries()) {
    for (const kind of care) {
      for (const at of levels) {
        const cell = `${kind} at level ${at}`;
        if (seen.has(cell)) {
          return {
            code: 'PLAN_INVALID',
            message: `two rows of the plan pay for ${cell}: leave one`,
            at: `basic.rows.${index}`,
          };
        }
        seen.add(cell);
      }
    }
  }
  return null;
}
