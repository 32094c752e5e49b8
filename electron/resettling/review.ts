import { addFen } from '../../engine/money.ts';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { maskCertificate } from '../certificate.ts';
import type { Ledger } from '../ledger/port.ts';
import { noPerson } from '../ledger/refusals.ts';
import type { Office } from '../settle-bill.ts';
import { replayYear, type Replayed } from './replay.ts';
import { rowOf } from './report.ts';
import type { ResettledPerson } from './views.ts';

export type Reviewed = { readonly person: ResettledPerson; readonly replayed: Replayed };

/**
 * Settles a person's year again and says what comes out differently. Reads only. The year is read before anything else
 * of the person, so that whatever moves meanwhile makes an approval STALE instead of wrong. Problem: NOT_FOUND.
 */
export async function reviewYear(
  { ledger, packs }: { readonly ledger: Ledger; readonly packs: PackBook },
  office: Office,
  personId: string,
  year: number,
): Promise<Result<Reviewed, Problem<'NOT_FOUND'>>> {
  const counting = await ledger.countingYear(personId, year);
  const person = await ledger.person(personId);
  if (person === null) return fail(noPerson(personId));
  const replayed = replayYear(packs, office, person, counting);
  const rows = replayed.ok ? replayed.resettled.map(rowOf) : [];
  const { name: personName, certificate } = person;
  return ok({
    replayed,
    person: {
      personId,
      personName,
      certificateMasked: maskCertificate(certificate),
      version: counting.version,
      owed: addFen(...rows.map((row) => row.owed)),
      rows,
      stopped: replayed.ok
        ? null
        : { settlementId: replayed.settlementId, problem: replayed.problem },
    },
  });
}
