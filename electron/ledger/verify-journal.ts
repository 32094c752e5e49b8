import type { Database } from 'better-sqlite3';
import { unreachable } from '../../engine/problem.ts';
import type { YearSums } from '../../engine/settlement.ts';
import { addYears } from '../../engine/year.ts';
import { COPY_KINDS, isKind } from './bodies.ts';
import { GENESIS } from './chain.ts';
import { readEntry, type Entry, type EntryOf } from './entries.ts';
import { printedName } from './print-shape.ts';
import { project } from './projection.ts';
import { rowReader, type RowReader } from './tables.ts';
import type { SettlementDraft } from './records.ts';
import { startBefore, type Before, type YearOf } from './verify-before.ts';
import type { Trust } from './verify-carried.ts';
import { clockFaults, startClockWalk, type ClockWalk } from './verify-clock.ts';
import { copyFaults, startCopyWalk, type CopyWalk } from './verify-copies.ts';
import { closeFaults, startCloseWalk, tallyMoney, type CloseWalk } from './verify-closes.ts';
import { messageFaults, startMessageWalk, type MessageWalk } from './verify-messages.ts';
import { rowFaults } from './verify-rows.ts';
import { areSameSums, laterSums, lessSums, negativeSums } from './year-sums.ts';

/** Takes down a fault of an entry. */
export type Report = (seq: number, what: string) => void;
export type Walked = {
  readonly entries: number;
  readonly lastSeq: number;
  readonly headHash: string;
  readonly opened: EntryOf<'opened'>['body'] | null;
};

/** What is carried from entry to entry. */
type Walk = Before & {
  readonly report: Report;
  readonly rowsOf: RowReader;
  readonly messages: MessageWalk;
  readonly closes: CloseWalk;
  readonly copies: CopyWalk;
  readonly clock: ClockWalk;
  /**
   * After a gap the sums before a claim cannot be known: the gap is the fault, not what follows it.
   */
  isComplete: boolean;
};

/**
 * Reads the journal from its first entry to its last and compares everything that was derived from it. `isSound`: nothing
 * was found wrong with the file so far.
 */
export function walkJournal(db: Database, isSound: boolean, report: Report): Walked {
  let walked: Walked = { entries: 0, lastSeq: 0, headHash: GENESIS, opened: null };
  const trust: Trust = { until: isSound ? Infinity : 0 };
  const distrusting: Report = (seq, what) => {
    trust.until = Math.min(trust.until, walked.lastSeq + 1);
    report(seq, what);
  };
  try {
    const walk = startWalk(db, trust, distrusting);
    for (const raw of db.prepare('SELECT * FROM journal ORDER BY seq').iterate()) {
      walked = step(walk, walked, raw);
    }
  } catch (error) {
    report(walked.lastSeq + 1, `from here on the journal cannot be read: ${messageOf(error)}`);
  }
  return walked;
}

function startWalk(db: Database, trust: Trust, report: Report): Walk {
  return {
    ...startBefore(db, trust),
    report,
    messages: startMessageWalk(db, trust),
    closes: startCloseWalk(),
    copies: startCopyWalk(db),
    clock: startClockWalk(db),
    rowsOf: rowReader(db),
    isComplete: true,
  };
}

function step(walk: Walk, before: Walked, raw: unknown): Walked {
  const { row, entry, faults } = readEntry(raw);
  const seq = row?.seq ?? before.lastSeq + 1;
  checkLink(walk, before, { seq, previousHash: row?.previous_hash ?? null });
  for (const fault of faults) walk.report(seq, fault);
  if (entry === null) walk.isComplete = false;
  else checkEntry(walk, entry);
  return {
    entries: before.entries + 1,
    lastSeq: seq,
    headHash: row?.hash ?? '',
    opened: entry?.kind === 'opened' ? entry.body : before.opened,
  };
}

function checkLink(
  walk: Walk,
  before: Walked,
  { seq, previousHash }: { readonly seq: number; readonly previousHash: string | null },
): void {
  const next = before.lastSeq + 1;
  if (seq !== next) {
    walk.report(next, seq === next + 1 ? 'it is missing' : `it and all before ${seq} are missing`);
    walk.isComplete = false;
  } else if (previousHash !== null && previousHash !== before.headHash) {
    walk.report(seq, 'it does not continue the entry before it');
  }
}

function checkEntry(walk: Walk, entry: Entry): void {
  try {
    for (const fault of clockFaults(walk.clock, entry)) walk.report(entry.seq, fault);
    checkMeaning(walk, entry);
    const copied = copyFaults(walk.copies, entry);
    if (walk.isComplete) for (const fault of copied) walk.report(entry.seq, fault);
    const rows = project(entry, walk.findStanding);
    for (const fault of rowFaults(walk.rowsOf(entry.seq), rows)) walk.report(entry.seq, fault);
    tallyMoney(walk.closes, rows);
    if (entry.kind === 'adjustment') walk.adjustments.set(entry.body.adjusts, entry);
  } catch (error) {
    walk.closes.isWhole = false;
    walk.report(entry.seq, messageOf(error));
  }
}

