import { openLedger } from '../../electron/ledger/open.ts';
import type { Problem, Result } from '../../engine/problem.ts';
import { buildDraft, buildPerson, MORNING } from './build-draft.ts';

/**
 * A window of its own: records bills on a ledger until it is refused or has recorded so many, and prints each answer.
 * Arguments: file, how many at most.
 */
const [file = '', most = '0'] = process.argv.slice(2);

function say(key: string, result: Result<unknown, Problem>): boolean {
  const { ok } = result;
  const said = ok ? { key, ok } : { key, ok, ...result.problem.facts, code: result.problem.code };
  process.stdout.write(`${JSON.stringify(said)}\n`);
  return ok;
}

const opened = openLedger({ file });
if (opened.ok) {
  const ledger = opened.value;
  if (say('person', await ledger.savePerson(buildPerson('person-1'), MORNING))) {
    for (let n = 1; n <= Number(most); n += 1) {
      const { sums, version } = await ledger.yearSoFar('person-1', 2026);
      const draft = buildDraft('person-1', sums, { total: 1_000, aid: 600 });
      const key = `k-${n}`;
      const asked = { draft, key, expectedVersion: version, stamp: MORNING };
      if (!say(key, await ledger.record(asked))) break;
    }
  }
} else say('open', opened);
// As when the power goes: nothing is closed.
process.kill(process.pid, 'SIGKILL');
