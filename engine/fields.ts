import { z } from 'zod';
import { isRate, parseYuan, toRate, type Fen, type MoneyFault, type Rate } from './money.ts';
import { fail, ok, type Problem, type ProblemCode, type Result } from './problem.ts';
import { isRegionCode, type RegionCode } from './region.ts';
import { isIsoDate, type IsoDate } from './terms.ts';

/** The fields that inputs and packs share, and the one place where a schema's issue becomes a Problem. */

const MONEY_FAULTS: Readonly<Record<MoneyFault, { code: ProblemCode; says: string }>> = {
  'not-money': { code: 'MONEY_INVALID', says: 'is not an amount in yuan such as "12345.67"' },
  negative: { code: 'MONEY_NEGATIVE', says: 'is negative; money must not be below 0' },
  decimals: { code: 'MONEY_INVALID', says: 'has more than two decimals; write whole fen' },
  'too-large': { code: 'MONEY_INVALID', says: 'is larger than any bill (10,000,000,000 yuan)' },
};

/** Yuan as text, at most two decimals → fen. */
export const moneyField = z
  .string({ error: 'must be yuan as text, such as "12345.67"' })
  .transform((text, ctx): Fen => {
    const amount = parseYuan(text);
    if (typeof amount === 'number') return amount;
    const { code, says } = MONEY_FAULTS[amount];
    ctx.addIssue({
      code: 'custom',
      message: `${JSON.stringify(text)} ${says}`,
      params: { problem: code, value: text },
    });
    return z.NEVER;
  });

/** A day that exists, `YYYY-MM-DD`. */
export const dayField = z.string().transform((text, ctx): IsoDate => {
  if (isIsoDate(text)) return text;
  ctx.addIssue({
    code: 'custom',
    message: `${JSON.stringify(text)} is not a day that exists, written YYYY-MM-DD`,
    params: { problem: 'DATE_INVALID', value: text },
  });
  return z.NEVER;
});

/** A region as people and files write it. */
export const regionField = z
  .string({ error: 'must be the six digits of a region, such as "510402"' })
  .transform((text, ctx): RegionCode => {
    if (isRegionCode(text)) return text;
    ctx.addIssue({
      code: 'custom',
      message: `${JSON.stringify(text)} is not the six digits of a region, such as "510402"`,
      params: { problem: 'WRONG_TYPE', value: text },
    });
    return z.NEVER;
  });

/** A share from 0 to 1 as text, "0.65". */
export const shareField = z
  .string({ error: 'must be a share as text, such as "0.65"' })
  .transform((text, ctx): Rate => {
    if (isRate(text)) return toRate(text);
    ctx.addIssue({
      code: 'custom',
      message: `${JSON.stringify(text)} is not a share from 0 to 1, such as "0.65"`,
      params: { problem: 'WRONG_TYPE', value: text },
    });
    return z.NEVER;
  });

/** Marks an enumeration whose unknown value has a problem code of its own. */
export function choiceField<const T extends readonly [string, ...string[]]>(
  choices: T,
  code: ProblemCode,
) {
  return z.enum(choices, {
    error: (issue) => (typeof issue.input === 'string' ? `${code}|${issue.input}` : undefined),
  });
}

/** Reads with a schema; the first issue is the answer, so that one sentence reaches the person. */
export function parseWith<T>(schema: z.ZodType<T>, input: unknown, under = ''): Result<T> {
  const read = schema.safeParse(input);
  if (read.success) return ok(read.data);
  const issue = read.error.issues[0];
  return fail(
    issue === undefined
      ? { code: 'MALFORMED', message: 'the input could not be read' }
      : issueProblem(issue, under),
  );
}

function issueProblem(issue: z.core.$ZodIssue, under: string): Problem {
  const at = [under, ...issue.path.map(String)].filter((part) => part !== '').join('.');
  const where = at === '' ? 'the input' : at;
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      return {
        code: 'UNKNOWN_KEY',
        message: `unknown key ${JSON.stringify(key)} in ${where}: correct the spelling or remove it`,
        at: at === '' ? key : `${at}.${key}`,
        facts: { key },
      };
    }
    case 'custom': {
      const params: Readonly<Record<string, unknown>> = issue.params ?? {};
      const code = params['problem'];
      const value = typeof params['value'] === 'string' ? params['value'] : '';
      return {
        code: isCustomCode(code) ? code : 'WRONG_TYPE',
        message: `${where}: ${issue.message}`,
        at: where,
        facts: { value },
      };
    }
    case 'invalid_value':
      return choiceProblem(issue, where);
    default:
      return { code: 'WRONG_TYPE', message: `${where}: ${issue.message}`, at: where };
  }
}

function choiceProblem(issue: z.core.$ZodIssueInvalidValue, at: string): Problem {
  const choices = issue.values.map(String).join(', ');
  const [code, value] = issue.message.split('|');
  const isMarked = isChoiceCode(code) && value !== undefined;
  return {
    code: isMarked ? code : 'WRONG_TYPE',
    message: `${at}${isMarked ? `: ${JSON.stringify(value)}` : ''} must be one of: ${choices}`,
    at,
    facts: { ...(isMarked ? { value } : {}), choices },
  };
}

function isCustomCode(code: unknown): code is 'MONEY_INVALID' | 'MONEY_NEGATIVE' | 'DATE_INVALID' {
  return code === 'MONEY_INVALID' || code === 'MONEY_NEGATIVE' || code === 'DATE_INVALID';
}
function isChoiceCode(code: unknown): code is 'CATEGORY_NOT_IN_LIST' | 'FIGURE_UNKNOWN' {
  return code === 'CATEGORY_NOT_IN_LIST' || code === 'FIGURE_UNKNOWN';
}
