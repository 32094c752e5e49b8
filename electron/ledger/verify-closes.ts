import { addFen, lessFen, ZERO, type Fen } from '../../engine/money.ts';
import { canonical } from './chain.ts';
import { periodSums, type PeriodSums } from './close-sums.ts';
import type { EntryOf } from './entries.ts';
import type { RecordedClose } from './port-closing.ts';
import type { Rows } from './tables.ts';

type CloseEntry = EntryOf<'close'>;
type Counts = Pick<PeriodSums, 'settlements' | 'reversals' | 'adjustments'>;

/** Money entries added up as they come, without the tables that a close was computed from. */
type Tally = Counts & {
  readonly firstSeq: number;
  readonly lastSeq: number;
  readonly accounts: ReadonlyMap<string, Fen>;
};
type SealedShift = {
  readonly upTo: number;
  readonly expected: Fen;
  readonly counted: Fen;
  readonly tally: Tally;
};

/** What is carried from entry to entry to judge the closes. */
export type CloseWalk = {
  /** What is in no shift yet, by facility, then by operator. */
  readonly open: Map<string, Map<string, Tally>>;
  /** The shifts that are in no day yet, by facility. */
  readonly shifts: Map<string, SealedShift[]>;
  /** Up to where each period is closed, by span, facility and operator. */
  readonly closed: Map<string, number>;
  /** What an entry moved cannot be known: it is the fault, not the close that has it. */
  isWhole: boolean;
};

export function startCloseWalk(): CloseWalk {
  return { open: new Map(), shifts: new Map(), closed: new Map(), isWhole: true };
}

/** Takes an entry's money into the open period of whoever made it. */
export function tallyMoney({ open }: CloseWalk, { settlement: [row], posting }: Rows): void {
  if (row === undefined) return;
  const operators = open.get(row.facility) ?? new Map<string, Tally>();
  open.set(row.facility, operators);
  const entry: Tally = {
    firstSeq: row.seq,
    lastSeq: row.seq,
    settlements: row.reverses === null && row.adjusts === null ? 1 : 0,
    reversals: row.reverses === null ? 0 : 1,
    adjustments: row.adjusts === null ? 0 : 1,
    accounts: new Map(posting.map(({ account, amount }) => [account, amount])),
  };
  operators.set(row.operator, added(operators.get(row.operator), entry));
}

/**
 * What is wrong with a close: it must lie end to end with the one before it, hold all of its period, and say of it what
 * the entries say. After a gap in the journal only what it says by itself can be judged.
 */
export function closeFaults(
  walk: CloseWalk,
  entry: CloseEntry,
  isComplete: boolean,
): readonly string[] {
  const isKnown = isComplete && walk.isWhole;
  const faults = [...faultsWithin(entry), ...(isKnown ? faultsBeside(walk, entry.body) : [])];
  seal(walk, entry.body);
  return faults;
}

/** What is wrong with a close whatever was before it. */
function faultsWithin({ seq, body }: CloseEntry): readonly string[] {
  const { span, operator, after, upTo, expected, counted, difference, reason, handedTo } = body;
  const isDay = span === 'day';
  const wrong: readonly (readonly [boolean, string])[] = [
    [isDay !== (operator === null), 'a shift is an operator’s, and a day is nobody’s'],
    [upTo >= seq, 'it closes what was not yet recorded'],
    [upTo <= after, 'it ends before it begins'],
    [
      difference !== lessFen(counted, expected),
      'its difference is not what was counted less what was expected',
    ],
    [
      !isDay && difference !== ZERO && (reason ?? '').trim() === '',
      'counted and expected differ, and no reason says why',
    ],
    [isDay && handedTo !== null, 'a day is not handed over'],
    [handedTo !== null && handedTo === operator, 'nobody hands over to themselves'],
  ];
  return wrong.filter(([is]) => is).map(([, what]) => what);
}

type CloseBody = Omit<RecordedClose, 'seq' | 'hash' | 'at' | 'by'>;

/** What does not fit the entries before it. */
function faultsBeside(walk: CloseWalk, body: CloseBody): readonly string[] {
  const closed = walk.closed.get(periodName(body)) ?? 0;
  const faults = [];
  if (body.after !== closed) {
    faults.push(`it begins after entry ${body.after}, and the period before it ended at ${closed}`);
  }
  const { tally, left, counted, expected } =
    body.span === 'shift' ? shiftOf(walk, body) : dayOf(walk, body);
  if (left !== null) faults.push(left);
  if (tally === null) return [...faults, 'nothing was recorded in its period'];
  const sums = sumsOf(tally);
  if (canonical(sums.accounts) !== canonical(body.accounts)) {
    faults.push(`its accounts are not what its entries give: ${accountsApart(sums, body)}`);
  }
  const gives = { ...sums, expected: expected ?? sums.expected, counted: counted ?? body.counted };
  return [...faults, ...NUMBERS.flatMap((name) => apart(name, body[name], gives[name]))];
}

