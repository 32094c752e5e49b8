import { setImmediate } from 'node:timers/promises';
import { traceText } from '../../engine/trace-text.ts';
import { fail, ok, type Problem, type Result } from '../../engine/problem.ts';
import type { PackBook } from '../../engine/rule-pack/pack-book.ts';
import { canonical } from '../ledger/chain.ts';
import type { AdjustmentDraft } from '../ledger/port-adjusting.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Stamp } from '../ledger/records.ts';
import { stale } from '../ledger/refusals.ts';
import { readOffice, type Office } from '../settle-bill.ts';
import type { Resettled } from './replay.ts';
import { reviewYear, type Reviewed } from './review.ts';
import type { RunEnd, RunReplay, RunRequest } from './run.ts';
import type { Approval, Approved, BothExplanations, ResettledPerson, RunView } from './views.ts';

export type ResettlingDesk = {
  start(request: RunRequest): RunView;
  view(run: string): Result<RunView>;
  cancel(run: string): Result<RunView>;
  /** One person's year as it would be settled now. */
  review(personId: string, year: number): Promise<Result<ResettledPerson>>;
  explain(personId: string, year: number, settlementId: string): Promise<Result<BothExplanations>>;
  approve(approval: Approval, stamp: Stamp): Promise<Result<Approved>>;
  /** The same for what somebody else's run has found. */
  approveFound(found: Found, stamp: Stamp): Promise<Result<Approved>>;
};

type Parts = {
  readonly ledger: Ledger;
  readonly packs: PackBook;
  readonly replay: RunReplay;
  readonly newId: () => string;
};
type Run = { view: RunView; isCancelled: boolean };

/** How many finished runs are kept to be looked at. */
const KEPT = 5;

/** Replays of years, and the adjustments that a supervisor approves of what they found. */
export function createResettlingDesk(parts: Parts): ResettlingDesk {
  const runs = new Map<string, Run>();
  const runOf = (id: string): Result<Run> => {
    const run = runs.get(id);
    return run === undefined ? fail(noRun(id)) : ok(run);
  };

  const start = (request: RunRequest): RunView => {
    const id = parts.newId();
    const run: Run = { view: begun(id, request.year), isCancelled: false };
    runs.set(id, run);
    for (const old of [...runs.keys()].slice(0, -KEPT)) forget(runs, old);
    void follow(run, parts.replay, request);
    return run.view;
  };

  const reviewed = async (personId: string, year: number): Promise<Result<Reviewed>> => {
    const office = await readOffice(parts.ledger);
    return office.ok ? reviewYear(parts, office.value, personId, year) : office;
  };

  return {
    start,
    view: (id) => {
      const run = runOf(id);
      return run.ok ? ok(run.value.view) : run;
    },
    cancel: (id) => {
      const run = runOf(id);
      if (!run.ok) return run;
      run.value.isCancelled = true;
      return ok(run.value.view);
    },
    review: async (personId, year) => {
      const found = await reviewed(personId, year);
      return found.ok ? ok(found.value.person) : found;
    },
    explain: async (personId, year, settlementId) => {
      const found = await reviewed(personId, year);
      if (!found.ok) return found;
      const { replayed } = found.value;
      const bill = replayed.ok
        ? replayed.resettled.find(({ recorded }) => recorded.id === settlementId)
        : undefined;
      if (bill === undefined) return fail(sameAsBefore(settlementId));
      return ok({
        was: traceText(bill.recorded.settlement.trace),
        is: traceText(bill.is.trace),
      });
    },
    approve: async (approval, stamp) => {
      const run = runOf(approval.run);
      return run.ok ? approveOf(parts, run.value, approval, stamp) : run;
    },
    approveFound: (found, stamp) => approveFound(parts, found, stamp),
  };
}

/** What is approved is no longer in the run's list. */
async function approveOf(
  parts: Parts,
  run: Run,
  { people, approvedBy }: Approval,
  stamp: Stamp,
): Promise<Result<Approved>> {
  const { view } = run;
  const of = new Map(view.people.map((person) => [person.personId, person]));
  const found = people.flatMap((personId) => of.get(personId) ?? []);
  const approval = { run: view.run, year: view.year, found, approvedBy };
  const approved = await approveFound(parts, approval, stamp);
  if (!approved.ok) return approved;
  const { adjusted, refused } = approved.value;
  const done = new Set(adjusted.map(({ personId }) => personId));
  const left = run.view.people.filter(({ personId }) => !done.has(personId));
  run.view = { ...run.view, people: left };
  const unknown = people
    .filter((personId) => !of.has(personId))
    .map((personId) => ({ personId, problem: notInRun(personId) }));
  return ok({ adjusted, refused: [...refused, ...unknown] });
}

