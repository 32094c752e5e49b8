import { createHash } from 'node:crypto';
import { createReadStream, rmSync } from 'node:fs';
import SqliteDatabase from 'better-sqlite3';
import { assert, fail, ok, type Result } from '../../engine/problem.ts';
import { forceToDisk, removePart } from './backup-files.ts';
import { readBundle, writeBundle, type BundleHead } from './bundle-file.ts';
import { readCopyState, type CopyState } from './copy-state.ts';
import { openDatabase } from './database.ts';
import { NEWEST_VERSION, schemaVersion } from './migrations.ts';
import { unfit, unfitBecause, type Unusable } from './unusable.ts';
import { verifyLedger } from './verify.ts';

/** Work on whole files, which runs in a thread of its own: the window must not wait for it. */
export type CopyJob =
  /** Copies a ledger as it is now into a file of its own. */
  | { readonly kind: 'backup'; readonly from: string; readonly to: string }
  /** Copies a backup, and brings the copy to the newest schema. */
  | { readonly kind: 'restore'; readonly from: string; readonly to: string }
  /** Checks everything in a copy, and changes nothing; or only reads what it says of itself. */
  | { readonly kind: 'check'; readonly from: string }
  | { readonly kind: 'look'; readonly from: string }
  /** As a backup, then packed with its manifest; and the way back. */
  | { readonly kind: 'pack'; readonly from: string; readonly to: string; readonly madeAt: string }
  | { readonly kind: 'unpack'; readonly from: string; readonly to: string };

/** A copy that was verified: what it holds, and the SHA-256 of the file that goes from hand to hand. */
export type CopyMade = { readonly state: CopyState; readonly sha256: string };
export type CopyProgress = {
  readonly phase: 'copying' | 'verifying' | 'packing';
  /** Between nothing and one; null where it cannot be told. */
  readonly done: number | null;
};
export type OnProgress = (progress: CopyProgress) => void;

/** Eight megabytes at a time: often enough to say how far it is. */
const PAGES_A_STEP = 2048;

export async function runCopyJob(
  job: CopyJob,
  binding: string | undefined,
  onProgress: OnProgress,
): Promise<Result<CopyMade, Unusable>> {
  try {
    switch (job.kind) {
      case 'backup':
        return await copyOut(job.from, job.to, binding, onProgress);
      case 'restore':
        return await takeIn(job.from, job.to, binding, onProgress);
      case 'check': {
        const state = verified(job.from, job.from, binding, onProgress);
        return state.ok ? ok({ state: state.value, sha256: await sha256Of(job.from) }) : state;
      }
      case 'look':
        return await look(job.from, binding);
      case 'pack':
        return await pack(job, binding, onProgress);
      case 'unpack':
        return await unpack(job, binding, onProgress);
      default:
        return job satisfies never;
    }
  } catch (error) {
    return fail(blamed(error, job));
  }
}

/** What cannot be read is the fault of what was copied, and what cannot be written that of its new place. */
function blamed(error: unknown, job: CopyJob): Unusable {
  const problem = unfitBecause(error, 'to' in job ? job.to : job.from);
  const isOfSource = ['damaged', 'not-a-ledger'].includes(String(problem.facts?.['why']));
  return isOfSource ? unfitBecause(error, job.from) : problem;
}

/** A snapshot of the ledger, whatever is recorded meanwhile: one reader's view, page by page, verified. */
async function copyOut(
  from: string,
  to: string,
  binding: string | undefined,
  onProgress: OnProgress,
): Promise<Result<CopyMade, Unusable>> {
  const held = await copyPages(from, to, binding, onProgress);
  if (!held.ok) return held;
  makeOneFile(to, binding);
  const found = verified(to, from, binding, onProgress);
  if (!found.ok) return found;
  assertSame(found.value, held.value);
  return ok({ state: found.value, sha256: await sha256Of(to) });
}

async function takeIn(
  from: string,
  to: string,
  binding: string | undefined,
  onProgress: OnProgress,
): Promise<Result<CopyMade, Unusable>> {
  const held = await copyPages(from, to, binding, onProgress);
  if (!held.ok) return held;
  const found = verifiedNewest(to, from, binding, onProgress);
  if (!found.ok) return found;
  assertSame(found.value, held.value);
  return ok({ state: found.value, sha256: await sha256Of(from) });
}

async function pack(
  { from, to, madeAt }: Extract<CopyJob, { kind: 'pack' }>,
  binding: string | undefined,
  onProgress: OnProgress,
): Promise<Result<CopyMade, Unusable>> {
  const copy = `${to}.copy`;
  try {
    const made = await copyOut(from, copy, binding, onProgress);
    if (!made.ok) return made;
    onProgress({ phase: 'packing', done: null });
    await writeBundle({ ...made.value.state, sha256: made.value.sha256, madeAt }, copy, to);
    forceToDisk(to);
    return ok({ state: made.value.state, sha256: await sha256Of(to) });
  } finally {
    removePart(copy);
  }
}