const NUMBERS = ['settlements', 'reversals', 'adjustments', 'expected', 'counted'] as const;

function apart(what: string, says: number, gives: number): readonly string[] {
  if (says === gives) return [];
  return [`its ${what} are not what its entries give: ${says}, not ${gives}`];
}

/** What a close should hold, and what it leaves out that belongs into it. Null: nothing to compare with. */
type Found = {
  readonly tally: Tally | null;
  readonly left: string | null;
  readonly expected: Fen | null;
  readonly counted: Fen | null;
};

function shiftOf({ open }: CloseWalk, { facility, operator, upTo }: CloseBody): Found {
  const tally = open.get(facility)?.get(operator ?? '') ?? null;
  const isLeftOut = tally !== null && tally.lastSeq > upTo;
  const left = isLeftOut ? `it leaves out entry ${tally.lastSeq}, recorded before it` : null;
  return { tally, left, expected: null, counted: null };
}

function dayOf({ open, shifts }: CloseWalk, { facility, upTo }: CloseBody): Found {
  const all = shifts.get(facility) ?? [];
  const inside = all.filter((shift) => shift.upTo <= upTo);
  const beyond = all.filter((shift) => shift.upTo > upTo && shift.tally.firstSeq <= upTo);
  const unclosed = [...(open.get(facility)?.values() ?? [])].filter(
    (tally) => tally.firstSeq <= upTo,
  );
  const [first] = [...beyond.map(({ tally }) => tally), ...unclosed];
  return {
    tally: inside.reduce<Tally | null>((sum, { tally }) => added(sum ?? undefined, tally), null),
    left: first === undefined ? null : `entry ${first.firstSeq} of its period is in no shift of it`,
    expected: addFen(...inside.map((shift) => shift.expected)),
    counted: addFen(...inside.map((shift) => shift.counted)),
  };
}

/** From here on what the close holds is closed, whatever was found wrong with it. */
function seal({ open, shifts, closed }: CloseWalk, body: CloseBody): void {
  const { span, facility, operator, upTo, expected, counted } = body;
  closed.set(periodName(body), upTo);
  const sealed = shifts.get(facility) ?? [];
  if (span === 'day') {
    const later = sealed.filter((shift) => shift.upTo > upTo);
    shifts.set(facility, later);
    return;
  }
  const operators = open.get(facility);
  const tally = operators?.get(operator ?? '');
  operators?.delete(operator ?? '');
  if (tally !== undefined) sealed.push({ upTo, expected, counted, tally });
  shifts.set(facility, sealed);
}

function periodName({ span, facility, operator }: CloseBody): string {
  return canonical([span, facility, operator]);
}

function added(sum: Tally | undefined, more: Tally): Tally {
  if (sum === undefined) return more;
  const accounts = new Map(sum.accounts);
  for (const [account, amount] of more.accounts) {
    accounts.set(account, addFen(accounts.get(account) ?? ZERO, amount));
  }
  return {
    firstSeq: Math.min(sum.firstSeq, more.firstSeq),
    lastSeq: Math.max(sum.lastSeq, more.lastSeq),
    settlements: sum.settlements + more.settlements,
    reversals: sum.reversals + more.reversals,
    adjustments: sum.adjustments + more.adjustments,
    accounts,
  };
}

function sumsOf({ accounts, ...counts }: Tally): PeriodSums {
  const { settlements, reversals, adjustments } = counts;
  const net = [...accounts]
    .map(([account, amount]) => ({ account, amount }))
    .filter(({ amount }) => amount !== ZERO);
  return periodSums({ settlements, reversals, adjustments }, net);
}

function accountsApart(sums: PeriodSums, { accounts }: CloseBody): string {
  const names = [...new Set([...Object.keys(sums.accounts), ...Object.keys(accounts)])].toSorted();
  return names
    .filter((name) => sums.accounts[name] !== accounts[name])
    .map((name) => `${name} ${accounts[name] ?? 0}, not ${sums.accounts[name] ?? 0}`)
    .join('; ');
}
