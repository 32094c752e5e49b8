import { strict as assert } from 'node:assert';
import { rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { openLedger } from '../../electron/ledger/open.ts';
import type { Ledger } from '../../electron/ledger/port.ts';
import { headOf, lineSchema, type Done, type Intent, type Order } from './crash-intent.ts';
import type { OwnProcess } from './own-process.ts';
import type { Dice } from './seeded.ts';

/** What is known from outside of a file on which programs were killed: what they said was acknowledged. */
export type Kept = {
  readonly file: string;
  /** Settlements and reversals, by id. */
  readonly booked: Map<string, string>;
  /** Messages on their way. */
  readonly open: Set<string>;
  /** Settlements that were there before, from a program of then. */
  readonly older: number;
  head: number;
  /** Asked for when the program was killed. */
  pending: Intent | null;
  /** Whether that was written all the same, and only its answer lost. */
  hasLanded: boolean;
  kills: number;
  landed: number;
};

export function freshKept(file: string, older = { booked: 0, head: 0 }): Kept {
  return {
    file,
    booked: new Map(),
    open: new Set(),
    older: older.booked,
    head: older.head,
    pending: null,
    hasLanded: false,
    kills: 0,
    landed: 0,
  };
}

/** How far a program gets: it is killed so long after it has said so many lines. */
export type Until = { readonly lines: number; readonly milliseconds: number };

/** Lets a program work on the file until it is killed, and takes down all that it said. */
export async function workAndKill(
  kept: Kept,
  child: OwnProcess,
  until: Until,
  seed: number,
): Promise<void> {
  await child.said(1);
  child.tell({ file: kept.file, seed, pending: kept.pending } satisfies Order);
  await child.said(1 + until.lines);
  await wait(until.milliseconds);
  child.kill();
  const { code, errors } = await child.ended;
  assert.deepEqual({ code, errors }, { code: null, errors: '' }, 'it worked until it was killed');
  for (const line of child.lines) hear(kept, lineSchema.parse(line));
  kept.kills += 1;
}

function hear(kept: Kept, line: ReturnType<typeof lineSchema.parse>): void {
  if (line === 'ready') return;
  if ('opened' in line) {
    if (kept.head > 0) assert.equal(line.opened, kept.head, 'it opens what was there before');
    kept.head = line.opened;
  } else if ('asks' in line) {
    if (kept.pending === null) kept.pending = line.asks;
    else assert.deepEqual(line.asks, kept.pending, 'what was interrupted is asked for again');
  } else acknowledge(kept, line.done);
}

function acknowledge(kept: Kept, { head, code, settled, message }: Done): void {
  const { pending } = kept;
  assert.ok(pending !== null, 'what was acknowledged was asked for');
  // A second print is a second print; everything else that was written already is only answered.
  const wasWritten = kept.hasLanded && pending.kind !== 'print';
  const mayMove = code === 'ok' && !wasWritten ? 1 : 0;
  assert.ok(head >= kept.head && head <= kept.head + mayMove, `${pending.kind} wrote ${head}`);
  if (wasWritten) assert.equal(code, 'ok', `${pending.kind} that had landed is answered`);
  if (settled !== null) kept.booked.set(settled.id, settled.hash);
  if (message !== null) followMessage(kept, message);
  if (wasWritten && settled !== null && 'key' in pending) {
    assert.equal(Number(settled.id.slice(9)), kept.head, 'the same key finds what had landed');
  }
  kept.head = head;
  kept.pending = null;
  kept.hasLanded = false;
}

function followMessage({ open }: Kept, { id, state }: NonNullable<Done['message']>): void {
  if (state === 'sending' || state === 'unknown') open.add(id);
  else open.delete(id);
}

/**
 * What was killed before it wrote anything leaves no file, or one of no bytes. That is not taken for a ledger: the
 * sentence says what to do, and it helps.
 */
export function beginAgain({ file, head }: Kept): 'absent' | 'empty' | 'there' {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found !== undefined && found.size > 0) return 'there';
  assert.equal(head, 0, 'nothing was acknowledged of what is not there');
  if (found === undefined) return 'absent';
  const opened = openLedger({ file });
  assert.ok(!opened.ok && opened.problem.facts?.['why'] === 'empty', 'an empty file is refused');
  rmSync(file);
  return 'empty';
}

/** Opens the file as the next start does, and compares it with what was acknowledged. */
export async function checkKept(kept: Kept, isWhole: boolean): Promise<void> {
  const ledger = openNow(kept.file);
  try {
    const head = await headOf(ledger);
    checkHead(kept, head);
    await checkMessages(kept, ledger);
    await checkBooked(kept, ledger, isWhole);
    const { entries, accounts } = await ledger.stats();
    assert.equal(entries, kept.head, 'no number is left out');
    const balance = Object.values(accounts).reduce((sum, amount) => sum + amount, 0);
    assert.equal(balance, 0, 'the accounts add up to nothing');
    if (isWhole) assert.deepEqual((await ledger.verify()).faults, []);
  } finally {
    await ledger.close();
  }
}

export function openNow(file: string): Ledger {
  const opened = openLedger({ file });
  assert.ok(opened.ok, opened.ok ? '' : opened.problem.message);
  return opened.value;
}

/** Of what was not acknowledged, at most the one request that was under way may be there. */
function checkHead(kept: Kept, head: number): void {
  const isFirst = kept.head === 0;
  if (isFirst) assert.equal(head, 1, 'a ledger begins with its opening');
  const isMore = !isFirst && head === kept.head + 1;
  assert.ok(isFirst || isMore || head === kept.head, `head ${head}, acknowledged ${kept.head}`);
  if (isMore) {
    assert.ok(kept.pending !== null && !kept.hasLanded, 'what is there beyond was asked for');
    kept.hasLanded = true;
    kept.landed += 1;
  }
  kept.head = head;
}

async function checkMessages(kept: Kept, ledger: Ledger): Promise<void> {
  const { pending, hasLanded } = kept;
  const found = new Set((await ledger.openMessages()).map(({ messageId }) => messageId));
  if (hasLanded && (pending?.kind === 'answered' || pending?.kind === 'abandon')) {
    kept.open.delete(pending.messageId);
  }
  const news = [...found].filter((id) => !kept.open.has(id));
  const maySend = hasLanded && pending?.kind === 'send' ? 1 : 0;
  assert.ok(news.length <= maySend, `nobody sent ${news.join(', ')}`);
  for (const id of kept.open) assert.ok(found.has(id), `message ${id} was sent and is not open`);
  for (const id of news) kept.open.add(id);
}

const BOOKS: ReadonlySet<string> = new Set(['record', 'reverse', 'answered']);

async function checkBooked(kept: Kept, ledger: Ledger, isWhole: boolean): Promise<void> {
  const booked = [...kept.booked];
  for (const [id, hash] of isWhole ? booked : booked.slice(-40)) {
    assert.equal((await ledger.find(id))?.hash, hash, `${id} was acknowledged`);
  }
  const { total } = await ledger.list({ offset: 0, limit: 1 });
  const more = kept.hasLanded && BOOKS.has(kept.pending?.kind ?? '') ? 1 : 0;
  const all = kept.older + kept.booked.size + more;
  assert.equal(total, all, 'every settlement was asked for, and none is twice');
}

/** Now at the opening, now in the middle of its work. */
export function anyMoment(dice: Dice): Until {
  const milliseconds = dice.below(9);
  if (dice.chance(15)) return { lines: 0, milliseconds: dice.below(60) };
  return { lines: dice.below(30), milliseconds };
}