async function unpack(
  { from, to }: Extract<CopyJob, { kind: 'unpack' }>,
  binding: string | undefined,
  onProgress: OnProgress,
): Promise<Result<CopyMade, Unusable>> {
  onProgress({ phase: 'copying', done: null });
  const head = await readBundle(from, to);
  if (!head.ok) return head;
  const found = verifiedNewest(to, from, binding, onProgress);
  if (!found.ok) return found;
  if (!isSaid(found.value, head.value)) {
    const mend =
      'its manifest says something else than what is in it: make it again on the other machine';
    return fail(unfit('damaged', from, mend));
  }
  return ok({ state: found.value, sha256: await sha256Of(from) });
}

function isSaid(state: CopyState, head: BundleHead): boolean {
  return (
    state.ledgerId === head.ledgerId &&
    state.demonstration === head.demonstration &&
    state.entries === head.entries &&
    state.headHash === head.headHash
  );
}

async function look(
  from: string,
  binding: string | undefined,
): Promise<Result<CopyMade, Unusable>> {
  const opened = openDatabase({ file: from, readOnly: true, anySchema: true, ...bound(binding) });
  if (!opened.ok) return opened;
  const state = readCopyState(opened.value);
  opened.value.close();
  return ok({ state, sha256: await sha256Of(from) });
}

/** By SQLite's backup API, within one reader's transaction: what others record meanwhile does not start it over. */
async function copyPages(
  from: string,
  to: string,
  binding: string | undefined,
  onProgress: OnProgress,
): Promise<Result<CopyState, Unusable>> {
  const opened = openDatabase({ file: from, readOnly: true, anySchema: true, ...bound(binding) });
  if (!opened.ok) return opened;
  const source = opened.value;
  try {
    source.exec('BEGIN');
    const state = readCopyState(source);
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onProgress({ phase: 'copying', done: (totalPages - remainingPages) / totalPages });
        return PAGES_A_STEP;
      },
    });
    return ok(state);
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  } finally {
    source.close();
  }
}

/** A copy needs no write-ahead log beside it: one file, that can be read from a disk which nobody may write to. */
function makeOneFile(file: string, binding: string | undefined): void {
  const db = new SqliteDatabase(file, bound(binding));
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
  forceToDisk(file);
}

/** Brings a copy of an older schema to the newest first: only then can everything in it be checked. */
function verifiedNewest(
  file: string,
  from: string,
  binding: string | undefined,
  onProgress: OnProgress,
): Result<CopyState, Unusable> {
  const opened = openDatabase({ file, ...bound(binding) });
  if (!opened.ok) return fail(ofCopy(opened.problem, from));
  assert(schemaVersion(opened.value) === NEWEST_VERSION, 'what is open is of the newest schema');
  opened.value.close();
  makeOneFile(file, binding);
  return verified(file, from, binding, onProgress);
}

/** Every page, every entry and every row of the file; a fault is told of the file that it came from. */
function verified(
  file: string,
  from: string,
  binding: string | undefined,
  onProgress: OnProgress,
): Result<CopyState, Unusable> {
  onProgress({ phase: 'verifying', done: null });
  const opened = openDatabase({ file, readOnly: true, ...bound(binding) });
  if (!opened.ok) return fail(ofCopy(opened.problem, from));
  const db = opened.value;
  try {
    const { faults, entries, headHash } = verifyLedger(db, binding);
    // What is wrong with the file as a whole says less than the first entry that is.
    const first = faults.find(({ seq }) => seq > 0) ?? faults[0];
    if (first !== undefined) return fail(faulty(from, first, faults.length));
    const state = readCopyState(db);
    assert(state.entries === entries && state.headHash === headHash, 'what was verified is read');
    return ok(state);
  } finally {
    db.close();
  }
}

/** The problem of a file under a passing name, told of the file that people know. */
function ofCopy(problem: Unusable, from: string): Unusable {
  const facts = { ...problem.facts, file: from };
  return { ...problem, message: `${from}: ${problem.message}`, facts };
}

function faulty(
  file: string,
  first: { readonly seq: number; readonly what: string },
  count: number,
): Unusable {
  const more = count === 1 ? '' : `, and ${count - 1} more`;
  const mend = `it has faults, the first at entry ${first.seq}: ${first.what}${more}; take another backup, and see with yidan ledger verify whether the ledger itself is sound`;
  return unfit('damaged', file, mend, { seq: first.seq, what: first.what });
}

function assertSame(copy: CopyState, source: CopyState): void {
  assert(
    copy.ledgerId === source.ledgerId &&
      copy.entries === source.entries &&
      copy.headHash === source.headHash,
    'the copy holds what the source held',
  );
}

async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256');
  const bytes: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: 1 << 20 });
  for await (const part of bytes) hash.update(part);
  return hash.digest('hex');
}

function bound(nativeBinding: string | undefined): { readonly nativeBinding?: string } {
  return nativeBinding === undefined ? {} : { nativeBinding };
}
