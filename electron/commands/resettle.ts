import { randomUUID } from 'node:crypto';
import { inYuan } from '../../engine/money.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import type { Ledger } from '../ledger/port.ts';
import { createResettlingDesk } from '../resettling/desk.ts';
import { runHere, type RunProgress } from '../resettling/run.ts';
import type { Approved, ResettledPerson, ResettledRow } from '../resettling/views.ts';
import { readRulePacks } from '../rule-packs.ts';
import { secondPerson } from '../second-person.ts';
import { onExistingLedger } from './existing-ledger.ts';
import { now, type CopyCommand } from './ledger-copies.ts';
import { printJson, printLine, stopWith, type ExitCode } from './output.ts';
import { RULES_DIRECTORY } from './places.ts';
import { refuse } from './refuse.ts';

export type ResettleCommand = CopyCommand & {
  readonly year: number;
  readonly person: string | undefined;
  /** Who approves what is found; left out, it is only listed. */
  readonly approvedBy: string | undefined;
  readonly signal: AbortSignal;
};

/**
 * `yidan ledger resettle`: the bills of a year settled again on what is known now: what is owed back (应退) or still owed
 * (应补). With --approve it is recorded. 0 where nothing differs or all was recorded, 1 where something is left.
 */
export async function resettleCommand(asked: ResettleCommand): Promise<ExitCode> {
  const { file, json, approvedBy, by } = asked;
  const packs = readRulePacks(RULES_DIRECTORY);
  if (!packs.ok) return packs.problems.map((p) => stopWith(p, json))[0] ?? 2;
  const approver =
    approvedBy === undefined ? null : secondPerson(approvedBy, by, 'a result is adjusted');
  if (approver?.ok === false) return stopWith(approver.problem, json);
  const approve = approver?.value ?? null;
  return onExistingLedger(
    file,
    json,
    (ledger) => resettle(ledger, packs.value, { ...asked, approve }),
    { readOnly: approve === null },
  );
}

async function resettle(
  ledger: Ledger,
  packs: PackBook,
  asked: ResettleCommand & { readonly approve: string | null },
): Promise<ExitCode> {
  const { year, person, approve, by, json, signal } = asked;
  const found: ResettledPerson[] = [];
  const onProgress = (progress: RunProgress) => {
    found.push(...progress.found);
    if (process.stderr.isTTY) process.stderr.write(`\r${progress.done}/${progress.of}`);
  };
  const request = person === undefined ? { year } : { year, people: [person] };
  const replay = runHere({ ledger, packs });
  const end = await replay(request, onProgress, () => signal.aborted);
  if (!end.ok) return refuse(end.problem, json);
  for (const each of found) tell(each, json);
  const { state, done, of } = end.value;
  const left = found.length;
  if (!json) printLine(`${state}: ${done} of ${of} people; ${left} come out differently`);
  if (approve === null || state === 'cancelled' || left === 0) return left === 0 ? 0 : 1;
  const desk = createResettlingDesk({ ledger, packs, replay, newId: randomUUID });
  const approved = await desk.approveFound(
    { run: randomUUID(), year, found, approvedBy: approve },
    now(by),
  );
  if (!approved.ok) return refuse(approved.problem, json);
  return tellApproved(approved.value, json);
}

function tell(person: ResettledPerson, json: boolean): void {
  if (json) return printJson(inYuanText(person));
  const { personId, personName, certificateMasked, owed, rows, stopped } = person;
  printLine(`${personName} ${certificateMasked} (${personId}): ${owedWords(owed)}`);
  for (const row of rows) printLine(`  ${lineOf(row)}`);
  if (stopped !== null) {
    const { settlementId, problem } = stopped;
    printLine(`  ${settlementId} cannot be settled again: ${problem.code}: ${problem.message}`);
  }
}

function lineOf({ settlementId, settledOn, cashWas, cashIs, owed, causes }: ResettledRow): string {
  const why = causes.map(({ kind, seq }) => (seq === null ? kind : `${kind} ${seq}`)).join(', ');
  return `${settlementId} of ${settledOn}: the person pays ${inYuan(cashIs)} instead of ${inYuan(cashWas)}, ${owedWords(owed)}; since then: ${why}`;
}

function owedWords(owed: ResettledPerson['owed']): string {
  return owed >= 0 ? `应退 ${inYuan(owed)}` : `应补 ${inYuan(owed).slice(1)}`;
}

/** Scripts read money as yuan, as everywhere on the command line. */
function inYuanText(person: ResettledPerson) {
  const rows = person.rows.map((row) => ({
    ...row,
    total: inYuan(row.total),
    cashWas: inYuan(row.cashWas),
    cashIs: inYuan(row.cashIs),
    owed: inYuan(row.owed),
    funds: Object.fromEntries(
      Object.entries(row.funds).map(([fund, fen]): [string, string] => [fund, inYuan(fen)]),
    ),
  }));
  return { ...person, owed: inYuan(person.owed), rows };
}

function tellApproved({ adjusted, refused }: Approved, json: boolean): ExitCode {
  if (json) printJson({ adjusted, refused });
  else {
    for (const { personId, ids } of adjusted) printLine(`adjusted ${personId}: ${ids.join(', ')}`);
    for (const { personId, problem } of refused) {
      printLine(`left ${personId}: ${problem.code}: ${problem.message}`);
    }
  }
  return refused.length === 0 ? 0 : 1;
}