/** What an entry of its kind must fit beside being well formed; copies and the clock are walked by themselves. */
function checkMeaning(walk: Walk, entry: Entry): void {
  const { report } = walk;
  if ((entry.kind === 'opened') !== (entry.seq === 1)) {
    report(entry.seq, 'the journal begins with its opening, and with nothing else');
  }
  if (isKind(entry, ['opened', 'facility', 'person', 'figure', 'plan'])) return;
  if (isKind(entry, ['clock', ...COPY_KINDS])) return;
  if (isKind(entry, BILL_KINDS)) return checkBill(walk, entry);
  if (isKind(entry, ['sending', 'unknown', 'abandoned', 'confirmation'])) {
    return checkMessage(walk, entry);
  }
  switch (entry.kind) {
    case 'reading':
      if (entry.body.approvedBy === entry.by)
        report(entry.seq, 'nobody but its author approved it');
      return;
    case 'close':
      return checkClose(walk, entry);
    case 'print':
      return checkPrint(walk, entry);
    default:
      return unreachable(entry);
  }
}

const BILL_KINDS = ['settlement', 'adjustment', 'reversal'] as const;

/** What moves the sums of somebody's year. */
function checkBill(walk: Walk, entry: EntryOf<(typeof BILL_KINDS)[number]>): void {
  checkMessage(walk, entry);
  switch (entry.kind) {
    case 'settlement':
      return checkYear(walk, entry);
    case 'adjustment':
      return checkAdjustment(walk, entry);
    case 'reversal':
      return takeBack(walk, entry);
    default:
      return unreachable(entry);
  }
}

function checkYear(walk: Walk, entry: EntryOf<'settlement'>): void {
  const { personId, year } = entry.body.draft;
  const sums = walk.sums.get({ personId, year }, entry.seq);
  const { before, counts, after } = saidWhole(entry.body.draft, sums);
  if (walk.isComplete && differ(before, sums)) {
    walk.report(
      entry.seq,
      'it was computed on other sums of the year than the entries before give',
    );
  }
  if (differ(addYears(before, counts), after)) {
    walk.report(entry.seq, 'the sums before it and what it counts do not give the sums after it');
  }
  walk.sums.set({ personId, year }, after);
}

/** What an entry says of the year; what it was written too early to say is taken from the entries before. */
function saidWhole({ standard, settlement }: SettlementDraft, sums: YearSums) {
  const { before, counts, after } = settlement;
  if (standard !== null) return settlement;
  return {
    before: { ...before, ...laterSums(sums) },
    counts,
    after: { ...after, ...laterSums(addYears(sums, counts)) },
  };
}

function takeBack(walk: Walk, entry: EntryOf<'reversal'>): void {
  const standing = walk.findStanding(entry.body.reverses, entry.seq);
  if (standing === null || standing.original.seq >= entry.seq) return;
  const { personId, year, settlement } = standing.draft;
  addToYear(walk, { personId, year }, entry.seq, negativeSums(settlement.counts));
}

/** What an adjustment adds to the year; it was not made by whoever approved it. */
function checkAdjustment(walk: Walk, entry: EntryOf<'adjustment'>): void {
  const { adjusts, personId, year, settlement, approvedBy } = entry.body;
  if (approvedBy === entry.by) walk.report(entry.seq, 'nobody but its author approved it');
  if (differ(addYears(settlement.before, settlement.counts), settlement.after)) {
    walk.report(entry.seq, 'the sums before it and what it counts do not give the sums after it');
  }
  const standing = walk.findStanding(adjusts, entry.seq);
  if (standing === null) return;
  const added = lessSums(settlement.counts, standing.draft.settlement.counts);
  addToYear(walk, { personId, year }, entry.seq, added);
}

function addToYear({ sums }: Walk, ofYear: YearOf, seq: number, added: YearSums): void {
  sums.set(ofYear, addYears(sums.get(ofYear, seq), added));
}

function checkMessage(walk: Walk, entry: Parameters<typeof messageFaults>[1]): void {
  const faults = messageFaults(walk.messages, entry);
  if (!walk.isComplete) return;
  for (const what of faults) walk.report(entry.seq, what);
}

function checkClose(walk: Walk, entry: EntryOf<'close'>): void {
  const faults = closeFaults(walk.closes, entry, walk.isComplete);
  for (const what of faults) walk.report(entry.seq, what);
}

function checkPrint(walk: Walk, entry: EntryOf<'print'>): void {
  const { subject, number } = entry.body;
  const name = printedName(subject);
  const expected = walk.prints.get(name, entry.seq) + 1;
  if (walk.isComplete && number !== expected) {
    walk.report(entry.seq, `it is print ${expected} of its slip and says ${number}`);
  }
  walk.prints.set(name, number);
}

function differ(a: YearSums, b: YearSums): boolean {
  return !areSameSums(a, b);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/^broken invariant: /, '') : '';
}
