import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';

/** No request of the window comes near these; what is larger is a mistake or an attack. */
const MOST_DEPTH = 8;
const MOST_VALUES = 5_000;
const MOST_TEXT = 10_000;
/** The one text that is a whole file, and how long it may be: a thousand slips, in the letters of its transport. */
const FILE_AT = 'pdfBase64';
export const MOST_OF_A_FILE = 40_000_000;
const MOST_KEY = 100;

/**
 * Whether a value is plain data of bounded size: text, finite numbers, yes or no, null, lists and
 * plain objects. Structured clone would also let dates, maps, buffers and rings through the window's door.
 */
export function checkPlainData(input: unknown): Result<unknown> {
  const waiting: Place[] = [{ value: input, at: '', depth: 0 }];
  let seen = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    seen += 1;
    if (seen > MOST_VALUES) return fail(tooMuch('', `more than ${MOST_VALUES} values`));
    const problem = checkOne(next);
    if (problem !== null) return fail(problem);
    waiting.push(...inside(next));
  }
  return ok(input);
}

type Place = { readonly value: unknown; readonly at: string; readonly depth: number };

function checkOne({ value, at, depth }: Place): Problem | null {
  if (depth > MOST_DEPTH) return tooMuch('', `nested deeper than ${MOST_DEPTH} levels`);
  switch (typeof value) {
    case 'string': {
      const most = at === FILE_AT ? MOST_OF_A_FILE : MOST_TEXT;
      return value.length > most ? tooMuch(at, `longer than ${most} characters`) : null;
    }
    case 'number':
      return Number.isFinite(value) ? null : notPlain(at, 'a number that is not finite');
    case 'boolean':
      return null;
    case 'object':
      return value === null ? null : checkHolder(value, at);
    default:
      return notPlain(at, typeof value);
  }
}

function checkHolder(holder: object, at: string): Problem | null {
  if (Array.isArray(holder)) {
    return holder.length > MOST_VALUES ? tooMuch(at, `more than ${MOST_VALUES} items`) : null;
  }
  const prototype: unknown = Object.getPrototypeOf(holder);
  if (prototype !== Object.prototype && prototype !== null) {
    return notPlain(at, holder.constructor.name);
  }
  // JSON can spell this key, and copying such an object would drop or obey it.
  if (Object.hasOwn(holder, '__proto__')) {
    const key = '__proto__';
    return { code: 'UNKNOWN_KEY', message: `unknown key "${key}": remove it`, at, facts: { key } };
  }
  const long = Object.keys(holder).find((key) => key.length > MOST_KEY);
  return long === undefined ? null : tooMuch(at, `a key longer than ${MOST_KEY} characters`);
}

function inside({ value, at, depth }: Place): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const under = at === '' ? '' : `${at}.`;
  return Object.entries(value).map(([key, item]: [string, unknown]) => ({
    value: item,
    at: `${under}${key}`,
    depth: depth + 1,
  }));
}

function tooMuch(at: string, what: string): Problem {
  const where = at === '' ? 'the input' : at;
  return {
    code: 'WRONG_TYPE',
    message: `${where} is ${what}: send less`,
    at: where,
    facts: { limit: what },
  };
}

function notPlain(at: string, kind: string): Problem {
  const where = at === '' ? 'the input' : at;
  return {
    code: 'WRONG_TYPE',
    message: `${where} is ${kind}: send text, numbers, true, false, null, lists or plain objects`,
    at: where,
    facts: { kind },
  };
}
