import { z } from 'zod';
import { parseWith } from '../../engine/fields.ts';
import { fail, ok, type Result } from '../../engine/problem.ts';
import { isRegionCode } from '../../engine/region.ts';
import { CARE_KINDS, isIsoDate, type CareKind } from '../../engine/terms.ts';
import { CODED, MEANINGS, MEANINGS_OF, type CodeRow } from './codes.ts';
import { PAYERS, type Payer } from './fund-total.ts';
import { NATIONAL } from './scope.ts';

/** What the ledger does not hold of a person and of a visit; what is left out is not known. */
type PersonSaid = {
  readonly personNumber?: string | undefined;
  readonly insurance?: string | undefined;
  readonly settlingOffice?: string | undefined;
};
type VisitSaid = { readonly visitId?: string | undefined };

/** What the office says of its interface, in one small file. Codes are not defaults of ours: they are said here. */
export type Configuration = {
  readonly version: string | null;
  /** Everybody's, unless `people` says otherwise. */
  readonly insurance: string | null;
  readonly settlingOffice: string | null;
  readonly clearingOffice: string | null;
  readonly clearingKind: { readonly [C in CareKind]?: string | undefined };
  /** Which of our amounts the centre calls 医保认可费用总额. */
  readonly recognisedCost: 'total' | 'inScope' | null;
  /** Whether a payer is inside the fund total, where that is not the usual. */
  readonly fundTotal: { readonly [P in Payer]?: boolean | undefined };
  /** Codes beyond the table's, or other than the table's. */
  readonly codes: readonly CodeRow[];
  /** By certificate number, and by the settlement's id. */
  readonly people: ReadonlyMap<string, PersonSaid>;
  readonly visits: ReadonlyMap<string, VisitSaid>;
};

const code = z.string().regex(/^[0-9A-Za-z]{1,20}$/, 'must be 1 to 20 digits or letters');
const number = z.string().regex(/^[0-9A-Za-z_-]{1,30}$/, 'must be 1 to 30 digits or letters');
const words = z.string().trim().min(1).max(200);
const day = z.string().refine(isIsoDate, 'must be a day that exists, written YYYY-MM-DD');

const codeRow = z.strictObject({
  of: z.enum(CODED),
  code,
  means: z.enum(MEANINGS),
  word: words.optional(),
  source: words,
  region: z
    .string()
    .refine(isRegionCode, 'must be the six digits of a region')
    .nullable()
    .default(null),
  version: words.nullable().default(null),
  from: day.optional(),
  until: day.nullable().default(null),
});

const schema = z.strictObject({
  version: words.nullable().default(null),
  insurance: code.nullable().default(null),
  settlingOffice: code.nullable().default(null),
  clearingOffice: code.nullable().default(null),
  clearingKind: z.partialRecord(z.enum(CARE_KINDS), code).default({}),
  recognisedCost: z.enum(['total', 'inScope']).nullable().default(null),
  fundTotal: z.partialRecord(z.enum(PAYERS), z.boolean()).default({}),
  codes: z.array(codeRow).max(1000).default([]),
  people: z
    .record(
      number,
      z.strictObject({ personNumber: number, insurance: code, settlingOffice: code }).partial(),
    )
    .default({}),
  visits: z.record(number, z.strictObject({ visitId: number }).partial()).default({}),
});

/** Reads the file's text. Problems: MALFORMED, where it is no JSON; UNKNOWN_KEY and WRONG_TYPE with the place in it. */
export function parseConfiguration(text: string): Result<Configuration> {
  const input = jsonOf(text);
  if (!input.ok) return input;
  const read = parseWith(schema, input.value, '--config');
  if (!read.ok) return read;
  const { codes, people, visits, ...said } = read.value;
  const strange = codes.find(({ of, means }) => !MEANINGS_OF[of].includes(means));
  if (strange !== undefined) {
    const choices = MEANINGS_OF[strange.of].join(', ');
    const message = `--config.codes: a code of ${strange.of} cannot mean ${strange.means}: write one of ${choices}`;
    return fail({ code: 'WRONG_TYPE', message, at: '--config.codes' });
  }
  return ok({
    ...said,
    codes: codes.map(rowOf),
    people: new Map(Object.entries(people)),
    visits: new Map(Object.entries(visits)),
  });
}

function jsonOf(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text));
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : 'unknown';
    const message = `the configuration is not JSON: ${why}`;
    return fail({ code: 'MALFORMED', message, at: '--config' });
  }
}

/** The office stands for what it writes itself. */
function rowOf({ word, source, from, ...said }: z.infer<typeof codeRow>): CodeRow {
  const since = from ?? NATIONAL.from;
  return { ...said, from: since, word: word ?? said.means, confidence: 'H', provenance: source };
}
