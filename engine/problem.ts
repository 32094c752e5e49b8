/** Everything that can be wrong with an input, the rules, or the moment; each is listed once, here. */
export type ProblemCode =
  // input
  | 'MALFORMED'
  | 'UNKNOWN_KEY'
  | 'WRONG_TYPE'
  | 'MONEY_INVALID'
  | 'MONEY_NEGATIVE'
  | 'IN_SCOPE_ABOVE_TOTAL'
  | 'SCOPE_SUM_MISMATCH'
  | 'DATE_INVALID'
  | 'CATEGORY_NOT_IN_LIST'
  | 'CERTIFICATE_INVALID'
  | 'PERIOD_INVALID'
  | 'PLAN_INVALID'
  | 'PLAN_SILENT'
  | 'PLAN_UNKNOWN'
  | 'PLAN_AND_PAID'
  // rules
  | 'PACK_UNKNOWN'
  | 'PACK_NOT_IN_FORCE'
  | 'PACK_INVALID'
  | 'READING_UNKNOWN'
  | 'FIGURE_MISSING'
  | 'FIGURE_OVERLAP'
  | 'FIGURE_UNKNOWN'
  | 'BELOW_FLOOR'
  | 'ASK_NOT_ANSWERED'
  // ledger
  | 'STALE'
  | 'NOT_FOUND'
  | 'ALREADY_REVERSED'
  | 'DUPLICATE_PERSON'
  | 'IDEMPOTENCY_CONFLICT'
  | 'PAYMENT_MISMATCH'
  | 'MESSAGE_OPEN'
  | 'MESSAGE_CLOSED'
  | 'ALREADY_CONFIRMED'
  | 'NOTHING_TO_CLOSE'
  | 'REASON_MISSING'
  | 'SHIFT_OPEN'
  | 'CLOCK_BACK'
  | 'LEDGER_UNUSABLE'
  | 'STATION_NOT_SET_UP'
  | 'PRINTER_FAILED'
  | 'STATION_FILE_UNUSABLE'
  // exchange
  | 'CODE_UNKNOWN'
  | 'FILE_INVALID'
  // doors
  | 'METHOD_UNKNOWN'
  | 'NOT_ALLOWED'
  | 'STOPPED';

/**
 * Why there is no answer. `message` is one English sentence for logs and the wire; people read the
 * Chinese sentence that the window makes from `code` and `facts`. `at` is where: a field path such as
 * `fees.total`, or `pack.yaml:12:5`.
 */
export type Problem<Code extends ProblemCode = ProblemCode> = {
  readonly code: Code;
  readonly message: string;
  readonly at?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
};

export type Result<T, P extends Problem = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<P extends Problem>(problem: P): { readonly ok: false; readonly problem: P } {
  return { ok: false, problem };
}

/** A broken invariant is a bug: stop, never settle on. A wrong input is a Problem: return it. */
export function assert(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`broken invariant: ${otherwise}`);
}

export function unreachable(value: never): never {
  throw new Error(`broken invariant: unhandled case ${JSON.stringify(value)}`);
}
