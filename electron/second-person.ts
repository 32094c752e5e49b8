import { fail, ok, type Problem, type Result } from '../engine/problem.ts';

/**
 * Who approves what two people must do, tidied. Problem: WRONG_TYPE, where it is nobody, or the operator under another
 * spelling. `what` begins the sentence, such as `a reading is switched`.
 */
export function secondPerson(
  named: string,
  operator: string,
  what: string,
): Result<string, Problem<'WRONG_TYPE'>> {
  const approvedBy = named.trim();
  if (approvedBy !== '' && !isSameName(approvedBy, operator)) return ok(approvedBy);
  const message = `${what} by two people: name somebody other than the operator ${operator} who approved it`;
  return fail({ code: 'WRONG_TYPE', message, at: 'approvedBy', facts: { operator } });
}

/** Whether two names are of one person, however they were typed. */
export function isSameName(a: string, b: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  return plain(a) === plain(b);
}
