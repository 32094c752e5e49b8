import { z } from 'zod';
import { payPlan } from './asks/catastrophic.ts';
import { caseHead, categoriesField as categories, readCase, type Answer } from './case-head.ts';
import { dayField, moneyField } from './fields.ts';
import { badBand, planFields } from './insurance/plan.ts';
import { inYuan } from './money.ts';
import { fail, ok, type Result } from './problem.ts';
import type { PackBook } from './rule-pack/pack-book.ts';
import { figuresOf } from './settle-case.ts';

/** The asks beside settle, each read strictly, answered under `result`. */

const subsidySchema = z.strictObject({
  ...caseHead,
  ask: z.literal('subsidy'),
  categories,
  contribution: moneyField,
  tier: z.union([z.literal(1), z.literal(2)]).default(1),
  tierOneContribution: moneyField.nullable().default(null),
  recognisedOn: dayField.nullable().default(null),
  enrolmentClosesOn: dayField.nullable().default(null),
  otherPolicyAmount: moneyField.nullable().default(null),
  employee: z.boolean().default(false),
  alreadyInsured: z.boolean().default(false),
  year: z.number().int().min(1900).max(9999).nullable().default(null),
});

export function answerSubsidy(input: object, packs: PackBook): Result<Answer> {
  const read = readCase(subsidySchema, input, packs);
  if (!read.ok) return read;
  const { asked, pack } = read.value;
  const answer = pack.subsidy(asked);
  if (!answer.ok) return answer;
  const { subsidy, person, reasons } = answer.value;
  return ok({ result: { subsidy: inYuan(subsidy), person: inYuan(person), reasons } });
}

const catastrophicSchema = z.strictObject({
  ...caseHead,
  ask: z.literal('catastrophic'),
  categories,
  plan: planFields,
  amount: moneyField.optional(),
});

const writtenBands = z.object({
  plan: z.object({ bands: z.array(z.object({ upTo: z.string().nullable() })) }),
});

export function answerCatastrophic(input: object, packs: PackBook): Result<Answer> {
  const read = readCase(catastrophicSchema, input, packs);
  if (!read.ok) return read;
  const { asked, pack } = read.value;
  const bad = badBand(asked.plan.bands, 'plan.bands');
  if (bad !== null) return fail(bad);
  const { isTilted, planFor } = pack.catastrophic;
  const plan = planFor(isTilted(asked.categories), asked.plan);
  const { amount } = asked;
  const written = writtenBands.parse(input).plan.bands;
  return ok({
    result: {
      deductible: inYuan(plan.deductible),
      // Tilt never moves the end of a band: it goes back as it was written.
      bands: plan.bands.map(({ share }, i) => ({ upTo: written[i]?.upTo ?? null, share })),
      cap: plan.cap === null ? null : inYuan(plan.cap),
      ...(amount === undefined ? {} : { pays: inYuan(payPlan(plan, amount)) }),
    },
  });
}

const warningSchema = z.strictObject({
  ...caseHead,
  ask: z.literal('warning'),
  categories,
  amount: moneyField,
  on: dayField,
  figures: z.unknown().optional(),
});

export function answerWarning(input: object, packs: PackBook): Result<Answer> {
  const read = readCase(warningSchema, input, packs);
  if (!read.ok) return read;
  const { asked, pack } = read.value;
  const figures = figuresOf(asked.figures, pack);
  if (!figures.ok) return figures;
  const warning = pack.warning({ ...asked, figures: figures.value });
  if (!warning.ok) return warning;
  const { warn, line, reason } = warning.value;
  return ok({
    result: {
      warn,
      ...(line === null ? {} : { line: inYuan(line) }),
      ...(reason === null ? {} : { reason }),
    },
  });
}

const deadlineHead = { ...caseHead, ask: z.literal('deadline') };
const holidays = z.array(dayField).max(1000).default([]);
const deadlineSchema = z.discriminatedUnion('what', [
  z.strictObject({
    ...deadlineHead,
    what: z.literal('list-handover'),
    year: z.number().int().min(1900).max(9998),
    month: z.number().int().min(1).max(12),
    holidays,
    weekendsToo: z.boolean().default(false),
  }),
  z.strictObject({
    ...deadlineHead,
    what: z.literal('aid-review'),
    declaredOn: dayField,
    workingDays: z.number().int().min(1).max(366).nullable().default(null),
    holidays,
  }),
]);

export function answerDeadline(input: object, packs: PackBook): Result<Answer> {
  const read = readCase(deadlineSchema, input, packs);
  if (!read.ok) return read;
  const { asked, pack } = read.value;
  const { deadlines } = pack;
  const { dueOn } =
    asked.what === 'list-handover' ? deadlines.listHandover(asked) : deadlines.aidReview(asked);
  return ok({ result: dueOn === null ? { dueOn, reason: 'NO_CLAUSE' } : { dueOn } });
}

const fundCheckSchema = z.strictObject({
  ...caseHead,
  ask: z.literal('fund-check'),
  ownBudget: moneyField,
  lastYearGrant: moneyField,
  raised: moneyField,
  surplus: moneyField,
});

export function answerFundCheck(input: object, packs: PackBook): Result<Answer> {
  const read = readCase(fundCheckSchema, input, packs);
  if (!read.ok) return read;
  const { asked, pack } = read.value;
  const none = { ownBudgetEnough: null, surplusWithinLimit: null, reason: 'NO_CLAUSE' } as const;
  return ok({ result: pack.fundCheck(asked) ?? none });
}