/** People whose years come out differently, and who approves that. */
type Found = {
  readonly run: string;
  readonly year: number;
  readonly found: readonly ResettledPerson[];
  readonly approvedBy: string;
};

/** One person after the other, each all or nothing. */
async function approveFound(
  parts: Pick<Parts, 'ledger' | 'packs'>,
  { run, year, found, approvedBy }: Found,
  stamp: Stamp,
): Promise<Result<Approved>> {
  const office = await readOffice(parts.ledger);
  if (!office.ok) return office;
  const on = { office: office.value, run, year, approvedBy, stamp };
  const adjusted: Approved['adjusted'][number][] = [];
  const refused: Approved['refused'][number][] = [];
  for (const person of found) {
    const { personId } = person;
    const answer = await adjustPerson(parts, person, on);
    if (answer.ok) adjusted.push({ personId, ids: answer.value });
    else refused.push({ personId, problem: answer.problem });
    // Whoever waits behind this gets a turn.
    await setImmediate();
  }
  return ok({ adjusted, refused });
}

function begun(run: string, year: number): RunView {
  return { run, year, state: 'running', done: 0, of: 0, people: [], problem: null };
}

/** A run that is still going is not forgotten. */
function forget(runs: Map<string, Run>, id: string): void {
  if (runs.get(id)?.view.state !== 'running') runs.delete(id);
}

async function follow(run: Run, replay: RunReplay, request: RunRequest): Promise<void> {
  const ended = await endOf(run, replay, request);
  run.view = ended.ok
    ? { ...run.view, ...ended.value }
    : { ...run.view, state: 'stopped', problem: ended.problem };
}

/** A thread that breaks is told like any other end of a run: somebody is waiting for it. */
async function endOf(run: Run, replay: RunReplay, request: RunRequest): Promise<Result<RunEnd>> {
  const onProgress = ({ done, of, found }: Parameters<Parameters<RunReplay>[1]>[0]) => {
    run.view = { ...run.view, done, of, people: [...run.view.people, ...found] };
  };
  try {
    return await replay(request, onProgress, () => run.isCancelled);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    const message = `the run stopped on an error inside the workstation: ${why}; nothing was recorded, start it again`;
    return fail({ code: 'STOPPED', message });
  }
}

/** Settles the year once more, and records what comes out differently: only if nothing moved since the run. */
async function adjustPerson(
  parts: Pick<Parts, 'ledger' | 'packs'>,
  found: ResettledPerson,
  on: {
    readonly office: Office;
    readonly run: string;
    readonly year: number;
    readonly approvedBy: string;
    readonly stamp: Stamp;
  },
): Promise<Result<readonly string[]>> {
  const { ledger } = parts;
  const { personId, version: expectedVersion } = found;
  const { office, run, year, approvedBy, stamp } = on;
  const reviewed = await reviewYear(parts, office, personId, year);
  if (!reviewed.ok) return reviewed;
  const { replayed, person } = reviewed.value;
  if (!replayed.ok) return fail(replayed.problem);
  // Whoever approved saw these amounts; a figure entered while the run was going gives others.
  if (canonical(person.rows) !== canonical(found.rows)) {
    return fail(stale(expectedVersion, person.version));
  }
  const adjustments = replayed.resettled.map((bill): AdjustmentDraft => {
    return draftOf(bill, { personId, year, approvedBy, run });
  });
  const { after } = replayed;
  const recorded = await ledger.adjust({ adjustments, after, expectedVersion, stamp });
  return recorded.ok ? ok(recorded.value.map(({ id }) => id)) : recorded;
}

function draftOf(
  { recorded, newestHash, is, standard, packHash, causes }: Resettled,
  of: Pick<AdjustmentDraft, 'personId' | 'year' | 'approvedBy' | 'run'>,
): AdjustmentDraft {
  const settlement = is;
  return {
    adjusts: recorded.id,
    adjustsHash: newestHash,
    settlement,
    packHash,
    standard,
    causes,
    ...of,
  };
}

function noRun(run: string): Problem<'NOT_FOUND'> {
  const message = `there is no run ${JSON.stringify(run)}: it was before the last start, or long ago; start it again`;
  return { code: 'NOT_FOUND', message, at: 'run', facts: { run } };
}

function notInRun(personId: string): Problem<'NOT_FOUND'> {
  const message = `this run found nothing of person ${JSON.stringify(personId)} that is not settled: look at the list again`;
  return { code: 'NOT_FOUND', message, at: 'people', facts: { personId } };
}

function sameAsBefore(settlementId: string): Problem<'NOT_FOUND'> {
  const message = `${settlementId} comes out as it was recorded, or cannot be settled again: look at the list again`;
  return { code: 'NOT_FOUND', message, at: 'settlementId', facts: { settlementId } };
}
